/** Errors of fields and rules: what is wrong and what to do, with the value or the limit. */
export const errorsEn = {
  required: 'Enter “{{field}}”.',
  'required-choice': 'Choose “{{field}}”.',
  'required-file': 'Attach “{{field}}”.',
  'required-language': 'Enter “{{field}}” in {{language}}.',
  format: '“{{field}}” is not in the right format. Example: {{example}}.',
  invalid: 'The value of “{{field}}” is not valid.',
  email: 'Enter an e-mail address in “{{field}}”. Example: {{example}}.',
  url: 'The link in “{{field}}” is not in the right format. Example: {{example}}.',
  number: 'Enter a number in “{{field}}”.',
  integer: 'Enter a whole number in “{{field}}”.',
  'too-small': '“{{field}}” must be {{min}} or more.',
  'too-large': '“{{field}}” must be {{max}} or less.',
  between: 'Enter a number between {{min}} and {{max}} in “{{field}}”.',
  'too-short': 'The text in “{{field}}” is shorter than the minimum of {{min}}.',
  'too-long': 'The text in “{{field}}” exceeds the maximum of {{max}}.',
  'not-a-choice': '“{{value}}” is not one of the choices of “{{field}}”.',
  'not-found-here': 'What was chosen in “{{field}}” does not exist.',
  'already-taken': '“{{value}}” is already used in “{{field}}”.',
  date: 'Enter a real date in “{{field}}”. Example: {{example}}.',
  'date-order': 'The end date must not come before the start date.',
  'time-order': 'The end time must be after the start time.',
  'outside-dates': '“{{field}}” must lie between {{from}} and {{to}}.',
  'room-clash': '“{{room}}” is taken from {{from}} to {{to}} by “{{session}}”.',
  'person-clash': '{{person}} takes part in “{{session}}” from {{from}} to {{to}}.',
  'invisible-removed': 'Invisible characters were removed from “{{field}}”.',
  'control-characters': '“{{field}}” holds control characters. Delete them or type the text again.',
  'file-type': 'This type of file is not accepted in “{{field}}”. Accepted: {{types}}.',
  'file-size': 'The file exceeds the maximum size of {{max}}.',
  full: 'All places are taken. It is possible to join the waiting list.',
  rights: 'Your current permissions do not allow this.',
  'expired-link': 'This link has expired.',
  stale: 'This record changed after it was opened. Look at the current version before saving.',
  'in-use': 'This record cannot be deleted while others refer to it.',
  'state-change': 'It is not possible to go from “{{from}}” to “{{to}}”.',
  'form-expired': 'This form has expired. Reload the page and send it again.',
  'sign-in-failed': 'The e-mail address or the password is wrong.',
  'code-wrong': 'The code is wrong or has expired.',
  'too-many-attempts': 'Too many attempts. Try again after {{wait}}.',
  prefix: 'Error:',
} as const;

/** Above a form that was refused. */
export const errorSummaryEn = {
  'error-summary_one': '{{count}} error to correct',
  'error-summary_other': '{{count}} errors to correct',
} as const;

/** Pages that stand for an HTTP error: heading, and what to do. */
export const errorPagesEn = {
  'bad-request': {
    title: 'The request was not understood',
    text: 'Go back to the previous page and try again.',
  },
  unauthorized: { title: 'Sign in needed', text: 'This page is available after signing in.' },
  forbidden: { title: 'Access denied', text: 'Your current permissions do not allow this.' },
  'not-found': { title: 'Page not found', text: 'Check the address, or start from the home page.' },
  'method-not-allowed': { title: 'Not possible here', text: 'This address does not accept that action.' },
  conflict: { title: 'Conflict with another record', text: 'Look at the present state before trying again.' },
  gone: { title: 'This link has expired', text: 'A new link can be requested.' },
  stale: {
    title: 'This record changed after it was opened',
    text: 'Look at the current version before saving.',
  },
  'too-large': {
    title: 'The request is too large',
    text: 'Shorten the text or reduce the file, then send it again.',
  },
  invalid: { title: 'Nothing was saved', text: 'Correct the errors shown, then save.' },
  'too-many-requests': { title: 'Too many requests in a short time', text: 'Try again after {{wait}}.' },
  internal: {
    title: 'The request failed through a fault of ours',
    text: 'Nothing was saved. Reference: {{id}}.',
  },
  unavailable: { title: 'The service is unavailable for the moment', text: 'Try again shortly.' },
  home: 'Home page',
  'new-link': 'Request a new link',
} as const;

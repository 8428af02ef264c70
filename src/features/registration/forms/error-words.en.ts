/** What is wrong with a form, its questions or a registration, in English. */
export const errorsEn = {
  'form-unknown': 'There is no such form.',
  'form-closes-before-opening': 'The form must close after it opens.',
  'form-category-kept': 'Somebody has registered by this form: its category stays. Add another form instead.',
  'form-in-use': 'Somebody has registered by this form, or begun to. Close it instead of deleting it.',
  'form-not-open': 'The form is not open.',
  'form-not-open-yet': 'The form is not open yet.',
  'form-closed': 'The form is closed.',
  'form-full': 'All places are taken.',
  'form-full-for':
    'There are {{left}} places left, fewer than you have chosen, and the form has no waiting list.',
  'capacity-below-taken': 'Places were given already: {{taken}}. Enter at least as many.',
  'question-has-followers': 'Another question is asked only after this one. Change that question first.',
  'condition-not-earlier': 'A question can only depend on a question before it.',
  'condition-answer-unknown': 'The question that it depends on cannot be answered so.',
  'condition-broken':
    'Another question is asked only after an answer to this one: that would no longer hold.',
  'form-question-unknown': 'The form does not ask this question.',
  'form-questions-most': 'A form asks at most {{limit}} questions.',
  'answer-needed': 'Answer “{{field}}”.',
  'consent-needed': 'You can only register if you agree to “{{field}}”.',
  'answer-number-wrong': 'Enter a number for “{{field}}”, in digits.',
  'answer-date-wrong': 'Enter a day that there is for “{{field}}”: 2026-11-22.',
  'arrival-wrong': 'Enter a day, and a time where you know it: 2026-11-22 14:30.',
  'departs-before-arrival': 'The departure must come after the arrival.',
  'too-many-guests': 'You can bring at most {{limit}} accompanying persons.',
  'photo-required': 'Send a photograph of yourself.',
  'identity-required': 'Send a copy of your passport or identity card.',
  'registration-unknown':
    'This link opens no registration. It may have been replaced or withdrawn: ask for it again on the page of the form.',
  'registered-already':
    'Somebody has registered by this form with this address already. Ask for the link by mail instead.',
  'registration-handed-in': 'This registration was handed in already.',
  'registration-not-handed-in': 'This registration was not handed in yet.',
  'registration-over': 'This registration was cancelled or refused and does not change any more.',
  'registration-fixed': 'The time for changes is over. Write to the organiser.',
  'registration-decided': 'One of the chosen registrations was decided already. Choose again.',
};

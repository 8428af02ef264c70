import { doorWordsEn } from './words/door.en.ts';
import { attendanceImportWordsEn } from './words/import.en.ts';
import { officeWordsEn } from './words/office.en.ts';
import { joinMailEn, joinWordsEn, onlineWordsEn } from './words/online.en.ts';
import { walkInWordsEn } from './words/walk-in.en.ts';

/** Words of this part. */
export const messagesEn = {
  ...officeWordsEn,
  figures: { came: 'Came' },
  door: doorWordsEn,
  online: onlineWordsEn,
  join: joinWordsEn,
  import: attendanceImportWordsEn,
  mail: { join: joinMailEn },
  'walk-in': walkInWordsEn,
  direction: { in: 'In', out: 'Out' },
  reason: {
    unreadable: 'This is no badge code. Scan again, or search by name.',
    forged: 'The signature of the badge is wrong. It opens nothing.',
    'other-edition': 'The badge is of another edition.',
    ended: 'The badge has ended: lost, revoked or replaced by another.',
    suspended: 'The badge is suspended for now.',
    'not-issued-yet': 'Issued recently: this device has not heard of the badge yet.',
    'wrong-day': 'The badge does not open this door on this day.',
    'wrong-zone': 'The badge does not open this door.',
    'already-in': 'Checked in before, and not out.',
    'not-in': 'Was not checked in before.',
    'unknown-serial': 'There is no badge with this number.',
    'unknown-door': 'The door is not known. Reload the page, then choose the door.',
    'unknown-session': 'The session is not known. Reload the page, then choose the session.',
    'two-doors': 'The same badge went in by another door less than a minute ago. Check the identity.',
    clock:
      'The device cannot have done this at the time it gives: it had a connection since, or its clock was set. Ask at the door.',
    'other-day': 'The check-in is of another day than today. Choose the day on the page at the door.',
    'device-retired': 'The device was taken out of use before this check-in.',
  },
  errors: {
    'device-unknown': 'This device is not bound to this edition. Bind it on the page at the door.',
    'device-of-other': 'This device was bound by another account. Sign in with that one, or bind it anew.',
    'badge-ended-meanwhile': 'One of the badges ended at this very moment. Send again.',
    'check-in-unknown': 'There is no such check-in.',
    'check-in-resolved': 'This check-in was decided before.',
    'walk-in-known':
      'Somebody of this name, address or telephone number is here already: {{names}}. Open their record if it is them, or confirm that it is somebody else.',
    'walk-in-form':
      'The desk takes nobody in by this form. Choose another, or allow it on the page of the form.',
    'walk-in-contact': 'Write an e-mail address or a telephone number.',
    'walk-in-consent': 'Nobody is registered without this consent: {{field}}',
    'walk-in-no-day': 'Today is no day of the edition. Register now; check in at the door when it begins.',
    'unknown-door': 'The door is not known. Reload the page, then choose the door.',
    'join-no-link': 'The session has no meeting address. Save it first.',
    'join-link-unknown':
      'This link does not work: the registration was cancelled, the session no longer meets online, or the link was not copied whole.',
    'join-soon': 'The session has not begun. The link works from a quarter of an hour before it.',
    'join-over': 'The session is over.',
    'meeting-url': 'Write a whole address that begins with https or http, without a user name or password.',
    'attendance-early': 'The session has not begun: nobody attended it yet. Import the file once it has.',
    'attendance-columns':
      'A column for names or addresses is needed, and one for the time of joining or the duration. Name the columns in the first line.',
    'attendance-too-many': 'The file has more than {{limit}} rows. Split it, then import each part.',
    'attendance-nobody': 'The row has neither a name nor an address.',
    'attendance-join': 'The time of joining is not understood, or not on the day of the session: {{value}}',
    'attendance-leave': 'The time of leaving is not understood, or before that of joining: {{value}}',
    'attendance-minutes': 'The duration is not understood: {{value}}',
  },
};

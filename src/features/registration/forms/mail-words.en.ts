/** Words of the mails about registrations, in English. */
const greeting = 'Dear {{name}},';
const linkNote = 'Whoever has this link can change and cancel the registration: please do not pass it on.';
const code = 'Your number is {{code}}; please quote it whenever you write to us.';
const open = 'See your registration';

export const mailEn = {
  draft: {
    title: 'Link of a registration that was begun',
    subject: 'Your registration is not complete yet: {{form}}',
    greeting,
    intro: 'What you have entered for “{{form}}” is kept. Please complete it by {{closes}}.',
    open: 'Go on with your registration',
    'link-note': linkNote,
  },
  link: {
    title: 'Link of a registration, sent again',
    subject: 'The link of your registration: {{form}}',
    greeting,
    intro:
      'You are registered by “{{form}}” under the number {{code}}. With the link below you see, edit and cancel your registration. If it was not you who asked for it, there is nothing to do.',
    open,
    'link-note': linkNote,
  },
  received: {
    title: 'Registration received, to be approved',
    subject: 'Registration received: {{code}}',
    greeting,
    intro:
      'Thank you. We have received your registration by “{{form}}”. You will hear from us once it has been decided.',
    code,
    open,
    'link-note': linkNote,
  },
  confirmed: {
    title: 'Registration confirmed',
    subject: 'Registration confirmed: {{code}}',
    greeting,
    intro: 'Your registration by “{{form}}” is confirmed.',
    code,
    open,
    'link-note': linkNote,
  },
  waiting: {
    title: 'Place in the waiting list',
    subject: 'You are in the waiting list: {{code}}',
    greeting,
    intro:
      'All places of “{{form}}” are taken. You are in the waiting list: as soon as a place is free, it goes to whoever registered first, and you are told by mail.',
    position: 'Position: {{position}}',
    code,
    open,
    'link-note': linkNote,
  },
  promoted: {
    title: 'A place for somebody who waited',
    subject: 'A place is yours: {{code}}',
    greeting,
    intro: 'A place of “{{form}}” has become free, and it is yours: your registration is confirmed.',
    code,
    open,
    'link-note': linkNote,
  },
  refused: {
    title: 'Registration refused',
    subject: 'Your registration: {{code}}',
    greeting,
    intro: 'We have looked at your registration by “{{form}}” and are sorry that we cannot accept it.',
    code,
    open,
    'link-note': linkNote,
  },
  cancelled: {
    title: 'Registration cancelled',
    subject: 'Registration cancelled: {{code}}',
    greeting,
    intro: 'Your registration by “{{form}}” is cancelled.',
    code,
    open,
    'link-note': 'Should you wish to come after all, please register anew.',
  },
};

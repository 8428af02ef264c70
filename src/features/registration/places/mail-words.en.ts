/** Words of the mails about places, in English. */
const greeting = 'Dear {{name}},';
const linkNote = 'Whoever has this link can confirm the place or give it up: please do not pass it on.';
const facts = { activity: 'Activity', when: 'Time', where: 'Place' };

export const mailEn = {
  confirmed: {
    title: 'A place in an activity is confirmed',
    subject: 'Your place is confirmed: {{activity}}',
    greeting,
    intro:
      'You have a place in “{{activity}}”. Please come ten minutes before it begins. If you cannot come, please give the place up so that somebody else has it.',
    open: 'See the place or give it up',
    'link-note': linkNote,
    ...facts,
  },
  waiting: {
    title: 'On the waiting list',
    subject: 'You are on the waiting list: {{activity}}',
    greeting,
    intro:
      'All places in “{{activity}}” are taken; you are on the waiting list. {{position}}. When a place becomes free and it is your turn, we send you an offer.',
    open: 'See the position',
    'link-note': linkNote,
    ...facts,
  },
  offered: {
    title: 'Offer of a place that became free',
    subject: 'A place is free for you: {{activity}}',
    greeting,
    intro:
      'A place in “{{activity}}” became free and it is your turn. It is kept for you until {{until}}; then it is offered to whoever is next.',
    yes: 'Confirm the place',
    no: 'If you do not want it any more, decline by the same link and it is offered to whoever is next.',
    'link-note': linkNote,
    ...facts,
  },
  expired: {
    title: 'An offer has ended',
    subject: 'The offer has ended: {{activity}}',
    greeting,
    intro:
      'The time to confirm your place in “{{activity}}” is over, and it was offered to whoever is next. If you still want one, ask again: you will stand at the end of the list.',
    open: 'See the details',
    ...facts,
  },
  cancelled: {
    title: 'A place was cancelled',
    subject: 'Your place was cancelled: {{activity}}',
    greeting,
    intro: 'Your place in “{{activity}}” was cancelled.',
    open: 'See the details',
    ...facts,
  },
};

/** Words of the mails about submissions, in English. */
const greeting = 'Dear {{name}},';
const linkNote = 'Whoever has this link can change the submission: please do not pass it on.';

export const mailEn = {
  answer: { accepted: 'has said yes', declined: 'has said no' },
  draft: {
    title: 'Draft of a submission kept',
    subject: 'Your draft: {{title}}',
    greeting,
    intro: 'Your answer to “{{call}}” is kept as a draft:',
    deadline: 'It has not been submitted yet. Please submit it by {{closes}}.',
    open: 'Continue your draft',
    'link-note': linkNote,
  },
  received: {
    title: 'Receipt of a submission',
    subject: 'Received: {{code}}',
    greeting,
    intro: 'Thank you. We have received your answer to “{{call}}”:',
    code: 'Its number is {{code}}; please quote it whenever you write to us. You will hear from us once it has been reviewed.',
    open: 'See your submission',
    'link-note': linkNote,
  },
  'co-author': {
    title: 'Invitation of a co-author',
    subject: '{{submitter}} names you as a co-author',
    greeting,
    intro: '{{submitter}} names you as a co-author of an answer to “{{call}}”:',
    ask: 'Please open the page below and say whether you are one. Until you do, your name is not shown anywhere.',
    open: 'See and answer',
    closing: 'The link works once. If this is not meant for you, please disregard it.',
  },
  'co-author-answer': {
    title: 'Answer of a co-author',
    subject: 'Answer of {{author}}',
    greeting,
    intro: 'You named {{author}} as a co-author, who {{answer}}:',
    open: 'See your submission',
    'link-note': linkNote,
  },
  withdrawn: {
    title: 'Withdrawal of a submission',
    subject: 'Withdrawn: {{code}}',
    greeting,
    intro: 'Submission {{code}} has been withdrawn:',
    open: 'See the submission',
    closing: 'If you did not want this, please write to the organiser.',
  },
  link: {
    title: 'Link of a submission, sent again',
    subject: 'The link of your submission: {{title}}',
    greeting,
    intro: 'You asked for the link of your answer to “{{call}}”:',
    open: 'Open the submission',
    'link-note': linkNote,
    closing: 'If you did not ask for it, please disregard this: nothing was changed.',
  },
  reminder: {
    title: 'Reminder of a deadline',
    subject: 'Your draft has not been submitted yet',
    greeting,
    intro: 'Your answer to “{{call}}” is still a draft:',
    deadline: 'It can be submitted until {{closes}}.',
    open: 'Continue your draft',
    'link-note': linkNote,
  },
};

/** Words of sessions that meet online: links, joining, files of attendance. */
export const onlineWordsEn = {
  title: 'Attendance online',
  lede: 'Nobody is shown where a session meets: everybody has a link of their own, which works while it runs and notes that they were there.',
  meets: 'Meeting address',
  'meets-yes': 'set',
  'meets-no': 'not set',
  search: 'Search by title or code',
  'none-found': 'No session answers the search.',
  joined: 'Joined',
  imported: 'From a file',
  'none-title': 'No session has a time yet',
  'none-text': 'Sessions are listed here as soon as they have one.',
  'meeting-url': 'Meeting address',
  'meeting-hint':
    'As the meeting software gives it, https or http. It stands on no public page and in no mail.',
  'save-meeting': 'Save the address',
  'remove-meeting': 'Remove the address',
  'remove-title': 'Remove the meeting address?',
  'remove-text': 'People’s links lead nowhere until there is another one.',
  mail: 'Mail people their links',
  'mail-title': 'Mail links to all who may join?',
  'mail-text': 'Each gets their own link; nobody gets it twice.',
  mailed: 'Links put into the outbox: {{count}}.',
  saved: 'The address was saved.',
  removed: 'The address was removed.',
  files: 'Files taken in',
  'no-files': 'No file yet',
  import: 'Import attendance from a file',
  when: 'Time',
};
/** Words of the page of somebody's own link into a session. */
export const joinWordsEn = {
  title: 'Your link into the session',
  links: 'Sessions online',
  now: 'Join the session',
  when: 'Time',
  link: 'Open the link',
  open: 'You can join the session now',
  'open-text': 'Joining notes that you were there. The link is yours alone.',
  soon: 'The session has not begun. The link opens {{from}}',
  'soon-text': 'Keep this link: it is yours alone and works while the session runs.',
  over: 'The session is over',
  'over-text': 'The link leads nowhere now.',
};
/** The mail that brings somebody their link. */
export const joinMailEn = {
  title: 'Link into a session',
  subject: 'Your link into the session: {{session}}',
  greeting: 'Dear {{name}},',
  intro:
    'The session meets online. You have a link of your own, which works from a quarter of an hour before it until its end.',
  session: 'Session',
  when: 'Time',
  open: 'Join',
  'link-note': 'The link is yours alone and notes that you were there: please do not pass it on.',
};

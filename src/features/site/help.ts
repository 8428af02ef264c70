/** One part of a text page: its words lie under `key` as `title` and `line-a`, `line-b` …; its link leads on. */
export interface HelpPart {
  readonly key: string;
  readonly lines: number;
  readonly link?: {
    readonly label: string;
    readonly path: string;
    /** False: the path knows no language. Default true. */
    readonly site?: boolean;
  };
}

/** What readers ask. */
export const publicHelp: readonly HelpPart[] = [
  { key: 'help.public.find', lines: 2, link: { label: 'series:all-forums', path: '/' } },
  { key: 'help.public.agenda', lines: 3 },
  { key: 'help.public.calendar', lines: 2 },
  { key: 'help.public.own-agenda', lines: 3 },
  { key: 'help.public.changes', lines: 2 },
  { key: 'help.public.files', lines: 2 },
  { key: 'help.public.submit', lines: 4 },
  { key: 'help.public.delegation', lines: 4 },
  { key: 'help.public.amendments', lines: 4 },
  { key: 'help.public.votes', lines: 3 },
  { key: 'help.public.pledge', lines: 3 },
  { key: 'help.public.reporter', lines: 4 },
  { key: 'help.public.registration', lines: 4 },
  { key: 'help.public.places', lines: 3 },
  { key: 'help.public.badge', lines: 2 },
  { key: 'help.public.feedback', lines: 2 },
  { key: 'help.public.recommendations', lines: 3 },
  { key: 'help.public.follow-up', lines: 3 },
  { key: 'help.public.statements', lines: 3 },
  { key: 'help.public.verify', lines: 2, link: { label: 'publication:verify.title', path: '/verify/texts' } },
  { key: 'help.public.search', lines: 3, link: { label: 'search:title', path: '/search' } },
  {
    key: 'help.public.certificates',
    lines: 3,
    link: { label: 'series:verify-certificate', path: '/verify' },
  },
  { key: 'help.public.language', lines: 2 },
];

/** What those ask who run an edition, in the order of its life. */
export const organiserHelp: readonly HelpPart[] = [
  { key: 'help.organiser.begin', lines: 3, link: { label: 'views:signIn', path: '/sign-in' } },
  { key: 'help.organiser.edition', lines: 3 },
  { key: 'help.organiser.directory', lines: 3 },
  { key: 'help.organiser.calls', lines: 3 },
  { key: 'help.organiser.reviews', lines: 4 },
  { key: 'help.organiser.programme', lines: 4 },
  { key: 'help.organiser.speakers', lines: 3 },
  { key: 'help.organiser.board', lines: 4 },
  { key: 'help.organiser.conflicts', lines: 3 },
  { key: 'help.organiser.solver', lines: 4 },
  { key: 'help.organiser.releases', lines: 4 },
  { key: 'help.organiser.screens', lines: 2 },
  { key: 'help.organiser.participants', lines: 2 },
  { key: 'help.organiser.invitations', lines: 4 },
  { key: 'help.organiser.accreditation', lines: 4 },
  { key: 'help.organiser.precedence', lines: 4 },
  { key: 'help.organiser.forms', lines: 4 },
  { key: 'help.organiser.places', lines: 3 },
  { key: 'help.organiser.badges', lines: 4 },
  { key: 'help.organiser.feedback', lines: 3 },
  { key: 'help.organiser.mailings', lines: 4 },
  { key: 'help.organiser.doors', lines: 4 },
  { key: 'help.organiser.online', lines: 4 },
  { key: 'help.organiser.exhibition', lines: 2 },
  { key: 'help.organiser.reports', lines: 2 },
  { key: 'help.organiser.outcomes', lines: 4 },
  { key: 'help.organiser.stages', lines: 3 },
  { key: 'help.organiser.adoption', lines: 4 },
  { key: 'help.organiser.statements', lines: 3 },
  { key: 'help.organiser.pledges', lines: 2 },
  { key: 'help.organiser.follow-up', lines: 3 },
  { key: 'help.organiser.certificates', lines: 2 },
  { key: 'help.organiser.attendance', lines: 4 },
  { key: 'help.organiser.translation', lines: 2 },
  { key: 'help.organiser.closing', lines: 3 },
  { key: 'help.organiser.next', lines: 2 },
  { key: 'help.organiser.roles', lines: 3 },
  {
    key: 'help.organiser.api',
    lines: 2,
    link: { label: 'series:api-documentation', path: '/api/v1/docs', site: false },
  },
];

export const accessibilityParts: readonly HelpPart[] = [
  { key: 'accessibility.aim', lines: 2 },
  { key: 'accessibility.ways', lines: 4 },
  { key: 'accessibility.limits', lines: 2 },
  { key: 'accessibility.report', lines: 1 },
];

/** Words of withdrawn papers that still stand in the programme, in English. */
export const messagesEn = {
  title_one: 'A withdrawn paper still stands in the programme',
  title_other: '{{count}} withdrawn papers still stand in the programme',
  text: 'From the next release on the public sees nothing of them. Take them out of their sessions.',
  one: '{{code}} “{{title}}” in session {{session}}',
  last: '{{code}} “{{title}}” in session {{session}}, which has nothing left without it',
  'take-out': 'Take {{code}} out of the session',
  cancel: 'Take {{code}} out and cancel its session',
  all: 'All withdrawn papers',
} as const;

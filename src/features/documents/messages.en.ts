/** Words of the archive of documents. */
export const messagesEn = {
  'of-release': 'Release {{version}} of {{date}}',
  'as-of': 'As of {{date}}',
  'edition-name': '{{title}}, {{ordinal}} edition',
  participants: 'Participants',
  'participants-list': 'List of participating states and bodies',
  sample: 'Sample',
  column: {
    number: 'No.',
    state: 'State',
    body: 'Body',
    name: 'State or body',
    category: 'Category',
    count: 'Number of participants',
  },
} as const;

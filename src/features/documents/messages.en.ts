/** Words of the archive of documents. */
export const messagesEn = {
  'as-of': 'As of {{date}}',
  'edition-name': '{{title}}, {{ordinal}} edition',
  participants: 'Participants',
  column: {
    name: 'State or body',
    category: 'Category',
    count: 'Number of participants',
  },
} as const;

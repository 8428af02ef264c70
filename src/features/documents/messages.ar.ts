/** Words of the archive of documents. */
export const messagesAr = {
  'as-of': 'كما في {{date}}',
  'edition-name': '{{title}}، الدورة {{ordinal}}',
  participants: 'المشاركون',
  column: {
    name: 'الدولة أو الجهة',
    category: 'صفة المشاركة',
    count: 'عدد المشاركين',
  },
} as const;

/** Words of the archive of documents. */
export const messagesAr = {
  'of-release': 'الإصدار {{version}} بتاريخ {{date}}',
  'as-of': 'كما في {{date}}',
  'edition-name': '{{title}}، الدورة {{ordinal}}',
  participants: 'المشاركون',
  'participants-list': 'قائمة الدول والجهات المشاركة',
  sample: 'مثال توضيحي',
  column: {
    number: 'م',
    state: 'الدولة',
    body: 'الجهة',
    name: 'الدولة أو الجهة',
    category: 'صفة المشاركة',
    count: 'عدد المشاركين',
  },
} as const;

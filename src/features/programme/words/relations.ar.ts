/** Words of relations between sessions: namespace `session-relations`. */
export const messagesAr = {
  title: 'علاقات الجلسات',
  lede: 'جلسات تسبق غيرها، وجلسات لا تجتمع في وقت واحد، وجلسات يطلب حضورها جمهور واحد.',
  new: 'علاقة جديدة',
  add: 'إضافة العلاقة',
  kind: { before: 'تسبق', apart: 'لا تجتمع مع', shared: 'جمهورها مشترك مع' },
  column: { first: 'الجلسة', kind: 'العلاقة', second: 'الجلسة الأخرى', weight: 'الجمهور المشترك' },
  'weight-hint': 'عدد الحضور المشترك، للجمهور المشترك وحده.',
  none: 'لا توجد علاقات بعد.',
  'none-text': 'تظهر مخالفتها في التعارضات، ويلتزم بها الجدول المقترح.',
  errors: {
    'relation-unknown': 'هذه العلاقة غير موجودة.',
    'relation-stands': 'هذه العلاقة مسجلة بين الجلستين من قبل.',
    'relation-with-itself': 'يلزم اختيار جلستين مختلفتين.',
    'relation-circle':
      'يلزم من ذلك أن تسبق كل جلسة التي تليها في دائرة: {{circle}}. يلزم حذف إحدى هذه العلاقات أولًا.',
    'session-not-in-edition': 'الجلسة المختارة ليست في هذه الدورة.',
  },
} as const;

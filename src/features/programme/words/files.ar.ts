/** Words of documents of sessions: namespace `session-files`. */
export const messagesAr = {
  title: 'وثائق الجلسة',
  new: 'وثيقة جديدة',
  add: 'رفع الوثيقة',
  file: 'الملف',
  'file-hint': 'PDF أو Word أو PowerPoint أو Excel، إلى عشرة ميغابايت.',
  kind: { document: 'وثيقة', presentation: 'عرض تقديمي', minutes: 'محضر', recording: 'تسجيل' },
  'any-language': 'دون تحديد',
  audience: {
    label: 'من يطلع عليها',
    hint: 'يبقى المحضر للعاملين على البرنامج إلى أن يُنشر.',
    public: 'الجميع',
    participants: 'المشاركون في البرنامج',
    work: 'العاملون على البرنامج',
  },
  size: { kb: '{{size}} كيلوبايت', mb: '{{size}} ميغابايت' },
  none: 'لا توجد وثائق لهذه الجلسة بعد.',
  delete: 'حذف «{{title}}»؟',
  'delete-text': 'تُحذف الوثيقة مع ملفها. لا يمكن التراجع عن هذا الإجراء.',
  errors: { 'session-file-unknown': 'هذه الوثيقة غير موجودة.' },
} as const;

/** Words of publication, in Arabic. */
export const messagesAr = {
  errors: {
    'embargo-over': 'انتهى الوقت المدخل في «{{field}}». يلزم إدخال وقت لاحق، أو تركه فارغًا.',
    'release-approved': 'اعتُمد النشر من قبل.',
    'release-by-another': 'يعتمد النشرَ شخص آخر غير من طلبه.',
    'release-needs-two': 'يُنشر النص بطلب من شخص واعتماد من آخر.',
    'release-not-requested': 'لم يُطلب نشر هذا النص بعد.',
    'translation-behind-title': 'ترجمة العنوان ناقصة أو قديمة. يلزم إكمالها قبل النشر.',
    'translation-behind-chapeau': 'ترجمة الاستهلال ناقصة أو قديمة. يلزم إكمالها قبل النشر.',
    'translation-behind-enacting': 'ترجمة عبارة الإقرار ناقصة أو قديمة. يلزم إكمالها قبل النشر.',
  },
} as const;

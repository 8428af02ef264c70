/**
 * Errors of fields and rules: what is wrong and what to do, with the value or the limit. A field is given by its
 * label, a limit that counts something as a plural phrase (`common:count.character`).
 */
export const errorsAr = {
  required: 'يلزم إدخال «{{field}}».',
  'required-choice': 'يلزم اختيار «{{field}}».',
  'required-file': 'يلزم إرفاق «{{field}}».',
  'required-language': 'يلزم إدخال «{{field}}» باللغة {{language}}.',
  format: 'صيغة «{{field}}» غير صحيحة. مثال: {{example}}.',
  invalid: 'قيمة «{{field}}» غير صحيحة.',
  email: 'صيغة البريد الإلكتروني في «{{field}}» غير صحيحة. مثال: {{example}}.',
  url: 'صيغة الرابط في «{{field}}» غير صحيحة. مثال: {{example}}.',
  number: 'يلزم إدخال رقم في «{{field}}».',
  integer: 'يلزم إدخال عدد صحيح في «{{field}}».',
  'too-small': 'يلزم ألا تقل قيمة «{{field}}» عن {{min}}.',
  'too-large': 'يلزم ألا تزيد قيمة «{{field}}» على {{max}}.',
  between: 'يلزم إدخال رقم بين {{min}} و{{max}} في «{{field}}».',
  'too-short': 'النص في «{{field}}» أقصر من الحد الأدنى، وهو {{min}}.',
  'too-long': 'يتجاوز النص في «{{field}}» الحد الأقصى، وهو {{max}}.',
  'not-a-choice': 'القيمة «{{value}}» ليست من خيارات «{{field}}».',
  'not-found-here': 'القيمة المختارة في «{{field}}» غير موجودة.',
  'already-taken': 'القيمة «{{value}}» مستعملة من قبل في «{{field}}».',
  date: 'يلزم إدخال تاريخ صحيح في «{{field}}». مثال: {{example}}.',
  'date-order': 'يلزم ألا يسبق تاريخ النهاية تاريخ البداية.',
  'time-order': 'يلزم أن يكون وقت النهاية بعد وقت البداية.',
  'outside-dates': 'يلزم أن يقع «{{field}}» بين {{from}} و{{to}}.',
  'room-clash': 'القاعة «{{room}}» مشغولة من {{from}} إلى {{to}} بجلسة «{{session}}».',
  'person-clash': '{{person}}: مشاركة أخرى من {{from}} إلى {{to}} في جلسة «{{session}}».',
  'invisible-removed': 'أُزيلت رموز غير مرئية من «{{field}}».',
  'control-characters': 'في «{{field}}» رموز تحكم لا تُقبل. يلزم حذفها أو كتابة النص من جديد.',
  'file-type': 'نوع الملف غير مقبول في «{{field}}». الأنواع المقبولة: {{types}}.',
  'file-size': 'يتجاوز حجم الملف الحد الأقصى، وهو {{max}}.',
  full: 'اكتملت المقاعد. يمكن الانضمام إلى قائمة الانتظار.',
  rights: 'لا تتيح الصلاحيات الحالية هذا الإجراء.',
  'expired-link': 'انتهت صلاحية هذا الرابط.',
  stale: 'تغيّر هذا السجل بعد فتحه. يلزم الاطلاع على النسخة الحالية قبل الحفظ.',
  'in-use': 'لا يمكن حذف هذا السجل لارتباط سجلات أخرى به.',
  'state-change': 'لا يمكن الانتقال من «{{from}}» إلى «{{to}}».',
  'form-expired': 'انتهت صلاحية هذا النموذج. يُرجى إعادة تحميل الصفحة ثم الإرسال من جديد.',
  'sign-in-failed': 'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
  'code-wrong': 'الرمز غير صحيح أو انتهت صلاحيته.',
  'too-many-attempts': 'تجاوزت المحاولات الحد المسموح. يُرجى إعادة المحاولة بعد {{wait}}.',
  prefix: 'خطأ:',
} as const;

/** Above a form that was refused. */
export const errorSummaryAr = {
  'error-summary_zero': 'لا توجد أخطاء',
  'error-summary_one': 'خطأ واحد يلزم تصحيحه',
  'error-summary_two': 'خطآن يلزم تصحيحهما',
  'error-summary_few': '{{count}} أخطاء يلزم تصحيحها',
  'error-summary_many': '{{count}} خطأً يلزم تصحيحها',
  'error-summary_other': '{{count}} خطأ يلزم تصحيحها',
} as const;

/** Pages that stand for an HTTP error: heading, and what to do. */
export const errorPagesAr = {
  'bad-request': { title: 'تعذّر فهم الطلب', text: 'يُرجى الرجوع إلى الصفحة السابقة وإعادة المحاولة.' },
  unauthorized: { title: 'يلزم تسجيل الدخول', text: 'تتاح هذه الصفحة بعد تسجيل الدخول.' },
  forbidden: { title: 'لا صلاحية للوصول', text: 'لا تتيح الصلاحيات الحالية هذا الإجراء.' },
  'not-found': { title: 'الصفحة غير موجودة.', text: 'يُرجى التحقق من العنوان أو البدء من الصفحة الرئيسة.' },
  'method-not-allowed': { title: 'الإجراء غير متاح هنا', text: 'لا يقبل هذا العنوان الإجراء المطلوب.' },
  conflict: { title: 'تعارض مع سجل آخر', text: 'يلزم الاطلاع على الحالة الراهنة قبل إعادة المحاولة.' },
  gone: { title: 'انتهت صلاحية هذا الرابط.', text: 'يمكن طلب رابط جديد.' },
  stale: {
    title: 'تغيّر هذا السجل بعد فتحه.',
    text: 'يلزم الاطلاع على النسخة الحالية قبل الحفظ.',
  },
  'too-large': { title: 'حجم الطلب كبير', text: 'يلزم تقليل حجم النص أو الملف ثم إعادة الإرسال.' },
  invalid: { title: 'لم تُحفظ البيانات', text: 'يلزم تصحيح الأخطاء المبينة ثم الحفظ.' },
  'too-many-requests': { title: 'طلبات كثيرة في وقت قصير', text: 'يُرجى إعادة المحاولة بعد {{wait}}.' },
  internal: {
    title: 'تعذّر إتمام الطلب لخلل لدينا.',
    text: 'لم يُحفظ شيء. الرقم المرجعي: {{id}}.',
  },
  unavailable: { title: 'الخدمة غير متاحة مؤقتًا', text: 'يُرجى إعادة المحاولة بعد قليل.' },
  home: 'الصفحة الرئيسة',
  'new-link': 'طلب رابط جديد',
} as const;

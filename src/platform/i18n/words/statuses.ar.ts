/**
 * States of each thing, in the gender of its noun (named above each): never share one between two things.
 * `common:status.session.cancelled`.
 */
export const statusesAr = {
  // دورة (f)
  edition: {
    planned: 'مخطط لها',
    announced: 'معلنة',
    'in-progress': 'منعقدة',
    postponed: 'مؤجَّلة',
    held: 'عُقدت',
    closed: 'مغلقة',
    cancelled: 'ملغاة',
  },
  // جلسة (f)
  session: {
    draft: 'مسودة',
    unscheduled: 'غير مجدولة',
    scheduled: 'مجدولة',
    'in-progress': 'جارية',
    ended: 'منتهية',
    moved: 'منقولة',
    postponed: 'مؤجَّلة',
    cancelled: 'ملغاة',
  },
  // إصدار (m)
  release: { working: 'قيد الإعداد', released: 'صادر', superseded: 'حل محله إصدار أحدث' },
  // باب التقديم (m)
  call: { draft: 'لم يُفتح بعد', open: 'مفتوح', closed: 'مغلق' },
  // ورقة (f)
  paper: {
    draft: 'مسودة',
    submitted: 'مقدَّمة',
    'under-review': 'قيد التحكيم',
    accepted: 'مقبولة',
    rejected: 'غير مقبولة',
    withdrawn: 'مسحوبة',
    confirmed: 'مؤكَّدة',
    scheduled: 'مجدولة',
  },
  // تعارض (m)
  conflict: { blocking: 'مانع', warning: 'تنبيه', ignored: 'متجاوَز مع بيان السبب' },
  // دولة أو جهة (f)
  participation: {
    invited: 'مدعوة',
    accepted: 'مؤكِّدة للمشاركة',
    declined: 'معتذرة عن عدم المشاركة',
    withdrawn: 'منسحبة',
  },
  // دعوة (f)
  invitation: {
    drafted: 'مسودة',
    approved: 'مُوافَق عليها',
    dispatched: 'مرسَلة',
    acknowledged: 'مؤكَّد تسلّمها',
    accepted: 'مقبولة',
    declined: 'معتذَر عنها',
  },
  // ترشيح (m)
  nomination: { submitted: 'مقدَّم', confirmed: 'مؤكَّد', returned: 'مُعاد للاستكمال', withdrawn: 'مسحوب' },
  // طلب (m)
  accreditation: {
    submitted: 'مقدَّم',
    'under-review': 'قيد الدراسة',
    approved: 'مُوافَق عليه',
    returned: 'مُعاد للاستكمال',
    refused: 'مرفوض',
    'on-hold': 'معلَّق',
    revoked: 'مسحوب الاعتماد',
  },
  // بطاقة (f)
  badge: {
    issued: 'صادرة',
    collected: 'مستلَمة',
    active: 'سارية',
    suspended: 'موقوفة',
    lost: 'مفقودة',
    revoked: 'مُبطَلة',
    reissued: 'مُعاد إصدارها',
  },
  // تسجيل (m)
  registration: {
    draft: 'مسودة',
    submitted: 'مقدَّم',
    approved: 'مُوافَق عليه',
    refused: 'مرفوض',
    confirmed: 'مؤكَّد',
    cancelled: 'ملغى',
  },
  // تسجيل في نشاط (m)
  place: {
    waiting: 'في الانتظار',
    offered: 'متاح للتأكيد',
    confirmed: 'مؤكَّد',
    expired: 'منتهي المهلة',
    cancelled: 'ملغى',
    attended: 'حاضر',
    absent: 'غائب',
  },
  // قائمة (f)
  'participant-list': { provisional: 'مؤقتة', revised: 'منقحة', final: 'نهائية' },
  // لقاء (m)
  meeting: {
    proposed: 'مقترح',
    countered: 'بموعد بديل',
    accepted: 'مقبول',
    declined: 'معتذَر عنه',
    expired: 'منتهي المهلة',
    tentative: 'مبدئي',
    confirmed: 'مؤكَّد',
    held: 'عُقد',
    cancelled: 'ملغى',
  },
  // طلب (m)
  'stand-application': {
    draft: 'مسودة',
    submitted: 'مقدَّم',
    accepted: 'مقبول',
    rejected: 'غير مقبول',
    waitlisted: 'في قائمة الانتظار',
    withdrawn: 'مسحوب',
  },
  // جناح (m)
  stand: { available: 'متاح', allocated: 'مخصَّص', confirmed: 'مؤكَّد', released: 'مُخلى' },
  // نص (m)
  'outcome-document': {
    draft: 'مشروع',
    circulated: 'معمَّم',
    'open-for-amendments': 'مفتوح للتعديلات',
    closed: 'مغلق للتعديلات',
    consolidated: 'موحَّد',
    tabled: 'معروض للإقرار',
    adopted: 'مُقَرّ',
    'not-adopted': 'غير مُقَرّ',
    referred: 'مُحال',
    deferred: 'مؤجَّل',
    withdrawn: 'مسحوب',
    published: 'منشور',
  },
  // تعديل (m)
  amendment: {
    submitted: 'مقدَّم',
    admissible: 'مقبول شكلًا',
    inadmissible: 'غير مقبول شكلًا',
    accepted: 'مقبول',
    merged: 'مدمج',
    'put-to-decision': 'معروض للبت',
    adopted: 'مُقَرّ',
    rejected: 'مرفوض',
    withdrawn: 'مسحوب',
    lapsed: 'ساقط',
  },
  // توصية (f)
  response: { supported: 'مؤيَّدة', 'in-part': 'مؤيَّدة جزئيًا', noted: 'أُحيط بها علمًا' },
  // توصية (f)، إفادة الجهة
  'self-reported': {
    'not-started': 'لم تبدأ',
    planning: 'قيد التخطيط',
    'in-progress': 'قيد التنفيذ',
    fulfilled: 'منفَّذة',
    discontinued: 'متوقفة',
    none: 'لم ترد إفادة',
  },
  // تقييم المقيِّم
  assessed: {
    'no-evidence': 'لا توجد شواهد',
    'not-started': 'لم يبدأ التنفيذ',
    limited: 'تقدم محدود',
    substantial: 'تقدم كبير',
    complete: 'تنفيذ كامل',
  },
  // تقرير (m)
  'progress-report': {
    draft: 'مسودة',
    submitted: 'مقدَّم',
    returned: 'مُعاد',
    accepted: 'مقبول',
    published: 'منشور',
  },
  // توصية (f)
  disposition: {
    closed: 'مغلقة',
    continued: 'مستمرة',
    reinforced: 'معزَّزة',
    merged: 'مدمجة',
    superseded: 'حلّت محلها توصية أخرى',
    retired: 'محفوظة',
  },
  // موقِّع (m)
  signatory: {
    invited: 'مدعو إلى التوقيع',
    intent: 'أبدى نية التوقيع',
    signed: 'وقّع',
    withdrawn: 'انسحب بإشعار',
  },
  // دولة أو جهة موقِّعة (f)
  'signatory-state': {
    invited: 'مدعوة إلى التوقيع',
    intent: 'أبدت نية التوقيع',
    signed: 'وقّعت',
    withdrawn: 'انسحبت بإشعار',
  },
  // تعهد (m)
  pledge: {
    draft: 'مسودة',
    submitted: 'مقدَّم',
    verified: 'متحقَّق منه',
    announced: 'معلَن',
    active: 'سارٍ',
    fulfilled: 'مُوفى به',
    partly: 'مُوفى به جزئيًا',
    lapsed: 'ساقط',
    withdrawn: 'مسحوب',
  },
  // شهادة (f)
  certificate: { valid: 'سارية', revoked: 'مُبطَلة', replaced: 'مستبدَلة', erased: 'مُحيت بيانات صاحبها' },
  // رسالة (f)
  message: { queued: 'في انتظار الإرسال', sent: 'مرسَلة', failed: 'تعذّر إرسالها', bounced: 'مرتدة' },
  // حساب (m)
  account: { invited: 'في انتظار التفعيل', active: 'مفعَّل', suspended: 'موقوف', closed: 'مغلق' },
  // سجل (m)
  visibility: { draft: 'غير منشور', public: 'منشور' },
} as const;

/** Words of the mails about registrations, in Arabic. */
const greeting = 'السلام عليكم {{name}}،';
const linkNote = 'من يملك هذا الرابط يستطيع تحرير التسجيل وإلغاءه، فنرجو عدم تمريره إلى غيرك.';
const code = 'رقم تسجيلك {{code}}، ونرجو ذكره في مراسلاتك.';
const open = 'عرض التسجيل';

export const mailAr = {
  draft: {
    title: 'رابط تسجيل لم يكتمل',
    subject: 'لم يكتمل تسجيلك بعد: {{form}}',
    greeting,
    intro: 'حُفظ ما أدخلته في «{{form}}». نرجو إكماله قبل {{closes}}.',
    open: 'متابعة التسجيل',
    'link-note': linkNote,
  },
  link: {
    title: 'إعادة إرسال رابط التسجيل',
    subject: 'رابط تسجيلك: {{form}}',
    greeting,
    intro:
      'أنت مسجَّل في «{{form}}» بالرقم {{code}}. يمكنك بالرابط أدناه عرض تسجيلك وتحريره وإلغاؤه. وإن لم تكن من طلب الرابط فلا يلزمك شيء.',
    open,
    'link-note': linkNote,
  },
  received: {
    title: 'تسلُّم تسجيل ينتظر الموافقة',
    subject: 'تسلّمنا تسجيلك: {{code}}',
    greeting,
    intro: 'شكرًا لك. تسلّمنا تسجيلك في «{{form}}»، وسنبلغك بالنتيجة بعد دراسته.',
    code,
    open,
    'link-note': linkNote,
  },
  confirmed: {
    title: 'تأكيد تسجيل',
    subject: 'تأكّد تسجيلك: {{code}}',
    greeting,
    intro: 'تسجيلك في «{{form}}» مؤكَّد.',
    code,
    open,
    'link-note': linkNote,
  },
  waiting: {
    title: 'موضع في قائمة الانتظار',
    subject: 'أنت في قائمة الانتظار: {{code}}',
    greeting,
    intro:
      'شُغلت مقاعد «{{form}}» كلها، وأنت في قائمة الانتظار. وحين يخلو مقعد يُعطى بحسب أسبقية التسجيل، ونبلغك بالبريد.',
    position: 'الترتيب: {{position}}',
    code,
    open,
    'link-note': linkNote,
  },
  promoted: {
    title: 'مقعد لمن كان في قائمة الانتظار',
    subject: 'أصبح لك مقعد: {{code}}',
    greeting,
    intro: 'خلا مقعد في «{{form}}» وأصبح لك، فتسجيلك مؤكَّد.',
    code,
    open,
    'link-note': linkNote,
  },
  refused: {
    title: 'رفض تسجيل',
    subject: 'بشأن تسجيلك: {{code}}',
    greeting,
    intro: 'نظرنا في تسجيلك في «{{form}}»، ويؤسفنا أنه تعذّر قبوله.',
    code,
    open,
    'link-note': linkNote,
  },
  cancelled: {
    title: 'إلغاء تسجيل',
    subject: 'أُلغي تسجيلك: {{code}}',
    greeting,
    intro: 'أُلغي تسجيلك في «{{form}}».',
    code,
    open,
    'link-note': 'إن رغبت في الحضور فسجّل من جديد.',
  },
};

/** Words of the mails about registrations, in Arabic. */
const greeting = 'السلام عليكم {{name}}،';
const linkNote = 'هذا الرابط خاص بكم، ومن يحمله يستطيع تحرير التسجيل وإلغاءه. يُرجى عدم تمريره إلى أحد.';
const code = 'رقم تسجيلكم {{code}}، ويُرجى ذكره في مراسلاتكم.';
const open = 'عرض التسجيل';

export const mailAr = {
  draft: {
    title: 'رابط تسجيل لم يكتمل',
    subject: 'لم يكتمل تسجيلكم بعد: {{form}}',
    greeting,
    intro: 'حُفظ ما أدخلتموه في «{{form}}». يُرجى إكماله قبل {{closes}}.',
    open: 'متابعة التسجيل',
    'link-note': linkNote,
  },
  link: {
    title: 'إعادة إرسال رابط التسجيل',
    subject: 'رابط تسجيلكم: {{form}}',
    greeting,
    intro:
      'تسجيلكم في «{{form}}» برقم {{code}}. يمكنكم بالرابط أدناه عرضه وتحريره وإلغاؤه. وإن لم تطلبوا الرابط فلا يلزمكم شيء.',
    open,
    'link-note': linkNote,
  },
  received: {
    title: 'تسلُّم تسجيل ينتظر الموافقة',
    subject: 'تسلّمنا تسجيلكم: {{code}}',
    greeting,
    intro: 'تسلّمنا تسجيلكم في «{{form}}» مع الشكر، وتُرسل إليكم النتيجة بعد دراسته.',
    code,
    open,
    'link-note': linkNote,
  },
  confirmed: {
    title: 'تأكيد تسجيل',
    subject: 'تأكيد تسجيلكم: {{code}}',
    greeting,
    intro: 'تسجيلكم في «{{form}}» مؤكَّد.',
    code,
    open,
    'link-note': linkNote,
  },
  waiting: {
    title: 'موضع في قائمة الانتظار',
    subject: 'قائمة الانتظار: {{code}}',
    greeting,
    intro:
      'شُغلت مقاعد «{{form}}» كلها، وأُدرج تسجيلكم في قائمة الانتظار. وما يخلو من المقاعد يُعطى بحسب أسبقية التسجيل، ويُبلَّغ به صاحبه بالبريد.',
    position: 'الترتيب: {{position}}',
    code,
    open,
    'link-note': linkNote,
  },
  promoted: {
    title: 'مقعد لمن كان في قائمة الانتظار',
    subject: 'أصبح لكم مقعد: {{code}}',
    greeting,
    intro: 'خلا مقعد في «{{form}}» وأصبح لكم، وتسجيلكم مؤكَّد.',
    code,
    open,
    'link-note': linkNote,
  },
  refused: {
    title: 'رفض تسجيل',
    subject: 'بشأن تسجيلكم: {{code}}',
    greeting,
    intro: 'نظرنا في تسجيلكم في «{{form}}»، ونعتذر عن عدم التمكن من قبوله.',
    code,
    open,
    'link-note': linkNote,
  },
  cancelled: {
    title: 'إلغاء تسجيل',
    subject: 'أُلغي تسجيلكم: {{code}}',
    greeting,
    intro: 'أُلغي تسجيلكم في «{{form}}».',
    code,
    open,
    'link-note': 'يمكنكم التسجيل من جديد إن رغبتم في الحضور.',
  },
};

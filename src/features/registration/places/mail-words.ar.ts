/** Words of the mails about places, in Arabic. */
const greeting = 'السلام عليكم {{name}}،';
const linkNote = 'من يملك هذا الرابط يستطيع تأكيد المكان أو التنازل عنه، فنرجو عدم تمريره إلى غيرك.';
const facts = { activity: 'النشاط', when: 'الموعد', where: 'المكان' };

export const mailAr = {
  confirmed: {
    title: 'تأكيد مكان في نشاط',
    subject: 'مكانك مؤكَّد: {{activity}}',
    greeting,
    intro:
      'تأكّد مكانك في «{{activity}}». نرجو الحضور قبل الموعد بعشر دقائق، وإن تعذّر حضورك فنرجو التنازل عن المكان ليستفيد منه غيرك.',
    open: 'عرض المكان أو التنازل عنه',
    'link-note': linkNote,
    ...facts,
  },
  waiting: {
    title: 'الإدراج في قائمة الانتظار',
    subject: 'أنت في قائمة الانتظار: {{activity}}',
    greeting,
    intro:
      'اكتملت أماكن «{{activity}}»، وأُدرج اسمك في قائمة الانتظار. {{position}}. إن خلا مكان وجاء دورك أرسلنا إليك عرضًا به.',
    open: 'عرض الترتيب',
    'link-note': linkNote,
    ...facts,
  },
  offered: {
    title: 'عرض مكان خلا',
    subject: 'خلا مكان لك: {{activity}}',
    greeting,
    intro: 'خلا مكان في «{{activity}}» وجاء دورك. المكان محجوز لك حتى {{until}}، ثم يُعرض على من يليك.',
    yes: 'تأكيد المكان',
    no: 'إن لم تعد ترغب في المكان فاعتذر عنه من الرابط نفسه، ليُعرض على من يليك.',
    'link-note': linkNote,
    ...facts,
  },
  expired: {
    title: 'انتهاء مهلة عرض',
    subject: 'انتهت مهلة العرض: {{activity}}',
    greeting,
    intro:
      'انتهت مهلة تأكيد مكانك في «{{activity}}» وعُرض على من يليك. إن كنت لا تزال راغبًا فاطلب مكانًا من جديد، وسيكون في آخر القائمة.',
    open: 'عرض التفاصيل',
    ...facts,
  },
  cancelled: {
    title: 'إلغاء مكان',
    subject: 'أُلغي مكانك: {{activity}}',
    greeting,
    intro: 'أُلغي مكانك في «{{activity}}».',
    open: 'عرض التفاصيل',
    ...facts,
  },
};

/** Words of the mails about places, in Arabic. */
const greeting = 'السلام عليكم {{name}}،';
const linkNote = 'هذا الرابط خاص بكم، ومن يحمله يستطيع تأكيد المقعد أو التنازل عنه. يُرجى عدم تمريره إلى أحد.';
const facts = { activity: 'النشاط', when: 'الموعد', where: 'المكان' };

export const mailAr = {
  confirmed: {
    title: 'تأكيد مقعد في نشاط',
    subject: 'تأكيد مقعدكم: {{activity}}',
    greeting,
    intro:
      'مقعدكم في «{{activity}}» مؤكَّد. يُرجى الحضور قبل الموعد بعشر دقائق، وإن تعذّر حضوركم فيُرجى التنازل عن المقعد ليستفيد منه غيركم.',
    open: 'عرض المقعد أو التنازل عنه',
    'link-note': linkNote,
    ...facts,
  },
  waiting: {
    title: 'الإدراج في قائمة الانتظار',
    subject: 'قائمة الانتظار: {{activity}}',
    greeting,
    intro:
      'اكتملت مقاعد «{{activity}}»، وأُدرج اسمكم في قائمة الانتظار. {{position}}. وإن خلا مقعد وحلّ دوركم أُتيح لكم تأكيده برسالة.',
    open: 'عرض الترتيب',
    'link-note': linkNote,
    ...facts,
  },
  offered: {
    title: 'مقعد متاح للتأكيد',
    subject: 'مقعد متاح لكم: {{activity}}',
    greeting,
    intro: 'خلا مقعد في «{{activity}}» وحلّ دوركم. يبقى المقعد متاحًا لكم حتى {{until}}، ثم يُعرض على من يليكم.',
    yes: 'تأكيد المقعد',
    no: 'وإن استغنيتم عنه فيُرجى الاعتذار من الرابط نفسه، ليُعرض على من يليكم.',
    'link-note': linkNote,
    ...facts,
  },
  expired: {
    title: 'انتهاء مهلة التأكيد',
    subject: 'انتهت مهلة التأكيد: {{activity}}',
    greeting,
    intro:
      'انتهت مهلة تأكيد مقعدكم في «{{activity}}» وعُرض على من يليكم. ويمكنكم طلب مقعد من جديد، ويكون الترتيب حينئذ في آخر القائمة.',
    open: 'عرض التفاصيل',
    ...facts,
  },
  cancelled: {
    title: 'إلغاء مقعد',
    subject: 'أُلغي مقعدكم: {{activity}}',
    greeting,
    intro: 'أُلغي مقعدكم في «{{activity}}».',
    open: 'عرض التفاصيل',
    ...facts,
  },
};

import type { mailEn } from './mail-words.en.ts';

/** Words of the mails about submissions, in Arabic. */
const greeting = 'السلام عليكم ورحمة الله وبركاته، {{name}}';
const linkNote = 'يستطيع كل من لديه هذا الرابط تحرير المشاركة؛ فنرجو عدم إطلاع غيركم عليه.';

export const mailAr: typeof mailEn = {
  answer: { accepted: 'قبول', declined: 'اعتذار' },
  draft: {
    title: 'حفظ مسودة مشاركة',
    subject: 'مسودتكم: {{title}}',
    greeting,
    intro: 'حُفظت مشاركتكم في «{{call}}» مسودةً:',
    deadline: 'لم تُقدَّم المشاركة بعد، ونرجو تقديمها قبل {{closes}}.',
    open: 'متابعة المسودة',
    'link-note': linkNote,
  },
  received: {
    title: 'تأكيد تسلّم مشاركة',
    subject: 'تسلّمنا مشاركتكم {{code}}',
    greeting,
    intro: 'شكرًا لكم، فقد تسلّمنا مشاركتكم في «{{call}}»:',
    code: 'رقم المشاركة {{code}}، ونرجو ذكره في مراسلاتكم. وسنوافيكم بالنتيجة بعد انتهاء التحكيم.',
    open: 'الاطلاع على المشاركة',
    'link-note': linkNote,
  },
  'co-author': {
    title: 'دعوة مشارك في التأليف',
    subject: 'ورد اسمكم ضمن المؤلفين بإفادة من {{submitter}}',
    greeting,
    intro: 'أفاد مقدِّم المشاركة ({{submitter}}) باشتراككم في تأليف ما قُدِّم إلى «{{call}}»:',
    ask: 'نرجو فتح الصفحة الآتية وبيان صحة ذلك. ولن يُعرض اسمكم قبل موافقتكم.',
    open: 'الاطلاع والإجابة',
    closing: 'يعمل الرابط مرة واحدة. وإن لم تكونوا المقصودين بهذه الرسالة فنرجو إهمالها.',
  },
  'co-author-answer': {
    title: 'إجابة مشارك في التأليف',
    subject: 'إجابة {{author}}',
    greeting,
    intro: 'ذكرتم {{author}} مشاركًا في التأليف، وكانت الإجابة: {{answer}}.',
    open: 'الاطلاع على المشاركة',
    'link-note': linkNote,
  },
  withdrawn: {
    title: 'سحب مشاركة',
    subject: 'سُحبت المشاركة {{code}}',
    greeting,
    intro: 'سُحبت المشاركة {{code}}:',
    open: 'الاطلاع على المشاركة',
    closing: 'إن لم ترغبوا في ذلك فنرجو الكتابة إلى الجهة المنظِّمة.',
  },
  reminder: {
    title: 'تذكير بموعد الإغلاق',
    subject: 'لم تُقدَّم مسودتكم بعد',
    greeting,
    intro: 'ما زالت مشاركتكم في «{{call}}» مسودة:',
    deadline: 'ينتهي التقديم {{closes}}.',
    open: 'متابعة المسودة',
    'link-note': linkNote,
  },
};

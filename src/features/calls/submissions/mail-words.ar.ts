import type { mailEn } from './mail-words.en.ts';

/** Words of the mails about submissions, in Arabic. */
const greeting = 'السلام عليكم ورحمة الله وبركاته، {{name}}';
const linkNote = 'يستطيع كل من لديه هذا الرابط تحرير الورقة؛ فنرجو عدم إطلاع غيركم عليه.';

export const mailAr: typeof mailEn = {
  answer: { accepted: 'قبول', declined: 'اعتذار' },
  draft: {
    title: 'حفظ مسودة ورقة',
    subject: 'مسودتكم: {{title}}',
    greeting,
    intro: 'حُفظت ورقتكم في «{{call}}» مسودةً:',
    deadline: 'لم تُقدَّم الورقة بعد، ونرجو تقديمها قبل {{closes}}.',
    open: 'متابعة المسودة',
    'link-note': linkNote,
  },
  received: {
    title: 'تأكيد تسلّم ورقة',
    subject: 'تسلّمنا ورقتكم {{code}}',
    greeting,
    intro: 'شكرًا لكم، فقد تسلّمنا ورقتكم في «{{call}}»:',
    code: 'رقم الورقة {{code}}، ونرجو ذكره في مراسلاتكم. وسنوافيكم بالنتيجة بعد انتهاء التحكيم.',
    open: 'الاطلاع على الورقة',
    'link-note': linkNote,
  },
  'co-author': {
    title: 'دعوة مشارك في التأليف',
    subject: 'ورد اسمكم ضمن المؤلفين بإفادة من {{submitter}}',
    greeting,
    intro: 'أفاد مقدِّم الورقة ({{submitter}}) باشتراككم في تأليف ما قُدِّم إلى «{{call}}»:',
    ask: 'نرجو فتح الصفحة الآتية وبيان صحة ذلك. ولن يُعرض اسمكم قبل موافقتكم.',
    open: 'الاطلاع والإجابة',
    closing: 'يعمل الرابط مرة واحدة. وإن لم تكونوا المقصودين بهذه الرسالة فنرجو إهمالها.',
  },
  'co-author-answer': {
    title: 'إجابة مشارك في التأليف',
    subject: 'إجابة {{author}}',
    greeting,
    intro: 'ذكرتم {{author}} مشاركًا في التأليف، وكانت الإجابة: {{answer}}.',
    open: 'الاطلاع على الورقة',
    'link-note': linkNote,
  },
  withdrawn: {
    title: 'سحب ورقة',
    subject: 'سُحبت الورقة {{code}}',
    greeting,
    intro: 'سُحبت الورقة {{code}}:',
    open: 'الاطلاع على الورقة',
    closing: 'إن لم ترغبوا في ذلك فنرجو الكتابة إلى الجهة المنظِّمة.',
  },
  link: {
    title: 'إعادة إرسال رابط ورقة',
    subject: 'رابط ورقتكم: {{title}}',
    greeting,
    intro: 'طُلب رابط ورقتكم في «{{call}}»:',
    open: 'فتح الورقة',
    'link-note': linkNote,
    closing: 'إن لم تطلبوا الرابط فلا حاجة إلى أي إجراء، ولم يتغيّر شيء.',
  },
  reminder: {
    title: 'تذكير بموعد الإغلاق',
    subject: 'لم تُقدَّم مسودتكم بعد',
    greeting,
    intro: 'ما زالت ورقتكم في «{{call}}» مسودة:',
    deadline: 'ينتهي التقديم {{closes}}.',
    open: 'متابعة المسودة',
    'link-note': linkNote,
  },
};

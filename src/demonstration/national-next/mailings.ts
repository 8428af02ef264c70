/** Messages to many of the edition in preparation, written for the demonstration. */

interface Both {
  readonly ar: string;
  readonly en: string;
}

export interface DemoMailing {
  /** Key of the list that it goes to. */
  readonly audience: string;
  readonly filter?: Readonly<Record<string, string>>;
  readonly subject: Both;
  readonly body: Both;
  readonly necessary: boolean;
  /** How many days ago it was written. */
  readonly daysAgo: number;
  /** Whether it was approved and sent; else it is a draft. */
  readonly sent: boolean;
}

export const mailings: readonly DemoMailing[] = [
  {
    audience: 'accounts',
    subject: { ar: 'مواعيد الإعداد للدورة القادمة', en: 'Dates in the preparation of the coming edition' },
    body: {
      ar: [
        'السلام عليكم {{name}}،',
        'نذكّركم بمواعيد الإعداد لـ«{{edition}}»: يُغلق باب تقديم الأوراق أولًا، ثم الترشيح باسم الوفود، ثم التسجيل.',
        'تجدون كل موعد في صفحته، ونرجو إبلاغنا بما يتعذر الوفاء به قبل حلوله.',
      ].join('\n\n'),
      en: [
        'Dear {{name}},',
        'A reminder of the dates ahead of “{{edition}}”: papers close first, then nomination for delegations, then registration.',
        'Each date stands on its page. Please tell us beforehand of any that cannot be kept.',
      ].join('\n\n'),
    },
    necessary: true,
    daysAgo: 3,
    sent: true,
  },
  {
    audience: 'registrants',
    subject: { ar: 'معلومات الوصول إلى مقر الملتقى', en: 'How to reach the venue of the forum' },
    body: {
      ar: [
        '{{name}}،',
        'رمز تسجيلكم {{code}}. تُفتح الأبواب قبل الجلسة الأولى بساعة، والمدخل من الجهة الشرقية.',
        'يُرجى إحضار وثيقة هوية لاستلام البطاقة.',
      ].join('\n\n'),
      en: [
        '{{name}},',
        'Your registration is {{code}}. Doors open an hour before the first session, at the eastern entrance.',
        'Please bring an identity document to collect your badge.',
      ].join('\n\n'),
    },
    necessary: false,
    daysAgo: 1,
    sent: false,
  },
];

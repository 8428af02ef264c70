/** What those who came to the first edition said of it, written for the demonstration. */

interface Both {
  readonly ar: string;
  readonly en: string;
}

/** A question with what was answered, taken in turn, and texts once each; null: left open. */
export interface DemoQuestion {
  readonly type: 'rating' | 'choice' | 'choices' | 'text';
  readonly label: Both;
  readonly required?: boolean;
  readonly options?: readonly { readonly key: string; readonly label: Both }[];
  readonly answers: readonly (number | string | readonly string[] | null)[];
}

export interface DemoFeedback {
  readonly perSession: boolean;
  readonly title: Both;
  readonly text: Both;
  readonly questions: readonly DemoQuestion[];
}

/** Of the edition as a whole, and of each workshop and visit. */
export const feedback: readonly DemoFeedback[] = [
  {
    perSession: false,
    title: { ar: 'رأيك في الملتقى', en: 'Your view of the forum' },
    text: {
      ar: 'نرجو أن تخصنا بدقيقتين. تُحفظ الإجابات دون أسماء، ويُستفاد منها في إعداد الدورة القادمة.',
      en: 'It takes two minutes. Answers are kept without names and help to prepare the next edition.',
    },
    questions: [
      {
        type: 'rating',
        label: { ar: 'ما تقييمك للملتقى إجمالًا؟', en: 'How was the forum as a whole?' },
        required: true,
        answers: [5, 4, 5, 4, 3, 5, 5, 4, 4, 5, 2, 4, 5],
      },
      {
        type: 'rating',
        label: { ar: 'ما تقييمك للتنظيم والاستقبال؟', en: 'How were organisation and reception?' },
        answers: [4, 3, 4, 5, 3, 4, 2, 4, null, 5, 3],
      },
      {
        type: 'choice',
        label: { ar: 'هل كان وقت النقاش كافيًا؟', en: 'Was there enough time for discussion?' },
        options: [
          { key: 'too-little', label: { ar: 'أقل مما يلزم', en: 'Too little' } },
          { key: 'right', label: { ar: 'كافٍ', en: 'Just right' } },
          { key: 'too-much', label: { ar: 'أكثر مما يلزم', en: 'Too much' } },
        ],
        answers: ['right', 'too-little', 'right', 'too-little', 'right', 'too-little', 'right', 'too-much'],
      },
      {
        type: 'choices',
        label: { ar: 'ما الذي أفادك أكثر؟', en: 'What was of most use to you?' },
        options: [
          { key: 'plenaries', label: { ar: 'الجلسات العامة', en: 'Plenary sessions' } },
          { key: 'workshops', label: { ar: 'ورش العمل', en: 'Workshops' } },
          { key: 'exhibition', label: { ar: 'المعرض', en: 'The exhibition' } },
          { key: 'people', label: { ar: 'لقاء المختصين', en: 'Meeting other practitioners' } },
        ],
        answers: [
          ['workshops', 'people'],
          ['people'],
          ['plenaries', 'workshops'],
          ['workshops'],
          ['exhibition', 'people'],
          null,
          ['workshops', 'exhibition', 'people'],
        ],
      },
      {
        type: 'text',
        label: { ar: 'ما الذي تقترحه للدورة القادمة؟', en: 'What do you suggest for the next edition?' },
        answers: [
          'زيادة وقت الأسئلة بعد كل جلسة، ونشر العروض قبل انعقادها.',
          null,
          'A quiet room for bilateral talks beside the exhibition would help.',
          null,
          'ورش أصغر عددًا وأطول وقتًا.',
          null,
          'الإعلان عن النقل بين القاعات قبل الموعد بوقت كافٍ.',
          'Please send the working papers in both languages a week ahead.',
          null,
          'كان الاستقبال في اليوم الأول بطيئًا، وتحسّن بعده.',
          null,
        ],
      },
    ],
  },
  {
    perSession: true,
    title: { ar: 'رأيك في الورش والزيارات', en: 'Your view of workshops and visits' },
    text: {
      ar: 'سؤالان عن كل ورشة أو زيارة حضرتها، ومكان لملاحظاتك.',
      en: 'Two questions about each workshop or visit that you were at, and room for remarks.',
    },
    questions: [
      {
        type: 'rating',
        label: { ar: 'إلى أي حد أفادتك؟', en: 'How useful was it?' },
        required: true,
        answers: [5, 5, 4, 5, 4, 3, 5, 4, 5, 4, 4],
      },
      {
        type: 'rating',
        label: { ar: 'كيف كان عرضها وإدارتها؟', en: 'How well was it led?' },
        answers: [5, 4, 4, 4, 5, 3, 4],
      },
      {
        type: 'text',
        label: { ar: 'ملاحظاتك', en: 'Remarks' },
        answers: [
          'التطبيقات العملية كانت أنفع ما فيها.',
          null,
          null,
          'The case studies were excellent; an hour more would have been better.',
          null,
          'القاعة صغيرة على العدد.',
          null,
          null,
          'أسلوب المدربة واضح، وأجابت عن كل سؤال.',
          null,
          'Handouts in English would help those from abroad.',
          null,
          null,
          'تمنيت أن تُعاد الورشة في يوم آخر لمن لم يجد مكانًا.',
          null,
          'بدأت متأخرة ربع ساعة.',
          null,
          null,
          'The role play showed what no slide can.',
          null,
          null,
          'نحتاج إلى دليل مكتوب نعود إليه في العمل.',
        ],
      },
    ],
  },
];

import { addDays } from '../../dates.ts';
import type { DemoPledge, IsoDate } from '../../model.ts';
import { t } from '../../write.ts';

type Step = DemoPledge['steps'][number];

const common = {
  by: null,
  reworded: null,
  target: null,
  theme: null,
  serves: null,
  partners: [],
} as const;

const inForce = ['submitted', 'verified', 'announced', 'active'] as const;

/** Pledges in every state, made between the two editions; partners answered, or have still to. */
export const pledges = (today: IsoDate): readonly DemoPledge[] => {
  const on = (days: number): IsoDate => addDays(today, -days);
  const step = (status: Step['status'], days: number, note: Step['note'] = null): Step => ({
    status,
    on: on(days),
    note,
  });
  /** The usual way, ten days a step, the last one so many days ago. */
  const until = (last: (typeof inForce)[number], days: number): Step[] => {
    const taken = inForce.slice(0, inForce.indexOf(last) + 1);
    return taken.map((status, at) => step(status, days + (taken.length - 1 - at) * 10));
  };
  return [
    {
      ...common,
      key: 'lessons',
      party: { kind: 'body', body: 'school-safety' },
      title: t('خمسون درسًا مفتوحًا', 'Fifty open lessons'),
      text: t(
        'نتعهد بنشر خمسين درسًا في السلامة الرقمية تستعملها أي مدرسة دون مقابل.',
        'We pledge to publish fifty lessons on digital safety that any school may use free of charge.',
      ),
      target: t('50 درسًا', '50 lessons'),
      dueOn: on(40),
      theme: 'family-school',
      partners: [{ body: 'reporting-alliance', answer: { by: 'focal-point', consents: true } }],
      steps: [
        ...until('active', 150),
        step(
          'fulfilled',
          35,
          t('نُشر 54 درسًا، وتحققت الأمانة منها.', '54 lessons were published; the secretariat verified them.'),
        ),
      ],
    },
    {
      ...common,
      key: 'family-line',
      party: { kind: 'body', body: 'safe-family-council' },
      title: t('خط للأسر', 'A line for families'),
      text: t(
        'سنفتح خطًا للأسر في كل المناطق قريبًا.',
        'We will soon open a line for families in every region.',
      ),
      reworded: t(
        'يتعهد المجلس بفتح خط للأسر في ثلاث عشرة منطقة خلال سنة من الإعلان.',
        'The council pledges to open a line for families in thirteen regions within a year of the announcement.',
      ),
      target: t('13 منطقة', '13 regions'),
      dueOn: addDays(today, 240),
      theme: 'family-school',
      steps: until('active', 60),
    },
    {
      ...common,
      key: 'material',
      party: { kind: 'state', state: 'AE' },
      title: t('مكتبة توعية بلغتين', 'A library of awareness in two languages'),
      text: t(
        'إتاحة مئة مادة توعوية بالعربية والإنجليزية للدول المشاركة.',
        'To make one hundred pieces of awareness material in Arabic and English available to participating states.',
      ),
      target: t('100 مادة', '100 pieces'),
      dueOn: addDays(today, 300),
      theme: 'awareness',
      serves: { document: 'family-action', provision: 'shared-material' },
      steps: until('announced', 1),
    },
    {
      ...common,
      key: 'shared-training',
      party: { kind: 'body', body: 'internet-authority' },
      title: t('تدريب مشترك للمحققين', 'Joint training of investigators'),
      text: t(
        'تدريب ستين محققًا مع شريكين على حفظ الأدلة الرقمية.',
        'To train sixty investigators in keeping digital evidence, together with two partners.',
      ),
      target: t('60 محققًا', '60 investigators'),
      dueOn: addDays(today, 200),
      theme: 'legislation',
      partners: [
        { body: 'aman-centre', answer: { by: 'reporter', consents: true } },
        { body: 'reporting-alliance', answer: null },
      ],
      steps: until('verified', 4),
    },
    {
      ...common,
      key: 'open-register',
      party: { kind: 'body', body: 'reporting-alliance' },
      by: 'focal-point',
      title: t('سجل مفتوح للأساليب', 'An open register of methods'),
      text: t(
        'نشر سجل بأساليب الاستدراج يُحدَّث كل شهر.',
        'To publish a register of grooming methods, brought up to date every month.',
      ),
      target: t('12 إصدارًا في السنة', '12 issues a year'),
      dueOn: addDays(today, 365),
      theme: 'awareness',
      partners: [{ body: 'aman-centre', answer: null }],
      steps: [step('submitted', 1)],
    },
    {
      ...common,
      key: 'young-council',
      party: { kind: 'state', state: 'KW' },
      by: 'delegate',
      title: t('مجلس لليافعين', 'A council of the young'),
      text: t(
        'إنشاء مجلس لليافعين يراجع حملات التوعية قبل نشرها.',
        'To establish a council of young people that goes through campaigns before they are published.',
      ),
      dueOn: addDays(today, 400),
      theme: 'awareness',
      steps: [],
    },
    {
      ...common,
      key: 'clinics',
      party: { kind: 'body', body: 'safe-family-council' },
      title: t('عشر عيادات إرشاد', 'Ten advice clinics'),
      text: t(
        'فتح عشر عيادات لإرشاد الأسر بعد الابتزاز.',
        'To open ten clinics that advise families after extortion.',
      ),
      target: t('10 عيادات', '10 clinics'),
      dueOn: on(30),
      theme: 'victims',
      steps: [
        ...until('active', 300),
        step('partly', 25, t('فُتحت ست عيادات من عشر.', 'Six clinics of ten were opened.')),
      ],
    },
    {
      ...common,
      key: 'filters',
      party: { kind: 'body', body: 'internet-authority' },
      title: t('أداة ترشيح للمنازل', 'A filter for homes'),
      text: t('توزيع أداة ترشيح مجانية على المنازل.', 'To give homes a filter free of charge.'),
      target: t('20000 منزل', '20,000 homes'),
      dueOn: on(90),
      theme: 'family-school',
      steps: [
        ...until('announced', 400),
        step('lapsed', 80, t('انقضى الموعد ولم يبدأ العمل.', 'The date passed before work began.')),
      ],
    },
    {
      ...common,
      key: 'study',
      party: { kind: 'body', body: 'school-safety' },
      title: t('دراسة وطنية سنوية', 'A yearly national study'),
      text: t('إجراء دراسة سنوية عن تجارب الطلاب.', 'To carry out a yearly study of what pupils meet.'),
      dueOn: addDays(today, 90),
      theme: 'family-school',
      steps: [
        ...until('announced', 200),
        step('withdrawn', 20, t('انتقلت المهمة إلى جهة أخرى.', 'The task has gone to another body.')),
      ],
    },
  ];
};

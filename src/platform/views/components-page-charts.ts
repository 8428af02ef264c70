import type { Say } from './components-page.ts';
import type {
  AgendaModel,
  ColumnsModel,
  HeatMapModel,
  LifelinesModel,
  RoundsModel,
  ThemeModel,
  UnitChartModel,
} from './models.ts';

/** One chart of each kind, and an agenda of a morning. */
export function sampleCharts(say: Say, themes: readonly ThemeModel[]) {
  return {
    units: unitsOf(say),
    rounds: roundsOf(say),
    lifelines: lifelinesOf(say),
    heat: heatOf(say, themes),
    columns: columnsOf(say),
    agenda: agendaOf(say, themes),
  };
}

function unitsOf(say: Say): UnitChartModel {
  const bodyLegend = [
    { level: 4 as const, label: say('منفَّذة', 'Fulfilled') },
    { level: 3 as const, label: say('قيد التنفيذ', 'In progress') },
    { level: 2 as const, label: say('قيد التخطيط', 'Planning') },
    { level: 1 as const, label: say('لم تبدأ', 'Not started') },
    { level: 0 as const, label: say('لم ترد إفادة', 'No report') },
  ];
  const legend = [
    { level: 4 as const, label: say('تنفيذ كامل', 'Complete') },
    { level: 3 as const, label: say('تقدم كبير', 'Substantial') },
    { level: 2 as const, label: say('تقدم محدود', 'Limited') },
    { level: 0 as const, label: say('لا توجد شواهد', 'No evidence') },
  ];
  const squares = (list: readonly { level: 0 | 1 | 2 | 3 | 4; label: string }[], counts: readonly number[]) =>
    list.map((item, index) => ({ ...item, count: counts[index] ?? 0 }));
  return {
    title: say('الحالة في كل جهة', 'Status per body'),
    note: say('كل مربع توصية واحدة', 'Each square is one recommendation'),
    rowLabel: say('الجهة', 'Body'),
    axes: [
      { label: say('إفادة الجهة', 'The body says'), legend: bodyLegend },
      { label: say('تقييم المقيِّم', 'The assessor finds'), legend },
    ],
    rows: [
      {
        label: say('وزارة الداخلية', 'Ministry of the Interior'),
        axes: [squares(bodyLegend, [4, 3, 1]), squares(legend, [3, 3, 1, 1])],
        total: 8,
      },
      {
        label: say('هيئة الاتصالات', 'Communications Authority'),
        axes: [squares(bodyLegend, [0, 1, 1, 0, 3]), squares(legend, [0, 0, 1, 4])],
        total: 5,
      },
    ],
  };
}

function roundsOf(say: Say): RoundsModel {
  const words = {
    accepted: say('مقبول', 'accepted'),
    returned: say('مُعاد', 'returned'),
    silent: say('لم ترد إفادة', 'no report'),
  };
  const cell = (state: keyof typeof words) => ({ state, word: words[state] });
  return {
    title: say('التقارير في موعدها', 'Reports on time'),
    note: say('آخر 3 جولات', 'Last 3 rounds'),
    rowLabel: say('الجهة', 'Body'),
    rounds: [say('2025', '2025'), say('2026 أ', '2026 I'), say('2026 ب', '2026 II')],
    rows: [
      {
        label: say('وزارة الداخلية', 'Ministry of the Interior'),
        cells: [cell('accepted'), cell('accepted'), cell('accepted')],
      },
      {
        label: say('هيئة الاتصالات', 'Communications Authority'),
        cells: [cell('accepted'), cell('returned'), cell('silent')],
      },
    ],
    legend: [
      { state: 'accepted', label: words.accepted },
      { state: 'returned', label: words.returned },
      { state: 'silent', label: words.silent },
    ],
  };
}

function lifelinesOf(say: Say): LifelinesModel {
  return {
    title: say('عمر التوصيات عبر الدورات', 'Age in editions'),
    numberLabel: say('الرقم', 'Number'),
    subjectLabel: say('الموضوع', 'Subject'),
    editions: [say('2022', '2022'), say('2024', '2024'), say('2026', '2026')],
    rows: [
      {
        number: '1-03',
        href: '#',
        subject: say('السلامة الرقمية في المناهج', 'Digital safety in curricula'),
        from: 0,
        to: 2,
        end: 'open',
        words: say('2022 أُقرّت، 2024 استمرت، 2026 استمرت', '2022 adopted, 2024 continued, 2026 continued'),
      },
      {
        number: '1-05',
        href: '#',
        subject: say('رقم وطني للمشورة', 'A national advice line'),
        from: 0,
        to: 1,
        end: 'closed',
        words: say('2022 أُقرّت، 2024 أُغلقت', '2022 adopted, 2024 closed'),
      },
      {
        number: '1-08',
        href: '#',
        subject: say('مؤشر التعرض للمخاطر', 'An index of exposure'),
        from: 0,
        to: 2,
        end: 'open',
        silent: true,
        words: say('2022 أُقرّت، ثم لم ترد إفادة', '2022 adopted, then no report'),
      },
      {
        number: '2-02',
        href: '#',
        subject: say('سجل ورقي للبلاغات', 'A paper register'),
        from: 1,
        to: 2,
        end: 'dropped',
        words: say('2024 أُقرّت، 2026 حُفظت', '2024 adopted, 2026 retired'),
      },
    ],
    legend: [
      { mark: 'born', label: say('أُقرّت', 'Adopted') },
      { mark: 'step', label: say('استمرت', 'Continued') },
      { mark: 'closed', label: say('مغلقة', 'Closed') },
      { mark: 'dropped', label: say('محفوظة', 'Retired') },
      { mark: 'silent', label: say('لم ترد إفادة', 'No report') },
    ],
  };
}

function heatOf(say: Say, themes: readonly ThemeModel[]): HeatMapModel {
  const values = [
    [4, 2, 2],
    [1, 3, 3],
    [0, 4, 2],
    [6, 2, 1],
  ];
  return {
    title: say('الجلسات بحسب المحور واليوم', 'Sessions by theme and day'),
    rowLabel: say('المحور', 'Theme'),
    columns: [say('الثلاثاء 3', 'Tue 3'), say('الأربعاء 4', 'Wed 4'), say('الخميس 5', 'Thu 5')],
    rows: values.flatMap((row, index) => {
      const theme = themes[index];
      return theme ? [{ label: theme.name, theme, values: row }] : [];
    }),
  };
}

function columnsOf(say: Say): ColumnsModel {
  const values = [3, 8, 14, 11, 22, 35, 31, 48, 60, 52, 71, 40];
  return {
    title: say('التسجيل عبر الأسابيع', 'Registrations by week'),
    note: say('12 أسبوعًا', '12 weeks'),
    pointLabel: say('الأسبوع', 'Week'),
    valueLabel: say('تسجيل', 'Registrations'),
    points: values.map((value, index) => ({
      label: say(`الأسبوع ${index + 1}`, `Week ${index + 1}`),
      value,
    })),
  };
}

function agendaOf(say: Say, themes: readonly ThemeModel[]): AgendaModel {
  const time = (text: string) => ({ datetime: text, text: say(text, text) });
  const theme = (index: number) => (themes[index] ? { theme: themes[index] } : {});
  return {
    rooms: [
      { label: say('القاعة الكبرى', 'Grand Hall'), note: say('900 مقعد', '900 seats') },
      { label: say('قاعة النخيل', 'Palm Hall'), note: say('220 مقعدًا', '220 seats') },
    ],
    ticks: [
      { at: 1, ...time('09:00') },
      { at: 6, ...time('10:15'), break: true },
      { at: 8, ...time('10:45') },
    ],
    now: { at: 9, ...time('11:05') },
    items: [
      {
        kind: 'session',
        at: 1,
        for: 5,
        room: 1,
        session: {
          title: say('من التوصية إلى الأثر', 'From recommendation to effect'),
          href: '#',
          kind: say('جلسة عامة', 'Plenary'),
          room: say('القاعة الكبرى', 'Grand Hall'),
          ...theme(7),
          start: time('09:00'),
          end: time('10:15'),
          state: 'past',
        },
      },
      {
        kind: 'session',
        at: 1,
        for: 5,
        room: 2,
        session: {
          title: say('رقم واحد للإبلاغ', 'One number to call'),
          href: '#',
          kind: say('حلقة نقاش', 'Panel'),
          room: say('قاعة النخيل', 'Palm Hall'),
          ...theme(2),
          start: time('09:00'),
          end: time('10:15'),
          state: 'past',
        },
      },
      {
        kind: 'break',
        at: 6,
        for: 2,
        title: say('استراحة', 'Coffee break'),
        start: time('10:15'),
        end: time('10:45'),
        past: true,
      },
      {
        kind: 'session',
        at: 8,
        for: 5,
        room: 1,
        session: {
          title: say('تجارب دولية في حماية الأطفال', 'International experience in protecting children'),
          href: '#',
          kind: say('عرض تجربة', 'Experiences'),
          room: say('القاعة الكبرى', 'Grand Hall'),
          ...theme(6),
          start: time('10:45'),
          end: time('12:00'),
          who: say('رئاسة: معالي وزير الداخلية', 'Chair: H.E. the Minister of the Interior'),
          tags: [{ text: say('جارية الآن', 'Live now'), tone: 'live' }],
          state: 'live',
        },
      },
      {
        kind: 'session',
        at: 8,
        for: 3,
        room: 2,
        session: {
          title: say('مسؤولية المنصات', 'The responsibility of platforms'),
          href: '#',
          kind: say('حلقة نقاش', 'Panel'),
          room: say('قاعة النخيل', 'Palm Hall'),
          ...theme(4),
          start: time('10:45'),
          end: time('11:30'),
          tags: [{ text: say('ملغاة', 'Cancelled'), tone: 'bad' }],
          state: 'cancelled',
        },
      },
    ],
  };
}

import type { Say } from './components-page.ts';
import type { CellModel, TableModel, ThemeModel } from './models.ts';

/** A workbench with everything in force at once. */
export function sampleTable(say: Say, themes: readonly ThemeModel[]): TableModel {
  const time = (text: string): CellModel => ({
    time: { datetime: text, text: say(text, text) },
    sub: say('الأربعاء 4 نوفمبر', 'Wednesday 4 November'),
  });
  const theme = (index: number): CellModel => (themes[index] ? { theme: themes[index] } : undefined);
  return {
    id: 'sample-list',
    caption: say('الجلسات', 'Sessions'),
    action: '#',
    totals: [
      { label: say('جلسات البرنامج', 'sessions in the programme'), value: 58 },
      { label: say('منشورة في الإصدار 7', 'in release 7'), value: 49 },
      { label: say('غير مجدولة', 'unscheduled'), value: 3 },
    ],
    tabs: [
      { label: say('كل الجلسات', 'All sessions'), href: '#', current: true, count: 58 },
      { label: say('تحتاج إلى عمل', 'To do'), href: '#', count: 9, urgent: true },
      { label: say('ورش العمل', 'Workshops'), href: '#', count: 12 },
    ],
    search: {
      label: say('البحث في الجلسات', 'Search sessions'),
      placeholder: say('عنوان أو شخص أو رمز', 'Title, person or code'),
    },
    filters: [
      {
        name: 'state',
        label: say('الحالة', 'State'),
        blank: say('كل الحالات', 'All states'),
        options: [{ value: 'draft', label: say('مسودة', 'Draft') }],
      },
      { name: 'day', label: say('اليوم', 'Day'), kind: 'date', value: '2026-11-04' },
      {
        name: 'theme',
        label: say('المحور', 'Theme'),
        kind: 'chips',
        value: ['3'],
        options: themes
          .slice(2, 5)
          .map((one) => ({ value: String(one.number), label: one.name, theme: one })),
      },
    ],
    applied: [{ label: say('الأربعاء 4 نوفمبر', 'Wednesday 4 November'), removeHref: '#' }],
    clearHref: '#',
    columnChoice: [
      { key: 'theme', label: say('المحور', 'Theme'), shown: true },
      { key: 'room', label: say('القاعة', 'Room'), shown: true },
      { key: 'rapporteur', label: say('مقرر الجلسة', 'Rapporteur'), shown: false },
    ],
    columns: [
      { key: 'title', label: say('الجلسة', 'Session') },
      { key: 'theme', label: say('المحور', 'Theme') },
      { key: 'time', label: say('الموعد', 'Time'), sort: { href: '#', direction: 'ascending' } },
      { key: 'room', label: say('القاعة', 'Room'), sort: { href: '#' } },
      { key: 'state', label: say('الحالة', 'State') },
      { key: 'seats', label: say('المقاعد', 'Places'), kind: 'number' },
      { key: 'acts', label: say('الإجراءات', 'Actions'), labelHidden: true },
    ],
    rows: [
      {
        id: '14',
        title: say('من التوصية إلى الأثر', 'From recommendation to effect'),
        href: '#',
        sub: say('جلسة عامة', 'Plenary'),
        cells: {
          theme: theme(7),
          time: time('09:00'),
          room: say('القاعة الكبرى', 'Grand Hall'),
          state: { tag: { text: say('منشورة', 'Published'), tone: 'ok' } },
          seats: 900,
          acts: { actions: [{ label: say('تحرير', 'Edit'), href: '#', icon: 'pen' }] },
        },
      },
      {
        id: '15',
        title: say('رقم واحد للإبلاغ', 'One number to call'),
        href: '#',
        sub: say('حلقة نقاش', 'Panel'),
        picked: true,
        cells: {
          theme: theme(2),
          time: time('09:00'),
          room: say('قاعة النخيل', 'Palm Hall'),
          state: { tag: { text: say('ملغاة', 'Cancelled'), tone: 'bad' } },
          seats: 220,
          acts: { actions: [{ label: say('تحرير', 'Edit'), href: '#', icon: 'pen' }] },
        },
      },
      {
        id: '33',
        title: say('حماية الأطفال في الألعاب', 'Protecting children in games'),
        href: '#',
        sub: say('ورشة عمل', 'Workshop'),
        cells: {
          theme: theme(4),
          time: null,
          room: null,
          state: { tag: { text: say('غير مجدولة', 'Unscheduled'), tone: 'info' } },
          seats: 150,
          acts: { actions: [{ label: say('تحرير', 'Edit'), href: '#', icon: 'pen' }] },
        },
      },
    ],
    bulk: {
      action: '#',
      actions: [
        { label: say('إرسال رسالة', 'Send a message'), value: 'mail', icon: 'mail' },
        {
          label: say('إلغاء', 'Cancel'),
          value: 'cancel',
          confirm: {
            title: say('إلغاء الجلسات المحدَّدة؟', 'Cancel the selected sessions?'),
            text: say('تبقى في جدول الأعمال مشطوبة.', 'They stay in the agenda, struck through.'),
            label: say('إلغاء الجلسات', 'Cancel sessions'),
          },
        },
      ],
    },
    pages: {
      summary: say('1–3 من 58', '1–3 of 58'),
      pages: [
        { label: say('1', '1'), href: '#', current: true },
        { label: say('2', '2'), href: '#' },
        { label: '…', href: '' },
        { label: say('20', '20'), href: '#' },
      ],
      nextHref: '#',
    },
  };
}

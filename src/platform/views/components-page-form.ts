import type { Say } from './components-page.ts';
import type { FormModel, ThemeModel } from './models.ts';

/** A form with every kind of field, refused once. */
export function sampleForm(say: Say, themes: readonly ThemeModel[]): FormModel {
  return {
    action: '#',
    id: 'sample-form',
    guard: false,
    step: say('الخطوة 2 من 3', 'Step 2 of 3'),
    errors: [
      { field: 'title.en', message: say('يلزم إدخال «العنوان» بالإنجليزية.', 'Enter the title in English.') },
      { field: 'seats', message: say('يلزم إدخال عدد بين 1 و60.', 'Enter a number from 1 to 60.') },
    ],
    groups: [
      {
        fields: [
          {
            kind: 'bilingual',
            name: 'title',
            label: say('العنوان', 'Title'),
            hint: say('كما يظهر في جدول الأعمال.', 'As it appears in the agenda.'),
            ar: { value: 'المعلم خط الدفاع الأول' },
            en: { value: '' },
            authentic: 'ar',
          },
          {
            kind: 'bilingual',
            name: 'text',
            label: say('نص التوصية', 'Text of the recommendation'),
            ar: { value: 'إنشاء قناة موحدة لتلقي البلاغات.' },
            en: { value: 'Establish one channel for reports.' },
            authentic: 'ar',
            chooseAuthentic: true,
            long: true,
            word: true,
            rows: 3,
          },
          {
            kind: 'radios',
            name: 'theme',
            label: say('المحور', 'Theme'),
            value: '4',
            options: themes.map((theme) => ({ value: String(theme.number), label: theme.name, theme })),
          },
        ],
      },
      {
        title: say('المكان والموعد', 'Place and time'),
        inline: true,
        fields: [
          { kind: 'date', name: 'day', label: say('اليوم', 'Day'), value: '2026-11-04' },
          { kind: 'time', name: 'start', label: say('البداية', 'Start'), value: '10:45' },
          { kind: 'time', name: 'end', label: say('النهاية', 'End'), value: '12:00' },
          {
            kind: 'number',
            name: 'seats',
            label: say('عدد المقاعد', 'Places'),
            value: 80,
            hint: say('يُفتح بعدها باب قائمة الانتظار.', 'Beyond it the waiting list opens.'),
          },
        ],
      },
      {
        title: say('التفاصيل', 'Details'),
        fields: [
          {
            name: 'name',
            label: say('الاسم كما في جواز السفر', 'Name as in the passport'),
            hint: say('بالحروف اللاتينية', 'In Latin letters'),
            lang: 'en',
            value: 'Jonas Feldt',
          },
          {
            kind: 'email',
            name: 'mail',
            label: say('البريد الإلكتروني', 'E-mail address'),
            value: 'jonas@example.org',
          },
          {
            kind: 'select',
            name: 'state',
            label: say('الدولة', 'State'),
            width: 'm',
            options: [
              { value: 'jo', label: say('الأردن', 'Jordan') },
              { value: 'om', label: say('عُمان', 'Oman') },
            ],
          },
          {
            kind: 'radios',
            name: 'mode',
            label: say('طريقة الحضور', 'Attendance'),
            inline: true,
            value: 'here',
            options: [
              { value: 'here', label: say('حضوري', 'In person') },
              { value: 'far', label: say('عبر الاتصال المرئي', 'Online') },
            ],
          },
          {
            kind: 'checkboxes',
            name: 'needs',
            label: say('التجهيزات', 'Needs'),
            optional: true,
            value: ['interpreting'],
            options: [
              {
                value: 'interpreting',
                label: say('ترجمة فورية', 'Interpreting'),
                hint: say('العربية والإنجليزية والفرنسية', 'Arabic, English and French'),
              },
              { value: 'sign', label: say('لغة الإشارة', 'Sign language') },
            ],
          },
          {
            kind: 'switch',
            name: 'remind',
            label: say('تذكير قبل الجلسات', 'Reminders before sessions'),
            value: true,
          },
          {
            kind: 'file',
            name: 'picture',
            label: say('صورة جواز السفر', 'Picture of the passport'),
            hint: say('JPEG أو PDF، حتى 5 م.ب', 'JPEG or PDF, up to 5 MB'),
            accept: 'image/jpeg,application/pdf',
          },
          {
            kind: 'textarea',
            name: 'note',
            label: say('ملاحظات للأمانة', 'Notes for the secretariat'),
            optional: true,
            rows: 3,
          },
        ],
      },
      {
        title: say('إعدادات إضافية', 'Further settings'),
        folded: true,
        fields: [
          { kind: 'code', name: 'code', label: say('رمز الجلسة', 'Code of the session'), value: 'WS-034' },
        ],
      },
    ],
    submit: { label: say('حفظ', 'Save') },
    alternatives: [{ label: say('حفظ المسودة', 'Save draft'), name: 'do', value: 'draft' }],
    cancel: { href: '#' },
  };
}

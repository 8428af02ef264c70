import type { DemoAccount } from './model.ts';
import { t } from './write.ts';

/** Who can sign in to the demonstration; `next` is the key of the edition in preparation. */
export function accounts(next: string): readonly DemoAccount[] {
  const first = 'national-forum/2016';
  const forum = { kind: 'series', series: 'national-forum' } as const;
  return [
    {
      key: 'administrator',
      email: 'administrator@example.org',
      name: t('مدير النظام', 'Administrator'),
      person: null,
      language: 'en',
      grants: [{ role: 'administrator', scope: { kind: 'everywhere' } }],
    },
    {
      key: 'organiser',
      email: 'organiser@example.org',
      name: t('الجهة المنظِّمة', 'Organiser'),
      person: 'bandar-al-mirwahi',
      language: 'ar',
      grants: [{ role: 'organiser', scope: forum }],
    },
    {
      key: 'programme',
      email: 'programme@example.org',
      name: t('إدارة البرنامج', 'Programme management'),
      person: 'hind-al-ramthani',
      language: 'ar',
      grants: [{ role: 'programme-manager', scope: forum }],
    },
    {
      key: 'secretariat',
      email: 'secretariat@example.org',
      name: t('الأمانة والوثائق', 'Secretariat'),
      person: 'ziyad-al-nimrani',
      language: 'ar',
      grants: [{ role: 'secretariat', scope: forum }],
    },
    {
      key: 'editor',
      email: 'editor@example.org',
      name: t('التحرير والترجمة', 'Editing and translation'),
      person: 'dalia-al-bayani',
      language: 'en',
      grants: [{ role: 'editor', scope: forum }],
    },
    {
      key: 'rapporteur',
      email: 'rapporteur@example.org',
      name: t('مقررة لجنة الصياغة', 'Rapporteur of the Drafting Committee'),
      person: 'abeer-al-khuzami',
      language: 'ar',
      grants: [
        { role: 'rapporteur', scope: { kind: 'edition', edition: first } },
        { role: 'rapporteur', scope: { kind: 'edition', edition: next } },
      ],
    },
    {
      key: 'protocol',
      email: 'protocol@example.org',
      name: t('المراسم', 'Protocol'),
      person: 'turki-al-dawhani',
      language: 'ar',
      grants: [{ role: 'protocol', scope: forum }],
    },
    {
      key: 'desk',
      email: 'desk@example.org',
      name: t('مكتب التسجيل', 'Registration desk'),
      person: 'rana-al-sindiyani',
      language: 'ar',
      grants: [{ role: 'registration-desk', scope: forum }],
    },
    {
      key: 'exhibition',
      email: 'exhibition@example.org',
      name: t('إدارة المعرض', 'Exhibition management'),
      person: 'majed-al-kahramani',
      language: 'ar',
      grants: [{ role: 'exhibition-manager', scope: forum }],
    },
    {
      key: 'focal-point',
      email: 'focal-point@example.org',
      name: t('ضابط اتصال وفد', 'Focal point of a delegation'),
      person: 'tomas-lindqvar',
      language: 'en',
      grants: [
        {
          role: 'focal-point',
          scope: { kind: 'participation', edition: first, participation: 'reporting-alliance' },
        },
        {
          role: 'focal-point',
          scope: { kind: 'participation', edition: next, participation: 'reporting-alliance' },
        },
      ],
    },
    {
      key: 'delegate',
      email: 'delegate@example.org',
      name: t('عضو وفد', 'Delegate'),
      person: 'hessa-al-rawdani',
      language: 'ar',
      grants: [
        { role: 'delegate', scope: { kind: 'participation', edition: first, participation: 'state-kw' } },
        { role: 'delegate', scope: { kind: 'participation', edition: next, participation: 'state-kw' } },
      ],
    },
    {
      key: 'speaker',
      email: 'speaker@example.org',
      name: t('متحدثة', 'Speaker'),
      person: 'basma-al-saqiyani',
      language: 'ar',
      grants: [{ role: 'speaker', scope: { kind: 'edition', edition: first } }],
    },
    {
      key: 'reviewer',
      email: 'reviewer@example.org',
      name: t('محكِّم أوراق العمل', 'Reviewer of papers'),
      person: 'sherif-al-nawrasi',
      language: 'ar',
      grants: [{ role: 'reviewer', scope: { kind: 'edition', edition: next } }],
    },
    {
      key: 'second-reviewer',
      email: 'second-reviewer@example.org',
      name: t('محكِّمة أوراق العمل', 'Second reviewer of papers'),
      person: 'suad-al-wisali',
      language: 'en',
      grants: [{ role: 'reviewer', scope: { kind: 'edition', edition: next } }],
    },
    {
      key: 'exhibitor',
      email: 'exhibitor@example.org',
      name: t('عارض', 'Exhibitor'),
      person: 'areej-al-ramzani',
      language: 'ar',
      grants: [{ role: 'exhibitor', scope: { kind: 'body', edition: first, body: 'lubab-software' } }],
    },
    {
      key: 'reporter',
      email: 'reporter@example.org',
      name: t('معدّة تقارير جهة مسؤولة', 'Reporter of a responsible body'),
      person: 'wafa-al-rihlani',
      language: 'ar',
      grants: [{ role: 'reporter', scope: { kind: 'body', edition: first, body: 'aman-centre' } }],
    },
    {
      key: 'assessor',
      email: 'assessor@example.org',
      name: t('مقيِّمة', 'Assessor'),
      person: 'nadine-al-karmawani',
      language: 'en',
      grants: [
        { role: 'assessor', scope: { kind: 'edition', edition: first } },
        { role: 'assessor', scope: { kind: 'edition', edition: next } },
      ],
    },
    {
      key: 'press',
      email: 'press@example.org',
      name: t('إعلامي', 'Press'),
      person: 'adnan-al-sahafani',
      language: 'ar',
      grants: [
        { role: 'press', scope: { kind: 'edition', edition: first } },
        { role: 'press', scope: { kind: 'edition', edition: next } },
      ],
    },
    {
      key: 'workshop-organiser',
      email: 'workshop@example.org',
      name: t('تنظيم الورشة العربية', 'Organiser of the Arab workshop'),
      person: 'nabil-al-manarati',
      language: 'ar',
      grants: [{ role: 'organiser', scope: { kind: 'series', series: 'arab-workshop' } }],
    },
  ];
}

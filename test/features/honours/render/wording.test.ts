import { describe, expect, it } from 'vitest';
import {
  type CertificateDocument,
  certificateWording,
} from '../../../../src/features/honours/render/index.ts';
import { messagesAr } from '../../../../src/features/honours/render/messages.ar.ts';
import { messagesEn } from '../../../../src/features/honours/render/messages.en.ts';
import { checkMessages } from '../../../../src/platform/i18n/index.ts';
import { certificateOfKind, dates } from './fixtures.ts';

type Holder = 'm' | 'f' | 'unstated' | 'body-m' | 'body-f';

const person = { ar: 'نور البحراوي', en: 'Nūr al-Baḥrāwī' };
const holderOf = (holder: Holder): CertificateDocument['holder'] => ({
  name: person,
  line: null,
  gender: holder === 'm' || holder === 'f' ? holder : 'unstated',
  isBody: holder.startsWith('body'),
  bodyGender: holder === 'body-m' ? 'm' : 'f',
});

const forum: CertificateDocument['edition'] = {
  title: { ar: 'الملتقى الوطني', en: 'National Forum' },
  number: 2,
  city: { ar: 'الرياض', en: 'Riyadh' },
  from: '2016-11-14',
  to: '2016-11-16',
  dates,
};
const certificate = (
  kind: CertificateDocument['kind'],
  holder: Holder,
  changes: Partial<CertificateDocument> = {},
): CertificateDocument => ({
  ...certificateOfKind(kind),
  kind,
  holder: holderOf(holder),
  edition: forum,
  session: null,
  hours: null,
  citation: null,
  ...changes,
});

const ar =
  'الدورة الثانية من الملتقى الوطني، المنعقدة في الرياض خلال المدة من 14 إلى 16 نوفمبر 2016م الموافق 14–16 صفر 1438هـ';
const en =
  'the second edition of the National Forum, held in Riyadh from 14 to 16 November 2016 (14–16 Safar 1438 AH)';
const session = { ar: 'حملات وصلت إلى أهلها', en: 'Campaigns that reached their audience' };

describe('the neutral wording, which is the default', () => {
  it.each<[CertificateDocument['kind'], Holder, string, string]>([
    ['attendance', 'm', `لحضور أعمال ${ar}.`, `attended ${en}.`],
    ['attendance', 'f', `لحضور أعمال ${ar}.`, `attended ${en}.`],
    ['attendance', 'unstated', `لحضور أعمال ${ar}.`, `attended ${en}.`],
    ['participation', 'm', `تقديرًا للمشاركة في أعمال ${ar}.`, `participated in ${en}.`],
    ['participation', 'f', `تقديرًا للمشاركة في أعمال ${ar}.`, `participated in ${en}.`],
    ['participation', 'unstated', `تقديرًا للمشاركة في أعمال ${ar}.`, `participated in ${en}.`],
    ['participation', 'body-f', `تقديرًا للمشاركة في أعمال ${ar}.`, `participated in ${en}.`],
    ['speaker', 'm', `تقديرًا للمشاركة متحدثًا في أعمال ${ar}.`, `spoke at ${en}.`],
    ['speaker', 'f', `تقديرًا للمشاركة متحدثةً في أعمال ${ar}.`, `spoke at ${en}.`],
    ['speaker', 'unstated', `تقديرًا للتحدث في أعمال ${ar}.`, `spoke at ${en}.`],
    ['trainer', 'm', `تقديرًا للمشاركة مدربًا في أعمال ${ar}.`, `took part as a trainer in ${en}.`],
    ['trainer', 'f', `تقديرًا للمشاركة مدربةً في أعمال ${ar}.`, `took part as a trainer in ${en}.`],
    ['trainer', 'unstated', `تقديرًا للإسهام في التدريب ضمن أعمال ${ar}.`, `took part as a trainer in ${en}.`],
    ['organiser', 'm', `تقديرًا للإسهام في تنظيم ${ar}.`, `contributed to the organisation of ${en}.`],
    ['organiser', 'f', `تقديرًا للإسهام في تنظيم ${ar}.`, `contributed to the organisation of ${en}.`],
    [
      'exhibitor',
      'body-m',
      `تقديرًا للمشاركة في المعرض المصاحب لأعمال ${ar}.`,
      `took part in the exhibition accompanying ${en}.`,
    ],
    ['appreciation', 'm', `لإسهامه في إنجاح ${ar}.`, `for his contribution to the success of ${en}.`],
    ['appreciation', 'f', `لإسهامها في إنجاح ${ar}.`, `for her contribution to the success of ${en}.`],
    ['appreciation', 'unstated', `للإسهام في إنجاح ${ar}.`, `for contributing to the success of ${en}.`],
    ['appreciation', 'body-m', `لإسهامه في إنجاح ${ar}.`, `for its contribution to the success of ${en}.`],
    ['appreciation', 'body-f', `لإسهامها في إنجاح ${ar}.`, `for its contribution to the success of ${en}.`],
  ])('%s, %s', (kind, holder, arabic, english) => {
    const input = certificate(kind, holder);

    expect([certificateWording(input, 'ar').text, certificateWording(input, 'en').text]).toEqual([
      arabic,
      english,
    ]);
  });

  it('names the session that a speaker spoke in', () => {
    const input = certificate('speaker', 'f', { session });

    expect([certificateWording(input, 'ar').text, certificateWording(input, 'en').text]).toEqual([
      `تقديرًا للمشاركة متحدثةً في جلسة «حملات وصلت إلى أهلها» ضمن أعمال ${ar}.`,
      `spoke in the session “Campaigns that reached their audience” at ${en}.`,
    ]);
  });

  it('names the workshop that a trainer gave', () => {
    const input = certificate('trainer', 'unstated', { session });

    expect([certificateWording(input, 'ar').text, certificateWording(input, 'en').text]).toEqual([
      `تقديرًا لتقديم ورشة عمل «حملات وصلت إلى أهلها» ضمن أعمال ${ar}.`,
      `conducted the workshop “Campaigns that reached their audience” at ${en}.`,
    ]);
  });

  it('does not say twice what a title says itself', () => {
    const own = { ar: 'الجلسة الأولى: الأسرة', en: 'First session: the family' };
    const input = certificate('speaker', 'm', { session: own });

    expect(certificateWording(input, 'ar').text).toContain('متحدثًا في «الجلسة الأولى: الأسرة» ضمن');
    expect(certificateWording(input, 'en').text).toContain('spoke in “First session: the family” at');
  });

  it.each([
    [1, 'ساعة واحدة', '1 hour'],
    [2, 'ساعتين', '2 hours'],
    [3, '3 ساعات', '3 hours'],
    [12, '12 ساعة', '12 hours'],
    [100, '100 ساعة', '100 hours'],
  ])('counts %i hours', (hours, arabic, english) => {
    const input = certificate('attendance', 'm', { hours });

    expect([certificateWording(input, 'ar').text, certificateWording(input, 'en').text]).toEqual([
      `لحضور أعمال ${ar}، بواقع ${arabic}.`,
      `attended ${en}, for ${english}.`,
    ]);
  });

  it.each([
    ['التغطية الصحفية لأعمال الملتقى', 'على التغطية الصحفية لأعمال الملتقى، ضمن أعمال'],
    ['لجهودها في تنظيم المعرض.', 'لجهودها في تنظيم المعرض، ضمن أعمال'],
    ['نظير دعمها', 'نظير دعمها، ضمن أعمال'],
  ])('gives the citation of an honour its preposition: %s', (citation, expected) => {
    const input = certificate('appreciation', 'body-f', { citation: { ar: citation, en: '' } });

    expect(certificateWording(input, 'ar').text).toContain(expected);
  });

  it('gives an English citation its preposition', () => {
    const input = certificate('appreciation', 'body-f', { citation: { ar: '', en: 'its press coverage' } });

    expect(certificateWording(input, 'en').text).toBe(`for its press coverage, at ${en}.`);
  });
});

describe('the attested wording', () => {
  it.each<[CertificateDocument['kind'], Holder, string]>([
    ['attendance', 'm', `قد حضر أعمال ${ar}، وقد مُنح هذه الشهادة إثباتًا لحضوره.`],
    ['attendance', 'f', `قد حضرت أعمال ${ar}، وقد مُنحت هذه الشهادة إثباتًا لحضورها.`],
    ['participation', 'm', `قد شارك في أعمال ${ar}، وقد مُنح هذه الشهادة تقديرًا لمشاركته.`],
    ['participation', 'f', `قد شاركت في أعمال ${ar}، وقد مُنحت هذه الشهادة تقديرًا لمشاركتها.`],
    ['participation', 'body-m', `قد شارك في أعمال ${ar}، وقد مُنح هذه الشهادة تقديرًا لمشاركته.`],
    ['speaker', 'm', `قد شارك متحدثًا في أعمال ${ar}، وقد مُنح هذه الشهادة تقديرًا لمشاركته.`],
    ['speaker', 'f', `قد شاركت متحدثةً في أعمال ${ar}، وقد مُنحت هذه الشهادة تقديرًا لمشاركتها.`],
    ['trainer', 'm', `قد شارك مدربًا في أعمال ${ar}، وقد مُنح هذه الشهادة تقديرًا لمشاركته.`],
    ['trainer', 'f', `قد شاركت مدربةً في أعمال ${ar}، وقد مُنحت هذه الشهادة تقديرًا لمشاركتها.`],
    ['organiser', 'm', `قد أسهم في تنظيم ${ar}، وقد مُنح هذه الشهادة تقديرًا لإسهامه.`],
    ['organiser', 'f', `قد أسهمت في تنظيم ${ar}، وقد مُنحت هذه الشهادة تقديرًا لإسهامها.`],
    [
      'exhibitor',
      'body-f',
      `قد شاركت في المعرض المصاحب لأعمال ${ar}، وقد مُنحت هذه الشهادة تقديرًا لمشاركتها.`,
    ],
  ])('%s, %s', (kind, holder, arabic) => {
    expect(certificateWording(certificate(kind, holder, { form: 'attested' }), 'ar').text).toBe(arabic);
  });

  it('agrees in the workshop that a trainer gave', () => {
    const input = certificate('trainer', 'f', { form: 'attested', session });

    expect(certificateWording(input, 'ar').text).toBe(
      `قد قدّمت ورشة عمل «حملات وصلت إلى أهلها» ضمن أعمال ${ar}، وقد مُنحت هذه الشهادة تقديرًا لجهدها.`,
    );
  });

  it('gives way to the neutral one where the gender is not stated', () => {
    const input = certificate('participation', 'unstated', { form: 'attested' });

    expect(certificateWording(input, 'ar')).toEqual(certificateWording({ ...input, form: 'neutral' }, 'ar'));
  });
});

describe('the lead-in', () => {
  const organisers = {
    m: { name: { ar: 'مركز السلامة', en: 'Safety Centre' }, genderAr: 'm' },
    f: { name: { ar: 'وزارة التعليم', en: 'Ministry of Education' }, genderAr: 'f' },
  } as const;

  it.each([
    ['participation', 'm', 'neutral', 'يمنح مركز السلامة هذه الشهادة إلى', 'This certifies that'],
    ['participation', 'f', 'neutral', 'تمنح وزارة التعليم هذه الشهادة إلى', 'This certifies that'],
    ['participation', 'm', 'attested', 'يشهد مركز السلامة بأن', 'Safety Centre certifies that'],
    ['participation', 'f', 'attested', 'تشهد وزارة التعليم بأن', 'The Ministry of Education certifies that'],
    [
      'appreciation',
      'm',
      'neutral',
      'يتقدم مركز السلامة بخالص الشكر والتقدير إلى',
      'Safety Centre expresses its sincere appreciation to',
    ],
    [
      'appreciation',
      'f',
      'neutral',
      'تتقدم وزارة التعليم بخالص الشكر والتقدير إلى',
      'The Ministry of Education expresses its sincere appreciation to',
    ],
  ] as const)('of %s agrees with an organiser %s, %s', (kind, gender, form, arabic, english) => {
    const input = certificate(kind, 'm', { organiser: organisers[gender], form });

    expect([certificateWording(input, 'ar').lead, certificateWording(input, 'en').lead]).toEqual([
      arabic,
      english,
    ]);
  });
});

describe('the title', () => {
  it.each<[CertificateDocument['kind'], Holder, string, string]>([
    ['attendance', 'f', 'شهادة حضور', 'Certificate of Attendance'],
    ['participation', 'm', 'شهادة مشاركة', 'Certificate of Participation'],
    ['speaker', 'm', 'شهادة متحدث', 'Speaker Certificate'],
    ['speaker', 'f', 'شهادة متحدثة', 'Speaker Certificate'],
    ['speaker', 'unstated', 'شهادة متحدث', 'Speaker Certificate'],
    ['trainer', 'm', 'شهادة مدرب', 'Trainer Certificate'],
    ['trainer', 'f', 'شهادة مدربة', 'Trainer Certificate'],
    ['organiser', 'f', 'شهادة تنظيم', 'Organiser Certificate'],
    ['exhibitor', 'body-f', 'شهادة عارض', 'Exhibitor Certificate'],
    ['appreciation', 'body-m', 'شهادة شكر وتقدير', 'Certificate of Appreciation'],
  ])('of %s, %s', (kind, holder, arabic, english) => {
    const input = certificate(kind, holder);

    expect([certificateWording(input, 'ar').title, certificateWording(input, 'en').title]).toEqual([
      arabic,
      english,
    ]);
  });
});

describe('the edition in a sentence', () => {
  it('is the forum alone where it has no number, and leaves out a place that is not known', () => {
    const input = certificate('participation', 'm', { edition: { ...forum, number: null, city: null } });

    expect([certificateWording(input, 'ar').text, certificateWording(input, 'en').text]).toEqual([
      'تقديرًا للمشاركة في أعمال الملتقى الوطني خلال المدة من 14 إلى 16 نوفمبر 2016م الموافق 14–16 صفر 1438هـ.',
      'participated in the National Forum, held from 14 to 16 November 2016 (14–16 Safar 1438 AH).',
    ]);
  });

  it('takes the case of a preposition, and the digits of the edition on the Arabic side alone', () => {
    const edition = { ...forum, number: 21, dates: { ...dates, digits: 'arab' as const } };
    const input = certificate('attendance', 'm', { edition, hours: 12 });

    expect([certificateWording(input, 'ar').text, certificateWording(input, 'en').text]).toEqual([
      'لحضور أعمال الدورة الحادية والعشرين من الملتقى الوطني، المنعقدة في الرياض خلال المدة من ١٤ إلى ١٦ نوفمبر ٢٠١٦م الموافق ١٤–١٦ صفر ١٤٣٨هـ، بواقع ١٢ ساعة.',
      'attended the twenty-first edition of the National Forum, held in Riyadh from 14 to 16 November 2016 (14–16 Safar 1438 AH), for 12 hours.',
    ]);
  });

  it('keeps the order of a title that is written in the other language only', () => {
    const input = certificate('speaker', 'm', { session: { ar: '', en: 'After the summits' } });

    expect(certificateWording(input, 'ar').text).toContain('«\u2068After the summits\u2069»');
  });
});

describe('the words of certificates', () => {
  it('are complete in both languages, but for the forms of sentences, which are each language’s own', () => {
    const faults = checkMessages([{ namespace: 'certificate', ar: messagesAr, en: messagesEn }]);
    const ownForms = /^(?:lead|neutral|attested|sentence)\./;

    expect(
      faults
        .filter(({ key, fault }) => fault !== 'unexpected character' && !ownForms.test(key))
        .map(({ key }) => key),
    ).toEqual([]);
  });
});

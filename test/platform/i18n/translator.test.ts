import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  commonMessages,
  createTranslator,
  inNamespace,
  type MessageKey,
  type MissingMessage,
} from '../../../src/platform/i18n/index.ts';

const own = {
  namespace: 'own',
  ar: {
    title: 'العنوان',
    greeting: 'السلام على {{name}}',
    share: '{{done}} من أصل {{total}}',
    both: '{{sessions}} في {{days}}',
    deep: { er: { text: 'نص' } },
  },
  en: {
    title: 'Title',
    greeting: 'Peace be with {{name}}',
    share: '{{done}} of {{total}}',
    both: '{{sessions}} in {{days}}',
    deep: { er: { text: 'text' } },
  },
} as const;

const translator = createTranslator([commonMessages, own]);
const ar = translator.t('ar');
const en = translator.t('en');

describe('counted nouns', () => {
  // Zero, one, two, two after a preposition, 3, 11, 100: the table of the editorial guide.
  it.each([
    ['session', 'لا توجد جلسات|جلسة واحدة|جلستان|جلستين|3 جلسات|11 جلسة|100 جلسة'],
    ['participant', 'لا يوجد مشاركون|مشارك واحد|مشاركان|مشاركَين|3 مشاركين|11 مشاركًا|100 مشارك'],
    ['state', 'لا توجد دول|دولة واحدة|دولتان|دولتين|3 دول|11 دولة|100 دولة'],
    ['recommendation', 'لا توجد توصيات|توصية واحدة|توصيتان|توصيتين|3 توصيات|11 توصية|100 توصية'],
    ['body', 'لا توجد جهات|جهة واحدة|جهتان|جهتين|3 جهات|11 جهة|100 جهة'],
    ['day', 'لا توجد أيام|يوم واحد|يومان|يومين|3 أيام|11 يومًا|100 يوم'],
    ['seat', 'لا توجد مقاعد|مقعد واحد|مقعدان|مقعدين|3 مقاعد|11 مقعدًا|100 مقعد'],
    ['minute', 'أقل من دقيقة|دقيقة واحدة|دقيقتان|دقيقتين|3 دقائق|11 دقيقة|100 دقيقة'],
    ['certificate', 'لا توجد شهادات|شهادة واحدة|شهادتان|شهادتين|3 شهادات|11 شهادة|100 شهادة'],
    ['delegation', 'لا توجد وفود|وفد واحد|وفدان|وفدين|3 وفود|11 وفدًا|100 وفد'],
    ['workshop', 'لا توجد ورش عمل|ورشة عمل واحدة|ورشتا عمل|ورشتي عمل|3 ورش عمل|11 ورشة عمل|100 ورشة عمل'],
    ['speaker', 'لا يوجد متحدثون|متحدث واحد|متحدثان|متحدثَين|3 متحدثين|11 متحدثًا|100 متحدث'],
  ])('%s', (noun, forms) => {
    const key = `common:count.${noun}`;

    const said = [0, 1, 2].map((count) => ar(key, { count }));
    const oblique = ar(`${key}_obl`, { count: 2 });
    const counted = [3, 11, 100].map((count) => ar(key, { count }));

    expect([...said, oblique, ...counted].join('|')).toBe(forms);
  });

  it.each([
    [0, 'لا توجد جلسات', '0 جلسة', '0 sessions'],
    [1, 'جلسة واحدة', 'جلسة واحدة', '1 session'],
    [2, 'جلستان', 'جلستين', '2 sessions'],
    [3, '3 جلسات', '3 جلسات', '3 sessions'],
    [10, '10 جلسات', '10 جلسات', '10 sessions'],
    [11, '11 جلسة', '11 جلسة', '11 sessions'],
    [99, '99 جلسة', '99 جلسة', '99 sessions'],
    [100, '100 جلسة', '100 جلسة', '100 sessions'],
    [102, '102 جلسة', '102 جلسة', '102 sessions'],
    [103, '103 جلسات', '103 جلسات', '103 sessions'],
    [111, '111 جلسة', '111 جلسة', '111 sessions'],
    [1204, '1,204 جلسات', '1,204 جلسات', '1,204 sessions'],
    [1.5, '1.5 جلسة', '1.5 جلسة', '1.5 sessions'],
  ])('%d sessions', (count, nominative, oblique, english) => {
    const key = 'common:count.session';

    expect([ar(key, { count }), ar(`${key}_obl`, { count }), en(`${key}_obl`, { count })]).toEqual([
      nominative,
      oblique,
      english,
    ]);
  });

  it.each([
    [1, 'خطأ واحد يلزم تصحيحه', '1 error to correct'],
    [2, 'خطآن يلزم تصحيحهما', '2 errors to correct'],
    [5, '5 أخطاء يلزم تصحيحها', '5 errors to correct'],
    [12, '12 خطأً يلزم تصحيحها', '12 errors to correct'],
  ])('%d errors above a form', (count, arabic, english) => {
    expect([ar('common:error-summary', { count }), en('common:error-summary', { count })]).toEqual([
      arabic,
      english,
    ]);
  });

  it('join in a sentence through a third key', () => {
    const sessions = ar('common:count.session', { count: 58 });
    const days = ar('common:count.day_obl', { count: 2 });

    expect(ar('own:both', { sessions, days })).toBe('58 جلسة في يومين');
  });
});

describe('parameters', () => {
  it('take the digits of the edition in Arabic only; strings stay as they are', () => {
    const arab = translator.t('ar', { digits: 'arab' });
    const english = translator.t('en', { digits: 'arab' });

    expect([
      arab('common:count.session', { count: 1204 }),
      arab('own:share', { done: 3, total: '2026' }),
      english('own:share', { done: 3, total: 1204 }),
    ]).toEqual(['١٬٢٠٤ جلسات', '٣ من أصل 2026', '3 of 1,204']);
  });

  it.each([
    ['markup is left to the view', '<b>&'],
    ['another message is not called', '$t(own:title)'],
    ['another parameter is not read', '{{count}}'],
    ['a replacement pattern stays', '$& $1'],
  ])('%s', (_what, name) => {
    expect(en('own:greeting', { name })).toBe(`Peace be with ${name}`);
  });

  it('may be named like an option of the library', () => {
    const words = { namespace: 'o', ar: { a: '{{ns}} {{lng}}' }, en: { a: '{{ns}} {{lng}}' } };

    expect(createTranslator([words]).t('en')('o:a', { ns: 'x', lng: 'ar' })).toBe('x ar');
  });
});

describe('what is missing', () => {
  it.each([
    ['a key', 'own:nothing', {}, 'missing message "own:nothing" in ar'],
    ['a namespace', 'other:title', {}, 'missing message "other:title" in ar'],
    ['a group of messages', 'own:deep.er', {}, 'missing message "own:deep.er" in ar'],
    ['a parameter', 'own:greeting', {}, 'missing parameter "name" of message "own:greeting" in ar'],
    ['an undefined parameter', 'own:greeting', { name: undefined }, 'missing parameter "name" of message'],
  ])('%s throws', (_what, key, params, message) => {
    expect(() => ar(key, params)).toThrow(message);
  });

  it('is logged and shown where throwing would harm', () => {
    const seen: MissingMessage[] = [];
    const lenient = createTranslator([own], { onMissing: (missing) => seen.push(missing) }).t('en');

    expect([lenient('own:nothing'), lenient('own:greeting')]).toEqual([
      'own:nothing',
      'Peace be with {{name}}',
    ]);
    expect(seen).toEqual([
      { language: 'en', key: 'own:nothing' },
      { language: 'en', key: 'own:greeting', parameter: 'name' },
    ]);
  });

  it('is reported each time', () => {
    const seen: string[] = [];
    const lenient = createTranslator([own], { onMissing: ({ key }) => seen.push(key) }).t('en');

    for (const key of ['own:greeting', 'own:greeting', 'own:no', 'own:no']) lenient(key);

    expect(seen).toEqual(['own:greeting', 'own:greeting', 'own:no', 'own:no']);
  });

  it('a language never answers for the other', () => {
    const half = { namespace: 'half', ar: { only: 'هنا' }, en: {} };

    expect(() => createTranslator([half]).t('en')('half:only')).toThrow('missing message "half:only" in en');
  });
});

describe('the translator', () => {
  it('refuses two catalogues of one name', () => {
    expect(() => createTranslator([own, own])).toThrow('two message catalogues are called "own"');
  });

  it('keeps installations apart', () => {
    const other = createTranslator([{ ...own, en: { ...own.en, title: 'Another' } }]);

    expect([en('own:title'), other.t('en')('own:title')]).toEqual(['Title', 'Another']);
  });

  it('gives a feature its own keys, checked by the compiler', () => {
    const t = inNamespace<typeof own.ar>(ar, 'own');

    expect([t('title'), t('deep.er.text')]).toEqual(['العنوان', 'نص']);
    expectTypeOf(t).parameter(0).toEqualTypeOf<'title' | 'greeting' | 'share' | 'both' | 'deep.er.text'>();
    expectTypeOf<
      MessageKey<{ session_one: string; session_other: string; session_obl_two: string }>
    >().toEqualTypeOf<'session' | 'session_obl'>();
  });

  it('says a message again as it said it first', () => {
    const said = [ar('own:title'), en('own:title'), ar('own:title'), en('own:title')];

    expect(said).toEqual(['العنوان', 'Title', 'العنوان', 'Title']);
  });

  it('says states in the gender of their thing', () => {
    expect([
      ar('common:status.session.cancelled'),
      ar('common:status.meeting.cancelled'),
      ar('common:status.badge.revoked'),
      ar('common:status.accreditation.revoked'),
      ar('common:session-role.chair.f'),
    ]).toEqual(['ملغاة', 'ملغى', 'مُبطَلة', 'مسحوب الاعتماد', 'رئيسة الجلسة']);
  });
});

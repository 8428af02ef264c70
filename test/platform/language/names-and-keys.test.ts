import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  agree,
  arabicSortKey,
  compareByKey,
  englishSortKey,
  isSlug,
  type PersonWords,
  personSortKey,
  personTitles,
  postLine,
  slugFrom,
  speakerLine,
  titledName,
} from '../../../src/platform/language/index.ts';

const person = (words: Partial<PersonWords>): PersonWords => ({
  ...{ honorific: '', rank: '', academicTitle: '', name: '', post: '', body: '', state: '' },
  ...words,
});

describe('titles', () => {
  it.each([
    [{ honorific: 'معالي', academicTitle: 'الدكتور' }, 'معالي الدكتور'],
    [{ honorific: 'معالي', rank: 'الفريق', academicTitle: 'الدكتور' }, 'معالي الفريق الدكتور'],
    [{ honorific: 'سعادة', rank: 'اللواء الركن' }, 'سعادة اللواء الركن'],
    [
      { honorific: 'صاحب السمو الملكي الأمير', rank: 'الفريق الركن' },
      'صاحب السمو الملكي الفريق الركن الأمير',
    ],
    [{ honorific: 'H.E.', rank: 'Lt. Gen.', academicTitle: 'Dr' }, 'H.E. Lt. Gen. Dr'],
    [{ honorific: 'H.R.H. Prince' }, 'H.R.H. Prince'],
    [{}, ''],
  ])('%j are written %s', (words, titles) => {
    expect(personTitles(person(words))).toBe(titles);
  });

  it('are abbreviated in tables only', () => {
    const words = person({ academicTitle: 'الأستاذ الدكتور', name: 'سالم المريخي' });

    expect([titledName(words), titledName(words, { abbreviated: true })]).toEqual([
      'الأستاذ الدكتور سالم المريخي',
      'أ.د. سالم المريخي',
    ]);
  });
});

describe('the speaker line', () => {
  const full = person({
    honorific: 'معالي',
    academicTitle: 'الدكتور',
    name: 'سالم المريخي',
    post: 'مستشار',
    body: 'هيئة السلامة الرقمية',
    state: 'قطر',
  });

  it.each([
    ['everything', {}, 'معالي الدكتور سالم المريخي، مستشار، هيئة السلامة الرقمية، قطر'],
    ['without a post', { post: '' }, 'معالي الدكتور سالم المريخي، هيئة السلامة الرقمية، قطر'],
    ['without a body and a state', { body: '', state: ' ' }, 'معالي الدكتور سالم المريخي، مستشار'],
    [
      'a post that carries its body',
      { post: 'وزير العدل', body: 'وزارة العدل' },
      'معالي الدكتور سالم المريخي، وزير العدل، قطر',
    ],
    [
      'a post with «في»',
      { post: 'مستشار في وزارة العدل', body: 'وزارة العدل' },
      'معالي الدكتور سالم المريخي، مستشار في وزارة العدل، قطر',
    ],
    ['the name alone', { honorific: '', academicTitle: '', post: '', body: '', state: '' }, 'سالم المريخي'],
  ])('with %s', (_what, change, line) => {
    expect(speakerLine({ ...full, ...change }, 'ar')).toBe(line);
  });

  it('in English', () => {
    const words = person({
      honorific: 'H.E.',
      academicTitle: 'Dr',
      name: 'Salem Al-Muraikhi',
      post: 'Minister of Justice',
      body: 'Ministry of Justice',
      state: 'Qatar',
    });

    expect([speakerLine(words, 'en'), postLine(words, 'en')]).toEqual([
      'H.E. Dr Salem Al-Muraikhi, Minister of Justice, Qatar',
      'Minister of Justice',
    ]);
  });

  it('agrees with the person, or is neutral where a neutral word exists', () => {
    const chair = { m: 'رئيس الجلسة', f: 'رئيسة الجلسة', unstated: 'رئاسة الجلسة' };

    expect([agree('m', chair), agree('f', chair), agree('unstated', chair)]).toEqual(Object.values(chair));
    expect(agree('unstated', { m: 'عضو', f: 'عضوة' })).toBe('عضو');
  });
});

describe('sort keys of persons', () => {
  it.each([
    ['سالم المريخي', 'سالم مريخي'],
    ['معالي الدكتور سالم بن عبد الله المريخي', 'سالم عبدالله مريخي'],
    ['سالم بن عبدالله المريخي', 'سالم عبدالله مريخي'],
    ['د. هدى ابن الفيحاني', 'هدي فيحاني'],
    ['أ.د. ليان بنت عبد الرحمن', 'ليان عبدالرحمن'],
    ['الوليد أبو زيد', 'الوليد ابو زيد'],
    ['خالد آل ثابت', 'خالد ال ثابت'],
    ['رائد السيد', 'رائد السيد'.replace('ئ', 'ي').replace('السيد', 'سيد')],
    ['صاحب السمو الملكي الأمير سالم آل ثابت', 'سالم ال ثابت'],
    ['مُؤمن', 'مومن'],
  ])('%s → %s', (name, key) => {
    expect(personSortKey(name, 'ar')).toBe(key);
  });

  it.each([
    ['Salem Al-Muraikhi', 'muraikhi salem'],
    ['H.E. Dr Salem bin Abdullah Al-Muraikhi', 'muraikhi salem abdullah'],
    ['Salman Al Thabit', 'thabit salman'],
    ['Mira Solène', 'solene mira'],
    ['Khalid Abu Zaid', 'abu zaid khalid'],
    ['Salem AL-MURAIKHI', 'muraikhi salem'],
    ['Jan VAN DER BERG', 'van der berg jan'],
    ['Van der Berg, Jan', 'van der berg jan'],
    ['Tamim', 'tamim'],
    ['Lt. Gen. Hana Lord', 'lord hana'],
    ['Hana O’Neil', 'oneil hana'],
  ])('%s → %s', (name, key) => {
    expect(personSortKey(name, 'en')).toBe(key);
  });
});

describe('sort keys of states and bodies', () => {
  it.each([
    ['الأردن', 'state', 'اردن'],
    ['ألبانيا', 'state', 'البانيا'],
    ['دولة فلسطين', 'state', 'فلسطين'],
    ['المملكة العربية السعودية', 'state', 'سعوديه'],
    ['المملكة المتحدة', 'state', 'مملكه متحده'],
    ['البوسنة والهرسك', 'state', 'بوسنه وهرسك'],
    ['عُمان', 'state', 'عمان'],
    ['وزارة الشؤون الداخلية', 'body', 'وزاره شوون داخليه'],
    ['دولة القانون', 'body', 'دوله قانون'],
  ] as const)('%s as a %s → %s', (name, kind, key) => {
    expect(arabicSortKey(name, kind)).toBe(key);
  });

  it.each([
    ['Côte d’Ivoire', 'cote divoire'],
    ['Bolivia (Plurinational State of)', 'bolivia'],
    ['The Gambia', 'gambia'],
    ['Türkiye', 'turkiye'],
    ['Timor-Leste', 'timor leste'],
  ])('%s → %s', (name, key) => {
    expect(englishSortKey(name)).toBe(key);
  });

  it('put what has no key last', () => {
    const rows = ['ب', '', 'ا'].map((sortKey) => ({ sortKey }));

    expect(rows.sort(compareByKey((row) => row.sortKey)).map((row) => row.sortKey)).toEqual(['ا', 'ب', '']);
  });

  const table = new URL('../../../../shared/data/states.tsv', import.meta.url);

  it.skipIf(!existsSync(table))(
    'agree with the approved table of states but for its editorial departures',
    () => {
      const [header = '', ...lines] = readFileSync(table, 'utf8').trim().split('\n');
      const columns = header.split('\t');
      const rows = lines.map((line) => {
        const cells = line.split('\t');
        return (name: string): string => cells[columns.indexOf(name)] ?? '';
      });

      const arabic = rows.filter((row) => arabicSortKey(row('ar_short'), 'state') !== row('ar_sort'));
      const english = rows.filter((row) => englishSortKey(row('en_short')) !== row('en_sort'));

      expect(rows.length).toBe(195);
      expect(arabic.map((row) => row('iso2'))).toEqual(['BO', 'IR', 'LA', 'FM', 'RU', 'SY', 'TZ', 'VE']);
      expect(english.map((row) => row('iso2'))).toEqual([]);
    },
  );
});

describe('slugs', () => {
  it.each([
    ['Opening session: “Trust”', 'opening-session-trust'],
    ['Sana’a & Côte d’Ivoire', 'sanaa-cote-divoire'],
    ['ملتقى', 'mltqa'],
    ['الجلسة ٣', 'aljlsa-3'],
    ['مُؤتمر', 'motmr'],
    ['Straße 2016', 'strasse-2016'],
    ['…', ''],
  ])('%s → %s', (text, slug) => {
    expect(slugFrom(text)).toBe(slug);
  });

  it('are cut between words', () => {
    const slug = slugFrom('protection of children in the digital world and the duties of every platform');

    expect(slug).toBe('protection-of-children-in-the-digital-world-and-the-duties');
    expect([isSlug(slug), isSlug('Not-A-Slug'), isSlug('a--b'), isSlug('')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

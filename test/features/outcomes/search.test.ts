import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexTerms, termsOfWord } from '../../../src/features/outcomes/search/terms.ts';
import { highlight, parseSearch } from '../../../src/platform/language/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

const text = (ar: string, en: string) => ({ ar, en });
const meets = (query: string, of: string): boolean => {
  const terms = new Set(indexTerms(of));
  return parseSearch(query).words.every((word) => termsOfWord(word).some((term) => terms.has(term)));
};

describe('the words of a text in its index', () => {
  it.each([
    ['توصية', 'توصيات الملتقى'],
    ['التوصيات', 'هذه توصية'],
    ['المدرسه', 'في المدرسة'],
    ['مسؤول', 'المسئولون عن الأمر'],
    ['إنشاء', 'انشاء مركز'],
    ['تدريب', 'والتدريب'],
    ['مستشفى', 'مستشفي'],
    ['recommendation', 'the recommendations'],
    ['bodies', 'a body'],
    ['1/REC/04', 'code 1/REC/04'],
  ])('are met by «%s» in «%s»', (query, of) => {
    expect(meets(query, of)).toBe(true);
  });

  it.each([
    ['بحر', 'لحر'],
    ['مركز', 'مركبة'],
    ['glass', 'glas'],
  ])('are not met by «%s» in «%s»', (query, of) => {
    expect(meets(query, of)).toBe(false);
  });

  it('are marked whole where they are found', () => {
    expect(highlight(parseSearch('توصية «مركز السلامة»'), 'توصياتٌ لمركز السلامة: مركز السلامة.')).toEqual([
      { text: 'توصياتٌ', hit: true },
      { text: ' لمركز السلامة: ', hit: false },
      { text: 'مركز السلامة', hit: true },
      { text: '.', hit: false },
    ]);
  });
});

describe('the search over the texts of all editions', () => {
  let test: TestApp;
  let organiser: SignIn;
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
    await post('/series', {
      slug: 'hill-forum',
      acronym: 'HF',
      noun: 'forum',
      name: text('ملتقى التلال', 'Hill Forum'),
    });
    await edition('2024', 1, 'public');
    await edition('2026', 2, 'public');
    await edition('2028', 3, 'draft');
    await textOf('2024', [text('ينشأ مركز للسلامة الرقمية', 'A centre for digital safety is set up')], true);
    await textOf(
      '2026',
      [
        text('تُدرَّب المعلمات على السلامة', 'Teachers are trained in safety'),
        text('تُنشر تقارير المراكز كل عام', 'Reports of the centres are published every year'),
      ],
      true,
    );
    await textOf('2026', [text('مسودة سرية عن السلامة', 'A secret draft on safety')], false);
    await textOf('2028', [text('دورة مخفية عن السلامة', 'A hidden edition on safety')], true);
  });
  afterAll(() => test.close());

  const post = async (url: string, payload: object) => {
    const answer = await test.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      payload,
      headers: { ...organiser, 'if-match': '"1"' },
    });
    expect([url, answer.statusCode < 300, answer.body]).toEqual([url, true, answer.body]);
    return answer.statusCode === 204 ? {} : answer.json();
  };
  const edition = (slug: string, number: number, visibility: string) =>
    post('/series/hill-forum/editions', {
      slug,
      number,
      visibility,
      title: text(`ملتقى ${slug}`, `Forum ${slug}`),
      startsOn: `${slug}-11-16`,
      endsOn: `${slug}-11-17`,
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
    });
  const textOf = async (slug: string, provisions: readonly object[], published: boolean) => {
    const { service } = test.app.outcomes;
    const whole = await test.app.series.finder.find(`hill-forum:${slug}`);
    const system = { kind: 'system', task: 'test' } as const;
    const { id } = await service.createDocument(system, whole?.edition.id ?? '', {
      kind: 'recommendations',
      slug: `text-${published}`,
      title: text('التوصيات', 'Recommendations'),
    });
    for (const wording of provisions) {
      await service.createProvision(system, id, {
        kind: 'recommendation',
        text: wording,
      });
    }
    if (!published) return;
    await service.adopt(system, id, { manner: 'consensus', adoptedOn: `${slug}-11-17` });
    await service.publish(system, id);
  };
  const found = async (query: string, language = 'en') => {
    const answer = await test.inject({
      url: `/api/v1/provisions?${query}`,
      headers: { 'accept-language': language },
    });
    const { items, ...rest } = answer.json<{
      count: number;
      more: boolean;
      near: boolean;
      items: { code: string; edition: { slug: string }; highlights: { text: string; hit: boolean }[] }[];
    }>();
    return {
      ...rest,
      items: items.map(({ code, edition: { slug }, highlights }) => [
        slug,
        code,
        highlights.filter(({ hit }) => hit).map((run) => run.text),
      ]),
    };
  };

  it('finds words in any form, whichever language they are in, and nothing that is not published', async () => {
    expect(await found(`q=${encodeURIComponent('مركزٌ')}`)).toEqual({
      count: 2,
      more: false,
      near: false,
      items: [
        ['2024', '1/REC/01', ['مركز']],
        ['2026', '2/REC/02', ['المراكز']],
      ],
    });
    expect(await found('q=centre')).toMatchObject({
      count: 2,
      items: [
        ['2024', '1/REC/01', ['centre']],
        ['2026', '2/REC/02', ['centres']],
      ],
    });
    expect((await found('q=secret')).count + (await found('q=hidden')).count).toBe(0);
  });

  it('narrows to an edition and to words as they stand, and says when it found but similar words', async () => {
    expect((await found('q=safety&edition=hill-forum:2026')).items).toEqual([
      ['2026', '2/REC/01', ['safety']],
    ]);
    expect((await found(`q=${encodeURIComponent('"digital safety"')}`)).items).toEqual([
      ['2024', '1/REC/01', ['digital safety']],
    ]);
    expect(await found('q=publisched')).toMatchObject({ count: 1, near: true });
    expect((await found('q=safety&edition=hill-forum:1999').catch(() => null))?.items).toBeUndefined();
  });

  it('shows what it found on a page in both languages, with the words marked', async () => {
    const english = await test.inject({ url: '/en/search?q=centres' });
    expect(english.body).toContain('A <mark>centre</mark> for digital safety is set up');
    expect(english.body).toContain('2 provisions');
    const arabic = await test.inject({ url: `/ar/search?q=${encodeURIComponent('معلمة السلامة')}` });
    expect(arabic.body).toContain('تُدرَّب <mark>المعلمات</mark> على <mark>السلامة</mark>');
    expect((await test.inject({ url: '/en/search?q=%3Cscript%3E' })).body).toContain('No text fits');
    expect((await test.inject({ url: '/en/search' })).statusCode).toBe(200);
  });

  it('narrows to a kind of text and to a language, and offers the whole where nothing is left', async () => {
    const of = async (query: string) => (await found(query)).count;
    const counts = {
      recommendations: await of('q=safety&kind=recommendations'),
      declarations: await of('q=safety&kind=declaration'),
      english: await of('q=safety&in=en'),
      arabic: await of('q=safety&in=ar'),
    };
    const none = await test.inject({ url: '/en/search?q=safety&kind=declaration&in=en' });

    expect(counts).toEqual({ recommendations: 2, declarations: 0, english: 2, arabic: 0 });
    expect(none.body).toContain('<a class="btn btn-2" href="/en/search?q=safety">Search in everything</a>');
    expect(none.body).toContain('<option value="declaration" selected>');
  });

  it('leads from each result to the page on which it is read', async () => {
    const { body } = await test.inject({ url: '/en/search?q=safety' });
    const addresses = [...body.matchAll(/<h2 class="h-sub"><a href="([^"]+)"/g)].map(([, href = '']) => href);
    const pages = await Promise.all(addresses.map((url) => test.inject({ url })));

    expect(addresses.toSorted()).toEqual([
      '/en/forums/hill-forum/2024/recommendations/1',
      '/en/forums/hill-forum/2026/recommendations/1',
    ]);
    expect(pages.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  });

  it('asks the same number of times whatever it finds', async () => {
    const asked = async (query: string): Promise<number> => {
      let statements = 0;
      test.database.onStatement(() => (statements += 1));
      await found(query);
      test.database.onStatement(undefined);
      return statements;
    };
    expect(await asked('q=teachers')).toBe(await asked('q=safety'));
  });
});

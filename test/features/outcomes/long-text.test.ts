import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countPages } from '../../../src/features/documents/page-count.ts';
import { compareTexts } from '../../../src/features/outcomes/drafting/rules/align.ts';
import { type ReportDocument, renderReport } from '../../../src/features/outcomes/render/index.ts';
import { localText } from '../../../src/platform/language/index.ts';
import { type Forum, openForum, system } from './adoption/forum.ts';
import { recommendations } from './render/fixtures.ts';

/** Words of a paragraph, like no other's. */
const wordsOf = (index: number, sentences: number) => {
  const { ar, en } = recommendations.provisions[index % recommendations.provisions.length]?.text ?? {
    ar: '',
    en: '',
  };
  return {
    ar: Array.from({ length: sentences }, (_, n) => `${ar.replace(/[؛.]$/, '')} (${index}-${n}).`).join(' '),
    en: Array.from({ length: sentences }, (_, n) => `${en.replace(/[;.]$/, '')} (${index}-${n}).`).join(' '),
  };
};

const reportOf = (count: number): ReportDocument => ({
  ...recommendations,
  carriedInto: null,
  themes: [],
  provisions: Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    code: `1/REC/${index + 1}`,
    title: null,
    text: localText(wordsOf(index, 6)),
    theme: null,
    lead: null,
    supporting: [],
    sources: [],
    links: [],
    level: null,
    targetGroup: null,
    due: null,
  })),
});

/** Processor time that work takes, in milliseconds: others on the machine do not count. */
const costOf = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system: kernel } = process.cpuUsage(before);
  return (user + kernel) / 1000;
};

/** A text of four times the length may cost so much more: four times, and what a busy machine adds; sixteen is quadratic. */
const MOST = 8;

describe('a text of hundreds of pages', () => {
  it('is printed in pages, bytes and time that grow with its length', async () => {
    const [short, long] = [reportOf(60), reportOf(240)];
    await renderReport(short, 'ar');
    const [one, four] = [await renderReport(short, 'ar'), await renderReport(long, 'ar')];
    const cost = [
      await costOf(() => renderReport(short, 'ar')),
      await costOf(() => renderReport(long, 'ar')),
    ] as const;

    expect(countPages(Buffer.from(four)) / countPages(Buffer.from(one))).toBeLessThan(4.2);
    expect(four.length / one.length).toBeLessThan(4.2);
    expect(cost[1] / cost[0]).toBeLessThan(MOST);
  });

  it('is compared with its next version in time that grows with its length', async () => {
    const versions = (count: number) => {
      const before = Array.from({ length: count }, (_, index) => ({
        id: `p${index}`,
        text: wordsOf(index, 6).ar,
      }));
      return [
        before,
        before.map((one, index) => (index % 3 === 0 ? { ...one, text: `${one.text} وأضيف هذا.` } : one)),
      ] as const;
    };
    const compare = (count: number) => () => compareTexts(...versions(count));
    await costOf(compare(500));
    const [one, four] = [await costOf(compare(500)), await costOf(compare(2_000))];

    expect(four / one).toBeLessThan(MOST);
  });
});

describe('the page of a long text', () => {
  const PARAGRAPHS = 60;
  let forum: Forum;
  beforeAll(async () => {
    forum = await openForum();
    const { service } = forum.test.app.outcomes;
    const document = await service.createDocument(system, forum.editionId, {
      kind: 'declaration',
      slug: 'long',
      title: { ar: 'إعلان طويل', en: 'Long declaration' },
    });
    for (let index = 0; index < PARAGRAPHS; index += 1) {
      await service.createProvision(system, document.id, { kind: 'operative', text: wordsOf(index, 16) });
    }
    await service.adopt(system, document.id, { manner: 'consensus', adoptedOn: '2026-11-18' });
    await service.publish(system, document.id);
  });
  afterAll(() => forum.test.close());

  const page = async (path: string): Promise<string> =>
    (await forum.test.inject({ url: `/en/forums/dunes-forum/2026/texts/${path}` })).body;

  it('says every word once, in the language of its reader: a paragraph costs little beside its words', async () => {
    const body = await page('long');
    const words = Array.from({ length: PARAGRAPHS }, (_, index) => wordsOf(index, 16).en);
    const frame = (await page('long')).length - words.join('').length;

    expect(words.filter((one) => body.split(one).length !== 2)).toEqual([]);
    expect(body).not.toContain(wordsOf(1, 16).ar.slice(0, 60));
    expect(frame / PARAGRAPHS).toBeLessThan(1_400);
  });

  it('leads to linked data with the words of both languages', async () => {
    const { hasPart } = JSON.parse(await page('long.jsonld'));

    expect(hasPart).toHaveLength(PARAGRAPHS);
    expect(hasPart[1].text).toEqual([
      { '@language': 'ar', '@value': wordsOf(1, 16).ar },
      { '@language': 'en', '@value': wordsOf(1, 16).en },
    ]);
  });
});

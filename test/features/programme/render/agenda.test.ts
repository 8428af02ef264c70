import { describe, expect, it } from 'vitest';
import {
  type AgendaDocument,
  type AgendaOptions,
  renderAgenda,
} from '../../../../src/features/programme/render/index.ts';
import { planDays } from '../../../../src/features/programme/render/plan.ts';
import { createSpeech } from '../../../../src/features/programme/render/speech.ts';
import type { Language } from '../../../../src/platform/language/index.ts';
import { readPdf } from '../../../platform/pdf/support/read-pdf.ts';
import { nationalAgenda, words } from './demonstration-agenda.ts';
import { hardAgenda } from './hard-agenda.ts';
import {
  checked,
  foundAnywhere,
  foundInOrder,
  installed,
  type WordBox,
  wordBoxes,
  wordsOf,
  wordsReadBack,
} from './poppler.ts';

const poppler = installed('pdftotext');
const qpdf = installed('qpdf');

const national = nationalAgenda();
const say = words();

type Case = readonly [name: string, input: AgendaDocument, options: AgendaOptions];

const cases: readonly Case[] = [
  ['Arabic', national, { language: 'ar', words: say, abstracts: true }],
  ['Arabic in its own digits', nationalAgenda('arab'), { language: 'ar', words: words('arab') }],
  ['English', national, { language: 'en', words: say, abstracts: true }],
  ['both languages', national, { language: 'ar-en', words: say, abstracts: true }],
  ['one day', national, { language: 'ar', words: say, scope: { kind: 'day', day: '2016-11-15' } }],
  [
    'one room',
    national,
    { language: 'en', words: say, scope: { kind: 'room', roomId: national.rooms[0]?.id ?? '' } },
  ],
  ['hard cases in Arabic', hardAgenda(), { language: 'ar', words: words('arab'), abstracts: true }],
  ['hard cases in English', hardAgenda(), { language: 'en', words: words('arab'), abstracts: true }],
  [
    'hard cases in both languages',
    hardAgenda(),
    { language: 'ar-en', words: words('arab'), abstracts: true },
  ],
];

const rendered = new Map<string, Promise<Uint8Array>>();
/** The file of a case, rendered once for all tests. */
const fileOf = ([name, input, options]: Case): Promise<Uint8Array> => {
  const file = rendered.get(name) ?? renderAgenda(input, options);
  rendered.set(name, file);
  return file;
};

/** What the details say in a language, in their order. */
const expectedWords = (input: AgendaDocument, language: Language): string[] => {
  const speech = createSpeech(input, language, say);
  const texts = planDays(input).flatMap((day) => [
    speech.dayName(day),
    ...day.sessions.flatMap((planned) => {
      const { session, strip } = planned;
      if (strip) return [speech.title(session)];
      const people = session.cancelled ? [] : session.roles;
      return [
        speech.kind(session),
        speech.place(planned),
        speech.title(session),
        ...people.flatMap((holder) => [
          ...speech.person(holder).map(({ text }) => text),
          speech.topic(holder),
        ]),
        session.cancelled ? '' : speech.abstract(session),
      ];
    }),
  ]);
  return wordsOf(texts.join(' '));
};

/** The part of a word's box that its letters certainly fill. */
const core = ({ left, right, top, bottom }: WordBox) => {
  const height = bottom - top;
  return { left: left + 0.6, right: right - 0.6, top: top + 0.38 * height, bottom: bottom - 0.38 * height };
};

const overlapping = (boxes: readonly WordBox[]): string[] => {
  const found: string[] = [];
  const last = boxes.at(-1)?.page ?? 0;
  for (let page = 1; page <= last; page += 1) {
    const all = boxes.filter((box) => box.page === page);
    const sorted = all.map((box) => ({ box, ...core(box) })).sort((a, b) => a.top - b.top);
    for (const [index, one] of sorted.entries()) {
      for (let next = index + 1; next < sorted.length; next += 1) {
        const other = sorted[next];
        if (!other || other.top >= one.bottom) break;
        if (other.left < one.right && one.left < other.right) {
          found.push(`page ${page}: "${one.box.text}" and "${other.box.text}"`);
        }
      }
    }
  }
  return found;
};

describe('the agenda as a file', () => {
  it('has the same bytes for the same input', async () => {
    const [first, second] = [
      await renderAgenda(national, { language: 'ar', words: say }),
      await renderAgenda(nationalAgenda(), { language: 'ar', words: words() }),
    ];
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it('keeps its number of pages', async () => {
    const pages: Record<string, number> = {};
    for (const one of cases) {
      pages[one[0]] = readPdf(Buffer.from(await fileOf(one))).pageCount;
    }
    expect(pages).toMatchInlineSnapshot(`
      {
        "Arabic": 19,
        "Arabic in its own digits": 17,
        "English": 23,
        "both languages": 24,
        "hard cases in Arabic": 10,
        "hard cases in English": 10,
        "hard cases in both languages": 9,
        "one day": 7,
        "one room": 8,
      }
    `);
  });

  it('says what it is: title, language, symbol, outline of overview, days and sessions', async () => {
    const bytes = await renderAgenda(national, { language: 'en', words: say });
    const file = readPdf(Buffer.from(bytes));
    const outline = [...file.objects.values()].flatMap(({ value }) =>
      [...value.matchAll(/\/Title \(([^)]*)\)/g)].map(([, title = '']) =>
        // UTF-16 with a mark in front where a title is not all ASCII.
        title.replace('þÿ', '').replaceAll('\u0000', ''),
      ),
    );
    expect(file.catalog).toMatch(/\/Lang ?\(en\)/);
    expect(outline).toEqual(
      expect.arrayContaining(['Overview', 'First day · Monday, 14 November 2016', '09:00 Opening ceremony']),
    );
  });

  it.skipIf(!qpdf)('is found without fault by qpdf', async () => {
    for (const one of cases) {
      const [name] = one;
      expect({ name, ...checked(await fileOf(one)) }).toMatchObject({ name, status: 0 });
    }
  });
});

describe('the pages of the agenda', () => {
  it('would be seen to overlap', () => {
    const box = { page: 1, left: 100, right: 140, top: 100, bottom: 118 };
    const boxes = [
      { ...box, text: 'one' },
      { ...box, text: 'other', left: 135, right: 180, top: 103, bottom: 121 },
      { ...box, text: 'below', top: 116, bottom: 134 },
    ];
    expect(overlapping(boxes)).toEqual(['page 1: "one" and "other"']);
  });

  it.skipIf(!poppler)('let no two words overlap', async () => {
    for (const one of cases) {
      const [name] = one;
      const boxes = wordBoxes(await fileOf(one));
      expect({ name, overlaps: overlapping(boxes) }).toEqual({ name, overlaps: [] });
    }
  });

  it.skipIf(!poppler)('keep every word inside the margins', async () => {
    for (const one of cases) {
      const [name] = one;
      const boxes = wordBoxes(await fileOf(one));
      const outside = boxes.filter((box) => {
        const { left, right, top, bottom } = core(box);
        return left < 56 || right > 595.28 - 56 || top < 30 || bottom > 841.89 - 28;
      });
      expect({ name, outside }).toEqual({ name, outside: [] });
    }
  });

  it.skipIf(!poppler)('leave the foot of a page to its footer', async () => {
    for (const [name, input, options] of cases) {
      const boxes = wordBoxes(await renderAgenda(input, { ...options, cover: false }));
      const low = boxes.filter((box) => {
        const { top, bottom } = core(box);
        return bottom > 841.89 - 64 && top < 841.89 - 46;
      });
      expect({ name, low }).toEqual({ name, low: [] });
    }
  });
});

describe('the text of the agenda', () => {
  const details = { words: say, abstracts: true, overview: false, cover: false } as const;

  it.skipIf(!poppler).each(['ar', 'en'] as const)('reads back in order in %s', async (language) => {
    const expected = expectedWords(national, language);
    const found = wordsReadBack(await renderAgenda(national, { ...details, language }));
    expect(foundInOrder(expected, found) / expected.length).toBeGreaterThanOrEqual(0.97);
  });

  it.skipIf(!poppler)('reads back whole from both sides of the spine', async () => {
    const expected = [...expectedWords(national, 'ar'), ...expectedWords(national, 'en')];
    const found = wordsReadBack(await renderAgenda(national, { ...details, language: 'ar-en' }));
    expect(foundAnywhere(expected, found) / expected.length).toBeGreaterThanOrEqual(0.97);
  });

  it.skipIf(!poppler)('tells people, abstracts and speakers of a cancelled session no more', async () => {
    const code = 'GONE';
    const input = {
      ...national,
      sessions: national.sessions
        .slice(1, 2)
        .map((session) => ({ ...session, code, cancelled: true, movedFrom: null })),
    };
    const found = wordsReadBack(await renderAgenda(input, { ...details, language: 'en' })).join(' ');
    expect(found).toContain('Opening ceremony');
    expect(found).toContain('Cancelled');
    expect(found).not.toContain('Yasmin');
    expect(found).not.toContain('patronage');
  });

  it.skipIf(!poppler)(
    'says where a session was moved from, and what of it did not change it leaves out',
    async () => {
      const [session] = national.sessions.slice(3, 4);
      if (!session) throw new Error('the demonstration has lost a session');
      const before = new Date(session.startsAt.getTime() - 30 * 60_000);
      const movedFrom = { startsAt: before, roomId: session.roomId };
      const input = { ...national, sessions: [{ ...session, movedFrom }] };
      const found = wordsReadBack(await renderAgenda(input, { ...details, language: 'en' })).join(' ');
      expect(found).toContain('Moved from 10 00');
    },
  );

  it.skipIf(!poppler)('says of a day without sessions that it has none', async () => {
    const found = wordsReadBack(
      await renderAgenda({ ...national, sessions: [] }, { ...details, language: 'en' }),
    );
    expect(found.join(' ').match(/No sessions on this day/g)).toHaveLength(3);
  });

  it('is an agenda without days, too', async () => {
    const bytes = await renderAgenda({ ...national, days: [], sessions: [] }, { language: 'ar', words: say });
    expect(readPdf(Buffer.from(bytes)).pageCount).toBe(2);
  });
});

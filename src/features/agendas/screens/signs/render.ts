/** Door signs: what takes place in a room on a day, to be read in passing. A4 or A3, landscape. Pure. */
import {
  type DocumentMode,
  type DocumentWords,
  datesIn,
  runningTitle,
  sayIn,
  type TextPair,
} from '../../../../platform/document/index.ts';
import { gregorianDate, hijriDate, type Language, time } from '../../../../platform/language/index.ts';
import {
  createDocument,
  type Document,
  lattice,
  mm,
  type PageSize,
  pageSizes,
  palette,
  textStyle,
} from '../../../../platform/pdf/index.ts';
import type { AgendaDocument } from '../../../programme/index.ts';

/** Papers of door signs. */
export const signSizes = ['a4', 'a3'] as const;
export type SignSize = (typeof signSizes)[number];

/** A sign: one room on one day. */
export interface Sign {
  readonly room: { readonly id: string; readonly name: TextPair };
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly sessions: readonly AgendaDocument['sessions'][number][];
  /** Where the code leads: the room's own agenda. */
  readonly address: string;
}

export interface SignOptions {
  readonly language: DocumentMode;
  readonly size: SignSize;
  readonly words: DocumentWords;
}

const papers: Readonly<Record<SignSize, PageSize>> = {
  a4: pageSizes.a4Landscape,
  a3: [mm(420), mm(297)],
};

/** Office printers leave an edge blank. */
const EDGE = 28;
const PANEL = 150;
const INSIDE = 56;
/** Highest row, and the lowest that is still read in passing. */
const ROW = { most: 58, least: 36 } as const;
const FOOT = 74;
const SPINE = 96;

/** What a page is drawn with; `k` takes the measures of A4 to the paper's. */
interface Drawing {
  readonly doc: Document;
  readonly input: AgendaDocument;
  readonly sign: Sign;
  readonly options: SignOptions;
  readonly k: number;
}

const languagesOf = ({ language }: SignOptions): readonly Language[] =>
  language === 'ar-en' ? ['ar', 'en'] : [language];

/** Left edge of a language's column: Arabic stands on the right, English on the left. */
function columnOf({ doc, k, options }: Drawing, language: Language, gap: number) {
  const whole = doc.width - 2 * INSIDE * k;
  const both = options.language === 'ar-en';
  const width = both ? (whole - gap) / 2 : whole;
  return { width, x: INSIDE * k + (both && language === 'ar' ? whole - width : 0) };
}

function drawPanel(drawing: Drawing): void {
  const { doc, sign, input, options, k } = drawing;
  const width = doc.width - 2 * EDGE * k;
  const height = PANEL * k;
  doc.artwork(`door-sign ${doc.width} ${doc.height}`, (canvas) => {
    canvas.rect(EDGE * k, EDGE * k, width, height).paint({ fill: palette.petrol });
    lattice(canvas, EDGE * k, EDGE * k, width, height, { pitch: 50 * k });
    canvas
      .rect((EDGE + 6) * k, (EDGE + 6) * k, width - 12 * k, height - 12 * k)
      .paint({ stroke: { colour: palette.brass, width: 0.6 * k } });
  });
  for (const language of languagesOf(options)) {
    const { width: measure, x } = columnOf(drawing, language, 24 * k);
    const forum = doc.fit(
      runningTitle(input.edition, language, options.words),
      textStyle('regular', 10 * k, 16 * k, palette.sandOnPetrol),
      { width: measure, language, minSize: 7 * k, lines: 1 },
    );
    doc.draw(forum, x, (EDGE + 14) * k);
    const size = (language === 'ar' ? 60 : 48) * k;
    const name = doc.fit(
      sayIn(sign.room.name, language),
      textStyle('display', size, size * 1.3, palette.white),
      { width: measure, language, minSize: 22 * k, lines: 1, maxLines: 2, moreLinesSize: 34 * k },
    );
    doc.draw(name, x, (EDGE + 34) * k + Math.max(0, (108 * k - name.height) / 2), { tag: 'H1' });
  }
}

function drawDate(drawing: Drawing): number {
  const { doc, sign, input, options, k } = drawing;
  const top = (EDGE + PANEL + 18) * k;
  for (const language of languagesOf(options)) {
    const { width, x } = columnOf(drawing, language, 24 * k);
    const settings = datesIn(input.edition, language);
    const hijri = language === 'ar' ? hijriDate(sign.day, settings) : '';
    doc.draw(
      doc.text(
        [
          { text: gregorianDate(sign.day, settings, { weekday: true }), face: 'semiBold' },
          hijri !== '' && { text: `  ·  ${hijri}`, colour: palette.soft },
        ],
        textStyle('regular', 11.5 * k, 20 * k),
        { width, language },
      ),
      x,
      top,
      { tag: 'H2' },
    );
  }
  const y = top + 26 * k;
  doc.rule({
    y,
    offset: INSIDE * k - doc.margins.start,
    width: doc.width - 2 * INSIDE * k,
    stroke: { colour: palette.petrol, width: 0.8 * k },
  });
  return y;
}

function drawRow(drawing: Drawing, session: Sign['sessions'][number], top: number, height: number): void {
  const { doc, input, options, k } = drawing;
  const both = options.language === 'ar-en';
  const [lead = 'ar'] = languagesOf(options);
  const settings = both ? { ...datesIn(input.edition, 'en') } : datesIn(input.edition, lead);
  const right = lead === 'ar';
  const whole = doc.width - 2 * INSIDE * k;
  const spineX = both
    ? doc.width / 2 - (SPINE * k) / 2
    : right
      ? doc.width - (INSIDE + SPINE) * k
      : INSIDE * k;
  const align = both ? 'center' : right ? 'right' : 'left';
  const begins = doc.text(
    time(session.startsAt, settings),
    textStyle('semiBold', 17 * k, 22 * k, palette.petrol),
    {
      width: SPINE * k,
      align,
      language: lead,
    },
  );
  const ends = doc.text(
    time(session.endsAt, settings),
    textStyle('regular', 10.5 * k, 15 * k, palette.soft),
    {
      width: SPINE * k,
      align,
      language: lead,
    },
  );
  const y = top + (height - begins.height - ends.height) / 2;
  doc.draw(ends, spineX, doc.draw(begins, spineX, y));
  for (const language of languagesOf(options)) {
    const width = both ? (whole - SPINE * k) / 2 - 12 * k : whole - SPINE * k - 12 * k;
    const x = both
      ? language === 'ar'
        ? doc.width - INSIDE * k - width
        : INSIDE * k
      : right
        ? INSIDE * k
        : (INSIDE + SPINE + 12) * k;
    const t = options.words[language];
    const title = doc.fit(
      [
        session.cancelled && {
          text: `${t('common:status.session.cancelled')} · `,
          face: 'semiBold' as const,
          colour: palette.cancelled,
        },
        { text: sayIn(session.title, language), ...(session.cancelled ? { colour: palette.mute } : {}) },
      ],
      textStyle('medium', (both ? 14 : 18) * k, (both ? 21 : 26) * k),
      { width, language, minSize: 10.5 * k, lines: 2, maxLines: 2 },
    );
    doc.draw(title, x, top + (height - title.height) / 2);
  }
}

function drawFoot({ doc, sign, input, options, k }: Drawing): void {
  const [lead = 'ar'] = languagesOf(options);
  const side = 46 * k;
  const right = lead === 'ar';
  const top = doc.height - (FOOT - 8) * k;
  const x = right ? doc.width - INSIDE * k - side : INSIDE * k;
  doc.qr(sign.address, x, top, side, { alt: options.words[lead]('screens:sign.latest') });
  for (const language of languagesOf(options)) {
    const beside = right === (language === 'ar');
    const width = (doc.width - 2 * INSIDE * k) / 2 - side - 12 * k;
    const text = doc.text(
      [options.words[language]('screens:sign.latest'), sayIn(input.version, language)]
        .filter(Boolean)
        .join(' · '),
      textStyle('regular', 9 * k, 15 * k, palette.soft),
      { width, language },
    );
    const inner = beside ? side + 12 * k : 0;
    const left = language === 'ar' ? doc.width - INSIDE * k - inner - width : INSIDE * k + inner;
    doc.draw(text, left, top + (side - text.height) / 2);
  }
}

/** Renders signs, a page for each; a day with more sessions than a page can show goes on on the next. */
export async function renderSigns(
  input: AgendaDocument,
  signs: readonly Sign[],
  options: SignOptions,
): Promise<Uint8Array> {
  const size = papers[options.size];
  const k = size[0] / pageSizes.a4Landscape[0];
  const [lead = 'ar'] = languagesOf(options);
  const doc = createDocument({
    title: `${options.words[lead]('screens:sign.title')} — ${runningTitle(input.edition, lead, options.words)}`,
    language: lead,
    digits: input.edition.dates.digits,
    createdAt: input.createdAt,
    size,
    margins: { top: 0, bottom: 0, start: INSIDE, end: INSIDE },
  });
  const most = Math.floor((size[1] / k - EDGE - PANEL - 44 - FOOT) / ROW.least);
  let fresh = true;
  for (const sign of signs) {
    for (let from = 0; from < Math.max(1, sign.sessions.length); from += most) {
      if (!fresh) doc.newPage();
      fresh = false;
      const drawing = { doc, input, sign, options, k };
      drawPanel(drawing);
      const top = drawDate(drawing);
      const rows = sign.sessions.slice(from, from + most);
      const height = Math.min(ROW.most * k, (doc.height - FOOT * k - top) / Math.max(1, rows.length));
      for (const [index, session] of rows.entries()) {
        const y = top + index * height;
        drawRow(drawing, session, y, height);
        doc.rule({
          y: y + height,
          offset: INSIDE * k - doc.margins.start,
          width: doc.width - 2 * INSIDE * k,
          stroke: { colour: palette.hair, width: 0.5 * k },
        });
      }
      drawFoot(drawing);
    }
  }
  return doc.finish();
}

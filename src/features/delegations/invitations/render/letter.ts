/**
 * An official letter on A4: emblem between the organiser's names, reference block, body, signature, place of the seal,
 * and a code that leads to the answer. One language, or both, each on pages of its own. Pure.
 */
import {
  type DocumentMode,
  type DocumentWords,
  datesIn,
  type EditionFacts,
  editionLine,
  sayIn,
  type TextPair,
} from '../../../../platform/document/index.ts';
import {
  type CalendarDay,
  gregorianDate,
  hijriDate,
  type Language,
} from '../../../../platform/language/index.ts';
import {
  type Content,
  createDocument,
  type Document,
  ltr,
  mm,
  pageOf,
  palette,
  rosette,
  type TextStyle,
  textStyle,
} from '../../../../platform/pdf/index.ts';

/** What one side of a letter says: all of it merged already. */
export interface LetterText {
  readonly subject: string;
  /** Title and name of the receiver, their post and body: a line each. */
  readonly addressee: readonly string[];
  readonly paragraphs: readonly string[];
}

/** A letter, as plain data. */
export interface LetterDocument {
  readonly edition: EditionFacts;
  /** Null on a preview: the number is given when the letter leaves. */
  readonly number: string | null;
  readonly date: CalendarDay | null;
  readonly text: Readonly<Record<Language, LetterText>>;
  readonly signatory: { readonly name: TextPair | null; readonly post: TextPair | null };
  /** Where the receiver answers; null: no code is drawn. */
  readonly replyAddress: string | null;
  readonly mode: DocumentMode;
  readonly words: DocumentWords;
  /** The letter's own date; never the clock's. */
  readonly createdAt: Date;
}

const SIDE = 68;
const EMBLEM_Y = 70;
const RULES = [106, 109] as const;
const REFERENCE = { width: 200, y: 126 } as const;
/** What is signed and sealed keeps together. */
const SIGNED = 128;
const SEAL_RADIUS = mm(16);
const QR = 62;

const NAME = textStyle('medium', 9.5, 15, palette.petrol);
const EDITION = textStyle('regular', 8.5, 13, palette.soft);
const REFERENCE_TEXT = textStyle('regular', 9, 15, palette.soft);
const ADDRESSEE = textStyle('semiBold', 12, 20);
const ADDRESSEE_POST = textStyle('regular', 11, 18);
const SUBJECT = textStyle('semiBold', 12, 20, palette.petrol);
const BODY = { ar: textStyle('regular', 12, 22), en: textStyle('regular', 11, 18.5) } as const;
const SIGNATORY = textStyle('semiBold', 12, 20);
const SIGNATORY_POST = textStyle('regular', 11, 18, palette.soft);
const SMALL = textStyle('regular', 7.5, 11, palette.mute);

/** Sets and draws in a box that mirrors with the page's own language, whatever the document's. */
function put(
  doc: Document,
  language: Language,
  box: { readonly offset: number; readonly width: number; readonly y: number },
  content: Content,
  style: TextStyle,
  align: 'start' | 'center' = 'start',
): number {
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  const paragraph = doc.text(content, style, { width: box.width, language, align });
  return doc.draw(paragraph, doc.x(box.offset, box.width, direction), box.y);
}

/** Organiser and forum in both languages on both sides of the emblem, two lines under them. */
function drawHead(doc: Document, letter: LetterDocument): void {
  const { edition, words } = letter;
  const side = (doc.measure - 76) / 2;
  const names = (language: Language, x: number): void => {
    const align = language === 'ar' ? 'right' : 'left';
    const options = { width: side, language, align } as const;
    const organiser = doc.clamp(sayIn(edition.organiser ?? edition.title, language), NAME, {
      ...options,
      lines: 2,
    });
    const forum = doc.clamp(
      [sayIn(edition.shortTitle ?? edition.title, language), editionLine(edition, language, words)]
        .filter((part) => part !== '')
        .join(language === 'ar' ? '، ' : ', '),
      EDITION,
      { ...options, lines: 2 },
    );
    const top = EMBLEM_Y - (organiser.height + forum.height) / 2;
    doc.draw(forum, x, doc.draw(organiser, x, top));
  };
  doc.artifact(() => {
    names('ar', doc.width - SIDE - side);
    names('en', SIDE);
    for (const [index, y] of RULES.entries()) {
      const stroke = { colour: index === 0 ? palette.petrol : palette.brass, width: index === 0 ? 1 : 0.5 };
      doc.rule({ y, stroke });
    }
  });
  doc.shape((canvas) => rosette(canvas, doc.width / 2, EMBLEM_Y, 24));
}

/** Number and date at the end, in the words of the page. */
function drawReference(doc: Document, letter: LetterDocument, language: Language): number {
  const t = letter.words[language];
  const settings = datesIn(letter.edition, language);
  const label = (key: string, value: string) => [
    { text: `${t(`invitations:letter.${key}`)} `, colour: palette.mute },
    value,
  ];
  const { date } = letter;
  const calendars = date === null ? [] : [gregorianDate(date, settings), hijriDate(date, settings)];
  const ordered = (settings.hijri.first ? calendars.toReversed() : calendars).filter((line) => line !== '');
  const lines = [
    label('number', letter.number === null ? t('invitations:letter.at-dispatch') : ltr(letter.number)),
    ...(ordered.length === 0
      ? [label('date', t('invitations:letter.at-dispatch'))]
      : ordered.map((line, index) => (index === 0 ? label('date', line) : [line]))),
  ];
  let { y } = REFERENCE as { y: number };
  const offset = doc.measure - REFERENCE.width;
  // The labels begin where the block does, whatever the length of a number.
  for (const line of lines) {
    y = put(doc, language, { offset, width: REFERENCE.width, y }, line, REFERENCE_TEXT);
  }
  return y;
}

/** Signature at the end, the seal's place between, the code at the start. */
function drawFoot(doc: Document, letter: LetterDocument, language: Language): void {
  const t = letter.words[language];
  doc.need(SIGNED);
  doc.y += 14;
  const top = doc.y;
  const width = 210;
  const offset = doc.measure - width;
  const name = sayIn(letter.signatory.name, language);
  const post = sayIn(letter.signatory.post, language);
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  let y = put(doc, language, { offset, width, y: top }, post, SIGNATORY_POST, 'center');
  y = Math.max(y, top + 20) + 42;
  doc.shape((canvas) => {
    const x = doc.x(offset, width, direction);
    canvas
      .move(x + 20, y)
      .line(x + width - 20, y)
      .paint({ stroke: { colour: palette.rule, width: 0.5 } });
  });
  const unsigned = name === '';
  const signed = unsigned ? t('invitations:letter.signature') : name;
  y = put(doc, language, { offset, width, y: y + 4 }, signed, unsigned ? SMALL : SIGNATORY, 'center');
  const sealX = doc.x(offset - 2 * SEAL_RADIUS - 8, 2 * SEAL_RADIUS, direction) + SEAL_RADIUS;
  const sealY = top + 20 + SEAL_RADIUS;
  doc.shape((canvas) =>
    canvas
      .circle(sealX, sealY, SEAL_RADIUS)
      .paint({ stroke: { colour: palette.rule, width: 0.5, dash: [2.5, 2.5] } }),
  );
  const seal = doc.text(t('invitations:letter.seal'), SMALL, { width: 60, align: 'center', language });
  doc.draw(seal, sealX - 30, sealY - seal.height / 2);
  if (letter.replyAddress !== null) {
    doc.qr(letter.replyAddress, doc.x(0, QR, direction), top + 10, QR, {
      alt: t('invitations:letter.reply-alt'),
    });
    const told = { text: t('invitations:letter.reply'), link: letter.replyAddress };
    put(doc, language, { offset: 0, width: 110, y: top + 10 + QR + 6 }, [told], SMALL);
  }
  doc.y = Math.max(y, top + SIGNED - 20);
}

function drawSide(doc: Document, letter: LetterDocument, language: Language): void {
  const { subject, addressee, paragraphs } = letter.text[language];
  drawHead(doc, letter);
  doc.y = drawReference(doc, letter, language) + 16;
  for (const [index, line] of addressee.entries()) {
    doc.write(line, index === 0 ? ADDRESSEE : ADDRESSEE_POST, { language });
  }
  doc.y += 12;
  if (subject !== '') {
    const t = letter.words[language];
    doc.heading([`${t('invitations:letter.subject')} `, subject], {
      style: SUBJECT,
      language,
      bookmark: subject,
      after: 10,
    });
  }
  for (const paragraph of paragraphs) {
    const lines = paragraph.split('\n');
    for (const [index, line] of lines.entries()) {
      doc.write(line, BODY[language], { language, after: index === lines.length - 1 ? 9 : 0 });
    }
  }
  drawFoot(doc, letter, language);
}

/** The letter's bytes; equal input gives equal bytes. */
export function renderLetter(letter: LetterDocument): Promise<Buffer> {
  const { edition, mode } = letter;
  const languages: readonly Language[] =
    mode !== 'ar-en' ? [mode] : edition.authentic === 'ar' ? ['ar', 'en'] : ['en', 'ar'];
  const parts = languages.map((language) => ({ language, title: letter.text[language].subject }));
  const [first] = languages;
  const open = (language: Language): Document =>
    createDocument({
      title: parts.map(({ title }) => title).join(' — '),
      language,
      digits: edition.dates.digits,
      createdAt: letter.createdAt,
      margins: { top: 72, bottom: 66, start: SIDE, end: SIDE },
      author: sayIn(edition.organiser, language) || undefined,
      subject: letter.number ?? undefined,
      running: {
        footerStart: letter.number === null ? null : ltr(letter.number),
        footerEnd:
          mode === 'ar-en'
            ? 'pageInBoth'
            : ({ number, count }) => (count > 1 ? pageOf(doc, language, number, count) : null),
      },
    });
  const doc = open(first ?? 'ar');
  for (const [index, { language }] of parts.entries()) {
    if (index > 0) doc.newPage();
    drawSide(doc, letter, language);
  }
  return doc.finish();
}

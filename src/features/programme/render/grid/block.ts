import { drawThemeTag } from '../../../../platform/document/index.ts';
import type { Language } from '../../../../platform/language/index.ts';
import { type Content, palette, type Span, textStyle } from '../../../../platform/pdf/index.ts';
import { lookOf } from '../look.ts';
import type { PlannedSession } from '../plan.ts';
import { type Printing, sessionAnchor } from '../printing.ts';

/** A place on the page, physical. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** From this width on a block says its time, and sets its title large. */
const WIDE = 220;
/** Under this height a block has one line. */
const ONE_LINE = 30;
const WIDE_ONE_LINE = 46;
/** Under this width titles turn into columns of single words: the code stands for them. */
const NARROW = 46;
/** From this height on the word for its kind may take two lines. */
const TWO_KIND_LINES = 64;
const TIME_WIDTH = 84;
const TAG = 10;
const BAR = 3;

/** Space inside a block at its start and end edge. */
const insets = ({ strip }: PlannedSession, width: number): readonly [before: number, after: number] => {
  if (strip) return [8, 6];
  return width < NARROW ? [6, 2] : [9, 6];
};

const titleSize = (wide: boolean, language: Language): readonly [size: number, line: number] => {
  if (wide) return [11, 17];
  return language === 'ar' ? [9, 14] : [8.5, 13];
};

const setTitle = ({ doc, speech }: Printing, planned: PlannedSession, width: number, lines: number) => {
  const { session } = planned;
  const [before, after] = insets(planned, width);
  const [size, line] = titleSize(width >= WIDE, doc.language);
  return doc.clamp(
    { text: speech.title(session), link: `#${sessionAnchor(session.code)}`, colour: lookOf(planned).title },
    textStyle('semiBold', size, line),
    { width: width - before - after, lines },
  );
};

/** The least height at which a block of a width shows so many lines of its title. */
export const leastHeight = (
  printing: Printing,
  planned: PlannedSession,
  width: number,
  titleLines: number,
): number => {
  if (planned.strip || width >= WIDE) return 18;
  if (width < NARROW) return 14;
  const title = setTitle(printing, planned, width, titleLines);
  return 5 + 14 + (planned.session.cancelled ? 13 : 0) + title.height + 4;
};

/** Draws a session's block into a box of the grid; its title leads to its details. */
export const drawBlock = (printing: Printing, planned: PlannedSession, box: Box): void => {
  const { doc, speech } = printing;
  const { session, theme, strip } = planned;
  const look = lookOf(planned);
  const { x, y, width, height } = box;
  const rtl = doc.direction === 'rtl';
  const wide = width >= WIDE;
  const arabicDigits = doc.language === 'ar' && doc.digits === 'arab';

  if (look.ground) doc.box(x, y, width, height, { fill: look.ground });
  else {
    const stroke = { colour: palette.mute, width: 0.5, dash: [3, 2] } as const;
    doc.box(x + 0.25, y + 0.25, width - 0.5, height - 0.5, { fill: palette.white, stroke });
  }
  if (!strip) doc.box(rtl ? x + width - BAR : x, y, BAR, height, { fill: look.bar });

  const [before, after] = insets(planned, width);
  const inner = width - before - after;
  const left = rtl ? x + after : x + before;
  /** Left edge of a box inside, `offset` from the start. */
  const inside = (offset: number, boxWidth: number) =>
    rtl ? left + inner - offset - boxWidth : left + offset;
  const linked = (text: string): Span => ({ text, link: `#${sessionAnchor(session.code)}` });
  const timeStyle = textStyle('medium', arabicDigits ? 9.5 : 8.5, 12, palette.soft);
  const time = doc.text(speech.timeRange(planned), timeStyle, {
    width: TIME_WIDTH,
    align: 'end',
    avoidOrphans: false,
  });
  const cancelled: Span = { text: speech.cancelled(), face: 'semiBold', colour: palette.cancelled };

  if (width < NARROW) {
    const code = doc.fit(linked(session.code), textStyle('medium', 7.5, 10, look.title), {
      width: inner,
      minSize: 5.5,
      language: 'en',
    });
    doc.draw(code, left, y + 3);
    return;
  }

  const small = height < 18;
  if (strip || height < (wide ? WIDE_ONE_LINE : ONE_LINE)) {
    const line = small ? 12 : 14;
    const top = y + (height - line) / 2;
    const tagWidth = theme && !strip ? TAG + 5 : 0;
    const timeWidth = wide ? TIME_WIDTH + 6 : 0;
    if (theme && !strip) drawThemeTag(doc, theme.number, inside(0, TAG), top + (line - TAG) / 2);
    const mark = session.cancelled
      ? doc.text(cancelled, textStyle('semiBold', 8, line), { width: inner })
      : null;
    const markWidth = mark ? (mark.lines[0]?.width ?? 0) + 8 : 0;
    const title = doc.clamp(
      { ...linked(speech.title(session)), colour: look.title },
      textStyle(strip ? 'regular' : 'semiBold', small ? 8 : 9, line),
      { width: inner - tagWidth - timeWidth - markWidth, lines: 1, avoidOrphans: false },
    );
    doc.draw(title, inside(tagWidth, title.width), top);
    if (mark) doc.draw(mark, inside(tagWidth + (title.lines[0]?.width ?? 0) + 8, mark.width), top);
    if (wide) doc.draw(time, inside(inner - TIME_WIDTH, TIME_WIDTH), top + (line - 12) / 2);
    return;
  }

  const lower = y + height;
  let at = y + 5;
  const indent = theme ? TAG + 5 : 0;
  if (theme) drawThemeTag(doc, theme.number, inside(0, TAG), at + 1);
  const place = wide && session.common ? speech.place(planned) : '';
  const kind: Content = [
    { text: speech.kind(session), face: 'medium', colour: look.kind },
    place !== '' && { text: `  ·  ${place}`, face: 'regular', colour: palette.soft },
  ];
  const kindWidth = inner - indent - (wide ? TIME_WIDTH : 0);
  const kindText = doc.fit(kind, textStyle('medium', 8, 12), {
    width: kindWidth,
    minSize: 7,
    lines: 1,
    maxLines: height > TWO_KIND_LINES ? 2 : 1,
    moreLinesSize: 7.5,
    avoidOrphans: false,
  });
  doc.draw(kindText, inside(indent, kindText.width), at);
  if (wide) doc.draw(time, inside(inner - TIME_WIDTH, TIME_WIDTH), at);
  at += Math.max(12, kindText.height) + 2;
  if (session.cancelled) {
    const word = doc.text(cancelled, textStyle('semiBold', 8, 13), { width: inner });
    at = doc.draw(word, inside(0, word.width), at);
  }
  const [, line] = titleSize(wide, doc.language);
  const title = setTitle(printing, planned, width, Math.max(1, Math.floor((lower - at - 2) / line)));
  at = doc.draw(title, inside(0, title.width), at);
  const last = lastLine(printing, planned, wide);
  if (last === '' || session.cancelled) return;
  const text = doc.text(last, textStyle('regular', 8, 13, palette.soft), { width: inner });
  // A name is never cut: without room for the whole of it, the details alone tell it.
  if (at + 1 + text.height <= lower - 1) doc.draw(text, inside(0, text.width), at + 1);
};

/** Who leads a session; for one that is for everybody but has a column's width, where it is: the column's head does not say it. */
const lastLine = ({ speech }: Printing, planned: PlannedSession, wide: boolean): string => {
  const [lead] = planned.session.roles;
  if (planned.session.common && !wide) return speech.place(planned);
  return lead ? speech.name(lead) : '';
};

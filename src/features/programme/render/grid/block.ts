import { TAG_SIZE } from '../../../../platform/document/index.ts';
import { drawThemeTag, palette, type Span, textStyle } from '../../../../platform/pdf/index.ts';
import { lookOf } from '../look.ts';
import type { PlannedSession } from '../plan.ts';
import { type Printing, sessionAnchor } from '../printing.ts';
import {
  ABOVE,
  BESIDE_TAG,
  innerWidth,
  insetsOf,
  linkedTitle,
  NARROW,
  setKind,
  setTitle,
  TIME_WIDTH,
  UNDER_KIND,
  WIDE,
} from './block-text.ts';

/** A place on the page, physical. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Under this height a block has one line. */
const ONE_LINE = 30;
const WIDE_ONE_LINE = 46;
const BAR = 3;

/** Left edge of a box inside a block, `offset` from the start of its text. */
const insideOf = ({ doc }: Printing, planned: PlannedSession, box: Box) => {
  const [before, after] = insetsOf(planned, box.width);
  const inner = innerWidth(planned, box.width);
  return (offset: number, width: number): number =>
    doc.direction === 'rtl' ? box.x + after + inner - offset - width : box.x + before + offset;
};

const drawGround = ({ doc }: Printing, planned: PlannedSession, { x, y, width, height }: Box): void => {
  const look = lookOf(planned);
  if (look.ground) doc.box(x, y, width, height, { fill: look.ground });
  else {
    const stroke = { colour: palette.mute, width: 0.5, dash: [3, 2] } as const;
    doc.box(x + 0.25, y + 0.25, width - 0.5, height - 0.5, { fill: palette.white, stroke });
  }
  if (planned.strip) return;
  doc.box(doc.direction === 'rtl' ? x + width - BAR : x, y, BAR, height, { fill: look.bar });
};

const drawTime = (printing: Printing, planned: PlannedSession, box: Box, top: number): void => {
  const { doc, speech } = printing;
  const arabicDigits = doc.language === 'ar' && doc.digits === 'arab';
  const style = textStyle('medium', arabicDigits ? 9.5 : 8.5, 12, palette.soft);
  const settings = { width: TIME_WIDTH, align: 'end', avoidOrphans: false } as const;
  const offset = innerWidth(planned, box.width) - TIME_WIDTH;
  const x = insideOf(printing, planned, box)(offset, TIME_WIDTH);
  doc.draw(doc.text(speech.timeRange(planned), style, settings), x, top);
};

const cancelledWord = ({ speech }: Printing): Span => ({
  text: speech.cancelled(),
  face: 'semiBold',
  colour: palette.cancelled,
});

/** A column too narrow for words: the code alone. */
const drawCode = (printing: Printing, planned: PlannedSession, box: Box): void => {
  const { doc } = printing;
  const { code } = planned.session;
  const width = innerWidth(planned, box.width);
  const text = doc.fit(
    { text: code, link: `#${sessionAnchor(code)}` },
    textStyle('medium', 7.5, 10, lookOf(planned).title),
    { width, minSize: 5.5, language: 'en' },
  );
  doc.draw(text, insideOf(printing, planned, box)(0, width), box.y + 3);
};

/** A low block: tag, title and time on one line. */
const drawOneLine = (printing: Printing, planned: PlannedSession, box: Box): void => {
  const { doc } = printing;
  const { session, theme, strip } = planned;
  const inside = insideOf(printing, planned, box);
  const inner = innerWidth(planned, box.width);
  const wide = box.width >= WIDE;
  const low = box.height < 18;
  const line = low ? 12 : 14;
  const top = box.y + (box.height - line) / 2;
  const tagged = theme !== null && !strip;
  if (tagged)
    drawThemeTag(doc, theme.number, inside(0, TAG_SIZE), top + (line - TAG_SIZE) / 2, { size: TAG_SIZE });
  const indent = tagged ? BESIDE_TAG : 0;
  const style = textStyle('regular', low ? 8 : 9, line);
  const mark = session.cancelled ? doc.text(cancelledWord(printing), style, { width: inner }) : null;
  const markWidth = mark ? (mark.lines[0]?.width ?? 0) + 8 : 0;
  const title = doc.clamp(
    { ...linkedTitle(printing, planned), face: strip ? 'regular' : 'semiBold' },
    style,
    { width: inner - indent - (wide ? TIME_WIDTH + 6 : 0) - markWidth, lines: 1, avoidOrphans: false },
  );
  doc.draw(title, inside(indent, title.width), top);
  if (mark) doc.draw(mark, inside(indent + (title.lines[0]?.width ?? 0) + 8, mark.width), top);
  if (wide) drawTime(printing, planned, box, top + (line - 12) / 2);
};

/** What the last line tells: who leads; for a session for everybody in one column, where it is, as the head does not say it. */
const lastLine = ({ speech }: Printing, planned: PlannedSession, wide: boolean): string => {
  const [lead] = planned.session.roles;
  if (planned.session.cancelled) return '';
  if (planned.session.common && !wide) return speech.place(planned);
  return lead ? speech.name(lead) : '';
};

const drawWhole = (printing: Printing, planned: PlannedSession, box: Box): void => {
  const { doc } = printing;
  const { session, theme } = planned;
  const inside = insideOf(printing, planned, box);
  const inner = innerWidth(planned, box.width);
  const lower = box.y + box.height;
  const wide = box.width >= WIDE;
  let y = box.y + ABOVE;
  if (theme) drawThemeTag(doc, theme.number, inside(0, TAG_SIZE), y + 1, { size: TAG_SIZE });
  const kind = setKind(printing, planned, box.width);
  if (wide) drawTime(printing, planned, box, y);
  y = doc.draw(kind, inside(theme ? BESIDE_TAG : 0, kind.width), y) + UNDER_KIND;
  if (session.cancelled) {
    const word = doc.text(cancelledWord(printing), textStyle('semiBold', 8, 13), { width: inner });
    y = doc.draw(word, inside(0, inner), y);
  }
  const title = setTitle(printing, planned, box.width, { height: lower - y - 2 });
  y = doc.draw(title, inside(0, inner), y);
  const last = lastLine(printing, planned, wide);
  if (last === '') return;
  const text = doc.text(last, textStyle('regular', 8, 13, palette.soft), { width: inner });
  // A name is never cut: without room for the whole of it, the details alone tell it.
  if (y + 1 + text.height <= lower - 1) doc.draw(text, inside(0, inner), y + 1);
};

/** Draws a session's block into a box of the grid; its title leads to its details. */
export const drawBlock = (printing: Printing, planned: PlannedSession, box: Box): void => {
  drawGround(printing, planned, box);
  if (box.width < NARROW) drawCode(printing, planned, box);
  else if (planned.strip || box.height < (box.width >= WIDE ? WIDE_ONE_LINE : ONE_LINE))
    drawOneLine(printing, planned, box);
  else drawWhole(printing, planned, box);
};

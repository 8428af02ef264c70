import type { Language } from '../../../../platform/language/index.ts';
import { type Content, type Paragraph, palette, textStyle } from '../../../../platform/pdf/index.ts';
import { lookOf } from '../look.ts';
import type { PlannedSession } from '../plan.ts';
import { type Printing, sessionAnchor } from '../printing.ts';

/** From this width on a block says its time, and sets its title large. */
export const WIDE = 220;
/** Under this width titles turn into columns of single words: the code stands for them. */
export const NARROW = 46;
/** Room of the time at the end of a wide block. */
export const TIME_WIDTH = 84;
/** Space above the text, between kind and title, and under the text. */
export const ABOVE = 5;
export const UNDER_KIND = 2;
const BELOW = 4;
/** Room of a theme's tag before the kind. */
export const BESIDE_TAG = 15;
/** Height of the word of a cancellation. */
export const CANCELLED_LINE = 13;

/** Space inside a block at its start and end edge. */
export const insetsOf = (
  { strip }: PlannedSession,
  width: number,
): readonly [before: number, after: number] => {
  if (strip) return [8, 6];
  return width < NARROW ? [6, 2] : [9, 6];
};

/** Width that a block's text may take. */
export const innerWidth = (planned: PlannedSession, width: number): number => {
  const [before, after] = insetsOf(planned, width);
  return width - before - after;
};

/** Size of a title with a word that is too wide for its column. */
const SMALLEST_TITLE = 7.5;

const titleSize = (wide: boolean, language: Language): readonly [size: number, line: number] => {
  if (wide) return [11, 17];
  return language === 'ar' ? [9, 14] : [8.5, 13];
};

/** A title in a link to the session's details. */
export const linkedTitle = ({ speech }: Printing, planned: PlannedSession) => ({
  text: speech.title(planned.session),
  link: `#${sessionAnchor(planned.session.code)}`,
  colour: lookOf(planned).title,
});

/** The title of a block, cut at a word when it needs more lines; `room` in points or in lines. */
export const setTitle = (
  printing: Printing,
  planned: PlannedSession,
  width: number,
  room: { readonly lines: number } | { readonly height: number },
): Paragraph => {
  const { doc } = printing;
  const [size, line] = titleSize(width >= WIDE, doc.language);
  const content = linkedTitle(printing, planned);
  const measure = innerWidth(planned, width);
  // A word that is wider than its column makes the title smaller before it is cut between letters.
  const fits = (own: number): boolean =>
    !doc.text(content, textStyle('semiBold', own, line), { width: measure }).overflow;
  const own = [size, size - 0.5, size - 1].find(fits) ?? SMALLEST_TITLE;
  return doc.clamp(content, textStyle('semiBold', own, line), {
    width: measure,
    lines: 'lines' in room ? room.lines : Math.max(1, Math.floor((room.height + 0.01) / line)),
  });
};

/** The word for the kind, and where a session for everybody is held. */
export const setKind = ({ doc, speech }: Printing, planned: PlannedSession, width: number): Paragraph => {
  const wide = width >= WIDE;
  const place = wide && planned.session.common ? speech.place(planned) : '';
  const kind: Content = [
    { text: speech.kind(planned.session), face: 'medium', colour: lookOf(planned).kind },
    place !== '' && { text: `  ·  ${place}`, face: 'regular', colour: palette.soft },
  ];
  return doc.fit(kind, textStyle('medium', 8, 12), {
    width: innerWidth(planned, width) - (planned.theme ? BESIDE_TAG : 0) - (wide ? TIME_WIDTH : 0),
    minSize: 7,
    lines: 1,
    maxLines: 2,
    moreLinesSize: 7.5,
    avoidOrphans: false,
  });
};

/** The least height at which a block of a width shows so many lines of its title: its texts are set once for all answers. */
export const leastHeightOf = (
  printing: Printing,
  planned: PlannedSession,
  width: number,
): ((titleLines: number) => number) => {
  if (planned.strip || width >= WIDE) return () => 18;
  if (width < NARROW) return () => 14;
  const title = setTitle(printing, planned, width, { lines: Number.POSITIVE_INFINITY });
  const [line = { height: 0 }] = title.lines;
  const cancelled = planned.session.cancelled ? CANCELLED_LINE : 0;
  const rest = ABOVE + setKind(printing, planned, width).height + UNDER_KIND + cancelled + BELOW;
  return (titleLines) => rest + Math.min(title.lines.length, titleLines) * line.height;
};

import { TAG_SIZE } from '../../../../platform/document/index.ts';
import { type Language, languages } from '../../../../platform/language/index.ts';
import {
  type Content,
  drawThemeTag,
  palette,
  type Spine,
  type SpineRow,
  type TextStyle,
  textStyle,
} from '../../../../platform/pdf/index.ts';
import { continued, groupedRoles } from '../details/entry.ts';
import { textPiece } from '../details/lines.ts';
import type { Piece } from '../details/pieces.ts';
import { lookOf } from '../look.ts';
import type { PlannedSession } from '../plan.ts';
import type { Printing } from '../printing.ts';
import type { Speech } from '../speech.ts';

/** Style of one text on both sides: one line height, so that rows share their baselines. */
type Pair = { readonly [L in Language]: TextStyle };

const pair = (
  face: TextStyle['face'],
  [ar, en]: readonly [number, number],
  line: number,
  colour = palette.ink as string,
): Pair => ({ ar: textStyle(face, ar, line, colour), en: textStyle(face, en, line, colour) });

const META = pair('regular', [8.5, 8], 14, palette.mute);
const PERSON = pair('regular', [9, 8.5], 15);
const SOFT = pair('regular', [9, 8.5], 15, palette.soft);
const MOVED = pair('medium', [8.5, 8], 14, palette.brassText);
const TITLE_SIZES = [11, 10.5] as const;

/** A row of one text on each side; `null` when neither side says anything. */
const rowOf = (
  spine: Spine,
  content: (language: Language) => Content,
  style: Pair,
  avoidOrphans = true,
): SpineRow | null => {
  const [ar, en] = languages.map((side) => spine[side](content(side), style[side], { avoidOrphans }));
  if (!ar || !en || (ar.lines.length === 0 && en.lines.length === 0)) return null;
  return { ar: [ar], en: [en] };
};

/** The pieces of a session's entry on both sides of the spine. */
export const entryPiecesOfBoth = (
  { doc, speeches, abstracts }: Printing,
  spine: Spine,
  planned: PlannedSession,
): Piece[] => {
  const { session } = planned;
  const look = lookOf(planned);
  const pieces: Piece[] = [];
  const push = (row: SpineRow | null, before = 0, keep = false): void => {
    if (!row) return;
    const draw = (y: number) => {
      doc.y = y;
      spine.draw(row);
    };
    pieces.push({ height: spine.height(row), before, keep, draw });
  };
  const both = (say: (speech: Speech) => Content) => (side: Language) => say(speeches[side]);

  const meta = both((speech) => {
    const place = speech.place(planned);
    return [
      { text: speech.kind(session), face: 'medium', colour: look.kind },
      place !== '' && { text: `  ·  ${place}`, colour: palette.soft },
      session.cancelled && '  ·  ',
      session.cancelled && { text: speech.cancelled(), face: 'semiBold', colour: palette.cancelled },
    ];
  });
  push(rowOf(spine, meta, META, false), 0, true);
  const titles = pair('semiBold', TITLE_SIZES, 18, look.title);
  push(
    rowOf(
      spine,
      both((speech) => speech.title(session)),
      titles,
    ),
    1,
    true,
  );
  push(
    rowOf(
      spine,
      both((speech) => speech.movedFrom(planned)),
      MOVED,
    ),
    0,
    true,
  );
  if (session.cancelled) return pieces;

  for (const holders of groupedRoles(session.roles)) {
    const several = holders.length > 1;
    const label = (side: Language): string => speeches[side].role(holders);
    if (several) push(rowOf(spine, label, META, false), 3, true);
    for (const holder of holders) {
      const person = (side: Language): Content => [
        !several && { text: `${label(side)}: `, colour: palette.mute },
        ...speeches[side].person(holder),
      ];
      push(rowOf(spine, person, PERSON), several && holder === holders[0] ? 0 : 2);
      push(rowOf(spine, (side) => speeches[side].topic(holder), SOFT));
    }
  }
  for (const [index, paper] of (session.papers ?? []).entries()) {
    const line = (side: Language): Content => [
      { text: `${speeches[side].paperTime(paper)}  `, colour: palette.mute },
      { text: speeches[side].paperTitle(paper), face: 'medium' },
    ];
    push(rowOf(spine, line, PERSON), index === 0 ? 4 : 2);
    push(rowOf(spine, (side) => speeches[side].authors(paper), SOFT));
  }
  if (abstracts) {
    const sides = languages.map((side) => ({
      text: spine[side](speeches[side].abstract(session), SOFT[side]),
      x: spine.x[side],
    }));
    if (sides.some(({ text }) => text.lines.length > 0)) pieces.push(textPiece(doc, sides, 5));
  }
  return pieces;
};

/** The line that continues an entry on the next page. */
export const continuedPieceOfBoth = (
  { doc, speeches }: Printing,
  spine: Spine,
  { session }: PlannedSession,
): Piece => {
  const row = rowOf(spine, (side) => continued(doc, speeches[side], session, spine.side), META);
  return {
    height: (row ? spine.height(row) : 0) + 4,
    keep: true,
    draw: (y) => {
      doc.y = y;
      if (row) doc.artifact(() => spine.draw(row));
    },
  };
};

/** What stands on the spine: start, end, the theme's tag, the code. */
export const setSpineHead = ({ doc }: Printing, spine: Spine, planned: PlannedSession, muted: boolean) => {
  const { session, theme } = planned;
  const look = lookOf(planned);
  const start = spine.middle(planned.start, textStyle('semiBold', 12, 18, muted ? palette.mute : look.time));
  if (muted) return { height: 20, draw: (y: number) => void doc.draw(start, spine.x.middle, y - 2) };
  const nextDay = planned.to > 1440 ? ' +1' : '';
  const end = spine.middle(`${planned.end}${nextDay}`, textStyle('regular', 8.5, 13, palette.mute));
  const code = spine.middle(session.code, textStyle('regular', 7, 10, palette.mute));
  const tagTop = 31;
  const codeTop = theme ? tagTop + TAG_SIZE + 3 : tagTop - 1;
  return {
    height: codeTop + code.height + 4,
    draw: (y: number): void => {
      doc.draw(start, spine.x.middle, y - 2);
      doc.draw(end, spine.x.middle, y + 15);
      if (theme) {
        const x = spine.x.centre - TAG_SIZE / 2;
        drawThemeTag(doc, theme.number, x, y + tagTop, { size: TAG_SIZE, language: 'en' });
      }
      doc.draw(code, spine.x.middle, y + codeTop);
    },
  };
};

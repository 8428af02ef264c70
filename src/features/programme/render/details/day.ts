import { drawLegend } from '../../../../platform/document/index.ts';
import { palette, type StructureNode, textStyle } from '../../../../platform/pdf/index.ts';
import { dayHead, drawContinuedHead, drawHead } from '../day-head.ts';
import type { AgendaTheme } from '../input.ts';
import { lookOf } from '../look.ts';
import type { PlannedDay, PlannedSession } from '../plan.ts';
import { dayAnchor, dayPair, type Printing, sessionAnchor } from '../printing.ts';
import { continuedPiece, entryPieces, TIME_WIDTH } from './entry.ts';
import { drawPieces, fittingPieces, heightOf, type Piece, splitAll } from './pieces.ts';
import { setStrip } from './strip.ts';

/** Space under an entry, and the least height of one: its two lines of time. */
const ENTRY_GAP = 14;
const LEAST_HEIGHT = 36;
/** An entry stays whole unless it is taller than this and more than this much of the page would stay empty. */
const BREAKABLE_FROM = 170;
const EMPTY_UP_TO = 150;
const ROOM_OF_EMPTY_DAY = 150;

const drawTime = ({ doc, speech }: Printing, planned: PlannedSession, y: number, muted = false): void => {
  const look = lookOf(planned);
  const arabicDigits = doc.language === 'ar' && doc.digits === 'arab';
  const start = doc.text(
    speech.digits(planned.start),
    textStyle('semiBold', 13, 20, muted ? palette.mute : look.time),
    { width: TIME_WIDTH - 6, avoidOrphans: false },
  );
  const lower = doc.draw(start, doc.x(0, start.width), y);
  if (muted) return;
  const end = [speech.until(planned), planned.to > 1440 && `\n${speech.say('printed-agenda:next-day')}`];
  const until = doc.text(end, textStyle('regular', arabicDigits ? 9.5 : 8.5, 13, palette.mute), {
    width: TIME_WIDTH - 6,
    avoidOrphans: false,
  });
  doc.draw(until, doc.x(0, until.width), lower - 1);
};

const drawBar = ({ doc }: Printing, planned: PlannedSession, top: number, bottom: number): void => {
  const { bar } = lookOf(planned);
  const x = doc.x(TIME_WIDTH + 2, 2);
  if (!planned.session.cancelled) doc.box(x, top + 5, 2, bottom - top - 6, { fill: bar });
  else {
    const stroke = { colour: bar, width: 1, dash: [3, 2] } as const;
    doc.shape((canvas) =>
      canvas
        .move(x + 1, top + 5)
        .line(x + 1, bottom - 1)
        .paint({ stroke }),
    );
  }
};

const drawEntry = (
  printing: Printing,
  planned: PlannedSession,
  pieces: readonly Piece[],
  time: 'full' | 'muted' | 'none',
): void => {
  const { doc } = printing;
  const top = doc.y;
  if (time !== 'none') drawTime(printing, planned, top, time === 'muted');
  const lower = drawPieces(pieces, top + 3);
  const least = time === 'full' ? LEAST_HEIGHT + (planned.to > 1440 ? 13 : 0) : 0;
  const bottom = Math.max(lower, top + least);
  drawBar(printing, planned, top, bottom);
  doc.y = bottom + ENTRY_GAP;
};

/** Draws a day in detail, from the top of a page; the legend says what the numbers of themes mean where no overview did. */
export const drawDay = (printing: Printing, day: PlannedDay, legend: readonly AgendaTheme[]): void => {
  const { doc, speech } = printing;
  const part = dayPair(printing, day);
  let previous: PlannedSession | null = null;

  const nextPage = (): void => {
    printing.startPage(part);
    drawContinuedHead(printing, day);
    previous = null;
  };

  const room = (): number => doc.bottom - doc.y;

  const placeStrip = (planned: PlannedSession): void => {
    const strip = setStrip(printing, planned);
    if (doc.y + strip.height - 10 > doc.bottom) nextPage();
    doc.anchor(sessionAnchor(planned.session.code));
    strip.draw(doc.y);
    doc.y += strip.height;
    previous = null;
  };

  const placeEntry = (planned: PlannedSession, node: StructureNode): void => {
    let pieces = entryPieces(printing, planned);
    const height = Math.max(LEAST_HEIGHT, heightOf(pieces) + 3);
    const fresh = doc.height - doc.margins.top - doc.margins.bottom - 20;
    const mayBreak = height > fresh || (height > BREAKABLE_FROM && room() > EMPTY_UP_TO);
    if (height > room() && (!mayBreak || fittingPieces(pieces, room() - 3) === 0)) nextPage();
    doc.anchor(sessionAnchor(planned.session.code));
    doc.bookmark(`${speech.digits(planned.start)} ${speech.title(planned.session)}`, 2);
    const repeats = previous?.start === planned.start && previous.end === planned.end;
    let time: 'full' | 'muted' | 'none' = repeats ? 'none' : 'full';
    if (height > room()) pieces = splitAll(pieces);
    while (pieces.length > 0) {
      // The line that says "continued" never stands alone, or the rest would never come to an end.
      const least = time === 'muted' ? 2 : 1;
      const count = Math.max(least, fittingPieces(pieces, room() - 3));
      doc.inside(node, () => drawEntry(printing, planned, pieces.slice(0, count), time));
      pieces = pieces.slice(count);
      if (pieces.length === 0) break;
      nextPage();
      time = 'muted';
      pieces = [continuedPiece(printing, planned), ...pieces];
    }
    previous = planned;
  };

  // A day without sessions shares the page of the day before it.
  const shares =
    day.sessions.length === 0 && legend.length === 0 && printing.begun() && room() > ROOM_OF_EMPTY_DAY;
  if (shares) doc.y += 24;
  else printing.startPage(part);
  doc.element('Sect', () => {
    doc.anchor(dayAnchor(day));
    doc.bookmark([speech.dayName(day), speech.dayDates(day)[0]].join(' · '), 1);
    drawHead(printing, dayHead(printing, day, speech.say('printed-agenda:detail')));
    doc.y += 8;
    doc.rule({ stroke: { colour: palette.petrol, width: 1 } });
    doc.y += 10;
    if (legend.length > 0) {
      drawLegend(doc, legend);
      doc.y += 4;
      doc.rule();
      doc.y += 12;
    }
    if (day.sessions.length === 0)
      doc.write(speech.say('printed-agenda:nothing-on-day'), 'abstract', { before: 6 });
    for (const planned of day.sessions) {
      const node = doc.open('Sect');
      if (planned.strip) doc.inside(node, () => placeStrip(planned));
      else placeEntry(planned, node);
    }
  });
};

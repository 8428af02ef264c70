import { languages } from '../../../../platform/language/index.ts';
import {
  createSpine,
  palette,
  type Spine,
  type StructureNode,
  textStyle,
} from '../../../../platform/pdf/index.ts';
import { drawPieces, fittingPieces, heightOf, type Piece, splitAll } from '../details/pieces.ts';
import type { AgendaTheme } from '../input.ts';
import { lookOf } from '../look.ts';
import type { PlannedDay, PlannedSession } from '../plan.ts';
import { dayAnchor, dayPair, type Printing, sessionAnchor } from '../printing.ts';
import { continuedPieceOfBoth, entryPiecesOfBoth, setSpineHead } from './entry.ts';
import { drawContinuedHeadOfBoth, drawDayHeadOfBoth, drawThemesOfBoth } from './head.ts';

/** Width of the spine of agendas. */
const SPINE = 62;
const ENTRY_GAP = 16;
/** An entry of this height or less stays whole; a taller one may go on over the page between persons. */
const WHOLE_UP_TO = 130;
const ROOM_OF_EMPTY_DAY = 180;

const drawSegment = (
  printing: Printing,
  spine: Spine,
  planned: PlannedSession,
  pieces: readonly Piece[],
  muted: boolean,
): void => {
  const { doc } = printing;
  const top = doc.y;
  const head = setSpineHead(printing, spine, planned, muted);
  head.draw(top);
  const bottom = Math.max(drawPieces(pieces, top), top + head.height - 4);
  if (bottom > top + head.height + 6) {
    const x = spine.x.centre;
    const stroke = { colour: palette.hair, width: 0.5 };
    doc.shape((canvas) =>
      canvas
        .move(x, top + head.height)
        .line(x, bottom)
        .paint({ stroke }),
    );
  }
  doc.y = bottom + ENTRY_GAP;
};

const setStripOfBoth = ({ doc, speeches }: Printing, planned: PlannedSession, spine: Spine) => {
  const { session } = planned;
  const look = lookOf(planned);
  const inset = 8;
  const texts = languages.map((side) => {
    const speech = speeches[side];
    const place = speech.place(planned);
    return doc.text(
      [
        { text: speech.title(session), colour: look.title },
        place !== '' && { text: `  ·  ${place}`, size: 8, colour: palette.mute },
        session.cancelled && {
          text: `  ·  ${speech.cancelled()}`,
          face: 'semiBold',
          colour: palette.cancelled,
        },
      ],
      textStyle('regular', side === 'ar' ? 9.5 : 9, 14, palette.soft),
      { width: spine.side - inset, language: side },
    );
  });
  const time = doc.text(`${planned.start}–${planned.end}`, textStyle('regular', 8, 14, look.time), {
    width: SPINE + 16,
    align: 'center',
    language: 'en',
    avoidOrphans: false,
  });
  const height = Math.max(...texts.map((text) => text.height)) + 6;
  return {
    height,
    draw: (y: number): void => {
      const left = doc.x(0, doc.measure);
      if (look.ground) doc.box(left, y, doc.measure, height, { fill: look.ground });
      else {
        const stroke = { colour: palette.mute, width: 0.5, dash: [3, 2] } as const;
        doc.box(left + 0.25, y + 0.25, doc.measure - 0.5, height - 0.5, { stroke });
      }
      doc.draw(time, spine.x.middle - 8, y + 3);
      for (const text of texts) {
        doc.draw(text, text.language === 'ar' ? spine.x.ar : spine.x.en + inset, y + 3, { tag: 'H3' });
      }
    },
  };
};

/** Draws a day in both languages, from the top of a page: Arabic right, English left, times on the spine between them. */
export const drawDayOfBoth = (printing: Printing, day: PlannedDay, legend: readonly AgendaTheme[]): void => {
  const { doc, speech, speeches } = printing;
  const spine = createSpine(doc, { width: SPINE });
  const part = dayPair(printing, day);
  const room = (): number => doc.bottom - doc.y;
  const nextPage = (): void => {
    printing.startPage(part);
    drawContinuedHeadOfBoth(printing, spine, day);
  };

  const placeEntry = (planned: PlannedSession, node: StructureNode): void => {
    let pieces = entryPiecesOfBoth(printing, spine, planned);
    const height = Math.max(setSpineHead(printing, spine, planned, false).height, heightOf(pieces));
    const least = heightOf(pieces.slice(0, 3)) + 6;
    if (height > room() && (room() < least || height < WHOLE_UP_TO || fittingPieces(pieces, room()) < 3)) {
      nextPage();
    }
    doc.anchor(sessionAnchor(planned.session.code));
    doc.bookmark(`${planned.start} ${speech.title(planned.session)}`, 2);
    let muted = false;
    if (height > room()) pieces = splitAll(pieces);
    while (pieces.length > 0) {
      // The line that says "continued" never stands alone, or the rest would never come to an end.
      const count = Math.max(muted ? 2 : 1, fittingPieces(pieces, room()));
      doc.inside(node, () => drawSegment(printing, spine, planned, pieces.slice(0, count), muted));
      pieces = pieces.slice(count);
      if (pieces.length === 0) break;
      nextPage();
      muted = true;
      pieces = [continuedPieceOfBoth(printing, spine, planned), ...pieces];
    }
  };

  const placeStrip = (planned: PlannedSession): void => {
    const strip = setStripOfBoth(printing, planned, spine);
    if (strip.height > room()) nextPage();
    doc.anchor(sessionAnchor(planned.session.code));
    strip.draw(doc.y);
    doc.y += strip.height + 10;
  };

  // A day without sessions shares the page of the day before it.
  const shares =
    day.sessions.length === 0 && legend.length === 0 && printing.begun() && room() > ROOM_OF_EMPTY_DAY;
  if (shares) doc.y += 24;
  else printing.startPage(part);
  doc.element('Sect', () => {
    doc.anchor(dayAnchor(day));
    doc.bookmark([speech.dayName(day), speech.dayDates(day)[0]].join(' · '), 1);
    drawDayHeadOfBoth(printing, spine, day);
    drawThemesOfBoth(printing, spine, legend);
    if (day.sessions.length === 0) {
      const style = textStyle('regular', 9.5, 16, palette.soft);
      spine.draw({
        ar: [spine.ar(speeches.ar.say('printed-agenda:nothing-on-day'), style)],
        en: [spine.en(speeches.en.say('printed-agenda:nothing-on-day'), style)],
      });
      doc.y += ENTRY_GAP;
    }
    for (const planned of day.sessions) {
      const node = doc.open('Sect');
      if (planned.strip) doc.inside(node, () => placeStrip(planned));
      else placeEntry(planned, node);
    }
  });
};

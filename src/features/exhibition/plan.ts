import { type Language, textIn } from '../../platform/language/index.ts';
import { boundsOf, labelPoint } from './geometry.ts';
import type { StandStatus } from './rules.ts';
import type { StandWhole } from './store.ts';

/** Units of the drawing in a metre: text sizes stay whole numbers. */
const METRE = 20;
/** Floor around the outermost stands, in metres. */
const MARGIN = 1;
/** Height of a line of a holder's name, and width of a letter on the average, in units. */
const LINE = 16;
const LETTER = 6.4;

/** A stand as it is drawn. */
interface DrawnStand {
  readonly id: string;
  readonly number: string;
  readonly href: string;
  /** Read aloud and shown on hovering: number and holder. */
  readonly title: string;
  readonly points: string;
  readonly status: StandStatus;
  readonly x: number;
  /** Where the number stands above the holder's name, and where it stands alone on a narrow screen. */
  readonly y: number;
  readonly yAlone: number;
  /** Height of the number, in units. */
  readonly size: number;
  /** The holder's name in lines that fit the stand; empty where it does not fit. */
  readonly lines: readonly { readonly text: string; readonly y: number }[];
}

/** A hall with its stands, drawn to scale: numbers only, for attributes of an SVG. */
export interface PlanModel {
  readonly id: string;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly stands: readonly DrawnStand[];
  /** A bar of so many metres. */
  readonly scale: { readonly metres: number; readonly length: number };
}

/** Words in lines of a width, or none when they take more lines than there are. */
function linesOf(text: string, letters: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (word.length > letters) return [];
    if (last !== undefined && `${last} ${word}`.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length > most ? [] : lines;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

function draw(
  { stand, exhibitor }: StandWhole,
  language: Language,
  says: { href: string; title: string },
): DrawnStand {
  const bounds = boundsOf(stand.outline);
  const [width, height] = [bounds.width * METRE, bounds.height * METRE];
  const [x, y] = labelPoint(stand.outline).map((metres) => (metres + MARGIN) * METRE) as [number, number];
  const size = Math.round(Math.min(30, height * 0.45, (width * 1.4) / Math.max(2, stand.number.length)));
  const name = exhibitor === null ? '' : textIn(exhibitor.shortName ?? exhibitor.name, language).text;
  const room = Math.floor((height - 12 - size) / LINE);
  const lines = name === '' ? [] : linesOf(name, Math.floor((width - 12) / LETTER), room);
  const top = y - (lines.length * LINE) / 2;
  return {
    id: stand.id,
    number: stand.number,
    ...says,
    points: stand.outline
      .map((point) => point.map((metres) => rounded((metres + MARGIN) * METRE)).join(','))
      .join(' '),
    status: stand.status,
    x: rounded(x),
    y: rounded(top + size * 0.36),
    yAlone: rounded(y + size * 0.36),
    size,
    lines: lines.map((text, index) => ({ text, y: rounded(top + size * 0.36 + 15 + index * LINE) })),
  };
}

/**
 * One plan for each hall, from its top left corner. A plan is a place on the ground: it is drawn alike in both
 * languages.
 */
export function plansOf(
  stands: readonly StandWhole[],
  language: Language,
  says: (whole: StandWhole) => { readonly href: string; readonly title: string },
  unnamedHall: string,
): PlanModel[] {
  const halls = new Map<string, StandWhole[]>();
  for (const whole of stands) {
    const hall = whole.stand.roomId ?? '';
    halls.set(hall, [...(halls.get(hall) ?? []), whole]);
  }
  return [...halls].map(([roomId, own], index) => {
    const corners = own.flatMap(({ stand }) => stand.outline);
    const bounds = boundsOf(corners);
    const [right, bottom] = [bounds.left + bounds.width, bounds.top + bounds.height];
    const room = own[0]?.room;
    const metres = right > 30 ? 10 : right > 12 ? 5 : 1;
    return {
      id: `plan-${index + 1}`,
      label: roomId === '' || room == null ? unnamedHall : textIn(room.name, language).text,
      width: rounded((right + 2 * MARGIN) * METRE),
      height: rounded((bottom + 2 * MARGIN) * METRE),
      stands: own.map((whole) => draw(whole, language, says(whole))),
      scale: { metres, length: metres * METRE },
    };
  });
}

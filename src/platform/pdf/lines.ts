import type { PreparedText, Token, Unit } from './runs.ts';
import { shapeWord } from './shape.ts';
import { INVISIBLE } from './text.ts';

/** One line, in visual order from left to right. */
export interface Line {
  readonly units: readonly Unit[];
  /** Width of what is seen, in points. */
  readonly width: number;
  /**
   * Width of the kept trailing space of a wrapped right-to-left line, which stands left of the text: readers of the file need
   * the space to separate words, the eye does not.
   */
  readonly lead: number;
  readonly height: number;
  /** From the line's top to its baseline. */
  readonly baseline: number;
  /** Number of spaces that justification can widen. */
  readonly spaces: number;
  /** The line ends its paragraph. */
  readonly last: boolean;
  /** The line's text in logical order, without invisible characters. */
  readonly text: string;
}

/** Lines of a prepared text at one width. */
export interface BrokenText {
  readonly lines: readonly Line[];
  /** The whole text in logical order, without invisible characters; line ends are spaces. */
  readonly text: string;
  /** A word was wider than the measure and had to be cut between letters. */
  readonly overflow: boolean;
}

/**
 * Where the baseline stands in a line box, for every face and script: so equal line heights give equal baselines, whatever
 * ascents the fonts declare.
 */
export const baselineOf = (lineHeight: number, size: number): number => lineHeight / 2 + 0.33 * size;

const visibleText = (text: string): string =>
  text
    .replace(INVISIBLE, '')
    .replace(/[\n\u00a0]/g, ' ')
    .trimEnd();

const visible = (unit: Unit): boolean => unit.shaped !== null && !unit.space;

/** UAX #9 rule L2: from the highest level down to the lowest odd one, reverse each stretch of that level or higher. */
const reorder = (units: readonly Unit[]): Unit[] => {
  const visual = [...units];
  let highest = 0;
  let lowestOdd = Number.POSITIVE_INFINITY;
  for (const unit of units) {
    highest = Math.max(highest, unit.level);
    if (unit.level & 1) lowestOdd = Math.min(lowestOdd, unit.level);
  }
  for (let level = highest; level >= lowestOdd; level -= 1) {
    for (let i = 0; i < visual.length; i += 1) {
      let j = i;
      while (j < visual.length && (visual[j]?.level ?? -1) >= level) j += 1;
      if (j > i + 1) visual.splice(i, j - i, ...visual.slice(i, j).reverse());
      if (j > i) i = j;
    }
  }
  return visual;
};

const makeLine = (source: PreparedText, units: readonly Unit[], lineHeight: number, last: boolean): Line => {
  let seen = units.length;
  let trailing: Unit | undefined;
  while (seen > 0) {
    const unit = units[seen - 1];
    if (!unit || visible(unit)) break;
    if (unit.space) trailing = unit;
    seen -= 1;
  }
  const kept = units.slice(0, seen);
  const visual = reorder(kept);
  let width = 0;
  let size = 0;
  let spaces = 0;
  for (const unit of visual) {
    width += unit.width;
    size = Math.max(size, unit.span.size);
    if (unit.space) spaces += 1;
  }
  if (size === 0) for (const unit of units) size = Math.max(size, unit.span.size);
  let lead = 0;
  if (trailing && visual.length > 0 && !last) {
    if (source.base & 1) {
      visual.unshift(trailing);
      lead = trailing.width;
    } else visual.push(trailing);
  }
  const first = kept[0];
  const text = first ? visibleText(source.text.slice(first.start, kept.at(-1)?.end)) : '';
  return {
    units: visual,
    width,
    lead,
    height: lineHeight,
    baseline: baselineOf(lineHeight, size),
    spaces,
    last,
    text,
  };
};

/** Cuts a token that is wider than the measure between letters: the last resort, reported as overflow. */
const cutToken = (token: Token, measure: number, text: string): Token[] => {
  const pieces: Unit[][] = [[]];
  let used = 0;
  for (const unit of token.units) {
    const parts = visible(unit) && unit.width > measure ? cutUnit(unit, measure, text) : [unit];
    for (const part of parts) {
      if (used + part.width > measure && (pieces.at(-1)?.length ?? 0) > 0 && !part.space) {
        pieces.push([]);
        used = 0;
      }
      pieces.at(-1)?.push(part);
      used += part.width;
    }
  }
  return pieces.map((units, index) => {
    const lastPiece = index === pieces.length - 1;
    const width = units.reduce((sum, unit) => sum + unit.width, 0);
    return { units, width, trailing: lastPiece ? token.trailing : 0, required: lastPiece && token.required };
  });
};

const cutUnit = (unit: Unit, measure: number, text: string): Unit[] => {
  const parts: Unit[] = [];
  let part: Unit | undefined;
  let start = unit.start;
  let at = unit.start;
  for (const character of text.slice(unit.start, unit.end)) {
    const end = at + character.length;
    const longer = reshape(unit, start, end, text);
    if (part && longer.width > measure && !/[\p{M}\p{Cf}]/u.test(character)) {
      parts.push(part);
      start = at;
      part = reshape(unit, start, end, text);
    } else part = longer;
    at = end;
  }
  if (part) parts.push(part);
  return parts;
};

const reshape = (unit: Unit, start: number, end: number, text: string): Unit => {
  const letters = text.slice(start, end).replace(INVISIBLE, '');
  const shaped = letters ? shapeWord(unit.font, letters, (unit.level & 1) === 1) : null;
  return { ...unit, start, end, shaped, width: shaped ? (shaped.width * unit.span.size) / 1000 : 0 };
};

/** Fills lines greedily. A token goes to the next line when its visible part does not fit. */
export const breakLines = (source: PreparedText, measure: number, lineHeight: number): BrokenText => {
  const lines: Line[] = [];
  let overflow = false;
  let current: Unit[] = [];
  let used = 0;
  const flush = (last: boolean): void => {
    lines.push(makeLine(source, current, lineHeight, last));
    current = [];
    used = 0;
  };
  const place = (token: Token): void => {
    if (current.length > 0 && used + token.width - token.trailing > measure + 0.01) flush(false);
    current.push(...token.units);
    used += token.width;
    if (token.required) flush(true);
  };
  for (const token of source.tokens) {
    if (token.width - token.trailing <= measure + 0.01) place(token);
    else {
      overflow = true;
      for (const piece of cutToken(token, measure, source.text)) place(piece);
    }
  }
  if (current.length > 0) flush(true);
  return { lines, text: visibleText(source.text), overflow };
};

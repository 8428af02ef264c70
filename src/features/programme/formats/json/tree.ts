/**
 * A strict JSON reader (RFC 8259) that keeps line numbers; `JSON.parse` keeps none and on Node 20 does not always name
 * the place of a fault.
 */

import { ScheduleFormatError } from '../notices.ts';

export type JsonNode =
  | { kind: 'object'; line: number; entries: Map<string, JsonNode> }
  | { kind: 'list'; line: number; items: JsonNode[] }
  | { kind: 'value'; line: number; value: string | number | boolean | null };

/** Schedules are ten deep; the limit keeps hostile nesting off the stack. */
const deepest = 64;

/** Blanks, then what is no string: a number or word, or a mark. Strings are cut by hand; they may be megabytes long. */
const token =
  /[ \t\r\n]*(?:(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b)|([{}[\],:"]))/y;

interface Token {
  kind: 'string' | 'literal' | 'mark' | 'end';
  text: string;
  line: number;
}

/** Throws `ScheduleFormatError` with the line at the first fault. */
export const parseJson = (text: string): JsonNode => {
  let offset = 0;
  let line = 1;
  /** Offset of the next line end; -1 behind the last. */
  let lineEnd = text.indexOf('\n');

  const fail = (detail: string, at = line): never => {
    throw new ScheduleFormatError('schedule-file-malformed', `not well-formed JSON: ${detail}`, at);
  };

  /** Moves on, counting lines. */
  const advance = (end: number): void => {
    for (; lineEnd >= 0 && lineEnd < end; lineEnd = text.indexOf('\n', lineEnd + 1)) line += 1;
    offset = end;
  };

  const isEscaped = (at: number): boolean => {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    return slashes % 2 === 1;
  };

  /** Moves behind the string whose opening quote was just passed. */
  const readString = (): Token => {
    let end = text.indexOf('"', offset);
    while (end >= 0 && isEscaped(end)) end = text.indexOf('"', end + 1);
    if (end < 0) fail('a string is never closed');
    const found: Token = { kind: 'string', text: text.slice(offset - 1, end + 1), line };
    advance(end + 1);
    return found;
  };

  const next = (): Token => {
    token.lastIndex = offset;
    const match = token.exec(text);
    if (!match) {
      const rest = text.slice(offset).trimStart();
      advance(text.length - rest.length);
      if (rest !== '') fail(`unexpected ${JSON.stringify(rest.slice(0, 20))}`);
      return { kind: 'end', text: '', line };
    }
    advance(token.lastIndex);
    const [, literal, mark] = match;
    if (literal !== undefined) return { kind: 'literal', text: literal, line };
    return mark === '"' ? readString() : { kind: 'mark', text: mark ?? '', line };
  };

  /** The value of a string or literal; escapes and control characters are judged by the runtime's own reader. */
  const literalOf = (found: Token): string | number | boolean | null => {
    try {
      return JSON.parse(found.text) as string | number | boolean | null;
    } catch {
      return fail('a string has a bad escape or a control character', found.line);
    }
  };

  const described = (found: Token): string =>
    found.kind === 'end' ? 'the end of the file' : found.text.slice(0, 40);

  const readObject = (start: Token, depth: number): JsonNode => {
    const entries = new Map<string, JsonNode>();
    let name = next();
    if (name.text === '}' && name.kind === 'mark') return { kind: 'object', line: start.line, entries };
    for (;;) {
      if (name.kind !== 'string') fail(`a name was expected, not ${described(name)}`, name.line);
      const colon = next();
      if (colon.text !== ':') fail(`a colon was expected, not ${described(colon)}`, colon.line);
      entries.set(String(literalOf(name)), { ...readValue(next(), depth + 1), line: name.line });
      const mark = next();
      if (mark.kind === 'mark' && mark.text === '}') return { kind: 'object', line: start.line, entries };
      if (mark.kind !== 'mark' || mark.text !== ',')
        fail(`a comma or } was expected, not ${described(mark)}`, mark.line);
      name = next();
    }
  };

  const readList = (start: Token, depth: number): JsonNode => {
    const items: JsonNode[] = [];
    let item = next();
    if (item.kind === 'mark' && item.text === ']') return { kind: 'list', line: start.line, items };
    for (;;) {
      items.push(readValue(item, depth + 1));
      const mark = next();
      if (mark.kind === 'mark' && mark.text === ']') return { kind: 'list', line: start.line, items };
      if (mark.kind !== 'mark' || mark.text !== ',')
        fail(`a comma or ] was expected, not ${described(mark)}`, mark.line);
      item = next();
    }
  };

  const readValue = (start: Token, depth: number): JsonNode => {
    if (depth > deepest) fail('nested too deeply', start.line);
    if (start.kind === 'string' || start.kind === 'literal') {
      return {
        kind: 'value',
        line: start.line,
        value: literalOf(start),
      };
    }
    if (start.text === '{') return readObject(start, depth);
    if (start.text === '[') return readList(start, depth);
    return fail(`a value was expected, not ${described(start)}`, start.line);
  };

  const root = readValue(next(), 0);
  const rest = next();
  if (rest.kind !== 'end') fail(`nothing may follow, but ${described(rest)} does`, rest.line);
  return root;
};

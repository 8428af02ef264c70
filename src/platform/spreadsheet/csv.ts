const delimiters = [',', ';', '\t'] as const;

/** The delimiter of a file: the one that stands most often in its first line, outside quotation marks. */
function delimiterOf(text: string): string {
  const counts = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) break;
    else if (!quoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? ',';
}

/** A line that Excel writes first to name the delimiter. */
const separatorLine = /^sep=(.)\r?\n/i;

/**
 * Rows of a CSV text as RFC 4180 has them: quoted cells may hold delimiters, line ends and doubled quotation marks. The
 * delimiter is found out, since Arabic and European settings save a semicolon.
 * @param most rows after which reading stops
 * @param columns the most that a row may have
 * @returns undefined for a file with a wider row
 */
export function parseCsv(text: string, most: number, columns: number): string[][] | undefined {
  const named = separatorLine.exec(text);
  const body = named === null ? text : text.slice(named[0].length);
  const delimiter = named?.[1] ?? delimiterOf(body);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = (): void => {
    row.push(cell);
    cell = '';
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < body.length && rows.length < most; at += 1) {
    if (row.length > columns) return undefined;
    const character = body[at] ?? '';
    if (quoted) {
      if (character !== '"') cell += character;
      else if (body[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === delimiter) {
      row.push(cell);
      cell = '';
    } else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
  }
  if ((cell !== '' || row.length > 0) && rows.length < most) endRow();
  return rows;
}

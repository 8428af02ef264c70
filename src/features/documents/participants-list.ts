import {
  type DocumentSheet,
  type DocumentWords,
  drawCover,
  type EditionFacts,
  openSheet,
  runningOf,
  type TextPair,
} from '../../platform/document/index.ts';
import { type Language, textIn } from '../../platform/language/index.ts';
import { type CellContent, type Document, drawTable, type TableRow } from '../../platform/pdf/index.ts';
import type { ParticipationWhole } from '../delegations/index.ts';
import type { EditionWhole } from '../series/index.ts';
import { asOf } from './mapping/agenda.ts';
import { symbolOf } from './mapping/edition.ts';

/** Width of the column of numbers, and of that of participants, in points. */
const NUMBER = 34;
const COUNT = 92;

/** Those of each category, in the order in which categories come first. */
function byCategory(rows: readonly ParticipationWhole[]): ParticipationWhole[][] {
  const groups = new Map<string, ParticipationWhole[]>();
  for (const row of rows) {
    const { category } = row.participation;
    groups.set(category, [...(groups.get(category) ?? []), row]);
  }
  return [...groups.values()];
}

function drawSection(
  doc: Document,
  { words }: DocumentSheet,
  language: Language,
  kind: 'state' | 'body',
  rows: readonly ParticipationWhole[],
): void {
  if (rows.length === 0) return;
  const t = words[language];
  const title = t(kind === 'state' ? 'delegations:states' : 'delegations:bodies');
  if (doc.y > doc.margins.top) doc.y += 26;
  doc.heading(title, { anchor: kind, keep: 110, after: 8 });
  const groups = byCategory(rows);
  const counted = rows.some(({ participation }) => participation.participants !== null);
  let number = 0;
  const rowOf = ({ participation, state, body }: ParticipationWhole): TableRow => {
    number += 1;
    const name = state?.formalName ?? body?.name;
    const cells: CellContent[] = [
      doc.number(number),
      name === undefined ? null : textIn(name, language).text,
    ];
    if (counted)
      cells.push(participation.participants === null ? null : doc.number(participation.participants));
    return { cells };
  };
  drawTable(doc, {
    title,
    columns: [
      { width: NUMBER, head: t('documents:column.number') },
      { width: { share: 1 }, head: t(`documents:column.${kind}`) },
      ...(counted ? [{ width: COUNT, head: t('documents:column.count') }] : []),
    ],
    rows: groups.flatMap((group): TableRow[] => [
      ...(groups.length > 1 && group[0] !== undefined
        ? [{ group: t(`delegations:categories.${group[0].participation.category}`) }]
        : []),
      ...group.map(rowOf),
    ]),
  });
}

const sheetOf = (
  edition: EditionFacts,
  whole: EditionWhole,
  rows: readonly ParticipationWhole[],
  language: Language,
  words: DocumentWords,
): DocumentSheet => {
  const changedAt = new Date(Math.max(...rows.map(({ participation }) => participation.updatedAt.getTime())));
  const pair = (key: string): TextPair => ({ ar: words.ar(key), en: words.en(key) });
  return {
    edition,
    name: pair('documents:participants-list'),
    part: rows.every(({ participation }) => participation.sample) ? pair('documents:sample') : null,
    symbol: symbolOf(whole, 'LP'),
    version: asOf(changedAt, edition, words),
    mode: language,
    words,
    createdAt: changedAt,
  };
};

/** The states and bodies that take part, by category, as PDF in one language. @param rows in the order of the list */
export async function renderParticipants(
  rows: readonly ParticipationWhole[],
  edition: EditionFacts,
  whole: EditionWhole,
  language: Language,
  words: DocumentWords,
): Promise<Uint8Array> {
  const sheet = sheetOf(edition, whole, rows, language, words);
  const doc = openSheet(sheet);
  drawCover(doc, sheet);
  doc.newPage({ running: runningOf(doc, sheet) });
  for (const kind of ['state', 'body'] as const) {
    const own = rows.filter(({ participation }) => participation.entityKind === kind);
    drawSection(doc, sheet, language, kind, own);
  }
  return doc.finish();
}

import type { ContentsEntry, Document } from '../../../platform/pdf/index.ts';
import {
  groupsOf,
  groupTitle,
  hasGroups,
  hasThemes,
  type NumberedProvision,
  sharesOfBodies,
} from './groups.ts';
import type { ReportDocument } from './report.ts';
import { signaturesAnchor, signaturesTitle } from './signatures.ts';
import type { Speech } from './words.ts';

/** More numbers than this have no room beside a title: their count stands there. */
const MOST_NUMBERS = 6;
/** Room of a title beside a note. */
const TITLE_WIDTH = 280;

const noteOf = (
  doc: Document,
  provisions: readonly NumberedProvision[],
  speech: Speech,
  kind: ReportDocument['kind'],
): string => {
  const { say, list, count, countProvisions } = speech;
  const numbers = provisions.map(({ shown }) => doc.number(shown, speech.language));
  if (kind !== 'recommendations') return countProvisions(numbers.length);
  if (numbers.length > MOST_NUMBERS) return count(numbers.length);
  return say(numbers.length === 1 ? 'notes.one' : 'notes.list', { numbers: list(numbers) });
};

/** A part of a report that contents lead to. */
export interface ReportPart {
  readonly anchor: string;
  readonly title: string;
  readonly theme: number | null;
  readonly note: string;
}

/** The parts of a report in order, as a language calls them. */
export const partsOf = (doc: Document, input: ReportDocument, speech: Speech): ReportPart[] => {
  const { say } = speech;
  const groups = groupsOf(input);
  const parts: ReportPart[] = hasGroups(groups)
    ? groups.map(({ theme, heading, anchor, provisions }) => ({
        anchor,
        title: groupTitle({ theme, heading }, speech),
        theme: theme?.number ?? null,
        note: noteOf(doc, provisions, speech, input.kind),
      }))
    : [{ anchor: 'provisions', title: say(`operative.${input.kind}`), theme: null, note: '' }];
  const later = (
    anchor: 'by-body' | 'by-theme' | 'carried-from' | 'carried-into',
    present: boolean,
  ): void => {
    if (present) parts.push({ anchor, title: say(anchor), theme: null, note: '' });
  };
  later('by-body', sharesOfBodies(input).length > 0);
  later('by-theme', hasThemes(groups) && hasTables(input));
  later('carried-from', (input.carriedFrom?.items.length ?? 0) > 0);
  later('carried-into', (input.carriedInto?.items.length ?? 0) > 0);
  for (const [index, statement] of (input.statements ?? []).entries()) {
    parts.push({
      anchor: signaturesAnchor(index),
      title: signaturesTitle(statement, input.title)(speech),
      theme: null,
      note: '',
    });
  }
  return parts;
};

/** The same as entries of a table of contents; a long title takes the room of its note. */
export const contentsOf = (doc: Document, input: ReportDocument, speech: Speech): ContentsEntry[] =>
  partsOf(doc, input, speech).map(({ anchor, title, theme, note }) => {
    const short = doc.text(title, 'running', { width: TITLE_WIDTH }).lines.length === 1;
    return {
      anchor,
      title,
      theme: theme ?? undefined,
      note: note !== '' && short ? note : undefined,
    };
  });

/** Whether a report has so many parts that its reader needs contents. */
export const needsContents = (input: ReportDocument): boolean =>
  hasGroups(groupsOf(input)) || hasTables(input);

/** Whether anything follows the operative part. */
export const hasTables = (input: ReportDocument): boolean =>
  sharesOfBodies(input).length > 0 ||
  (input.carriedFrom?.items.length ?? 0) > 0 ||
  (input.carriedInto?.items.length ?? 0) > 0;

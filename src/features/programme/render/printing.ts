import { type DocumentSheet, runningOf, type TextPair } from '../../../platform/document/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import type { Document, Running } from '../../../platform/pdf/index.ts';
import type { AgendaDocument, AgendaScope } from './input.ts';
import type { PlannedDay } from './plan.ts';
import type { Speech } from './speech.ts';

/** An agenda being printed: what every part of it needs. */
export interface Printing {
  readonly doc: Document;
  readonly sheet: DocumentSheet;
  readonly input: AgendaDocument;
  readonly scope: AgendaScope;
  readonly days: readonly PlannedDay[];
  readonly abstracts: boolean;
  /** Speech of the leading language. */
  readonly speech: Speech;
  readonly speeches: { readonly [L in Language]: Speech };
  /** Starts a page whose header names a part; the first page of the document is used if nothing stands on it. */
  startPage(part: TextPair | null): void;
  /** Whether the days in detail have begun: the page in hand can be shared. */
  begun(): boolean;
}

/** A page starter that does not leave the first page empty. */
export const createPageStarter = (
  doc: Document,
  sheet: DocumentSheet,
  firstIsTaken: boolean,
): Printing['startPage'] => {
  const known = new Map<string, Running>();
  const runningFor = (part: TextPair | null): Running => {
    const key = part ? `${part.ar}\n${part.en}` : '';
    const running = known.get(key) ?? runningOf(doc, sheet, part ?? sheet.part ?? null);
    known.set(key, running);
    return running;
  };
  let fresh = !firstIsTaken;
  return (part) => {
    if (fresh) doc.setRunning(runningFor(part));
    else doc.newPage({ running: runningFor(part) });
    fresh = false;
  };
};

/** A day's name in both languages, for headers. */
export const dayPair = ({ speeches }: Printing, day: PlannedDay): TextPair => ({
  ar: speeches.ar.dayName(day),
  en: speeches.en.dayName(day),
});

/** Name of the place that a day's details begin at. */
export const dayAnchor = ({ day }: PlannedDay): string => `day-${day}`;

/** Name of the place that a session's details stand at. */
export const sessionAnchor = (code: string): string => `session-${code}`;

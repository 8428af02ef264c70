/**
 * One place of a file, XML element or JSON object, as the readers of events and conferences see it. A source remembers
 * what was asked for; `finish` lists the rest, so that nothing is lost in silence.
 */

import type { FileText } from './model.ts';
import type { TextStyle } from './text.ts';

export interface Source {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly path: string;
  /** Line of a child or property; of the source itself where it has none of the name. */
  lineOf(name: string): number;
  /** A child's or property's value as text, trimmed; undefined where it is missing or empty. */
  string(name: string): string | undefined;
  /** The same, in the languages it is given in. `hint` is the declared language. */
  text(name: string, style: TextStyle, hint?: string): FileText | undefined;
  /** Marks what readers know and need not keep. */
  known(...names: string[]): void;
  /** Lists what nobody asked for, here and below. */
  finish(): void;
}

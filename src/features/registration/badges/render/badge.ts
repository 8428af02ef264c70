import type { DocumentWords, TextPair } from '../../../../platform/document/index.ts';
import { mm, type PageSize, pageSizes } from '../../../../platform/pdf/index.ts';
import type { BadgeSize } from '../../tables.ts';
import type { BadgeCategory } from '../rules.ts';

/** Everything that a badge shows of its holder: plain data, so that rendering needs no database. */
export interface BadgeDocument {
  readonly serial: number;
  /** What the QR holds. */
  readonly code: string;
  readonly category: BadgeCategory;
  /** With title; a language without a name is left out. */
  readonly name: TextPair;
  readonly post: TextPair | null;
  readonly body: TextPair | null;
  readonly state: TextPair | null;
  /** Three letters, ISO 3166-1, beside the state's name. */
  readonly stateCode: string | null;
  /** Numbers of the zones that it opens. */
  readonly zones: readonly number[];
  /** Days of the edition counted from 0; empty: all. */
  readonly days: readonly number[];
  readonly size: BadgeSize;
  /** 1 to 6, as of themes. */
  readonly colour: number;
  readonly back: TextPair | null;
  /** PNG or JPEG. */
  readonly photo: Uint8Array | null;
}

/** What all badges of an edition say alike. */
export interface BadgeEdition {
  readonly title: TextPair;
  /** Such as `NF/3`. */
  readonly code: string;
  /** Day of the month of each day of the edition. */
  readonly days: readonly number[];
  readonly zones: readonly { readonly number: number; readonly name: TextPair }[];
  readonly createdAt: Date;
  readonly words: DocumentWords;
}

/** How badges stand on paper. */
export interface PrintLayout {
  /**
   * `cut`: each on a page of its own size, for badge printers; `press`: with 3 mm that are cut off; `sheet`: several on A4 with
   * cut marks, for office printers.
   */
  readonly paper: 'cut' | 'press' | 'sheet';
  /** Whether backs are printed, each after its front. */
  readonly backs: boolean;
}

/** What a press cuts off on each side. */
export const BLEED = mm(3);

export const sizeOf = (size: BadgeSize): PageSize => pageSizes[size];

/** A zone as badges and doors show it: A for 0, B for 1 …, AA for 26. Letters, so that nobody takes it for a day. */
export const zoneMark = (number: number): string => {
  const letter = String.fromCharCode(65 + (number % 26));
  return number < 26 ? letter : `A${letter}`;
};

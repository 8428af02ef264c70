/**
 * What the demonstration consists of: plain, immutable data without behaviour. Whoever loads it walks the
 * lists in the order of `Demonstration` and of `DemoEdition`: every key is defined before it is referred to,
 * except that an edition may refer to texts of any other edition (load links between texts last).
 */
import type { DemoAccount, DemoBody, DemoPerson } from './model/directory.ts';
import type { DemoEdition, DemoSeries } from './model/edition.ts';
import type { StateCode } from './model/text.ts';

export type * from './model/deliberation.ts';
export type * from './model/directory.ts';
export type * from './model/edition.ts';
export type * from './model/exhibition.ts';
export type * from './model/honours.ts';
export type * from './model/outcomes.ts';
export type * from './model/participation.ts';
export type * from './model/programme.ts';
export type * from './model/text.ts';

/** The whole content of the demonstration database. */
export interface Demonstration {
  /** Codes of all states that anything below refers to, in code order. */
  readonly states: readonly StateCode[];
  /** Parents before children. */
  readonly bodies: readonly DemoBody[];
  readonly persons: readonly DemoPerson[];
  readonly series: readonly DemoSeries[];
  /** By start date. The key of an edition is `<series slug>/<edition slug>`. */
  readonly editions: readonly DemoEdition[];
  readonly accounts: readonly DemoAccount[];
}

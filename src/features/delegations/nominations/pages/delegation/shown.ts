import type { FocalPointWhole } from '../../../store/focal-points.ts';
import type { FileKind, NominationWhole } from '../../../store/nominations.ts';
import { standing } from '../../rules/states.ts';
import type { Opened } from '../way.ts';

/** All that a delegation's page shows. */
export interface Shown extends Opened {
  readonly people: readonly NominationWhole[];
  readonly points: readonly FocalPointWhole[];
  readonly asked: readonly FileKind[];
  readonly freezesAt: Date | null;
  readonly frozen: boolean;
  /** Whether there is anything for which its people may sign up. */
  readonly activities: boolean;
  readonly now: Date;
}

/** Those who are named and not withdrawn. */
export const present = ({ people }: Shown) =>
  people.filter(({ nomination }) => standing.includes(nomination.state));

import { sql } from 'drizzle-orm';
import type { LocalText } from '../../../platform/language/index.ts';
import { bodyColumns } from '../../directory/index.ts';
import { bodies } from '../../directory/tables.ts';

/** Columns of a joined body as a party: with the state that it is of, since ministries of many states are called alike. */
export const partyBodyColumns = {
  ...bodyColumns,
  state: sql<LocalText | null>`(select "home"."short_name" from "states" "home" where "home"."code" = ${bodies.stateCode})`,
};

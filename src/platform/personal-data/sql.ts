import { type SQL, sql } from 'drizzle-orm';

/** Values as the rows of a subquery, for `in (…)`: one parameter, whatever their number. */
export const idsIn = (ids: readonly string[], type: 'uuid' | 'text' = 'uuid'): SQL =>
  sql`(select value::${sql.raw(type)} from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) as given(value))`;

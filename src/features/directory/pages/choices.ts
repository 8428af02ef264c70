import type { Db } from '../../../platform/database/index.ts';
import { type Language, textIn } from '../../../platform/language/index.ts';
import type { FieldOption } from '../../../platform/views/index.ts';
import { listBodyNames } from '../store-bodies.ts';
import { listAllStates } from '../store-states.ts';

/** Every state to choose from, by approved sort key. */
export const stateOptions = async (db: Db, language: Language): Promise<FieldOption[]> =>
  (await listAllStates(db, language)).map(({ code, shortName }) => ({
    value: code,
    label: textIn(shortName, language).text,
  }));

/**
 * Every body to choose from, by sort key; where several bear one name, the state tells them apart.
 * @param states states to choose from, where they were read already
 */
export async function bodyOptions(
  db: Db,
  language: Language,
  states?: readonly FieldOption[],
): Promise<FieldOption[]> {
  const bodies = (await listBodyNames(db, language)).map((body) => ({
    ...body,
    label: textIn(body.name, language).text,
  }));
  const seen = new Map<string, number>();
  for (const { label } of bodies) seen.set(label, (seen.get(label) ?? 0) + 1);
  const stateNames = new Map(
    (states ?? (await stateOptions(db, language))).map(({ value, label }) => [value, label]),
  );
  return bodies.map(({ id, label, stateCode }) => {
    const state = stateCode === null ? undefined : stateNames.get(stateCode);
    const shared = (seen.get(label) ?? 0) > 1 && state !== undefined;
    return { value: id, label: shared ? `${label} (${state})` : label };
  });
}

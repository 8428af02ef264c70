import type { Translator } from '../../../platform/i18n/index.ts';
import { stripInvisible } from '../../../platform/language/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../series/index.ts';
import { firmRules, type Violation } from '../rules/facts.ts';
import type { AcceptedRow } from '../store/conflicts.ts';
import type { ConflictView } from './contract.ts';
import type { Reading } from './reading.ts';
import { sentenceOf, type Voice } from './sentences.ts';

/** How an edition's conflicts are said in a language. */
export const voiceOf = (translator: Translator, whole: EditionWhole, language: 'ar' | 'en'): Voice => ({
  t: translator.t(language, { digits: whole.edition.digits }),
  settings: dateSettingsOf(whole, language),
});

export const presentAccepted = ({ id, reason, by, at }: AcceptedRow) => ({
  id,
  reason,
  by,
  at: at.toISOString(),
});

/** A violation for the outside: two sessions that want one thing also as `session`, `with` and `resource`. */
export function presentConflict(
  violation: Violation,
  { names, accepted }: Pick<Reading, 'names' | 'accepted'>,
  voices: { readonly ar: Voice; readonly en: Voice },
): ConflictView {
  const { rule, level, cost, during, fingerprint } = violation;
  const sessions = violation.sessions.flatMap((id) => {
    const session = names.sessions.get(id);
    if (session === undefined) return [];
    const { code, title, startsAt, endsAt } = session;
    return [
      { id, code, title, startsAt: startsAt?.toISOString() ?? null, endsAt: endsAt?.toISOString() ?? null },
    ];
  });
  const named = (
    ids: readonly string[],
    list: ReadonlyMap<string, { readonly name: ConflictView['rooms'][number]['name'] }>,
  ) =>
    ids.flatMap((id) => {
      const found = list.get(id);
      return found === undefined ? [] : [{ id, name: found.name }];
    });
  const [persons, rooms] = [named(violation.persons, names.persons), named(violation.rooms, names.rooms)];
  const kind = rule === 'room-twice' ? 'room' : rule === 'person-twice' ? 'person' : undefined;
  const wanted = kind === 'room' ? rooms[0] : kind === 'person' ? persons[0] : undefined;
  const row = accepted.get(fingerprint);
  return {
    fingerprint,
    rule,
    level,
    sentence: {
      ar: stripInvisible(sentenceOf(violation, names, voices.ar)),
      en: stripInvisible(sentenceOf(violation, names, voices.en)),
    },
    sessions,
    persons,
    rooms,
    from: during === null ? null : new Date(during.start).toISOString(),
    to: during === null ? null : new Date(during.end).toISOString(),
    cost,
    ignored: row === undefined ? null : presentAccepted(row),
    ignorable: !firmRules.has(rule),
    resource: kind === undefined || wanted === undefined ? null : { kind, ...wanted },
    session: kind === undefined ? null : (sessions.at(-1) ?? null),
    with: kind === undefined || sessions.length < 2 ? null : (sessions[0] ?? null),
  };
}

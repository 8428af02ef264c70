import { isDeepStrictEqual } from 'node:util';
import { type Language, type LocalText, languages, textIn } from '../../../platform/language/index.ts';
import type { ImportPlan, ImportState, PlannedSession } from './plan.ts';
import type { FieldChange, ImportChange } from './report.ts';

/** Fields of a session, in the order in which a change of them is told. */
const sessionFields = [
  ...(['title', 'abstract', 'kind', 'status', 'startsAt', 'endsAt', 'roomId', 'themeId', 'common'] as const),
  ...(['languages', 'interpretation', 'capacity', 'audience', 'liveUrl', 'links'] as const),
  'cancellationReason',
  'place',
  'level',
] as const;

const isText = (value: unknown): value is Pick<LocalText, Language> =>
  typeof value === 'object' && value !== null && 'ar' in value && 'en' in value;

/** The texts of a field that differ, by language. */
function textChanges(field: string, from: unknown, to: unknown): FieldChange[] {
  const [old, now] = [isText(from) ? from : null, isText(to) ? to : null];
  return languages.flatMap((language): FieldChange[] =>
    (old?.[language] ?? '') === (now?.[language] ?? '')
      ? []
      : [{ field, language, from: old?.[language] || null, to: now?.[language] || null }],
  );
}

/** Everything that an import would create, change and remove: sessions first, in the order of the file. */
export function changesOf(plan: ImportPlan, state: ImportState): ImportChange[] {
  const { authenticLanguage } = state.edition;
  const named = ({ ar, en }: { ar?: string; en?: string }): string =>
    (authenticLanguage === 'ar' ? ar || en : en || ar) ?? '';
  const names = new Map([
    ...[...state.rooms, ...state.themes, ...state.persons].map(({ id, name }) => [id, named(name)] as const),
    ...[...plan.rooms, ...plan.themes, ...plan.persons].map(
      ({ id, thing }) => [id, named(thing.name)] as const,
    ),
  ]);
  const nameOf = (id: string | null | undefined): string | null => (id ? (names.get(id) ?? id) : null);
  const say = (text: LocalText): string => textIn(text, authenticLanguage).text;

  const shown = (field: string, value: unknown): string | null => {
    if (value === null || value === undefined) return null;
    if (value instanceof Date) return value.toISOString();
    if (field === 'roomId' || field === 'themeId') return nameOf(String(value));
    if (!Array.isArray(value)) return String(value);
    return value.map((one) => (typeof one === 'string' ? one : one.url)).join(', ') || null;
  };
  const told = (field: string): string => field.replace(/Id$/, '');
  const rolesOf = (roles: PlannedSession['roles']): string | null =>
    roles
      .map(({ personId, role, topic }) =>
        [`${nameOf(personId)} (${role})`, ...(topic ? [say(topic)] : [])].join(': '),
      )
      .join(', ') || null;
  const papersOf = (papers: readonly { title: LocalText; authorIds: readonly string[] }[]): string | null =>
    papers
      .map(({ title, authorIds }) => [say(title), ...authorIds.flatMap((id) => nameOf(id) ?? [])].join(', '))
      .join('; ') || null;

  const session = (
    change: ImportChange['change'],
    row: PlannedSession['row'],
    fields: readonly FieldChange[] = [],
  ): ImportChange => ({
    sort: 'sessions',
    change,
    name: say(row.title),
    code: row.code,
    startsAt: row.startsAt?.toISOString() ?? null,
    room: nameOf(row.roomId),
    fields,
  });

  const fieldsOf = ({ old, row, roles, papers }: PlannedSession): FieldChange[] => {
    if (old === undefined) return [];
    const own = sessionFields.flatMap((field): FieldChange[] => {
      const [from, to] = [old.session[field], row[field]];
      if (isDeepStrictEqual(from, to)) return [];
      if (isText(from) || isText(to)) return textChanges(field, from, to);
      return [{ field: told(field), from: shown(field, from), to: shown(field, to) }];
    });
    const parts = [
      { field: 'roles', from: rolesOf(old.roles), to: rolesOf(roles) },
      { field: 'papers', from: papersOf(old.papers), to: papersOf(papers ?? old.papers) },
    ];
    return [...own, ...parts.filter(({ from, to }) => from !== to)];
  };

  const things = (sort: 'rooms' | 'themes' | 'persons'): ImportChange[] => {
    const standing = state[sort] as readonly (
      | ImportState['rooms'][number]
      | ImportState['persons'][number]
    )[];
    const byId = new Map(standing.map((one) => [one.id, one]));
    const made = plan[sort].map(
      ({ thing }): ImportChange => ({ sort, change: 'created', name: named(thing.name), fields: [] }),
    );
    const edited = plan.edits[sort].map(({ id, patch }): ImportChange => {
      const old: object = {
        ...byId.get(id),
        title: byId.get(id)?.name,
        biography: state.biographies.get(id),
      };
      const fields = Object.entries(patch).flatMap(([field, to]): FieldChange[] => {
        const from: unknown = old[field as keyof typeof old];
        const text = isText(from) || field === 'biography';
        return text
          ? textChanges(field, from, { ...(from ?? { ar: '', en: '' }), ...(to as object) })
          : [{ field, from: shown(field, from), to: shown(field, to) }];
      });
      return { sort, change: 'updated', name: nameOf(id) ?? '', fields };
    });
    return [...made, ...edited];
  };

  return [
    ...plan.created.map(({ row }) => session('created', row)),
    ...plan.updated.map((planned) => session('updated', planned.row, fieldsOf(planned))),
    ...plan.removed.map(({ session: row }) => session('removed', row)),
    ...things('rooms'),
    ...things('themes'),
    ...things('persons'),
  ];
}

/**
 * Persons, bodies and states inside the queries of other features: columns for joins, JSON for lists within a row, and
 * what pages say of a person. One query brings a list with everyone in it.
 */
import { type SQL, sql } from 'drizzle-orm';
import { type Language, type LocalText, type PersonWords, textIn } from '../../platform/language/index.ts';
import { bodies, persons, states } from './tables.ts';

/** A state as other features show it. */
export interface StateSummary {
  readonly code: string;
  readonly shortName: LocalText;
  readonly formalName: LocalText;
  readonly sortAr: string;
  readonly sortEn: string;
}

/** A body as other features show it. */
export interface BodySummary {
  readonly id: string;
  readonly slug: string;
  readonly kind: string;
  readonly name: LocalText;
  readonly shortName: LocalText | null;
  readonly genderAr: 'm' | 'f';
  readonly sortAr: string;
  readonly sortEn: string;
}

/** A person as other features show them: no biography, nothing that only the directory needs. */
export interface PersonSummary {
  readonly id: string;
  readonly slug: string;
  readonly honorific: LocalText | null;
  readonly rank: LocalText | null;
  readonly academicTitle: LocalText | null;
  readonly name: LocalText;
  readonly post: LocalText | null;
  readonly postNamesBody: boolean;
  readonly gender: 'm' | 'f' | 'unstated';
  readonly principal: boolean;
  readonly sortAr: string;
  readonly sortEn: string;
  readonly body: BodySummary | null;
  readonly state: StateSummary | null;
}

/** As much of a person as a line of titles, name and post says. */
export interface NamedPerson
  extends Pick<PersonSummary, 'honorific' | 'rank' | 'academicTitle' | 'name' | 'post' | 'postNamesBody'> {
  readonly body: Pick<BodySummary, 'name' | 'shortName'> | null;
  readonly state: Pick<StateSummary, 'shortName'> | null;
}

/** Columns of a joined state; a left join that finds none gives null. */
export const stateColumns = {
  code: states.code,
  shortName: states.shortName,
  formalName: states.formalName,
  sortAr: states.sortAr,
  sortEn: states.sortEn,
};

/** Columns of a joined body; a left join that finds none gives null. */
export const bodyColumns = {
  id: bodies.id,
  slug: bodies.slug,
  kind: bodies.kind,
  name: bodies.name,
  shortName: bodies.shortName,
  genderAr: bodies.genderAr,
  sortAr: bodies.sortAr,
  sortEn: bodies.sortEn,
};

/** Columns of a joined person, without body and state: join those beside it, see {@link bodyColumns}. */
export const personColumns = {
  id: persons.id,
  slug: persons.slug,
  honorific: persons.honorific,
  rank: persons.rank,
  academicTitle: persons.academicTitle,
  name: persons.name,
  post: persons.post,
  postNamesBody: persons.postNamesBody,
  gender: persons.gender,
  principal: persons.principal,
  sortAr: persons.sortAr,
  sortEn: persons.sortEn,
};

const alias = (name: string): SQL => sql.raw(`"${name}"`);

/** A {@link StateSummary} as JSON, from a table alias; null where a left join found none. */
const stateJson = (name = 'states'): SQL<StateSummary | null> => {
  const s = alias(name);
  return sql`case when ${s}."code" is null then null else json_build_object('code', ${s}."code",
    'shortName', ${s}."short_name", 'formalName', ${s}."formal_name",
    'sortAr', ${s}."sort_ar", 'sortEn', ${s}."sort_en") end`;
};

/** A {@link BodySummary} as JSON, from a table alias; null where a left join found none. */
const bodyJson = (name = 'bodies'): SQL<BodySummary | null> => {
  const b = alias(name);
  return sql`case when ${b}."id" is null then null else json_build_object('id', ${b}."id", 'slug', ${b}."slug",
    'kind', ${b}."kind", 'name', ${b}."name", 'shortName', ${b}."short_name", 'genderAr', ${b}."gender_ar",
    'sortAr', ${b}."sort_ar", 'sortEn', ${b}."sort_en") end`;
};

/**
 * A {@link PersonSummary} as JSON, from the alias of a person and those of the body and the state joined to it:
 * `<alias>_body` on its `body_id`, `<alias>_state` on its `state_code`. Null where a left join found no person.
 * @example
 * sql`select json_agg(${personJson('p')} order by h.position) from role_holders h
 *   join persons p on p.id = h.person_id left join bodies p_body on p_body.id = p.body_id
 *   left join states p_state on p_state.code = p.state_code where h.role_id = "roles"."id"`
 */
export const personJson = (name = 'persons'): SQL<PersonSummary | null> => {
  const p = alias(name);
  return sql`case when ${p}."id" is null then null else json_build_object('id', ${p}."id", 'slug', ${p}."slug",
    'honorific', ${p}."honorific", 'rank', ${p}."rank", 'academicTitle', ${p}."academic_title",
    'name', ${p}."name", 'post', ${p}."post", 'postNamesBody', ${p}."post_names_body",
    'gender', ${p}."gender", 'principal', ${p}."principal",
    'sortAr', ${p}."sort_ar", 'sortEn', ${p}."sort_en",
    'body', ${bodyJson(`${name}_body`)}, 'state', ${stateJson(`${name}_state`)}) end`;
};

/**
 * What is said of a person in a language, ready for `titledName`, `speakerLine` and `postLine` of the language module.
 * The body is left out where the post names it already; its short name is used when `short` is asked for.
 */
export function personWords(
  person: NamedPerson,
  language: Language,
  options: { readonly short?: boolean } = {},
): PersonWords {
  const said = (text: LocalText | null): string => (text === null ? '' : textIn(text, language).text);
  // Titles stand in the language of the name beside them: «سعادة» never before a Latin name.
  const written = textIn(person.name, language).language;
  const title = (text: LocalText | null): string => text?.[written] ?? '';
  const { body, state } = person;
  const bodyName = body === null ? null : options.short ? (body.shortName ?? body.name) : body.name;
  return {
    honorific: title(person.honorific),
    rank: title(person.rank),
    academicTitle: title(person.academicTitle),
    name: said(person.name),
    post: said(person.post),
    body: person.postNamesBody ? '' : said(bodyName),
    state: said(state?.shortName ?? null),
  };
}

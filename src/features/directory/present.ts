import { type BodyView, type PersonView, type StateView, stateGroups } from './contract.ts';
import type { BodyWhole } from './store-bodies.ts';
import type { PersonWhole } from './store-persons.ts';
import type { StateRow } from './store-states.ts';
import type { BodySummary, StateSummary } from './summaries.ts';

/** The groups of states that a state belongs to. */
export const groupsOf = (row: Pick<StateRow, 'arabLeague' | 'gcc' | 'oic'>): StateView['groups'] => {
  const member = { 'arab-league': row.arabLeague, gcc: row.gcc, oic: row.oic };
  return stateGroups.filter((group) => member[group]);
};

export const presentState = (row: StateRow): StateView => ({
  code: row.code,
  iso3: row.iso3,
  m49: row.m49,
  shortName: row.shortName,
  formalName: row.formalName,
  sortAr: row.sortAr,
  sortEn: row.sortEn,
  groups: groupsOf(row),
  version: row.version,
});

/** A state where something else is meant. */
export const presentStateRef = ({ code, shortName, formalName }: StateSummary) => ({
  code,
  shortName,
  formalName,
});

/** A body where something else is meant. */
export const presentBodyRef = ({
  id,
  slug,
  name,
  shortName,
}: Pick<BodySummary, 'id' | 'slug' | 'name' | 'shortName'>) => ({ id, slug, name, shortName });

export const presentBody = ({ body, parent, state }: BodyWhole): BodyView => ({
  id: body.id,
  slug: body.slug,
  kind: body.kind,
  name: body.name,
  shortName: body.shortName,
  genderAr: body.genderAr,
  parent: parent === null ? null : presentBodyRef(parent),
  state: state === null ? null : presentStateRef(state),
  website: body.website,
  sortAr: body.sortAr,
  sortEn: body.sortEn,
  sample: body.sample,
  version: body.version,
});

export const presentPerson = ({ person, body, state }: PersonWhole): PersonView => ({
  id: person.id,
  slug: person.slug,
  honorific: person.honorific,
  rank: person.rank,
  academicTitle: person.academicTitle,
  name: person.name,
  post: person.post,
  postNamesBody: person.postNamesBody,
  biography: person.biography,
  body: body === null ? null : presentBodyRef(body),
  state: state === null ? null : presentStateRef(state),
  gender: person.gender,
  principal: person.principal,
  sortAr: person.sortAr,
  sortEn: person.sortEn,
  sample: person.sample,
  version: person.version,
});

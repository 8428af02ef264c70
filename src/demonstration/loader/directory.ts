import { manageDirectory, type NewBody, type NewPerson } from '../../features/directory/index.ts';
import { newId } from '../../platform/database/index.ts';
import type { Bilingual, DemoPerson, PersonText } from '../model.ts';
import type { Loading } from './loading.ts';

/** A part of a person's text in both languages; null when neither has it. */
export function inBoth({ ar, en }: DemoPerson, part: keyof PersonText): Bilingual | null {
  return ar[part] === null && en[part] === null ? null : { ar: ar[part] ?? '', en: en[part] ?? '' };
}

/** Bodies and persons, each kind in one statement. A person with an account gets the id that the account will have. */
export async function loadDirectory({ services, actor, content, keys }: Loading): Promise<void> {
  const { changes, directory } = services;
  for (const { key } of content.bodies) keys.put('body', key, newId());
  for (const { key } of content.persons) keys.put('person', key, newId());
  for (const { key } of content.accounts) keys.put('account', key, newId());
  const accountOf = new Map(content.accounts.map(({ key, person }) => [person, key]));

  const bodies = content.bodies.map(
    (body): NewBody => ({
      id: keys.get('body', body.key),
      slug: body.key,
      kind: body.kind,
      name: body.name,
      shortName: body.shortName,
      genderAr: body.gender,
      parentId: keys.optional('body', body.parent),
      stateCode: body.state,
      sample: body.sample,
    }),
  );
  const persons = content.persons.map(
    (person): NewPerson => ({
      id: keys.get('person', person.key),
      slug: person.key,
      honorific: inBoth(person, 'honorific'),
      rank: inBoth(person, 'rank'),
      academicTitle: inBoth(person, 'academicTitle'),
      name: { ar: person.ar.name, en: person.en.name },
      post: inBoth(person, 'post'),
      postNamesBody: person.postNamesBody,
      bodyId: keys.optional('body', person.body),
      stateCode: person.state,
      gender: person.gender,
      accountId: keys.optional('account', accountOf.get(person.key) ?? null),
      sample: person.sample,
    }),
  );
  await changes.run(actor, manageDirectory.name, async (change) => {
    await directory.bodies.createMany(change, bodies);
    await directory.persons.createMany(change, persons);
  });
}

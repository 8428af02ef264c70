import { guardedRoles, type Role, roles, type ScopeKind } from '../../../src/platform/actor/index.ts';
import type { SignIn } from '../../support/app.ts';
import { accountWith, enter } from './people.ts';
import type { World } from './world.ts';

/** Somebody who asks. */
export interface MatrixActor {
  readonly name: string;
  /** Null: nobody in particular. */
  readonly role: Role | null;
  /** `awake`: the role counts. Otherwise it must not. */
  readonly state:
    | 'anonymous'
    | 'no-role'
    | 'awake'
    | 'no-second-factor'
    | 'disabled'
    | 'elsewhere'
    | 'loan-over'
    | 'withdrawn';
  /** How far the right reaches. */
  readonly reach: 'edition' | 'series' | 'installation';
  /** Present when a program asks: the scopes of its token. */
  readonly scopes?: readonly string[];
  readonly headers: SignIn;
}

const scopedRoles: readonly (readonly [Role, ScopeKind, string])[] = [
  ['focal-point', 'delegation', 'participations/:id'],
  ['delegate', 'delegation', 'participations/:id'],
  ['exhibitor', 'body', 'its body'],
  ['reporter', 'body', 'its body'],
];

/** Tokens of programs, all of one who organises the edition `own`. */
const programs: readonly {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly elsewhere?: true;
}[] = [
  { name: 'may only read', scopes: ['*:read'] },
  { name: 'may only change', scopes: ['*:write'] },
  { name: 'is for the programme alone', scopes: ['programme:read', 'programme:write'] },
  { name: 'is for another edition', scopes: ['*:read', '*:write'], elsewhere: true },
];

/** Who held the organiser's right in `own` and holds it no more: a loan that is over, a right that was withdrawn. */
async function makeFormer(world: World): Promise<MatrixActor[]> {
  const { test, administrator, editions } = world;
  const right = { role: 'organiser', scopeKind: 'edition', scopeId: editions.own.id } as const;
  const lender = await accountWith(test, [right]);
  const borrower = await accountWith(test, [right]);
  await test.database.executeSql(
    `update grants set lent_from = $1, expires_at = now() - interval '1 second' where id = $2`,
    [lender.grantId, borrower.grantId],
  );
  const dismissed = await accountWith(test, [right]);
  const headers = await enter(test, dismissed.id);
  // The right was used before: what was remembered of it must not count.
  const url = `/api/v1/editions/${editions.own.id}/grants`;
  const before = await test.inject({ url, headers });
  const gone = await test.inject({
    method: 'DELETE',
    url: `/api/v1/grants/${dismissed.grantId}`,
    headers: administrator,
  });
  if (before.statusCode !== 200 || gone.statusCode !== 204) throw new Error(before.body + gone.body);
  const base = { role: 'organiser', reach: 'edition' } as const;
  return [
    {
      ...base,
      name: 'organiser by a loan that is over',
      state: 'loan-over',
      headers: await enter(test, borrower.id),
    },
    { ...base, name: 'organiser whose right was withdrawn', state: 'withdrawn', headers },
  ];
}

async function makePrograms({ test, editions }: World): Promise<MatrixActor[]> {
  const owner = await test.signIn([{ role: 'organiser', scopeKind: 'edition', scopeId: editions.own.id }]);
  const actors: MatrixActor[] = [];
  for (const { name, scopes, elsewhere } of programs) {
    const answer = await test.inject({
      method: 'POST',
      url: '/api/v1/me/api-tokens',
      headers: owner,
      payload: { name, scopes, ...(elsewhere ? { edition: editions.other.id } : {}) },
    });
    if (answer.statusCode !== 201) throw new Error(answer.body);
    actors.push({
      name: `an organiser's program that ${name}`,
      role: 'organiser',
      state: elsewhere ? 'elsewhere' : 'awake',
      reach: 'edition',
      scopes,
      headers: { authorization: `Bearer ${answer.json().token}` },
    });
  }
  return actors;
}

/** Everybody: each role held in the edition `own`, with and without what makes it count, and those without any. */
export async function makeActors(world: World): Promise<MatrixActor[]> {
  const { test, editions } = world;
  const scopeId = editions.own.id;
  const reach = 'edition' as const;
  const actors: MatrixActor[] = [
    { name: 'anonymous', role: null, state: 'anonymous', reach, headers: {} },
    {
      name: 'an account without a role',
      role: null,
      state: 'no-role',
      reach,
      headers: await test.signIn([]),
    },
    {
      name: 'organiser of the installation',
      role: 'organiser',
      state: 'awake',
      reach: 'installation',
      headers: world.administrator,
    },
    {
      name: 'organiser of the series',
      role: 'organiser',
      state: 'awake',
      reach: 'series',
      headers: await test.signIn([
        { role: 'organiser', scopeKind: 'series', scopeId: editions.own.seriesId },
      ]),
    },
  ];
  for (const role of roles) {
    const held = [{ role, scopeKind: 'edition', scopeId }] as const;
    actors.push({ name: role, role, state: 'awake', reach, headers: await test.signIn(held) });
    if (guardedRoles.includes(role)) {
      actors.push({
        name: `${role} without a second factor`,
        role,
        state: 'no-second-factor',
        reach,
        headers: await test.signIn(held, { secondFactor: null }),
      });
    }
    actors.push({
      name: `${role}, disabled`,
      role,
      state: 'disabled',
      reach,
      headers: await test.signIn(held, { disabled: true }),
    });
  }
  for (const [role, scopeKind, object] of scopedRoles) {
    for (const [whose, id] of [
      ['own', editions.own.objects[object]],
      ['another', editions.own.objects[`another of ${object}`]],
      ['another edition’s', editions.other.objects[object]],
    ] as const) {
      if (id === undefined) throw new Error(`The world has no ${object} for ${whose}.`);
      actors.push({
        name: `${role} of ${whose} ${scopeKind}`,
        role,
        state: 'elsewhere',
        reach,
        headers: await test.signIn([{ role, scopeKind, scopeId: id }]),
      });
    }
  }
  return [...actors, ...(await makePrograms(world)), ...(await makeFormer(world))];
}

import { guardedRoles, type Role, roles, type ScopeKind } from '../../../src/platform/actor/index.ts';
import type { SignIn } from '../../support/app.ts';
import type { World } from './world.ts';

/** Somebody who asks. */
export interface MatrixActor {
  readonly name: string;
  /** Null: nobody in particular. */
  readonly role: Role | null;
  /** `awake`: the role counts. Otherwise it must not. */
  readonly state: 'anonymous' | 'no-role' | 'awake' | 'no-second-factor' | 'disabled' | 'elsewhere';
  readonly headers: SignIn;
}

const scopedRoles: readonly (readonly [Role, ScopeKind, string])[] = [
  ['focal-point', 'delegation', 'participations/:id'],
  ['delegate', 'delegation', 'participations/:id'],
  ['exhibitor', 'body', 'bodies/:id'],
  ['reporter', 'body', 'bodies/:id'],
];

/** Everybody: each role held in the edition `own`, with and without what makes it count, and those without any. */
export async function makeActors({ test, editions }: World): Promise<MatrixActor[]> {
  const scopeId = editions.own.id;
  const actors: MatrixActor[] = [
    { name: 'anonymous', role: null, state: 'anonymous', headers: {} },
    { name: 'an account without a role', role: null, state: 'no-role', headers: await test.signIn([]) },
  ];
  for (const role of roles) {
    const held = [{ role, scopeKind: 'edition', scopeId }] as const;
    actors.push({ name: role, role, state: 'awake', headers: await test.signIn(held) });
    if (guardedRoles.includes(role)) {
      actors.push({
        name: `${role} without a second factor`,
        role,
        state: 'no-second-factor',
        headers: await test.signIn(held, { secondFactor: null }),
      });
    }
    actors.push({
      name: `${role}, disabled`,
      role,
      state: 'disabled',
      headers: await test.signIn(held, { disabled: true }),
    });
  }
  for (const [role, scopeKind, object] of scopedRoles) {
    for (const [whose, edition] of [
      ['own', editions.own],
      ['another', editions.other],
    ] as const) {
      actors.push({
        name: `${role} of ${whose} ${scopeKind}`,
        role,
        state: 'elsewhere',
        headers: await test.signIn([{ role, scopeKind, scopeId: edition.objects[object] ?? '' }]),
      });
    }
  }
  return actors;
}

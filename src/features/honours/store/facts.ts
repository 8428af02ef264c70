import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { participations } from '../../delegations/tables.ts';
import { type BodySummary, bodyColumns, type PersonSummary, personJson } from '../../directory/index.ts';
import { bodies, persons, states } from '../../directory/tables.ts';
import { stands } from '../../exhibition/tables.ts';
import { roleHolders, type SessionRole, sessions } from '../../programme/tables.ts';
import { coOrganisers, editions } from '../../series/tables.ts';
import { type Act, actOf, type CertificateBasis, type RecordedKind } from '../rules.ts';
import { honours } from '../tables.ts';

/** A fact of the record that a certificate may attest. */
export interface Fact extends Act {
  readonly kind: RecordedKind;
  readonly basis: CertificateBasis;
  readonly act: string;
  readonly person: PersonSummary | null;
  readonly body: BodySummary | null;
  /** The session of a role; for a participant with several, the first. */
  readonly session: { readonly id: string; readonly code: string; readonly title: LocalText } | null;
  /** Numbers of the stands of an exhibitor. */
  readonly stands: readonly string[];
  /** Why an honour was conferred. */
  readonly citation: LocalText | null;
}

type Given = Partial<Fact> & Pick<Fact, 'kind' | 'basis'>;

const fact = (given: Given): Fact => {
  const whole = {
    person: null,
    body: null,
    session: null,
    stands: [],
    citation: null,
    sessionId: null,
    honourId: null,
    ...given,
    personId: given.person?.id ?? null,
    bodyId: given.body?.id ?? null,
  };
  return { ...whole, act: actOf(whole) };
};

const personBody = alias(bodies, 'persons_body');
const personState = alias(states, 'persons_state');

const rolesHeld = (db: Db, editionId: string, roles: readonly SessionRole[]) =>
  db
    .select({
      person: personJson(),
      session: { id: sessions.id, code: sessions.code, title: sessions.title },
    })
    .from(roleHolders)
    .innerJoin(
      sessions,
      and(eq(sessions.editionId, roleHolders.editionId), eq(sessions.id, roleHolders.sessionId)),
    )
    .innerJoin(persons, eq(persons.id, roleHolders.personId))
    .leftJoin(personBody, eq(personBody.id, persons.bodyId))
    .leftJoin(personState, eq(personState.code, persons.stateCode))
    .where(
      and(
        eq(roleHolders.editionId, editionId),
        eq(sessions.status, 'scheduled'),
        inArray(roleHolders.role, [...roles]),
      ),
    )
    .orderBy(asc(sessions.startsAt), asc(sessions.code), asc(roleHolders.position));

/** Each act once, in the order given. */
function once(facts: readonly Fact[]): Fact[] {
  const seen = new Set<string>();
  return facts.filter(({ act }) => !seen.has(act) && seen.add(act));
}

const readers: Readonly<Record<RecordedKind, (db: Db, editionId: string) => Promise<Fact[]>>> = {
  speaker: async (db, editionId) =>
    (await rolesHeld(db, editionId, ['speaker'])).map(({ person, session }) =>
      fact({ kind: 'speaker', basis: 'role', person, session, sessionId: session.id }),
    ),

  trainer: async (db, editionId) =>
    (await rolesHeld(db, editionId, ['trainer'])).map(({ person, session }) =>
      fact({ kind: 'trainer', basis: 'role', person, session, sessionId: session.id }),
    ),

  /** Bodies that took part; persons with a role that has no certificate of its own. */
  async participation(db, editionId) {
    const taking = await db
      .select(bodyColumns)
      .from(participations)
      .innerJoin(bodies, eq(bodies.id, participations.bodyId))
      .where(and(eq(participations.editionId, editionId), eq(participations.status, 'accepted')))
      .orderBy(sql`${bodies.sortAr} collate "C"`);
    const roles = await rolesHeld(db, editionId, [
      'chair',
      'moderator',
      'rapporteur',
      'panellist',
      'interpreter',
    ]);
    return [
      ...taking.map((body) => fact({ kind: 'participation', basis: 'participation', body })),
      ...once(
        roles.map(({ person, session }) => fact({ kind: 'participation', basis: 'role', person, session })),
      ),
    ];
  },

  async organiser(db, editionId) {
    const first = await db
      .select(bodyColumns)
      .from(editions)
      .innerJoin(bodies, eq(bodies.id, editions.organiserBodyId))
      .where(eq(editions.id, editionId));
    const others = await db
      .select(bodyColumns)
      .from(coOrganisers)
      .innerJoin(bodies, eq(bodies.id, coOrganisers.bodyId))
      .where(eq(coOrganisers.editionId, editionId))
      .orderBy(asc(coOrganisers.position));
    return once(
      [...first, ...others].map((body) => fact({ kind: 'organiser', basis: 'organisation', body })),
    );
  },

  async exhibitor(db, editionId) {
    const rows = await db
      .select({ number: stands.number, body: bodyColumns })
      .from(stands)
      .innerJoin(bodies, eq(bodies.id, stands.exhibitorBodyId))
      .where(and(eq(stands.editionId, editionId), eq(stands.status, 'confirmed')))
      .orderBy(asc(stands.number));
    return once(
      rows.map(({ body }) =>
        fact({
          kind: 'exhibitor',
          basis: 'stand',
          body,
          stands: rows.filter((row) => row.body.id === body.id).map(({ number }) => number),
        }),
      ),
    );
  },

  async appreciation(db, editionId) {
    const rows = await db
      .select({
        id: honours.id,
        citation: honours.citation,
        person: personJson(),
        body: bodyColumns,
      })
      .from(honours)
      .leftJoin(persons, eq(persons.id, honours.personId))
      .leftJoin(personBody, eq(personBody.id, persons.bodyId))
      .leftJoin(personState, eq(personState.code, persons.stateCode))
      .leftJoin(bodies, eq(bodies.id, honours.bodyId))
      .where(eq(honours.editionId, editionId))
      .orderBy(asc(honours.position));
    return rows.map(({ id, citation, person, body }) =>
      fact({ kind: 'appreciation', basis: 'honour', person, body, citation, honourId: id }),
    );
  },
};

/** What the record of an edition says that a certificate of this kind may attest, in its own order. */
export const listFacts = (db: Db, editionId: string, kind: RecordedKind): Promise<Fact[]> =>
  readers[kind](db, editionId);

/** Sessions of an edition that an attendance can be stated for, in programme order. */
export const listAttended = (db: Db, editionId: string) =>
  db
    .select({ id: sessions.id, title: sessions.title })
    .from(sessions)
    .where(
      and(eq(sessions.editionId, editionId), eq(sessions.status, 'scheduled'), ne(sessions.kind, 'break')),
    )
    .orderBy(asc(sessions.startsAt), asc(sessions.code));

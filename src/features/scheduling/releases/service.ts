import type { Actor } from '../../../platform/actor/index.ts';
import type { Db } from '../../../platform/database/index.ts';
import { conflict, notFound } from '../../../platform/errors/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import {
  type FrozenRelease,
  manageProgramme,
  type ReleaseDraft,
  type ReleaseRow,
  type Restoration,
} from '../../programme/index.ts';
import { findEdition, placeOf } from '../../series/index.ts';
import type { AboveSchedule } from '../above.ts';
import { findViolations } from '../rules/conflicts/index.ts';
import type { ScheduleFacts, Violation } from '../rules/facts.ts';
import type { ReleaseInput } from './contract.ts';

/** What stands in the way of a release, and what should be looked at before it. */
export interface Obstacles {
  /** Conflicts that nobody accepted: the release is refused. */
  readonly blocking: readonly Violation[];
  readonly warnings: readonly Violation[];
}

export interface Prepared extends ReleaseDraft, Obstacles {}

export type ReleasesPartService = ReturnType<typeof createReleasesPartService>;

/** The facts without what is not released: drafts held back, and what has no time. */
function releasedFacts(facts: ScheduleFacts, heldBack: ReadonlySet<string>): ScheduleFacts {
  const sessions = facts.sessions.filter(({ id, at }) => at !== null && !heldBack.has(id));
  const kept = new Set(sessions.map(({ id }) => id));
  return {
    ...facts,
    sessions,
    relations: facts.relations.filter(({ first, second }) => kept.has(first) && kept.has(second)),
  };
}

/** Makes releases: looks for conflicts, freezes, and says who is to be told. */
export function createReleasesPartService({ database, changes, clock, programme, readFacts }: AboveSchedule) {
  async function obstacles(db: Db, editionId: string, heldBack: readonly string[]): Promise<Obstacles> {
    const facts = await readFacts(db, editionId);
    if (facts === undefined) throw notFound('edition-unknown');
    const found = findViolations(releasedFacts(facts, new Set(heldBack)));
    return {
      blocking: found.filter(({ level, ignored }) => level === 'blocking' && ignored === null),
      warnings: found.filter(({ level, ignored }) => level === 'warning' && ignored === null),
    };
  }

  return {
    obstacles,

    /** What a release would be if it were made now; changes nothing. */
    async prepare(editionId: string, heldBack: readonly string[]): Promise<Prepared> {
      const { db } = database;
      return {
        ...(await programme.releases.draft(db, editionId, { heldBack, now: clock.now() })),
        ...(await obstacles(db, editionId, heldBack)),
      };
    },

    /**
     * Makes the edition's next release: one transaction, or nothing.
     * @throws 409 `schedule-has-conflicts`, `nothing-to-release`, `released-meanwhile`; 422 for a version that was given
     */
    release(actor: Actor, editionId: string, input: ReleaseInput): Promise<FrozenRelease> {
      const { heldBack = [], tell: _, ...said } = input;
      return changes.run(actor, manageProgramme.name, async (change) => {
        const whole = await findEdition(change.tx, editionId);
        if (whole === undefined) throw notFound('edition-unknown');
        permit(manageProgramme, actor, placeOf(whole.edition));
        await programme.releases.lock(change.tx, editionId);
        const { blocking } = await obstacles(change.tx, editionId, heldBack);
        if (blocking.length > 0) throw conflict('schedule-has-conflicts', { count: blocking.length });
        return programme.releases.freeze(change, whole.edition, { ...said, heldBack });
      });
    },

    /** What {@link restore} would do; changes nothing. */
    async planRestoration(actor: Actor, release: ReleaseRow): Promise<Restoration> {
      const whole = await findEdition(database.db, release.editionId);
      if (whole === undefined) throw notFound('edition-unknown');
      permit(manageProgramme, actor, placeOf(whole.edition));
      return programme.releases.restoration.plan(database.db, release.editionId, release.id);
    },

    /** Makes the working schedule say again what a release says. @throws 409 `nothing-to-restore` */
    restore: (actor: Actor, release: ReleaseRow): Promise<Restoration> =>
      changes.run(actor, manageProgramme.name, async (change) => {
        const whole = await findEdition(change.tx, release.editionId);
        if (whole === undefined) throw notFound('edition-unknown');
        permit(manageProgramme, actor, placeOf(whole.edition));
        return programme.releases.restoration.restore(change, whole.edition, release.id);
      }),
  };
}

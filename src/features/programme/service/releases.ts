import type { Change } from '../../../platform/changes/index.ts';
import { type Database, guarded, type Tx } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { conflict, ruleBroken } from '../../../platform/errors/index.ts';
import type { Language, LocalTextInput } from '../../../platform/language/index.ts';
import type { Bookings } from '../../timetable/index.ts';
import type { RawSession, SessionContent } from '../rules/releases/content.ts';
import { countDifferences, differencesOf, type SessionDifference } from '../rules/releases/diff.ts';
import { type Frozen, freezeSchedule, nextVersion } from '../rules/releases/freeze.ts';
import { withoutWithdrawn } from '../rules/releases/withdrawn.ts';
import { readWorking } from '../store/agenda.ts';
import * as store from '../store/releases.ts';
import { lockProgramme } from '../store/sessions.ts';
import type { ListWithdrawn } from '../withdrawals.ts';
import { bookingsOf } from './released-bookings.ts';
import { createRestoration } from './restoration.ts';

export interface FreezeInput {
  /** What people call it, up to 40 characters. Default: the last one's number plus one, from `1.0`. */
  readonly version?: string | undefined;
  readonly comment?: LocalTextInput | null | undefined;
  /** Drafts that have a time and stay drafts. */
  readonly heldBack: readonly string[];
  /** Number of the last release that the caller has seen, 0 for none: refused when there is a newer one. */
  readonly after?: number | undefined;
}

/** What a release would be, or is. */
export interface ReleaseDraft {
  readonly previous: store.ReleaseRow | null;
  /** The version proposed. */
  readonly version: string;
  readonly contents: readonly SessionContent[];
  readonly differences: readonly SessionDifference[];
  /** Drafts that have a time: what may be held back. */
  readonly drafts: readonly RawSession[];
  /** Those of the drafts that the release puts on the programme. */
  readonly scheduled: readonly string[];
}

export interface FrozenRelease extends ReleaseDraft {
  readonly release: store.ReleaseRow;
}

const LONGEST_VERSION = 40;

/** Whatever the code above did: the database has the last word on two sessions in one room. */
const brokenRules = {
  release_sessions_no_overlap: () => ruleBroken({ field: '', code: 'release-room-twice' }),
  releases_version_key: () => ruleBroken({ field: 'version', code: 'version-taken' }),
  releases_number_key: () => conflict('released-meanwhile'),
};

export type ReleasesService = ReturnType<typeof createReleasesService>;

/** Frozen versions of a schedule: made from the working one, and never changed. */
export function createReleasesService(deps: {
  database: Database;
  bookings: Bookings;
  withdrawn: ListWithdrawn;
}) {
  const { database, bookings, withdrawn } = deps;

  /** What a release made at `now` would be; reads only. */
  async function draft(
    db: Parameters<typeof readWorking>[0],
    editionId: string,
    options: { readonly heldBack: readonly string[]; readonly now: Date },
  ): Promise<ReleaseDraft> {
    const [previous, ...older] = await store.listReleases(db, editionId);
    const before = previous === undefined ? null : await store.readContents(db, previous.id);
    const earlier = previous === undefined ? [] : await store.releasedBefore(db, editionId);
    const working = withoutWithdrawn(await readWorking(db, editionId), await withdrawn(db, editionId));
    const frozen: Frozen = freezeSchedule(working, before, earlier, {
      heldBack: new Set(options.heldBack),
      now: options.now,
    });
    return {
      previous: previous ?? null,
      version: nextVersion(
        [...(previous === undefined ? [] : [previous]), ...older].map(({ version }) => version),
      ),
      ...frozen,
      differences: differencesOf(before ?? [], frozen.contents),
      drafts: working.filter(({ status, startsAt }) => status === 'draft' && startsAt !== null),
    };
  }

  const restoration = createRestoration(deps);

  return {
    draft,
    restoration,

    /** Nobody else changes the edition's schedule until the end of the transaction: before looking at what to freeze. */
    lock: (tx: Tx, editionId: string): Promise<void> => lockProgramme(database, tx, editionId),

    /**
     * Freezes the working schedule as the edition's next release, in the caller's transaction; drafts that have a time
     * go onto the programme with it, but for those held back. Whether a conflict stands in the way, the caller has
     * looked; two sessions in one room at one time the database refuses.
     * @throws 409 when nothing has changed since the last release, or when somebody else has released meanwhile;
     * 422 for a version that was given already and for what is held back without being a draft that has a time
     */
    async freeze(
      change: Change,
      edition: { readonly id: string; readonly authenticLanguage: Language },
      input: FreezeInput,
    ): Promise<FrozenRelease> {
      const { tx, now } = change;
      await lockProgramme(database, tx, edition.id);
      const made = await draft(tx, edition.id, { heldBack: input.heldBack, now });
      const number = (made.previous?.number ?? 0) + 1;
      if (input.after !== undefined && input.after !== number - 1) throw conflict('released-meanwhile');
      const entry = createEntry();
      const comment = entry.text('comment', input.comment, { authentic: edition.authenticLanguage });
      const version = entry.plain('version', input.version) ?? made.version;
      entry.check(version.length <= LONGEST_VERSION, 'version', 'text-too-long', { limit: LONGEST_VERSION });
      const placed = new Set(made.drafts.map(({ id }) => id));
      for (const id of input.heldBack) {
        entry.check(placed.has(id), 'heldBack', 'held-back-is-no-draft', { value: id });
      }
      entry.done();
      if (made.differences.length === 0) throw conflict('nothing-to-release');
      await store.scheduleDrafts(tx, edition.id, made.scheduled, now);
      const onto = new Set(made.scheduled);
      await bookings.bookAll(
        change,
        bookingsOf(
          edition.id,
          made.contents.filter(({ id }) => onto.has(id)),
        ),
      );
      const release = await guarded(brokenRules, () =>
        store.insertRelease(
          tx,
          {
            editionId: edition.id,
            number,
            version,
            comment,
            releasedAt: now,
            releasedBy: change.actor.kind === 'account' ? change.actor.accountId : null,
            counts: countDifferences(made.differences),
          },
          made.contents,
        ),
      );
      await change.record({
        action: 'release.created',
        subject: { kind: 'release', id: release.id },
        editionId: edition.id,
        before: null,
        after: { ...release, scheduled: made.scheduled, heldBack: input.heldBack },
      });
      return { ...made, release };
    },
  };
}

import type { Actor } from '../../../platform/actor/index.ts';
import { type Changes, partsChanged } from '../../../platform/changes/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { hashSecret, isSecret } from '../../../platform/vault/index.ts';
import { type EditionWhole, findEdition } from '../../series/index.ts';
import { NOTE } from '../contract/availability.ts';
import { answerFault } from '../rules/confirmations.ts';
import { type AvailabilityRow, availabilitiesOf } from '../store/availabilities.ts';
import * as store from '../store/speakers.ts';
import type { AvailabilityService, GivenPeriod } from './availability.ts';
import { said } from './confirmations.ts';

/** By what somebody is known: the link that was sent to them, or their account. */
export type AnswerAccess =
  | { readonly kind: 'link'; readonly secret: string }
  | { readonly kind: 'account'; readonly accountId: string; readonly editionId: string };

/** What somebody sees of their part in an edition's programme. */
export interface OwnPart {
  readonly whole: EditionWhole;
  readonly personId: string;
  readonly speakers: readonly store.Speaker[];
  readonly periods: readonly AvailabilityRow[];
}

/** What somebody says of one session. `state` null: nothing yet. */
export interface GivenAnswer {
  readonly sessionId: string;
  readonly state: 'confirmed' | 'declined' | null;
  readonly note: string | null;
  readonly requirements: string | null;
}

export type AnswersService = ReturnType<typeof createAnswersService>;

/** Names of the authorities under which people answer for themselves. */
const AUTHORITY = { link: 'confirmation-link', account: 'programme.own' } as const;

/** What people on the programme say of their own part: whether they come, when they can, what they need. */
export function createAnswersService(deps: {
  database: Database;
  changes: Changes;
  clock: Clock;
  availability: AvailabilityService;
}) {
  const { database, changes, clock, availability } = deps;
  const { widened } = database;

  async function load(db: Db, access: AnswerAccess): Promise<OwnPart> {
    const found =
      access.kind === 'link'
        ? isSecret(access.secret)
          ? await store.findBySecret(db, hashSecret(access.secret))
          : undefined
        : await store
            .personOfAccount(db, access.accountId)
            .then((person) => person && { personId: person.id, editionId: access.editionId });
    const unknown = access.kind === 'link' ? 'confirmation-link-unknown' : 'not-on-programme';
    if (found === undefined) throw notFound(unknown);
    const whole = await findEdition(db, found.editionId);
    if (whole === undefined) throw notFound(unknown);
    const all = await store.listSpeakers(db, found.editionId, { personId: found.personId });
    // What nobody was told of yet stays the organiser's until they ask.
    const speakers = all.filter(
      ({ confirmation, session }) => confirmation !== null || session.status !== 'draft',
    );
    if (speakers.length === 0) throw notFound(unknown);
    const periods = await availabilitiesOf(db, found.editionId, { of: 'person', id: found.personId });
    return { whole, personId: found.personId, speakers, periods };
  }

  /** The rows lie behind the wall of their edition: whoever shows the secret is let through to their own. */
  const behindWall = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    database.transaction((tx) => widened(tx, () => work(tx)));

  return {
    /** @throws 404 for a link that is none, or was replaced; for an account that is on no programme */
    look: (access: AnswerAccess): Promise<OwnPart> => behindWall((tx) => load(tx, access)),

    /** The moment that decides what may still be answered. */
    now: (): Date => clock.now(),

    /**
     * Stores answers and, where given, all periods of the person. Until a session is over its answer may change.
     * @throws 404 as `look`; 422 by `answers.<index>.<field>` and `periods.<index>.<field>`
     */
    answer: (
      actor: Actor,
      access: AnswerAccess,
      given: { readonly answers: readonly GivenAnswer[]; readonly periods?: readonly GivenPeriod[] },
    ): Promise<void> =>
      changes.run(actor, AUTHORITY[access.kind], (change) =>
        widened(change.tx, async () => {
          const { whole, personId, speakers, periods } = await load(change.tx, access);
          const { edition } = whole;
          const entry = createEntry();
          const silent = ({ state, note, requirements }: GivenAnswer): boolean =>
            state === null && !note && !requirements;
          const saidNothing =
            given.answers.length > 0 &&
            given.answers.every(silent) &&
            periods.length === 0 &&
            (given.periods ?? []).length === 0;
          entry.check(!saidNothing, 'answers.0.state', 'taking-part-unsaid');
          const written = given.answers.flatMap((answer, index) => {
            const speaker = speakers.find(({ session }) => session.id === answer.sessionId);
            const field = (name: string): string => `answers.${index}.${name}`;
            if (speaker === undefined) {
              entry.refuse(field('state'), 'not-on-session');
              return [];
            }
            const fault = answerFault(speaker.session, change.now);
            const words = (name: 'note' | 'requirements'): string | null => {
              const said = entry.plain(field(name), answer[name]);
              entry.check((said ?? '').length <= NOTE, field(name), 'text-too-long', { limit: NOTE });
              return said;
            };
            const [note, requirements] = [words('note'), words('requirements')];
            const old = speaker.confirmation;
            const state = answer.state ?? old?.state ?? null;
            const same =
              state === (old?.state ?? null) &&
              note === (old?.note ?? null) &&
              requirements === (old?.requirements ?? null);
            if (same) return [];
            if (state === null || state === 'asked') {
              // A note alone answers nothing, but is not lost.
              entry.check(old !== null, field('state'), 'field-required');
            }
            entry.check(fault === undefined, field('state'), fault ?? '', { code: speaker.session.code });
            return [{ speaker, state: state ?? 'asked', note, requirements, changed: state !== old?.state }];
          });
          entry.done();
          for (const { speaker, state, note, requirements, changed } of written) {
            const old = speaker.confirmation;
            const [row] = await store.saveConfirmations(change.tx, [
              {
                ...(old === null ? {} : { id: old.id }),
                editionId: edition.id,
                sessionId: speaker.session.id,
                personId,
                state,
                secretHash: old?.secretHash ?? null,
                email: old?.email ?? speaker.account?.email ?? '',
                askedAt: old?.askedAt ?? change.now,
                reminders: old?.reminders ?? 0,
                answeredAt: changed ? change.now : (old?.answeredAt ?? null),
                note,
                requirements,
              },
            ]);
            await change.record({
              action: `speaker-confirmation.${changed && state !== 'asked' ? state : 'edited'}`,
              subject: { kind: 'speaker-confirmation', id: row?.id ?? speaker.session.id },
              editionId: edition.id,
              quiet: true,
              before: { ...said(speaker, old?.state ?? null), version: old?.version ?? 0 },
              after: {
                ...said(speaker, state),
                changed: partsChanged(old ?? {}, { note, requirements }),
                version: row?.version ?? 1,
              },
            });
          }
          if (given.periods === undefined) return;
          const plain = (
            list: readonly Pick<GivenPeriod, 'kind' | 'note'>[],
            at: (index: number) => string,
          ) => JSON.stringify(list.map(({ kind, note }, index) => [kind, note ?? null, at(index)]));
          const before = plain(periods, (index) => {
            const row = periods[index];
            return `${row?.startsAt.toISOString()} ${row?.endsAt.toISOString()}`;
          });
          const after = plain(given.periods, (index) => {
            const row = given.periods?.[index];
            return `${row && new Date(row.startsAt).toISOString()} ${row && new Date(row.endsAt).toISOString()}`;
          });
          if (before === after) return;
          if (speakers.every(({ session }) => answerFault(session, change.now) !== undefined)) {
            throw ruleBroken({ field: 'periods', code: 'programme-is-over' });
          }
          await availability.setIn(change, edition, { of: 'person', id: personId }, given.periods);
        }),
      ),
  };
}

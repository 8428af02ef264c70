import type { AccountActor, Actor } from '../../../platform/actor/index.ts';
import { eraseAuditTexts } from '../../../platform/audit/index.ts';
import type { Change, Changes } from '../../../platform/changes/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import { type Database, everything, guarded } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { conflict, notFound } from '../../../platform/errors/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import { sameText } from '../../../platform/language/index.ts';
import {
  type ColumnClass,
  type DataSubject,
  type Erasure,
  type ErasureRefusal,
  type HeldPart,
  isDistinct,
  nobody,
  type PersonalData,
  type Reader,
} from '../../../platform/personal-data/index.ts';
import * as store from '../store/erasure-requests.ts';
import { anonymousEvents, subjectsOfEvents } from './audit-store.ts';
import type { ErasureInput, ErasureRequestInput, ErasureView, RefusalInput } from './contract.ts';
import { managePersonalData, ownPersonalData } from './policy.ts';
import { remainingMentions } from './remaining.ts';

/** Where somebody is looked for: a person of the directory, or an account. */
export interface SubjectStart {
  readonly kind: 'persons' | 'accounts';
  readonly id: string;
}

/** What is held of somebody, and what stands against erasing it now. */
export interface HeldData {
  readonly parts: readonly HeldPart[];
  readonly refusals: readonly ErasureRefusal[];
}

export type PersonalDataService = ReturnType<typeof createPersonalDataService>;

const union = (one: readonly string[], other: readonly string[] = []): string[] =>
  [...new Set([...one, ...other])].toSorted();

const startOf = ({ kind, id }: SubjectStart): DataSubject =>
  kind === 'persons' ? { ...nobody, personIds: [id] } : { ...nobody, accountIds: [id] };

/** Somebody asks what is held of them, asks to be forgotten, and is. */
export function createPersonalDataService(deps: {
  readonly database: Database;
  readonly changes: Changes;
  readonly clock: Clock;
  /** From the top of the ladder down: who stands on others goes first. */
  readonly contributors: readonly PersonalData[];
  readonly classes: readonly ColumnClass[];
}) {
  const { database, changes, clock, contributors, classes } = deps;
  const outside: Reader = { rows: database.rows, db: database.db };

  /** Everything that is the same human being; each contributor may know more than the one before. */
  async function identify(reader: Reader, start: SubjectStart): Promise<DataSubject> {
    let known = startOf(start);
    for (;;) {
      let next: DataSubject = { ...known, names: [] };
      for (const { identify: ask } of contributors) {
        const more = (await ask?.(reader, { ...next, names: known.names })) ?? {};
        next = {
          personIds: union(next.personIds, more.personIds),
          accountIds: union(next.accountIds, more.accountIds),
          addresses: union(next.addresses, more.addresses),
          names: union(next.names, more.names),
        };
      }
      if (JSON.stringify(next) === JSON.stringify(known)) return known;
      known = next;
    }
  }

  /** Parts with rows; texts that several features hold are told of together. */
  async function held(reader: Reader, subject: DataSubject): Promise<HeldPart[]> {
    const parts = new Map<string, HeldPart>();
    for (const contributor of contributors) {
      for (const part of await contributor.held(reader, subject)) {
        const former = parts.get(part.key);
        if (part.rows.length > 0)
          parts.set(part.key, { ...part, rows: [...(former?.rows ?? []), ...part.rows] });
      }
    }
    return [...parts.values()];
  }

  async function refusals(reader: Reader, subject: DataSubject): Promise<ErasureRefusal[]> {
    const found = [];
    for (const contributor of contributors) {
      found.push(...((await contributor.refusals?.(reader, subject, clock.now())) ?? []));
    }
    return found;
  }

  /** Somebody's data lie in editions that they do not work in: who may ask was asked before. */
  const whatIsHeld = (start: SubjectStart): Promise<HeldData> =>
    database.seeing(everything, async () => {
      const subject = await identify(outside, start);
      return { parts: await held(outside, subject), refusals: await refusals(outside, subject) };
    });

  /** The log of changes forgets last, when it is known what else is gone. */
  async function forgetInLog(
    change: Change,
    subject: DataSubject,
    gone: readonly string[],
    about: { readonly start: SubjectStart; readonly reason: string },
  ): Promise<number> {
    const reader = { rows: database.rows, db: change.tx };
    const ids = [...subject.personIds, ...subject.accountIds];
    const subjects = await subjectsOfEvents(reader, [...ids, ...gone]);
    const erased = await eraseAuditTexts(
      database.rows,
      change,
      {
        accountIds: subject.accountIds,
        subjects,
        mentions: [...ids, ...subject.names.filter(isDistinct), ...subject.addresses],
        events: await anonymousEvents(reader, subjects),
      },
      {
        subject: { kind: about.start.kind === 'persons' ? 'person' : 'account', id: about.start.id },
        reason: about.reason,
      },
    );
    return erased.actors + erased.details;
  }

  const ownId = (actor: Actor): string => {
    permit(ownPersonalData, actor);
    return (actor as AccountActor).accountId;
  };

  return {
    /** What is held of the actor. */
    own: (actor: Actor): Promise<HeldData> => whatIsHeld({ kind: 'accounts', id: ownId(actor) }),

    /** What is held of somebody. @throws 404 for nobody */
    async of(actor: Actor, start: SubjectStart): Promise<HeldData> {
      permit(managePersonalData, actor);
      if ((await store.findSubject(database.db, start.kind, start.id, 'ar')) === undefined) throw notFound();
      return whatIsHeld(start);
    },

    /** Says that data were exported: giving them out is recorded like any other use. */
    async recordExport(actor: Actor, start: SubjectStart): Promise<void> {
      const own = actor.kind === 'account' && start.kind === 'accounts' && actor.accountId === start.id;
      const policy = own ? ownPersonalData : managePersonalData;
      permit(policy, actor);
      await changes.run(actor, policy.name, (change) =>
        change.record({
          action: 'personal-data.exported',
          subject: { kind: start.kind === 'persons' ? 'person' : 'account', id: start.id },
          editionId: null,
          quiet: true,
        }),
      );
    },

    /** The newest request of the actor. */
    ownRequest: (actor: Actor) => store.findRequest(database.db, ownId(actor)),

    /** @throws 409 when one is open */
    async ask(actor: Actor, input: ErasureRequestInput): Promise<string> {
      const accountId = ownId(actor);
      const entry = createEntry();
      const note = input.note == null ? null : entry.plain('note', input.note);
      entry.done();
      return changes.run(actor, ownPersonalData.name, (change) =>
        guarded({ erasure_requests_open_key: () => conflict('erasure-asked') }, async () => {
          const id = await store.insertRequest(change.tx, { accountId, note, now: change.now });
          await record(change, 'erasure-request.created', id);
          return id;
        }),
      );
    },

    /** @throws 404 without an open request */
    async withdraw(actor: Actor): Promise<void> {
      const accountId = ownId(actor);
      await changes.run(actor, ownPersonalData.name, async (change) => {
        const end = { state: 'withdrawn', answer: null, now: change.now } as const;
        const id = await store.closeRequest(change.tx, { accountId }, end);
        if (id === undefined) throw notFound();
        await record(change, 'erasure-request.withdrawn', id);
      });
    },

    /** Tells whoever asked why not. @throws 404 without an open request */
    async refuse(actor: Actor, id: string, input: RefusalInput): Promise<void> {
      permit(managePersonalData, actor);
      const entry = createEntry();
      const answer = entry.plain('answer', input.answer, { required: true });
      entry.done();
      await changes.run(actor, managePersonalData.name, async (change) => {
        const end = { state: 'refused', answer, now: change.now } as const;
        if ((await store.closeRequest(change.tx, { id }, end)) === undefined) throw notFound();
        await record(change, 'erasure-request.refused', id);
      });
    },

    /**
     * Erases somebody, in one transaction: gone is what is only about them; what is the record of others stays and names
     * nobody; the log of changes keeps what was done and forgets to whom.
     * @throws 409 where something stands against it, 422 for a wrong confirmation or a reason that names the person
     */
    async erase(actor: Actor, start: SubjectStart, input: ErasureInput): Promise<ErasureView> {
      permit(managePersonalData, actor);
      const after: (() => Promise<void>)[] = [];
      const told = await changes.run(actor, managePersonalData.name, async (change) => {
        const reader: Reader = { rows: database.rows, db: change.tx };
        const names = await Promise.all(
          (['ar', 'en'] as const).map((language) =>
            store.findSubject(change.tx, start.kind, start.id, language),
          ),
        );
        if (names.some((named) => named === undefined)) throw notFound();
        const subject = await identify(reader, start);
        await store.lockSubject(change.tx, subject);
        const reason = readErasure(input, subject, names);
        const [against] = await refusals(reader, subject);
        if (against !== undefined) throw conflict(against.code, against.params);
        const parts = await held(reader, subject);
        const gone: string[] = [];
        const erasure: Erasure = {
          ...reader,
          change,
          subject,
          gone: (id) => void gone.push(id),
          afterwards: (work) => void after.push(work),
        };
        for (const contributor of contributors) await contributor.erase(erasure);
        const auditTexts = await forgetInLog(change, subject, gone, { start, reason });
        return {
          parts: parts.map(({ key, fate, rows }) => ({ key, fate, count: rows.length })),
          auditTexts,
          remaining: await remainingMentions(reader, classes, subject),
        };
      });
      for (const work of after) await work();
      return told;
    },
  };
}

const record = (change: Change, action: string, id: string): Promise<void> =>
  change.record({ action, subject: { kind: 'erasure-request', id }, editionId: null, quiet: true });

/** Reason and typed name. @returns the reason */
function readErasure(
  input: ErasureInput,
  { names, addresses }: DataSubject,
  shown: readonly (store.NamedSubject | undefined)[],
): string {
  const entry = createEntry();
  const reason = entry.plain('reason', input.reason, { required: true }) ?? '';
  const telling = [...names, ...addresses, ...shown.map((named) => named?.name ?? '')];
  entry.check(
    !telling.some((word) => word !== '' && reason.includes(word)),
    'reason',
    'erasure-reason-names',
  );
  entry.check(
    shown.some((named) => named !== undefined && sameText(named.name, input.confirmation.trim())),
    'confirmation',
    'erasure-not-confirmed',
  );
  entry.done();
  return reason;
}

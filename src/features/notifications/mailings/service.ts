import { type Actor, accountIdOf } from '../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../platform/changes/index.ts';
import { type Database, guarded } from '../../../platform/database/index.ts';
import { conflict, forbidden, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { type Policy, permit, requireVersion } from '../../../platform/http/index.ts';
import { cleanText, type Language } from '../../../platform/language/index.ts';
import {
  type AudienceSource,
  clearAddress,
  MailMistake,
  type Outbox,
  type RenderedMail,
} from '../../../platform/outbox/index.ts';
import { findEdition } from '../../series/index.ts';
import { approveMailings, placeOfMail, writeMailings } from '../policy.ts';
import * as store from '../store/mailings.ts';
import type { MailingState } from '../tables.ts';
import type { MailingInput, MailingPatch } from './contract.ts';
import { type Listed, type MailingReach, reachOf } from './list.ts';
import { readMailing } from './reading.ts';
import { MAILING_TEMPLATE, previewOf } from './writing.ts';

export interface PreviewItem extends Listed {
  readonly mails: Readonly<Record<Language, RenderedMail>>;
}

export interface MailingsDeps {
  readonly database: Database;
  readonly changes: Changes;
  readonly outbox: Outbox;
  readonly publicUrl: string;
  readonly sources: readonly AudienceSource[];
}

const brokenRules = {
  mailings_approved_by_another: () => forbidden('mailing-own'),
  mailings_move_on: () => conflict('mailing-moved-on'),
};

export type MailingsService = ReturnType<typeof createMailingsService>;

/** A message's way: written, given to another, approved by them, sent; or given back, or cancelled. */
export function createMailingsService({ database, changes, outbox, publicUrl, sources }: MailingsDeps) {
  const { transaction } = database;
  const template = outbox.templates.find(({ key }) => key === MAILING_TEMPLATE);
  if (template === undefined) throw new MailMistake(`There is no mail "${MAILING_TEMPLATE}".`);

  /** @throws 404 for one that the actor may not know of */
  async function read(actor: Actor, id: string): Promise<store.MailingEntry> {
    const found = await store.findMailing(database.db, id);
    const place = found && placeOfMail({ editionId: found.mailing.editionId, seriesId: found.seriesId });
    if (place === undefined || !writeMailings.allows(actor, place)) throw notFound();
    return found as store.MailingEntry;
  }

  const wholeOf = async (editionId: string) => {
    const whole = await findEdition(database.db, editionId);
    if (whole === undefined) throw notFound();
    return whole;
  };

  const sourceOf = (key: string): AudienceSource => {
    const source = sources.find((one) => one.key === key);
    if (source === undefined) throw ruleBroken({ field: 'audience', code: 'audience-unknown' });
    return source;
  };

  /** One step of a message under its lock: right, version and state are looked at, then it is done and recorded. */
  async function step<T extends store.MailingRow | null>(
    actor: Actor,
    id: string,
    how: {
      policy: Policy;
      version: number | null;
      from: readonly MailingState[];
      action: string;
      reason?: string;
    },
    work: (change: Change, old: store.MailingRow) => Promise<T>,
  ): Promise<T> {
    const { editionId } = (await read(actor, id)).mailing;
    const { edition } = await wholeOf(editionId);
    return changes.run(actor, how.policy.name, (change) =>
      guarded(brokenRules, async () => {
        permit(how.policy, actor, placeOfMail({ editionId, seriesId: edition.seriesId }));
        const old = await store.lockMailing(change.tx, id);
        if (old === undefined) throw notFound();
        if (!how.from.includes(old.state)) throw conflict(`mailing-is-${old.state}`);
        requireVersion(old.version, how.version);
        const row = await work(change, old);
        await change.record({
          action: how.action,
          subject: { kind: 'message', id },
          editionId,
          before: old,
          ...(row === null ? {} : { after: row }),
          ...(how.reason === undefined || how.reason === '' ? {} : { reason: how.reason }),
        });
        return row;
      }),
    );
  }

  const reasonIn = (input: string | undefined): string => cleanText(input ?? '').text;

  return {
    read,
    sources,

    /** Who it would go to now; only for one that is no list yet. */
    async reach(actor: Actor, id: string): Promise<MailingReach> {
      const { mailing } = await read(actor, id);
      const { edition } = await wholeOf(mailing.editionId);
      return transaction((tx) =>
        // Receivers are told to whoever may write to them, wherever their rows lie.
        database.widened(tx, () => reachOf(database, tx, sourceOf(mailing.audience), edition, mailing)),
      );
    },

    /** The mails that some of the listed would get, in both languages. */
    async previews(actor: Actor, id: string, listed: readonly Listed[]): Promise<PreviewItem[]> {
      const { mailing } = await read(actor, id);
      const whole = await wholeOf(mailing.editionId);
      const deps = { renderer: outbox.renderer, template, publicUrl };
      return listed.map((one) => ({
        ...one,
        mails: {
          ar: previewOf(deps, mailing, whole, one.member, 'ar'),
          en: previewOf(deps, mailing, whole, one.member, 'en'),
        },
      }));
    },

    async create(actor: Actor, editionId: string, input: MailingInput): Promise<store.MailingRow> {
      const { edition } = await wholeOf(editionId);
      return changes.run(actor, writeMailings.name, async (change) => {
        permit(writeMailings, actor, placeOfMail({ editionId, seriesId: edition.seriesId }));
        const by = accountIdOf(actor);
        const text = readMailing(sources, input, null, edition);
        const row = await store.insertMailing(change.tx, { ...text, editionId, createdBy: by, editedBy: by });
        await change.record({
          action: 'message.created',
          subject: { kind: 'message', id: row.id },
          editionId,
          after: row,
        });
        return row;
      });
    },

    async edit(actor: Actor, id: string, version: number | null, input: MailingPatch) {
      const how = { policy: writeMailings, version, from: ['draft'], action: 'message.edited' } as const;
      const { edition } = await wholeOf((await read(actor, id)).mailing.editionId);
      return step(actor, id, how, async (change, old) =>
        store.updateMailing(change.tx, id, {
          ...readMailing(sources, input, old, edition),
          editedBy: accountIdOf(actor),
          updatedAt: change.now,
        }),
      );
    },

    /** Deletes a draft. */
    async remove(actor: Actor, id: string, version: number | null): Promise<void> {
      const how = { policy: writeMailings, version, from: ['draft'], action: 'message.deleted' } as const;
      await step(actor, id, how, async (change) => {
        await store.deleteMailing(change.tx, id);
        return null;
      });
    },

    /** Gives a draft to its approver. The list is made now: what is approved is what is sent. */
    async submit(actor: Actor, id: string, version: number | null): Promise<store.MailingRow> {
      const how = { policy: writeMailings, version, from: ['draft'], action: 'message.submitted' } as const;
      const { edition } = await wholeOf((await read(actor, id)).mailing.editionId);
      return step(actor, id, how, async (change, old) => {
        const { listed } = await database.widened(change.tx, () =>
          reachOf(database, change.tx, sourceOf(old.audience), edition, old),
        );
        if (listed.every(({ excluded }) => excluded !== null)) {
          throw ruleBroken({ field: 'audience', code: 'mailing-nobody' });
        }
        await store.insertReceivers(
          database,
          change.tx,
          listed.map(({ member, key, excluded }, position) => ({
            editionId: edition.id,
            mailingId: id,
            position,
            address: member.address,
            addressKey: key,
            name: member.name,
            language: member.language,
            accountId: member.accountId,
            personId: member.personId,
            fields: member.fields,
            times: old.calendar === 'receiver' ? (member.times ?? []) : [],
            state: excluded ?? 'pending',
          })),
        );
        return store.updateMailing(change.tx, id, {
          state: 'submitted',
          submittedBy: accountIdOf(actor),
          submittedAt: change.now,
          reason: null,
          updatedAt: change.now,
        });
      });
    },

    /** Gives it back to be changed: by its approver with a reason, or by its writer. Its list is forgotten. */
    async giveBack(actor: Actor, id: string, version: number | null, input: string | undefined) {
      const reason = reasonIn(input);
      const how = {
        policy: writeMailings,
        version,
        from: ['submitted'],
        action: 'message.returned',
        reason,
      } as const;
      return step(actor, id, how, async (change) => {
        await store.deleteReceivers(change.tx, id);
        return store.updateMailing(change.tx, id, {
          state: 'draft',
          submittedBy: null,
          submittedAt: null,
          reason: reason || null,
          updatedAt: change.now,
        });
      });
    },

    /**
     * Lets it go. The writer and the submitter cannot: the database holds the same rule.
     * @throws 403 `mailing-own`, 409 when it is not with its approver (any more)
     */
    async approve(actor: Actor, id: string, version: number | null): Promise<store.MailingRow> {
      const how = {
        policy: approveMailings,
        version,
        from: ['submitted'],
        action: 'message.approved',
      } as const;
      return step(actor, id, how, async (change, old) => {
        const by = accountIdOf(actor);
        if (by === null || [old.createdBy, old.editedBy, old.submittedBy].includes(by)) {
          throw forbidden('mailing-own');
        }
        return store.updateMailing(change.tx, id, {
          state: 'approved',
          approvedBy: by,
          approvedAt: change.now,
          updatedAt: change.now,
        });
      });
    },

    /** Takes back what has not left yet; what left stays. */
    async cancel(actor: Actor, id: string, version: number | null, input: string | undefined) {
      const reason = reasonIn(input);
      const how = {
        policy: writeMailings,
        version,
        from: ['approved', 'sent'],
        action: 'message.cancelled',
        reason,
      } as const;
      return step(actor, id, how, async (change) => {
        await store.cancelPending(change.tx, id);
        await outbox.cancel(change.tx, await store.mailsOf(change.tx, id));
        return store.updateMailing(change.tx, id, {
          state: 'cancelled',
          reason: reason || null,
          updatedAt: change.now,
        });
      });
    },

    /** Takes the mark off an address that mail does not reach. @returns how many notes were cleared */
    async clearBounce(actor: Actor, id: string): Promise<number> {
      const found = await store.findBounce(database.db, id);
      const place = found && placeOfMail({ editionId: found.bounce.editionId, seriesId: found.seriesId });
      if (place === undefined || !writeMailings.allows(actor, place)) throw notFound();
      const { bounce } = found as NonNullable<typeof found>;
      return changes.run(actor, writeMailings.name, async (change) => {
        const cleared = await clearAddress(database, change.tx, bounce.addressKey, {
          accountId: accountIdOf(actor),
          at: change.now,
        });
        await change.record({
          action: 'mail.reinstated',
          subject: { kind: 'mail', id: bounce.mailId ?? id },
          editionId: bounce.editionId,
          before: { cleared: bounce.clearedAt !== null },
          after: { cleared: true },
        });
        return cleared;
      });
    },
  };
}

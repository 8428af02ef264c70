import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../../platform/changes/index.ts';
import type { Database } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { forbidden, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { textIn } from '../../../../platform/language/index.ts';
import type { Outbox } from '../../../../platform/outbox/index.ts';
import {
  type EditionFinder,
  type EditionWhole,
  managementPath,
  mastheadOf,
  placeOf,
  workInEdition,
} from '../../../series/index.ts';
import { type Holder, listColleagues, listHolders, markTold } from '../../store/precedence.ts';
import * as store from '../../store/precedence-lists.ts';
import { managePrecedence, signOffPrecedence } from '../policy.ts';
import { holdDraft, orderOf, partiesOf, recordVersion, versionFacts } from './ground.ts';

/** What puts an order into force, and what tells those who hold an older one. */
export function createSignOffService(deps: {
  readonly changes: Changes;
  readonly database: Pick<Database, 'rows' | 'db' | 'transaction'>;
  readonly outbox: Outbox;
  readonly finder: EditionFinder;
  readonly publicUrl: string;
}) {
  const { changes, database, outbox, finder, publicUrl } = deps;

  const write = async (
    change: Change,
    template: 'precedence.replaced' | 'precedence.sent',
    to: Holder,
    facts: {
      readonly whole: EditionWhole;
      readonly list: store.ListRow;
      readonly version: store.VersionRow;
      readonly note: string;
    },
  ) => {
    const { whole, list, version, note } = facts;
    await outbox.write(change.tx, {
      template,
      to: { address: to.email, name: to.name, accountId: to.accountId },
      language: to.language,
      digits: whole.edition.digits,
      editionId: whole.edition.id,
      masthead: mastheadOf(whole, to.language),
      dedupeKey: `${template}:${version.id}:${to.accountId}`,
      values: {
        name: to.name,
        occasion: textIn(list.occasion, to.language).text,
        number: String(version.number),
        former: String(to.number ?? 0),
        note,
        link: `${publicUrl}/${to.language}${managementPath(whole)}/precedence/${list.id}/versions/${version.number}`,
      },
    });
  };

  const wholeOf = async (editionId: string): Promise<EditionWhole> => {
    const whole = await finder.find(editionId);
    if (whole === undefined) throw notFound();
    return whole;
  };

  /** Puts a draft into force within the caller's change. */
  async function signOff(change: Change, id: string, version: number | null): Promise<store.VersionRow> {
    const held = await holdDraft(change, change.actor, signOffPrecedence, id);
    requireVersion(held.version.version, version);
    const { list, edition } = held;
    const order = orderOf(await store.listEntries(change.tx, id));
    if (order.length === 0) throw ruleBroken({ field: '', code: 'precedence-order-empty' });
    const accepted = new Set((await partiesOf(change, edition)).map((party) => party.id));
    const placed = new Set(order.map(({ participationId }) => participationId));
    // Who takes part now is who stands in it: an order that forgets a guest is signed off by nobody.
    if (placed.size !== accepted.size || [...placed].some((one) => !accepted.has(one))) {
      throw ruleBroken({ field: '', code: 'precedence-parties-changed' });
    }
    if (held.version.arrangedBy.scheme === 'rank-and-seniority') {
      const without = order.filter(({ basis }) => basis?.rank === undefined || basis.since === undefined);
      if (without.length > 0) {
        throw ruleBroken({ field: '', code: 'precedence-basis-missing', params: { count: without.length } });
      }
    }
    const former = (await store.listVersions(change.tx, list.id)).find(({ state }) => state === 'signed-off');
    if (former !== undefined) {
      await store.updateVersion(change.tx, former.id, { state: 'superseded', updatedAt: change.now });
    }
    const signed = await store.updateVersion(change.tx, id, {
      state: 'signed-off',
      signedOffBy: change.actor.kind === 'account' ? change.actor.accountId : null,
      signedOffAt: change.now,
      updatedAt: change.now,
    });
    await recordVersion(
      change,
      'signed-off',
      signed,
      versionFacts(held.version, order),
      versionFacts(signed, order),
    );

    const holders = await listHolders(database, change.tx, list.id);
    // Whoever signs it off knows of it.
    const told = holders.filter(
      ({ accountId }) => change.actor.kind !== 'account' || accountId !== change.actor.accountId,
    );
    if (told.length > 0) {
      const whole = await wholeOf(edition.id);
      for (const holder of told) {
        await write(change, 'precedence.replaced', holder, {
          whole,
          list,
          version: signed,
          note: signed.comment ?? '',
        });
      }
      await markTold(database, change.tx, {
        listId: list.id,
        accountIds: told.map(({ accountId }) => accountId),
        now: change.now,
      });
    }
    return signed;
  }

  return {
    /**
     * Puts a draft into force; the version before is superseded and everybody who holds an older one is told, once.
     * @throws 422 while it is empty, lacks a rank or a day of appointment, or does not hold exactly those who take part
     */
    signOff: (actor: Actor, id: string, version: number | null) =>
      changes.run(actor, signOffPrecedence.name, (change) => signOff(change, id, version)),

    /** The same within the caller's change. */
    signOffIn: (change: Change, id: string) => signOff(change, id, null),

    /** Notes that somebody took a version that was signed off into their hands; drafts are held by nobody. */
    async taken(actor: Actor, version: store.VersionRow): Promise<void> {
      if (actor.kind !== 'account' || version.state === 'draft') return;
      await database.transaction((tx) =>
        store.insertHolders(tx, [
          {
            editionId: version.editionId,
            versionId: version.id,
            accountId: actor.accountId,
            takenAt: new Date(),
          },
        ]),
      );
    },

    /**
     * Sends the version in force to colleagues: they hold it from then on.
     * @throws 422 for a version that is not in force, nobody, or somebody who does not work in the edition
     */
    send: (
      actor: Actor,
      versionId: string,
      input: { readonly accountIds: readonly string[]; readonly note?: string | null },
    ) =>
      changes.run(actor, managePrecedence.name, async (change) => {
        const version = await store.findVersion(change.tx, versionId);
        const list = version && (await store.findList(change.tx, version.listId));
        if (version === undefined || list === undefined) throw notFound();
        const whole = await wholeOf(list.editionId);
        permit(managePrecedence, actor, placeOf(whole.edition));
        if (!workInEdition.allows(actor, placeOf(whole.edition))) throw forbidden();
        if (version.state !== 'signed-off') throw ruleBroken({ field: '', code: 'precedence-not-in-force' });
        const entry = createEntry();
        const note = entry.plain('note', input.note) ?? '';
        const colleagues = await listColleagues(database, change.tx, {
          editionId: list.editionId,
          listId: list.id,
        });
        const chosen = colleagues.filter(({ accountId }) => input.accountIds.includes(accountId));
        entry.check(input.accountIds.length > 0, 'accountIds', 'precedence-nobody-chosen');
        entry.check(
          chosen.length === new Set(input.accountIds).size,
          'accountIds',
          'precedence-no-colleague',
        );
        entry.done();
        for (const one of chosen) await write(change, 'precedence.sent', one, { whole, list, version, note });
        await store.insertHolders(
          change.tx,
          chosen.map(({ accountId }) => ({
            editionId: list.editionId,
            versionId,
            accountId,
            takenAt: change.now,
          })),
        );
        await change.record({
          action: 'precedence-version.sent',
          subject: { kind: 'precedence-version', id: versionId },
          editionId: list.editionId,
          after: { number: version.number, accountIds: chosen.map(({ accountId }) => accountId) },
          quiet: true,
        });
        return chosen.length;
      }),
  };
}

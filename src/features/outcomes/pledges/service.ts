import type { Actor } from '../../../platform/actor/index.ts';
import { accountIdOf } from '../../../platform/actor/index.ts';
import type { Change } from '../../../platform/changes/index.ts';
import { guarded } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { conflict, forbidden, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { permit, requireVersion } from '../../../platform/http/index.ts';
import { dayOf, type LocalText, type LocalTextInput } from '../../../platform/language/index.ts';
import { type EditionRow, findEdition, placeOf } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { createNotices } from '../notices/index.ts';
import { manageOutcomes } from '../policy.ts';
import * as store from '../store/pledges.ts';
import type { PledgeInput, PledgePatch, StepInput } from './contract.ts';
import { actOnPledges, partiesOf } from './policy.ts';
import { isEditable, type PledgeStatus, pledgeStates } from './rules.ts';

const brokenRules = {
  pledges_statement_fk: () => ruleBroken({ field: 'statementId', code: 'pledger-statement' }),
  pledges_theme_fk: () => ruleBroken({ field: 'themeId', code: 'theme-unknown' }),
  pledges_provision_fk: () => ruleBroken({ field: 'provisionId', code: 'linked-text-unknown' }),
  pledges_body_id_bodies_id_fk: () => ruleBroken({ field: 'bodyId', code: 'body-unknown' }),
  pledge_partners_body_id_bodies_id_fk: () => ruleBroken({ field: 'partnerBodyIds', code: 'body-unknown' }),
  pledges_stay: () => conflict('pledge-stays'),
};

/** Words of the log for each step. */
const verbs: Readonly<Record<PledgeStatus, string>> = {
  draft: 'created',
  submitted: 'submitted',
  verified: 'verified',
  announced: 'announced',
  active: 'activated',
  fulfilled: 'fulfilled',
  partly: 'partly-fulfilled',
  lapsed: 'lapsed',
  withdrawn: 'withdrawn',
};

export type PledgesService = ReturnType<typeof createPledgesService>;

/** Pledges: drafted, submitted, verified, announced, and what became of them. */
export function createPledgesService(context: OutcomesContext) {
  const { changes, clock, database } = context;
  const notices = createNotices(context);
  const today = ({ timeZone }: { readonly timeZone: string }): string => dayOf(clock.now(), timeZone);

  /** Whether somebody acts for one of these parties of an edition. */
  const actsFor = async (
    change: Change,
    actor: Actor,
    editionId: string,
    party: { readonly stateCode: string | null; readonly bodyId: string | null },
  ): Promise<boolean> => {
    const of = partiesOf(actor);
    if (party.bodyId !== null && of.bodyIds.includes(party.bodyId)) return true;
    const own = await store.listOwnParties(database, change.tx, { ...of, bodyIds: [] });
    return own.some(
      (one) =>
        one.editionId === editionId &&
        ((one.stateCode !== null && one.stateCode === party.stateCode) ||
          (one.bodyId !== null && one.bodyId === party.bodyId)),
    );
  };

  const run = <T>(actor: Actor, work: (change: Change) => Promise<T>): Promise<T> =>
    changes.run(actor, actOnPledges.name, (change) =>
      // What a party may do is asked below; what it then writes lies beyond its own wall.
      guarded(brokenRules, () => database.widened(change.tx, () => work(change))),
    );

  const editionOf = async (change: Change, id: string): Promise<EditionRow> => {
    const whole = await findEdition(change.tx, id);
    if (whole === undefined) throw notFound();
    return whole.edition;
  };

  /**
   * A pledge, locked, for whoever may act on it.
   * @throws 404 to those of other parties: they may not know of it
   */
  const inPledge = <T>(
    actor: Actor,
    id: string,
    work: (
      change: Change,
      pledge: store.PledgeRow,
      context: { readonly edition: EditionRow; readonly manages: boolean },
    ) => Promise<T>,
  ): Promise<T> =>
    run(actor, async (change) => {
      const pledge = await store.lockPledge(change.tx, id);
      if (pledge === undefined) throw notFound();
      const edition = await editionOf(change, pledge.editionId);
      const manages = manageOutcomes.allows(actor, placeOf(edition));
      if (!manages && !(await actsFor(change, actor, pledge.editionId, pledge))) throw notFound();
      return work(change, pledge, { edition, manages });
    });

  const record = (change: Change, action: string, row: store.PledgeRow, before: unknown, after: unknown) =>
    change.record({
      action,
      subject: { kind: 'pledge', id: row.id },
      editionId: row.editionId,
      before,
      after,
    });

  const read = (input: PledgePatch, old: store.PledgeRow | null, authentic: 'ar' | 'en') => {
    const entry = createEntry();
    const row = {
      title: entry.line('title', input.title, {
        required: true,
        old: old?.title ?? null,
        authentic,
      }) as LocalText,
      text: entry.text('text', input.text, { old: old?.text ?? null, authentic }),
      target: entry.line('target', input.target, { old: old?.target ?? null, authentic }),
    };
    entry.done();
    const kept = <K extends 'dueOn' | 'themeId' | 'statementId' | 'provisionId'>(key: K) =>
      input[key] === undefined ? (old?.[key] ?? null) : input[key];
    return {
      ...row,
      dueOn: kept('dueOn'),
      themeId: kept('themeId'),
      statementId: kept('statementId'),
      provisionId: kept('provisionId'),
    };
  };

  /** Takes a step: the state, and the day beside it that counts are read from. */
  const step = async (
    change: Change,
    old: store.PledgeRow,
    next: PledgeStatus,
    more: { readonly on: string; readonly note?: LocalText | null; readonly row?: Partial<store.PledgeRow> },
  ): Promise<store.PledgeRow> => {
    if (!pledgeStates[old.status].includes(next)) throw conflict('pledge-state');
    const whole = await store.findPledge(change.tx, old.id);
    const last = whole?.steps.at(-1)?.takenOn ?? '';
    if (more.on < last) throw ruleBroken({ field: 'on', code: 'step-before-last', params: { last } });
    const edited = await store.updatePledge(change.tx, old.id, {
      ...more.row,
      status: next,
      updatedAt: change.now,
    });
    await store.insertStep(change.tx, {
      editionId: old.editionId,
      pledgeId: old.id,
      status: next,
      takenOn: more.on,
      note: more.note ?? null,
      takenBy: accountIdOf(change.actor),
    });
    await record(change, `pledge.${verbs[next]}`, old, old, {
      ...edited,
      on: more.on,
      note: more.note ?? null,
    });
    return edited;
  };

  /** Tells partners that have not answered; each once, however often the pledge is edited. */
  const tellPartners = async (change: Change, pledge: store.PledgeRow): Promise<void> => {
    const whole = await store.findPledge(change.tx, pledge.id);
    for (const { body, consented, declined } of whole?.partners ?? []) {
      if (!consented && !declined) await notices.partner(change, pledge, body.id);
    }
  };

  const noteOf = (input: LocalTextInput | null | undefined, edition: EditionRow): LocalText | null => {
    const entry = createEntry();
    const note = entry.text('note', input, { authentic: edition.authenticLanguage });
    entry.done();
    return note;
  };

  return {
    today,

    create(
      actor: Actor,
      editionId: string,
      input: PledgeInput & { readonly sample?: boolean },
    ): Promise<store.PledgeRow> {
      return run(actor, async (change) => {
        const edition = await editionOf(change, editionId);
        const party = { stateCode: input.stateCode ?? null, bodyId: input.bodyId ?? null };
        const manages = manageOutcomes.allows(actor, placeOf(edition));
        if (!manages && !(await actsFor(change, actor, editionId, party))) {
          permit(manageOutcomes, actor, placeOf(edition));
        }
        const entry = createEntry();
        const label = entry.line('label', input.label, { authentic: edition.authenticLanguage });
        const named = [party.stateCode, party.bodyId, label].filter((one) => one !== null).length;
        entry.check(named === 1, party.stateCode === null ? 'bodyId' : 'stateCode', 'one-pledger');
        entry.check(label === null || edition.external, 'label', 'unnamed-elsewhere-only');
        if (named === 1 && label === null && !edition.external) {
          entry.check(
            await store.takesPart(change.tx, editionId, party),
            party.stateCode === null ? 'bodyId' : 'stateCode',
            'pledger-unknown',
          );
        }
        const partners = input.partnerBodyIds ?? [];
        entry.check(
          party.bodyId === null || !partners.includes(party.bodyId),
          'partnerBodyIds',
          'partner-is-pledger',
        );
        entry.done();
        const created = await store.insertPledge(change.tx, {
          ...read(input, null, edition.authenticLanguage),
          ...party,
          label,
          editionId,
          sample: input.sample ?? false,
        });
        await store.replacePartners(change.tx, created, partners);
        await record(change, 'pledge.created', created, null, { ...created, partnerBodyIds: partners });
        return created;
      });
    },

    /** Edits a draft; once submitted, the secretariat alone edits, and the original wording stays beside it. */
    edit(actor: Actor, id: string, version: number | null, patch: PledgePatch): Promise<store.PledgeRow> {
      return inPledge(actor, id, async (change, old, { edition, manages }) => {
        requireVersion(old.version, version);
        if (!isEditable(old.status)) throw conflict('pledge-announced');
        if (old.status !== 'draft' && !manages) throw conflict('pledge-stays');
        const { partnerBodyIds } = patch;
        if (partnerBodyIds?.some((bodyId) => bodyId === old.bodyId)) {
          throw ruleBroken({ field: 'partnerBodyIds', code: 'partner-is-pledger' });
        }
        const edited = await store.updatePledge(change.tx, id, {
          ...read(patch, old, edition.authenticLanguage),
          updatedAt: change.now,
        });
        if (partnerBodyIds !== undefined) await store.replacePartners(change.tx, old, partnerBodyIds);
        await record(change, 'pledge.edited', old, old, {
          ...edited,
          ...(partnerBodyIds === undefined ? {} : { partnerBodyIds }),
        });
        // Partners of a draft are asked when it is handed in.
        if (old.status !== 'draft') await tellPartners(change, edited);
        return edited;
      });
    },

    /** Deletes a draft; what was submitted stays. */
    remove(actor: Actor, id: string, version: number | null): Promise<void> {
      return inPledge(actor, id, async (change, old) => {
        requireVersion(old.version, version);
        if (old.status !== 'draft') throw conflict('pledge-stays');
        await store.deletePledge(change.tx, id);
        await record(change, 'pledge.deleted', old, old, null);
      });
    },

    /** Hands a draft in: its number is given, its wording kept as it is. */
    submit(actor: Actor, id: string, on?: string): Promise<store.PledgeRow> {
      return inPledge(actor, id, async (change, old, { edition }) => {
        if (!pledgeStates[old.status].includes('submitted')) throw conflict('pledge-state');
        if (old.text === null && !edition.external)
          throw ruleBroken({ field: 'text', code: 'pledge-text-needed' });
        const submitted = await step(change, old, 'submitted', {
          on: on ?? today(edition),
          row: {
            number: await store.nextPledgeNumber(database, change.tx, old.editionId),
            originalWording: old.text,
            submittedBy: accountIdOf(actor),
          },
        });
        await tellPartners(change, submitted);
        return submitted;
      });
    },

    /** Records what the secretariat found or announced, with its day. */
    take(actor: Actor, id: string, version: number | null, input: StepInput): Promise<store.PledgeRow> {
      return inPledge(actor, id, async (change, old, { edition }) => {
        permit(manageOutcomes, actor, placeOf(edition));
        requireVersion(old.version, version);
        const on = input.on ?? today(edition);
        if (on > today(edition)) throw ruleBroken({ field: 'on', code: 'day-in-future' });
        if (
          input.status === 'verified' &&
          old.submittedBy !== null &&
          old.submittedBy === accountIdOf(actor)
        ) {
          throw conflict('verifier-submitted');
        }
        if (input.status === 'announced') {
          const whole = await store.findPledge(change.tx, id);
          const waiting = (whole?.partners ?? []).filter(
            ({ consented, declined }) => !consented && !declined,
          );
          if (waiting.length > 0) {
            throw conflict('partners-pending', {
              partners: waiting
                .map(({ body: { name } }) => name[edition.authenticLanguage] || name.ar || name.en)
                .join('؛ '),
            });
          }
        }
        return step(change, old, input.status, { on, note: noteOf(input.note, edition) });
      });
    },

    /** Withdraws a submitted pledge; it stays visible if it was announced. */
    withdraw(actor: Actor, id: string, note?: LocalTextInput | null): Promise<store.PledgeRow> {
      return inPledge(actor, id, (change, old, { edition }) =>
        step(change, old, 'withdrawn', { on: today(edition), note: noteOf(note, edition) }),
      );
    },

    /** A partner consents or declines, once, by whoever acts for it. */
    answer(actor: Actor, id: string, bodyId: string, consents: boolean): Promise<void> {
      return run(actor, async (change) => {
        const pledge = await store.lockPledge(change.tx, id);
        const partner = pledge && (await store.lockPartner(change.tx, id, bodyId));
        if (pledge === undefined) throw notFound();
        const manages = manageOutcomes.allows(actor, placeOf(await editionOf(change, pledge.editionId)));
        if (partner === undefined || pledge.status === 'draft') {
          if (!manages) throw notFound();
          throw ruleBroken({ field: 'bodyId', code: 'partner-unknown' });
        }
        if (!(await actsFor(change, actor, pledge.editionId, { stateCode: null, bodyId }))) {
          // Nobody consents for another, the secretariat neither.
          throw manages ? forbidden() : notFound();
        }
        if (!isEditable(pledge.status)) throw conflict('pledge-state');
        if (partner.consentedAt !== null || partner.declinedAt !== null) throw conflict('partner-answered');
        const answered = await store.answerPartner(
          change.tx,
          partner,
          consents
            ? { consentedAt: change.now, consentedBy: accountIdOf(actor) }
            : { declinedAt: change.now },
        );
        await change.record({
          action: `pledge-partner.${consents ? 'accepted' : 'declined'}`,
          subject: { kind: 'pledge-partner', id },
          editionId: pledge.editionId,
          before: partner,
          after: answered,
        });
      });
    },
  };
}

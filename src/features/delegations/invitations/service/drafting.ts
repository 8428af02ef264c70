import type { Actor } from '../../../../platform/actor/index.ts';
import { guarded, newId } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/policy.ts';
import {
  dayOf,
  type LocalText,
  localText,
  postLine,
  titledName,
} from '../../../../platform/language/index.ts';
import { isAddress } from '../../../../platform/outbox/index.ts';
import { type PersonSummary, personWords } from '../../../directory/index.ts';
import { lockEdition, placeOf } from '../../../series/index.ts';
import type { ParticipationsService } from '../../service.ts';
import * as store from '../../store/invitations.ts';
import { listAddresseesOf } from '../../store/invited.ts';
import {
  findTemplate,
  listTemplates,
  lockLetterSettings,
  readLetterSettings,
  updateLetterSettings,
} from '../../store/letters.ts';
import { findParticipation, listParties } from '../../store.ts';
import type { InvitationsContext } from '../context.ts';
import type { DraftsInput, InvitationPatch } from '../contract.ts';
import { writeInvitations } from '../policy.ts';
import { keptText } from '../rules/fields.ts';
import { countOf } from '../rules/number.ts';
import { left } from '../rules/states.ts';
import { partyName } from './facts.ts';
import { openInvitation, openMany, recordInvitation } from './opening.ts';
import { checkLetterText } from './templates.ts';

export type DraftingService = ReturnType<typeof createDraftingService>;

/** An invitation as the demonstration knows it: how far it came, and when. */
export interface KnownInvitation {
  readonly participationId: string;
  readonly row: Partial<store.NewInvitation>;
}

const brokenRules = {
  invitations_participation_key: () => ruleBroken({ field: 'participationIds', code: 'party-invited' }),
  invitations_person_id_persons_id_fk: () => ruleBroken({ field: 'personId', code: 'person-unknown' }),
};

const courtesy = {
  m: 'المحترم',
  f: 'المحترمة',
  unstated: 'المحترم',
} as const;

/** How a letter names a person: titles and name with the courtesy of letters, below it post and body. */
export function addresseeOf(person: PersonSummary): LocalText {
  const lines = (language: 'ar' | 'en'): string => {
    const words = personWords(person, language);
    const name = titledName(words);
    const first = language === 'ar' ? `${name}، ${courtesy[person.gender]}` : name;
    return [first, postLine(words, language)].filter((line) => line !== '').join('\n');
  };
  return localText({ ar: lines('ar'), en: lines('en') });
}

/** Writes invitations, until they are approved. */
export function createDraftingService(
  { changes, database }: InvitationsContext,
  { participations }: { readonly participations: ParticipationsService },
) {
  return {
    /**
     * Drafts invitations to parties; those that take no part yet do from now on, as invited. Whoever was invited already is
     * left out. Each is addressed to the first person of the directory that belongs to the party, else to the party itself.
     * @throws 404, 403; 422
     */
    draft(actor: Actor, editionId: string, input: DraftsInput): Promise<store.InvitationRow[]> {
      return changes.run(actor, writeInvitations.name, async (change) => {
        const { tx } = change;
        const edition = await lockEdition(tx, editionId);
        if (edition === undefined) throw notFound();
        permit(writeInvitations, actor, placeOf(edition));
        const { participationIds = [], stateCodes = [], bodyIds = [] } = input;
        if (participationIds.length + stateCodes.length + bodyIds.length === 0) {
          throw ruleBroken({ field: 'participationIds', code: 'party-missing' });
        }
        const parties = await listParties(tx, editionId);
        const category = input.category ?? 'guest';
        const knownStates = new Set(parties.map(({ stateCode }) => stateCode));
        const knownBodies = new Set(parties.map(({ bodyId }) => bodyId));
        const added = await participations.createMany(change, editionId, [
          ...stateCodes
            .filter((code) => !knownStates.has(code))
            .map((stateCode) => ({ stateCode, category })),
          ...bodyIds.filter((id) => !knownBodies.has(id)).map((bodyId) => ({ bodyId, category })),
        ]);
        const invited = await store.invitedParties(tx, editionId);
        const wanted = [...new Set([...participationIds, ...added.map(({ id }) => id)])].filter(
          (id) => !invited.has(id),
        );
        const wholes = await listAddresseesOf(database, tx, editionId, wanted);
        if (wholes.length !== wanted.length) throw notFound('participation-unknown');
        const settings = await readLetterSettings(tx, editionId);
        const template =
          input.templateId === undefined
            ? (await listTemplates(tx, editionId, 'invitation'))[0]
            : input.templateId === null
              ? undefined
              : await findTemplate(tx, input.templateId);
        if (
          input.templateId != null &&
          (template?.editionId !== editionId || template.kind !== 'invitation')
        ) {
          throw ruleBroken({ field: 'templateId', code: 'letter-template-unknown' });
        }
        const rows = await guarded(brokenRules, () =>
          store.insertInvitations(
            tx,
            wholes.map(({ participationId, person, email, name }) => ({
              id: newId(),
              editionId,
              participationId,
              templateId: template?.id ?? null,
              personId: person?.id ?? null,
              addressee: person === null ? name : addresseeOf(person),
              email,
              language: input.language ?? 'ar',
              letterLanguages: input.letterLanguages ?? 'ar-en',
              replyBy: input.replyBy === undefined ? settings.replyBy : input.replyBy,
            })),
          ),
        );
        for (const row of rows) await recordInvitation(change, 'drafted', row, { after: row });
        return rows;
      });
    },

    /**
     * Edits a draft; of one that left only the day of reply moves, which opens its link again.
     * @throws 404, 403; 409 `invitation-approved`, `invitation-left`; 412; 422
     */
    edit(
      actor: Actor,
      id: string,
      version: number | null,
      patch: InvitationPatch,
    ): Promise<store.InvitationRow> {
      return changes.run(actor, writeInvitations.name, async (change) => {
        const { row, whole } = await openInvitation(change, actor, writeInvitations, id, version);
        if (row.state === 'approved') throw conflict('invitation-approved');
        const { replyBy, ...texts } = patch;
        if (left.includes(row.state) && Object.values(texts).some((value) => value !== undefined)) {
          throw conflict('invitation-left');
        }
        const entry = createEntry();
        const today = dayOf(change.now, whole.edition.timeZone);
        entry.check(
          replyBy == null || replyBy >= today || replyBy === row.replyBy,
          'replyBy',
          'reply-by-past',
        );
        const addressee = entry.text('addressee', patch.addressee, { old: row.addressee, required: true });
        const body = entry.text('body', keptText(patch.body), { old: row.body });
        const email = patch.email === undefined ? row.email : entry.plain('email', patch.email);
        entry.check(email === null || isAddress(email), 'email', 'field-email');
        checkLetterText(entry, 'body', body, 'invitation');
        const template =
          patch.templateId == null ? undefined : await findTemplate(change.tx, patch.templateId);
        entry.check(
          patch.templateId == null ||
            (template?.editionId === row.editionId && template.kind === 'invitation'),
          'templateId',
          'letter-template-unknown',
        );
        entry.done();
        const after = await guarded(brokenRules, () =>
          store.updateInvitation(change.tx, id, {
            templateId: patch.templateId === undefined ? row.templateId : patch.templateId,
            personId: patch.personId === undefined ? row.personId : patch.personId,
            addressee: addressee ?? row.addressee,
            email: email?.toLowerCase() ?? null,
            language: patch.language ?? row.language,
            letterLanguages: patch.letterLanguages ?? row.letterLanguages,
            body,
            replyBy: replyBy === undefined ? row.replyBy : replyBy,
            updatedAt: change.now,
          }),
        );
        await recordInvitation(change, 'edited', row, { before: row, after });
        return after;
      });
    },

    /** Deletes drafts, all or none. @throws 404, 403; 409 `invitation-step` for one that was approved */
    remove(actor: Actor, editionId: string, ids: readonly string[]): Promise<number> {
      return changes.run(actor, writeInvitations.name, async (change) => {
        const { rows } = await openMany(change, actor, writeInvitations, editionId, ids);
        if (rows.some(({ state }) => state !== 'drafted')) throw conflict('invitation-step');
        for (const row of rows) {
          await store.deleteInvitation(change.tx, row.id);
          await recordInvitation(change, 'deleted', row, { before: row });
        }
        return rows.length;
      });
    },

    /**
     * Writes invitations down as they are known to have gone, within the caller's change. Letters that follow get numbers
     * after theirs.
     */
    async recall(
      change: Parameters<typeof recordInvitation>[0],
      editionId: string,
      known: readonly KnownInvitation[],
    ): Promise<store.InvitationRow[]> {
      permit(writeInvitations, change.actor, { editionId, seriesId: null });
      const rows: store.NewInvitation[] = [];
      for (const { participationId, row } of known) {
        const whole = await findParticipation(change.tx, participationId);
        if (whole === undefined) throw notFound('participation-unknown');
        rows.push({ addressee: partyName(whole), ...row, id: row.id ?? newId(), editionId, participationId });
      }
      const stored = await store.insertInvitations(change.tx, rows);
      const highest = Math.max(0, ...stored.map(({ letterNumber }) => countOf(letterNumber ?? '')));
      if (highest > 0) {
        const { lastNumber } = await lockLetterSettings(change.tx, editionId);
        if (highest > lastNumber) {
          await updateLetterSettings(change.tx, editionId, { lastNumber: highest });
        }
      }
      if (stored.length > 0) {
        await change.record({
          action: 'letters-of-invitation.created',
          subject: { kind: 'edition', id: editionId },
          editionId,
          quiet: true,
          after: stored.map(({ id, participationId, state, letterNumber }) => ({
            id,
            participationId,
            state,
            letterNumber,
          })),
        });
      }
      return stored;
    },
  };
}

import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { newId } from '../../../../platform/database/index.ts';
import { createEntry, type Entry } from '../../../../platform/entry/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { type LocalText, languages } from '../../../../platform/language/index.ts';
import { refusedWhenReferred } from '../../../directory/index.ts';
import { lockEdition, placeOf } from '../../../series/index.ts';
import * as store from '../../store/letters.ts';
import type { LetterKind } from '../../tables.ts';
import type { InvitationsContext } from '../context.ts';
import type { LetterSettingsPatch, TemplateInput, TemplatePatch } from '../contract.ts';
import { approveInvitations, writeInvitations } from '../policy.ts';
import { fieldName, keptText, letterFields } from '../rules/fields.ts';
import { textFault } from '../rules/merge.ts';
import { patternFault } from '../rules/number.ts';

export type TemplatesService = ReturnType<typeof createTemplatesService>;

/** Notes every fault of the merge fields of a letter's text. */
export function checkLetterText(entry: Entry, field: string, text: LocalText | null, kind: LetterKind): void {
  for (const language of languages) {
    const fault = textFault(text?.[language] ?? '', letterFields[kind]);
    if (fault === undefined) continue;
    const known = letterFields[kind].map((name) => fieldName(name, language));
    entry.refuse(`${field}.${language}`, fault.code, {
      ...fault.params,
      known: known.join(language === 'ar' ? '، ' : ', '),
    });
  }
}

/** What letters say, how they are numbered, when reminders leave. */
export function createTemplatesService({ changes }: InvitationsContext) {
  const record = (
    change: Change,
    action: string,
    row: Pick<store.LetterTemplateRow, 'id' | 'editionId'>,
    more: { readonly before?: unknown; readonly after?: unknown },
  ) =>
    change.record({
      action: `letter-template.${action}`,
      subject: { kind: 'letter-template', id: row.id },
      editionId: row.editionId,
      quiet: true,
      ...more,
    });

  function read(
    input: TemplatePatch,
    kind: LetterKind,
    old: store.LetterTemplateRow | null,
    authentic: 'ar' | 'en',
  ) {
    const entry = createEntry();
    const text = (name: 'name' | 'subject' | 'body' | 'signatoryName' | 'signatoryPost', required: boolean) =>
      (name === 'body' ? entry.text : entry.line)(name, keptText(input[name]), {
        old: old?.[name] ?? null,
        required,
        authentic,
      });
    const [name, subject, body] = [text('name', true), text('subject', true), text('body', true)];
    const [signatoryName, signatoryPost] = [text('signatoryName', false), text('signatoryPost', false)];
    checkLetterText(entry, 'subject', subject, kind);
    checkLetterText(entry, 'body', body, kind);
    entry.done();
    if (name === null || subject === null || body === null) throw new Error('A template lacks its texts.');
    return { name, subject, body, signatoryName, signatoryPost };
  }

  async function lock(change: Change, actor: Actor, id: string, version: number | null) {
    const known = await store.findTemplate(change.tx, id);
    const edition = known && (await lockEdition(change.tx, known.editionId));
    if (edition === undefined) throw notFound('letter-template-unknown');
    permit(writeInvitations, actor, placeOf(edition));
    const row = await store.lockTemplate(change.tx, id);
    if (row === undefined) throw notFound('letter-template-unknown');
    requireVersion(row.version, version);
    return { row, edition };
  }

  return {
    /** @throws 404, 403; 422 by field for unknown merge fields */
    create(actor: Actor, editionId: string, input: TemplateInput): Promise<store.LetterTemplateRow> {
      return changes.run(actor, writeInvitations.name, async (change) => {
        const edition = await lockEdition(change.tx, editionId);
        if (edition === undefined) throw notFound();
        permit(writeInvitations, actor, placeOf(edition));
        const { kind, ...texts } = input;
        const values = read(texts, kind, null, edition.authenticLanguage);
        const [row] = await store.insertTemplates(change.tx, [{ id: newId(), editionId, kind, ...values }]);
        if (row === undefined) throw new Error('The template was not stored.');
        await record(change, 'created', row, { after: row });
        return row;
      });
    },

    /** Letters that left stay as they are. @throws 404, 403; 412; 422 */
    edit(
      actor: Actor,
      id: string,
      version: number | null,
      patch: TemplatePatch,
    ): Promise<store.LetterTemplateRow> {
      return changes.run(actor, writeInvitations.name, async (change) => {
        const { row, edition } = await lock(change, actor, id, version);
        const values = read(patch, row.kind, row, edition.authenticLanguage);
        const after = await store.updateTemplate(change.tx, id, { ...values, updatedAt: change.now });
        await record(change, 'edited', row, { before: row, after });
        return after;
      });
    },

    /** @throws 409 when a letter names it */
    remove(actor: Actor, id: string, version: number | null): Promise<void> {
      return changes.run(actor, writeInvitations.name, async (change) => {
        const { row } = await lock(change, actor, id, version);
        await refusedWhenReferred('letter-template-in-use', () => store.deleteTemplate(change.tx, id));
        await record(change, 'deleted', row, { before: row });
      });
    },

    /** Sets how letters are numbered, until when answers are asked for, when reminders leave, how many may come. */
    editSettings(
      actor: Actor,
      editionId: string,
      version: number | null,
      patch: LetterSettingsPatch,
    ): Promise<store.LetterSettingsRow> {
      return changes.run(actor, approveInvitations.name, async (change) => {
        const edition = await lockEdition(change.tx, editionId);
        if (edition === undefined) throw notFound();
        permit(approveInvitations, actor, placeOf(edition));
        const known = await store.readLetterSettings(change.tx, editionId);
        requireVersion(known.version, version);
        const old = await store.lockLetterSettings(change.tx, editionId);
        const entry = createEntry();
        const fault = patternFault(patch.numberPattern ?? old.numberPattern);
        if (fault !== undefined) entry.refuse('numberPattern', fault);
        entry.done();
        const after = await store.updateLetterSettings(change.tx, editionId, {
          numberPattern: patch.numberPattern ?? old.numberPattern,
          replyBy: patch.replyBy === undefined ? old.replyBy : patch.replyBy,
          reminderDays: patch.reminderDays?.toSorted((one, other) => other - one) ?? old.reminderDays,
          quotas: patch.quotas ?? old.quotas,
          version: known.version + 1,
          updatedAt: change.now,
        });
        await change.record({
          action: 'letter-settings.edited',
          subject: { kind: 'letter-settings', id: editionId },
          editionId,
          quiet: true,
          before: old,
          after,
        });
        return after;
      });
    },
  };
}

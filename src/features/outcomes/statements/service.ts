import type { Actor } from '../../../platform/actor/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { conflict, ruleBroken } from '../../../platform/errors/index.ts';
import { permit, requireVersion } from '../../../platform/http/index.ts';
import { type LocalText, slugFrom } from '../../../platform/language/index.ts';
import { placeOf } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { manageOutcomes } from '../policy.ts';
import { findDocument } from '../store/index.ts';
import * as store from '../store/statements.ts';
import type { StatementInput, StatementPatch } from './contract.ts';
import { createGround } from './ground.ts';
import { type StatementStatus, statementStates } from './rules.ts';

/** Usual word for what those of a constituency do. */
const usual = { states: 'signature', industry: 'pledge', organisations: 'agreement' } as const;

export type StatementsService = ReturnType<typeof createStatementsService>;

/** Statements: a text open to one constituency, from its draft until it is closed. */
export function createStatementsService(context: OutcomesContext) {
  const { run, editionOf, inStatement, record } = createGround(context);

  const read = (input: StatementPatch, old: store.StatementRow | null, authentic: 'ar' | 'en') => {
    const entry = createEntry();
    const title = entry.line('title', input.title, { required: true, old: old?.title ?? null, authentic });
    const remark = entry.text('remark', input.remark, { old: old?.remark ?? null, authentic });
    const kept = <K extends keyof StatementPatch & keyof store.StatementRow>(key: K) =>
      input[key] === undefined ? (old?.[key] ?? null) : input[key];
    const [opensOn, closesOn] = [kept('opensOn'), kept('closesOn')] as (string | null)[];
    entry.check(
      opensOn === null ||
        closesOn === null ||
        opensOn === undefined ||
        closesOn === undefined ||
        opensOn <= closesOn,
      'closesOn',
      'closes-before-opening',
    );
    entry.done();
    const constituency = input.constituency ?? old?.constituency ?? 'states';
    return {
      title: title as LocalText,
      remark,
      slug: input.slug ?? old?.slug ?? slugFrom(title?.en || title?.ar || constituency),
      constituency,
      adherence: input.adherence ?? old?.adherence ?? usual[constituency],
      documentId: input.documentId ?? old?.documentId ?? '',
      opensOn: opensOn ?? null,
      closesOn: closesOn ?? null,
      noticeDays: input.noticeDays ?? old?.noticeDays ?? 90,
      ceremonySessionId: (kept('ceremonySessionId') as string | null) ?? null,
      precedenceVersionId: (kept('precedenceVersionId') as string | null) ?? null,
    };
  };

  const mustBeSignedOff = async (
    db: Parameters<typeof store.listSignedOffOrders>[0],
    editionId: string,
    versionId: string | null,
  ): Promise<void> => {
    if (versionId === null) return;
    const known = await store.listSignedOffOrders(db, editionId);
    if (!known.some(({ id }) => id === versionId)) {
      throw ruleBroken({ field: 'precedenceVersionId', code: 'order-unknown' });
    }
  };

  const become = (actor: Actor, id: string, next: StatementStatus): Promise<store.StatementRow> =>
    inStatement(actor, id, async (change, statement) => {
      if (!statementStates[statement.status].includes(next)) throw conflict('statement-state');
      const document = await findDocument(change.tx, statement.documentId);
      if (next === 'open' && document?.status !== 'adopted' && document?.status !== 'published') {
        throw conflict('statement-text-not-adopted');
      }
      const edited = await store.updateStatement(change.tx, id, { status: next, updatedAt: change.now });
      await record(
        change,
        next === 'open' ? 'statement.opened' : 'statement.closed',
        statement,
        statement,
        edited,
      );
      return edited;
    });

  return {
    create(
      actor: Actor,
      editionId: string,
      input: StatementInput & { readonly sample?: boolean },
    ): Promise<store.StatementRow> {
      return run(actor, manageOutcomes, async (change) => {
        const edition = await editionOf(change, editionId);
        permit(manageOutcomes, actor, placeOf(edition));
        const row = read(input, null, edition.authenticLanguage);
        await mustBeSignedOff(change.tx, editionId, row.precedenceVersionId);
        const created = await store.insertStatement(change.tx, {
          ...row,
          editionId,
          sample: input.sample ?? false,
        });
        await record(change, 'statement.created', created, null, created);
        return created;
      });
    },

    edit(
      actor: Actor,
      id: string,
      version: number | null,
      patch: StatementPatch,
    ): Promise<store.StatementRow> {
      return inStatement(actor, id, async (change, old, edition) => {
        requireVersion(old.version, version);
        const row = read(patch, old, edition.authenticLanguage);
        // What was signed is this text, by this constituency: neither changes under a signature.
        if (row.documentId !== old.documentId || row.constituency !== old.constituency) {
          const listed = await store.listSignatures(change.tx, { statementId: id });
          if (listed.length > 0) throw conflict('statement-has-parties');
        }
        await mustBeSignedOff(
          change.tx,
          old.editionId,
          row.precedenceVersionId === old.precedenceVersionId ? null : row.precedenceVersionId,
        );
        const edited = await store.updateStatement(change.tx, id, { ...row, updatedAt: change.now });
        await record(change, 'statement.edited', old, old, edited);
        return edited;
      });
    },

    /** Opens it to signature: its text is adopted. */
    open: (actor: Actor, id: string): Promise<store.StatementRow> => become(actor, id, 'open'),
    /** Nobody signs or accedes from now on. */
    close: (actor: Actor, id: string): Promise<store.StatementRow> => become(actor, id, 'closed'),
  };
}

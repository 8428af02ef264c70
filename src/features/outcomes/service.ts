import { isDeepStrictEqual } from 'node:util';
import { type Actor, accountIdOf } from '../../platform/actor/index.ts';
import type { Change, Changes } from '../../platform/changes/index.ts';
import { guarded } from '../../platform/database/index.ts';
import { conflict, notFound, ruleBroken } from '../../platform/errors/index.ts';
import { permit, requireVersion } from '../../platform/http/index.ts';
import { dayOf } from '../../platform/language/index.ts';
import { type EditionRow, lockEdition, placeOf } from '../series/index.ts';
import type {
  AdoptionInput,
  DocumentInput,
  DocumentPatch,
  ProvisionInput,
  ProvisionPatch,
} from './contract.ts';
import { manageOutcomes } from './policy.ts';
import { publishText, requireUnasked } from './publish-text.ts';
import { readDocument, readProvision } from './read.ts';
import { isEditable } from './rules.ts';
import { requireUndecided } from './store/decided.ts';
import * as store from './store/index.ts';
import { adoptText } from './text-states.ts';

const brokenRules = {
  outcome_documents_slug_key: () => ruleBroken({ field: 'slug', code: 'slug-taken' }),
  outcome_documents_session_fk: () => ruleBroken({ field: 'sessionId', code: 'session-unknown' }),
  provisions_position_key: () => ruleBroken({ field: 'position', code: 'position-taken' }),
  provisions_theme_fk: () => ruleBroken({ field: 'themeId', code: 'theme-unknown' }),
  provision_sources_session_fk: () => ruleBroken({ field: 'sessionIds', code: 'session-unknown' }),
  assignments_body_id_bodies_id_fk: () => ruleBroken({ field: 'leadBodyId', code: 'body-unknown' }),
  provision_links_document_fk: () => ruleBroken({ field: 'links', code: 'linked-text-unknown' }),
  provision_links_target_fk: () => ruleBroken({ field: 'links', code: 'linked-text-unknown' }),
  provision_links_once_key: () => ruleBroken({ field: 'links', code: 'linked-twice' }),
  provisions_adopted_unchanged: () => conflict('text-adopted'),
  provisions_release_unchanged: () => conflict('release-asked'),
  provisions_under_decision: () => conflict('text-under-decision'),
  outcome_documents_adopted_unchanged: () => conflict('text-adopted'),
  outcome_documents_edition_open: () => conflict('edition-closed'),
  outcome_documents_as_decided: () => conflict('text-not-as-decided'),
  outcome_documents_normal: () => conflict('text-not-normal'),
  dispositions_next_fk: () => conflict('provision-carried'),
  dispositions_provision_fk: () => conflict('provision-carried'),
};

export type OutcomesService = ReturnType<typeof createOutcomesService>;

/** What is said of a demonstration's data. */
interface Provenance {
  readonly sample?: boolean;
  /** How a provision came about; default: it was written. */
  readonly origin?: store.VersionRow['origin'];
}

/** Texts of an edition: writing them, adopting them with their numbers, publishing them. */
export function createOutcomesService({ changes }: { changes: Changes }) {
  const inEdition = <T>(
    actor: Actor,
    editionId: string,
    work: (change: Change, edition: EditionRow) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageOutcomes.name, (change) =>
      guarded(brokenRules, async () => {
        const edition = await lockEdition(change.tx, editionId);
        if (edition === undefined) throw notFound();
        permit(manageOutcomes, actor, placeOf(edition));
        return work(change, edition);
      }),
    );

  /** The document, locked, its edition, and the right to change it. */
  const inDocument = <T>(
    actor: Actor,
    id: string,
    work: (change: Change, document: store.DocumentRow, edition: EditionRow) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageOutcomes.name, (change) =>
      guarded(brokenRules, async () => {
        const document = await store.lockDocument(change.tx, id);
        const edition = document && (await lockEdition(change.tx, document.editionId));
        if (document === undefined || edition === undefined) throw notFound();
        permit(manageOutcomes, actor, placeOf(edition));
        return work(change, document, edition);
      }),
    );

  const record = (
    change: Change,
    action: string,
    editionId: string,
    id: string,
    before: unknown,
    after: unknown,
    /** What no published text shows freshens no page, which would tell of it. */
    quiet = false,
  ): Promise<void> =>
    change.record({
      quiet,
      action,
      subject: { kind: action.split('.')[0] ?? 'outcome-document', id },
      editionId,
      before,
      after,
    });

  return {
    createDocument(
      actor: Actor,
      editionId: string,
      input: DocumentInput & Provenance,
    ): Promise<store.DocumentRow> {
      return inEdition(actor, editionId, async (change, edition) => {
        const row = readDocument(input, null, edition.authenticLanguage);
        const created = await store.insertDocument(change.tx, {
          ...row,
          editionId,
          status: 'draft',
          sample: input.sample ?? false,
        });
        await record(change, 'outcome-document.created', editionId, created.id, null, created, true);
        return created;
      });
    },

    editDocument(
      actor: Actor,
      id: string,
      version: number | null,
      patch: DocumentPatch,
    ): Promise<store.DocumentRow> {
      return inDocument(actor, id, async (change, old, edition) => {
        requireVersion(old.version, version);
        if (!isEditable(old.status)) throw conflict('text-adopted');
        const row = readDocument(patch, old, edition.authenticLanguage);
        const edited = await store.updateDocument(change.tx, id, { ...row, updatedAt: change.now });
        await record(change, 'outcome-document.edited', old.editionId, id, old, edited, true);
        return edited;
      });
    },

    createProvision(
      actor: Actor,
      documentId: string,
      input: ProvisionInput & Provenance,
    ): Promise<store.ProvisionRow> {
      return inDocument(actor, documentId, async (change, document) => {
        if (!isEditable(document.status)) throw conflict('text-adopted');
        const others = await store.provisionsOf(change.tx, documentId);
        const created = await store.insertProvision(change.tx, {
          ...readProvision(input, null, document.authenticLanguage),
          position: input.position ?? (others.at(-1)?.position ?? 0) + 1,
          editionId: document.editionId,
          documentId,
          sample: input.sample ?? false,
        });
        await store.keepVersion(change.tx, created, {
          origin: input.origin ?? 'written',
          writtenBy: accountIdOf(actor),
        });
        await store.replaceRelations(change.tx, created, input);
        const after = { ...created, ...input };
        await record(change, 'provision.created', document.editionId, created.id, null, after, true);
        return created;
      });
    },

    async editProvision(
      actor: Actor,
      id: string,
      version: number | null,
      patch: ProvisionPatch,
    ): Promise<store.ProvisionRow> {
      return changes.run(actor, manageOutcomes.name, (change) =>
        guarded(brokenRules, async () => {
          const { document, provision: old } = await store.lockText(change.tx, id);
          const edition = old && (await lockEdition(change.tx, old.editionId));
          if (old === undefined || document === undefined || edition === undefined) throw notFound();
          permit(manageOutcomes, actor, placeOf(edition));
          requireVersion(old.version, version);
          const row = readProvision(patch, old, document.authenticLanguage);
          const authentic = document.authenticLanguage;
          const reworded = !isDeepStrictEqual([row.title, row.text], [old.title, old.text]);
          if (
            !isEditable(document.status) &&
            (row.text[authentic] !== old.text[authentic] ||
              (reworded && document.status === 'published') ||
              (row.title?.[authentic] ?? '') !== (old.title?.[authentic] ?? ''))
          ) {
            throw conflict('text-adopted');
          }
          if (reworded) requireUnasked(document);
          const edited = await store.updateProvision(change.tx, id, {
            ...row,
            position: patch.position ?? old.position,
            revision: reworded ? old.revision + 1 : old.revision,
            updatedAt: change.now,
          });
          if (reworded) {
            await store.keepVersion(change.tx, edited, { origin: 'edited', writtenBy: accountIdOf(actor) });
          }
          const before = await store.relationsOf(change.tx, old);
          await store.replaceRelations(change.tx, old, patch);
          const after = await store.relationsOf(change.tx, old);
          await record(
            change,
            'provision.edited',
            old.editionId,
            id,
            { ...old, ...before },
            { ...edited, ...after },
            document.status !== 'published',
          );
          return edited;
        }),
      );
    },

    async removeProvision(actor: Actor, id: string, version: number | null): Promise<void> {
      await changes.run(actor, manageOutcomes.name, (change) =>
        guarded(brokenRules, async () => {
          const { provision: old } = await store.lockText(change.tx, id);
          const edition = old && (await lockEdition(change.tx, old.editionId));
          if (old === undefined || edition === undefined) throw notFound();
          permit(manageOutcomes, actor, placeOf(edition));
          requireVersion(old.version, version);
          await store.updateProvision(change.tx, id, { removedAt: change.now, updatedAt: change.now });
          await record(change, 'provision.deleted', old.editionId, id, old, null, true);
        }),
      );
    },

    /** Records that the text was adopted; its provisions get their numbers and codes, in order, for good. */
    adopt(actor: Actor, id: string, input: AdoptionInput): Promise<store.DocumentRow> {
      return inDocument(actor, id, async (change, document, edition) => {
        await requireUndecided(change.tx, document);
        if (actor.kind !== 'system' && input.adoptedOn > dayOf(change.now, edition.timeZone)) {
          throw ruleBroken({ field: 'adoptedOn', code: 'day-to-come' });
        }
        return adoptText(change, document, edition, {
          adoptionManner: input.manner,
          adoptedOn: input.adoptedOn,
          adoptingSessionId: input.sessionId ?? null,
          adoptingDecisionId: null,
        });
      });
    },

    /**
     * Makes an adopted text public at once: what the system records, and texts of other hosts' editions. Everything else
     * is released by two.
     * @throws 409 while a translation is missing or behind the authentic text
     */
    publish(actor: Actor, id: string, at?: Date): Promise<store.DocumentRow> {
      return inDocument(actor, id, async (change, document, edition) => {
        if (actor.kind !== 'system' && !edition.external) throw conflict('release-needs-two');
        return publishText(change, document, at === undefined ? {} : { publishedAt: at });
      });
    },
  };
}

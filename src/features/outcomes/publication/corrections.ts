import type { Actor } from '../../../platform/actor/index.ts';
import { guarded } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { permit } from '../../../platform/http/index.ts';
import { lockEdition, placeOf } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { manageOutcomes } from '../policy.ts';
import { readDocument } from '../read.ts';
import * as store from '../store/index.ts';
import type { CorrectionInput } from './contract.ts';

export type CorrectionsService = ReturnType<typeof createCorrectionsService>;

const broken = { outcome_documents_slug_key: () => ruleBroken({ field: 'slug', code: 'slug-taken' }) };

/**
 * A corrigendum mends a slip of a published text, a revision words it anew; each is a text of its own, on its own
 * authority, adopted and released like any other. The text that it is about stays as it was sealed.
 */
export function createCorrectionsService({ changes }: Pick<OutcomesContext, 'changes'>) {
  return {
    /** Starts one as a draft. @throws 409 for a text that is not published: a draft is edited, an adopted one waits */
    start(actor: Actor, documentId: string, input: CorrectionInput): Promise<store.DocumentRow> {
      return changes.run(actor, manageOutcomes.name, (change) =>
        guarded(broken, async () => {
          const corrected = await store.lockDocument(change.tx, documentId);
          const edition = corrected && (await lockEdition(change.tx, corrected.editionId));
          if (corrected === undefined || edition === undefined) throw notFound();
          permit(manageOutcomes, actor, placeOf(edition));
          if (corrected.status !== 'published') throw conflict('correction-of-published');
          const entry = createEntry();
          const correctionAuthority = entry.line('authority', input.authority, {
            required: true,
            authentic: corrected.authenticLanguage,
          });
          entry.done();
          const others = (await store.listDocuments(change.tx, edition.id)).filter(
            ({ correctsDocumentId }) => correctsDocumentId === documentId,
          );
          const row = readDocument(
            {
              kind: corrected.kind,
              title: input.title,
              slug: input.slug ?? `${corrected.slug}-${input.correction}-${others.length + 1}`,
              authenticLanguage: corrected.authenticLanguage,
            },
            null,
            corrected.authenticLanguage,
          );
          const created = await store.insertDocument(change.tx, {
            ...row,
            editionId: edition.id,
            status: 'draft',
            correctsDocumentId: documentId,
            correction: input.correction,
            correctionAuthority,
          });
          await change.record({
            action: 'outcome-document.created',
            subject: { kind: 'outcome-document', id: created.id },
            editionId: edition.id,
            before: null,
            after: created,
            quiet: true,
          });
          return created;
        }),
      );
    },
  };
}

import { accountIdOf } from '../../../platform/actor/index.ts';
import type { Change } from '../../../platform/changes/index.ts';
import { localText } from '../../../platform/language/index.ts';
import type { EditionRow } from '../../series/index.ts';
import * as chain from '../store/chain.ts';
import * as store from '../store/index.ts';
import { relationOf } from './rules.ts';

/** A recommendation that goes on, and by what disposition. */
export interface GoingOn {
  readonly provision: store.ProvisionRow;
  readonly outcome: store.DispositionRow['outcome'];
  /** What is said of a demonstration's data. */
  readonly sample?: boolean;
}

/** The draft of an edition's recommendations: the one that there is, or a new one. */
async function draftOf(
  { tx }: Change,
  edition: EditionRow,
  sample: boolean,
): Promise<{ readonly document: store.DocumentRow; readonly made: boolean }> {
  const known = await chain.findDraft(tx, edition.id);
  if (known !== undefined) return { document: known, made: false };
  const document = await store.insertDocument(tx, {
    editionId: edition.id,
    kind: 'recommendations',
    slug: 'recommendations',
    title: localText({ ar: 'مشروع التوصيات', en: 'Draft recommendations' }),
    authenticLanguage: edition.authenticLanguage,
    status: 'draft',
    sample,
  });
  return { document, made: true };
}

/**
 * Puts recommendations into the draft of the next edition, where the secretariat words them anew: their text, theme and
 * bodies, with a link to the text that they come from. Their dispositions, which stand already, name what carries them.
 */
export async function carryOn(
  change: Change,
  from: EditionRow,
  to: EditionRow,
  going: readonly GoingOn[],
): Promise<{ readonly nextEditionId: string; readonly nextProvisionId: string }[]> {
  if (going.length === 0) return [];
  const { tx } = change;
  const { document, made } = await draftOf(
    change,
    to,
    going.every(({ sample }) => sample === true),
  );
  const themes = await chain.mapThemes(tx, from.id, to.id);
  const last = (await store.provisionsOf(tx, document.id)).at(-1)?.position ?? 0;
  const carried = [];
  for (const [index, { provision, outcome, sample = false }] of going.entries()) {
    const next = await store.insertProvision(tx, {
      editionId: to.id,
      documentId: document.id,
      kind: 'recommendation',
      position: last + index + 1,
      title: provision.title,
      text: provision.text,
      themeId: provision.themeId === null ? null : (themes.get(provision.themeId) ?? null),
      level: provision.level,
      targetGroup: provision.targetGroup,
      sample,
    });
    await store.keepVersion(tx, next, { origin: 'carried-over', writtenBy: accountIdOf(change.actor) });
    const { leadBodyId, supportingBodyIds } = await store.relationsOf(tx, provision);
    await store.replaceRelations(tx, next, {
      leadBodyId,
      supportingBodyIds,
      links: [
        {
          relation: relationOf(outcome),
          editionId: from.id,
          documentId: provision.documentId,
          provisionId: provision.id,
        },
      ],
    });
    await chain.nameNext(tx, provision, next);
    // A text that is made for them is recorded with them.
    if (!made) {
      await change.record({
        action: 'provision.created',
        quiet: true,
        subject: { kind: 'provision', id: next.id },
        editionId: to.id,
        after: next,
      });
    }
    carried.push({ nextEditionId: to.id, nextProvisionId: next.id });
  }
  if (made) {
    await change.record({
      action: 'outcome-document.created',
      quiet: true,
      subject: { kind: 'outcome-document', id: document.id },
      editionId: to.id,
      after: { ...document, provisions: carried.map(({ nextProvisionId }) => nextProvisionId) },
    });
  }
  return carried;
}

import { accountIdOf } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { conflict } from '../../../../platform/errors/index.ts';
import { type LocalText, localText, reviseText } from '../../../../platform/language/index.ts';
import { placeBehind } from '../../drafting/service/structure.ts';
import type * as amending from '../../store/amendments.ts';
import { findAnyProvision } from '../../store/amendments.ts';
import * as store from '../../store/index.ts';

/** Where the words of an amendment went. */
export interface Applied {
  readonly resultProvisionId: string;
  readonly resultRevision: number | null;
}

/**
 * Writes an amendment into its text, as a new version.
 * @param wording what is taken over in place of what was proposed
 * @param merged whether others were merged into it
 */
export async function applyAmendment(
  change: Change,
  document: store.DocumentRow,
  amendment: amending.AmendmentRow,
  wording: LocalText | null = null,
  merged = false,
): Promise<Applied> {
  const { tx, now } = change;
  const authentic = document.authenticLanguage;
  const about = {
    origin: merged ? ('merge' as const) : ('amendment' as const),
    writtenBy: accountIdOf(change.actor),
    comment: null,
  };
  const words = wording ?? amendment.text;
  const record = (action: string, before: store.ProvisionRow | null, after: store.ProvisionRow | null) =>
    change.record({
      action,
      quiet: true,
      subject: { kind: 'provision', id: (after ?? before)?.id ?? '' },
      editionId: document.editionId,
      before,
      after,
    });

  if (amendment.action === 'add') {
    const others = await store.provisionsOf(tx, document.id);
    const before = amendment.provisionId === null ? null : await findAnyProvision(tx, amendment.provisionId);
    const created = await store.insertProvision(tx, {
      editionId: document.editionId,
      documentId: document.id,
      kind:
        before?.kind === 'preamble' || before?.kind === 'recommendation'
          ? before.kind
          : document.kind === 'recommendations'
            ? 'recommendation'
            : 'operative',
      position: (others.at(-1)?.position ?? 0) + 1,
      themeId: before?.themeId ?? null,
      text: localText({ ar: words?.ar, en: words?.en, authentic }),
      sample: amendment.sample,
    });
    await store.keepVersion(tx, created, about);
    // Behind what is gone it stands where that stood: behind the last one before it.
    const gone = before?.removedAt != null;
    const anchor = gone ? others.findLast(({ position }) => position < before.position) : before;
    await placeBehind(change, document.id, created.id, anchor?.id ?? null);
    await record('provision.created', null, created);
    return { resultProvisionId: created.id, resultRevision: created.revision };
  }

  const provision = await store.lockProvision(tx, amendment.provisionId ?? '');
  if (provision === undefined) throw conflict('amendment-target-gone');
  if (amendment.action === 'delete') {
    await store.updateProvision(tx, provision.id, { removedAt: now, updatedAt: now });
    await record('provision.deleted', provision, null);
    return { resultProvisionId: provision.id, resultRevision: null };
  }
  const text = reviseText(provision.text, {
    ...(words?.ar ? { ar: words.ar } : {}),
    ...(words?.en ? { en: words.en } : {}),
    authentic,
  });
  const edited = await store.updateProvision(tx, provision.id, {
    text,
    revision: provision.revision + 1,
    updatedAt: now,
  });
  await store.keepVersion(tx, edited, about);
  await record('provision.edited', provision, edited);
  return { resultProvisionId: provision.id, resultRevision: edited.revision };
}

import type { Change } from '../../platform/changes/index.ts';
import { conflict } from '../../platform/errors/index.ts';
import type { EditionRow } from '../series/index.ts';
import { mayBecome, nextSerial, numbered, type OutcomeStatus, provisionCode } from './rules.ts';
import { provisionSeal, sealedTexts } from './seals.ts';
import * as store from './store/index.ts';

/**
 * Gives a text another state.
 * @throws 409 where it may not follow the one it has
 */
export async function becomeText(
  change: Change,
  document: store.DocumentRow,
  status: OutcomeStatus,
  row: Partial<store.DocumentRow>,
  also: Readonly<Record<string, unknown>> = {},
): Promise<store.DocumentRow> {
  if (!mayBecome(document.status, status)) {
    throw conflict('text-state', { from: document.status, to: status });
  }
  const edited = await store.updateDocument(change.tx, document.id, {
    ...row,
    status,
    updatedAt: change.now,
  });
  await change.record({
    action: `outcome-document.${status}`,
    subject: { kind: 'outcome-document', id: document.id },
    editionId: document.editionId,
    before: document,
    after: { ...edited, ...also },
    // Nobody outside may infer from fresh pages that something was adopted.
    quiet: status !== 'published',
  });
  return edited;
}

/** How a text was adopted. */
export type Adoption = Pick<
  store.DocumentRow,
  'adoptionManner' | 'adoptedOn' | 'adoptingSessionId' | 'adoptingDecisionId'
>;

/** Adopts a text: its provisions get their numbers and codes, in order, for good, and the seals of their authentic words. */
export async function adoptText(
  change: Change,
  document: store.DocumentRow,
  edition: Pick<EditionRow, 'number' | 'status' | 'external'>,
  adoption: Adoption,
): Promise<store.DocumentRow> {
  const provisions = await store.provisionsOf(change.tx, document.id);
  if (provisions.length === 0) throw conflict('text-empty');
  // What is adopted after an edition closed would stay open for good: nothing disposes of it any more.
  if (
    edition.status === 'closed' &&
    !edition.external &&
    document.correction !== 'corrigendum' &&
    provisions.some(({ kind }) => kind === 'recommendation')
  ) {
    throw conflict('edition-closed');
  }
  const codes = await store.listCodes(change.tx, document.editionId);
  const first = nextSerial(edition.number, document.kind, codes, document.correction);
  const given = numbered(provisions).map(({ provision, number }) => ({
    id: provision.id,
    number,
    code: provisionCode(edition.number, document.kind, first + number - 1, document.correction),
  }));
  await store.giveNumbers(
    change.tx,
    document.editionId,
    given.map(({ code }) => code),
  );
  for (const { id, text } of provisions) {
    const { number = null, code = null } = given.find((one) => one.id === id) ?? {};
    const adoptedSeal = provisionSeal(code, sealedTexts(text, document.authenticLanguage));
    await store.updateProvision(change.tx, id, { number, code, adoptedSeal });
  }
  return becomeText(change, document, 'adopted', adoption, { provisions: given });
}

import type { Change } from '../../platform/changes/index.ts';
import { conflict } from '../../platform/errors/index.ts';
import { isComplete, type LocalText } from '../../platform/language/index.ts';
import { documentSeal, provisionSeal, sealedTexts } from './seals.ts';
import * as store from './store/index.ts';
import { writeTerms } from './store/search.ts';
import { becomeText } from './text-states.ts';

const isBehind = (text: LocalText | null): boolean => text !== null && !isComplete(text);

/** Parts of a text whose translation is missing or behind: its framing words by name, provisions by code or place. */
export function partsBehind(
  document: Pick<store.DocumentRow, 'title' | 'chapeau' | 'enacting'>,
  provisions: readonly Pick<store.ProvisionRow, 'code' | 'position' | 'text' | 'title'>[],
): {
  readonly framing: readonly ('title' | 'chapeau' | 'enacting')[];
  readonly provisions: readonly string[];
} {
  return {
    framing: (['title', 'chapeau', 'enacting'] as const).filter((part) => isBehind(document[part])),
    provisions: provisions
      .filter(({ text, title }) => isBehind(text) || isBehind(title))
      .map(({ code, position }) => code ?? String(position)),
  };
}

/** @throws 409 `translation-behind` that names what is missing or behind the authentic text */
export function requireTranslated(
  document: store.DocumentRow,
  provisions: readonly store.ProvisionRow[],
): void {
  const behind = partsBehind(document, provisions);
  if (behind.framing.length > 0) throw conflict(`translation-behind-${behind.framing[0]}`);
  if (behind.provisions.length > 0) {
    throw conflict('translation-behind', { provisions: behind.provisions.join(', ') });
  }
}

/** @throws 409 `release-asked` once the release was asked for: what two persons let out are the words that they saw */
export function requireUnasked({ status, releaseRequestedAt }: store.DocumentRow): void {
  if (status === 'adopted' && releaseRequestedAt !== null) throw conflict('release-asked');
}

/** Makes an adopted text public: seals it in every language, and opens its words to searches. */
export async function publishText(
  change: Change,
  document: store.DocumentRow,
  row: Partial<store.DocumentRow> = {},
): Promise<store.DocumentRow> {
  const provisions = await store.provisionsOf(change.tx, document.id);
  requireTranslated(document, provisions);
  const seals = [];
  for (const { id, code, text } of provisions) {
    const seal = provisionSeal(code, sealedTexts(text));
    await store.updateProvision(change.tx, id, { seal });
    seals.push(seal);
  }
  const published = await becomeText(change, document, 'published', {
    publishedAt: change.now,
    ...row,
    seal: documentSeal({ ...document, seals }),
  });
  await writeTerms(change.tx, provisions);
  return published;
}

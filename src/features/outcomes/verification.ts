import type { Db } from '../../platform/database/index.ts';
import type { LocalText } from '../../platform/language/index.ts';
import { type FoundFault, faultsOfText } from './rules.ts';
import { documentSeal, provisionSeal, sealedTexts } from './seals.ts';
import { listAdoptedTexts } from './store/index.ts';

/** An adopted text that is not as it must be. */
export interface WrongText {
  /** `national-forum/2016` */
  readonly edition: string;
  readonly slug: string;
  readonly title: LocalText;
  readonly faults: readonly FoundFault[];
}

/**
 * Compares every adopted text with its numbers, its codes, its seals, computed anew from its words, and what the log of
 * changes recorded of it.
 */
export async function verifyTexts(
  db: Db,
): Promise<{ readonly checked: number; readonly wrong: readonly WrongText[] }> {
  const texts = await listAdoptedTexts(db);
  const wrong = texts.flatMap(({ document, edition, editionNumber, provisions }): WrongText[] => {
    const language = document.authenticLanguage;
    const isPublished = document.status === 'published';
    const sealed = provisions.map((provision) => ({
      ...provision,
      text: provision.text[language],
      recorded: provision.recorded?.[language] ?? null,
      seals: [
        {
          kept: provision.adoptedSeal,
          computed: provisionSeal(provision.code, sealedTexts(provision.text, language)),
        },
        {
          kept: provision.seal,
          computed: isPublished ? provisionSeal(provision.code, sealedTexts(provision.text)) : null,
        },
      ],
    }));
    const seals = sealed.map((provision) => provision.seals[1]?.computed ?? '');
    const faults = faultsOfText(
      editionNumber,
      document.kind,
      sealed,
      { kept: document.seal, computed: isPublished ? documentSeal({ ...document, seals }) : null },
      document.correction,
    );
    return faults.length === 0 ? [] : [{ edition, slug: document.slug, title: document.title, faults }];
  });
  return { checked: texts.length, wrong };
}

import type { Db } from '../../platform/database/index.ts';
import type { LocalText } from '../../platform/language/index.ts';
import { faultsOfText, type TextFault } from './rules.ts';
import { listAdoptedTexts } from './store/index.ts';

/** An adopted text that is not as it must be. */
export interface WrongText {
  /** `national-forum/2016` */
  readonly edition: string;
  readonly slug: string;
  readonly title: LocalText;
  readonly faults: readonly TextFault[];
}

/** Compares every adopted text with its numbers, its codes and what the log of changes recorded of it. */
export async function verifyTexts(
  db: Db,
): Promise<{ readonly checked: number; readonly wrong: readonly WrongText[] }> {
  const texts = await listAdoptedTexts(db);
  const wrong = texts.flatMap(({ document, edition, editionNumber, provisions }): WrongText[] => {
    const language = document.authenticLanguage;
    const faults = faultsOfText(
      editionNumber,
      document.kind,
      provisions.map((provision) => ({
        ...provision,
        text: provision.text[language],
        recorded: provision.recorded?.[language] ?? null,
      })),
    );
    return faults.length === 0 ? [] : [{ edition, slug: document.slug, title: document.title, faults }];
  });
  return { checked: texts.length, wrong };
}

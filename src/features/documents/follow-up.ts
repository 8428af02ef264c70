import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Language } from '../../platform/language/index.ts';
import { type FollowUpDocument, readFollowUp, readFollowUpRecord } from '../outcomes/index.ts';
import { type EditionWhole, editionPath } from '../series/index.ts';
import { followUpDocumentOf, isFollowedUp } from './mapping/follow-up.ts';
import { readPublishedTexts } from './published-texts.ts';

/** Reads what the report of an edition's follow-up says today; undefined where nobody answers for anything. */
export async function readFollowUpDocument(
  deps: { readonly database: Database; readonly clock: Clock; readonly publicUrl: string },
  whole: EditionWhole,
): Promise<FollowUpDocument | undefined> {
  const items = await readFollowUp(deps, whole);
  if (!isFollowedUp(items)) return undefined;
  const texts = await readPublishedTexts(deps, whole);
  if (texts === undefined) return undefined;
  const site = deps.publicUrl.replace(/^https?:\/\//u, '');
  const addressIn = (language: Language): string => `${site}/${language}${editionPath(whole)}/follow-up`;
  return followUpDocumentOf(
    texts,
    {
      items,
      record: await readFollowUpRecord(deps, whole),
    },
    whole,
    { ar: addressIn('ar'), en: addressIn('en') },
  );
}

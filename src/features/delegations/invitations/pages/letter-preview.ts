import { type Language, languages } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { CardModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import type { InvitationWhole } from '../../store/invitations.ts';
import { readLetterSettings } from '../../store/letters.ts';
import type { PreparedLetter } from '../service/preparing.ts';
import type { InvitationPages } from './shared.ts';

/** The letter as it would leave now; undefined without a template. */
export async function previewOf(
  { database, letters }: InvitationPages,
  whole: EditionWhole,
  found: InvitationWhole,
  template = found.template,
): Promise<PreparedLetter | undefined> {
  if (template === null) return undefined;
  const { db } = database;
  const settings = await readLetterSettings(db, whole.edition.id);
  const venue = await letters.venueOf(db, whole);
  const { letterNumber: number, letterDate: date } = found.invitation;
  return letters.invitation(whole, venue, found, template, settings, { number, date }, null, new Date(0));
}

/** What a letter says, a card for each language. */
export const previewCards = (
  context: PageContext,
  preview: PreparedLetter | undefined,
  title: (language: Language) => string,
): CardModel[] =>
  preview === undefined
    ? []
    : languages
        .filter((language) => preview.document.mode === 'ar-en' || preview.document.mode === language)
        .map((language) => {
          const { subject, addressee, paragraphs } = preview.document.text[language];
          return {
            title: title(language),
            prose: {
              language,
              paragraphs: [
                ...[...addressee, subject].map((text) => ({ text, strong: true })),
                ...paragraphs.map((text) => ({ text })),
              ],
            },
            ...(preview.missing.length === 0
              ? {}
              : { note: context.t('invitations:preview.missing', { names: preview.missing.join(', ') }) }),
          };
        });

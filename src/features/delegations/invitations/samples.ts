import type { Db } from '../../../platform/database/index.ts';
import type { DocumentMode } from '../../../platform/document/index.ts';
import type { Files } from '../../../platform/files/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import { listInvitations } from '../store/invitations.ts';
import { readLetterSettings } from '../store/letters.ts';
import { listVisaLetters } from '../store/visa-letters.ts';
import { type LetterKind, letterLanguages } from '../tables.ts';
import { renderLetter } from './render/letter.ts';
import { createPreparing } from './service/preparing.ts';

/** An invented letter. */
interface LetterSample {
  readonly kind: LetterKind;
  readonly language: DocumentMode;
  write(): Promise<Uint8Array>;
}

/**
 * Invented letters of an edition: an invitation that left, to a state and in every language, and a letter for a visa as it
 * was issued. A real one is its receiver's alone.
 */
export async function letterSamples(
  deps: {
    readonly db: Db;
    readonly files: Files;
    readonly translator: Translator;
    readonly publicUrl: string;
  },
  whole: EditionWhole,
): Promise<LetterSample[]> {
  const { db, files } = deps;
  const invited = (await listInvitations(db, whole.edition.id, 'ar')).filter(
    ({ invitation, template }) => invitation.sample && template !== null && invitation.letterNumber !== null,
  );
  const invitation = invited.find(({ state }) => state !== null) ?? invited[0];
  const template = invitation?.template;
  const issued = (await listVisaLetters(db, whole.edition.id, { state: 'issued' })).find(
    ({ attendee }) => attendee.sample,
  )?.letter;
  return [
    ...(invitation === undefined || template == null
      ? []
      : letterLanguages.map(
          (language): LetterSample => ({
            kind: 'invitation',
            language,
            async write() {
              const preparing = createPreparing(deps);
              const { letterNumber, letterDate, dispatchedAt } = invitation.invitation;
              const { document } = preparing.invitation(
                whole,
                await preparing.venueOf(db, whole),
                { ...invitation, invitation: { ...invitation.invitation, letterLanguages: language } },
                template,
                await readLetterSettings(db, whole.edition.id),
                { number: letterNumber, date: letterDate },
                // Where a real one has its secret.
                `${deps.publicUrl}/${invitation.invitation.language}/invitations/sample`,
                dispatchedAt ?? new Date(`${whole.edition.startsOn}T00:00:00Z`),
              );
              return renderLetter(document);
            },
          }),
        )),
    ...(issued?.fileId == null
      ? []
      : [
          {
            kind: 'visa-support' as const,
            language: issued.letterLanguages,
            async write() {
              const file = await files.find(issued.fileId ?? '');
              if (file === undefined) throw new Error('The letter for a visa lost its file.');
              return files.read(file);
            },
          },
        ]),
  ];
}

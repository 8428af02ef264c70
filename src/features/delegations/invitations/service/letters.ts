import type { Tx } from '../../../../platform/database/index.ts';
import { ruleBroken } from '../../../../platform/errors/index.ts';
import type { FileRow } from '../../../../platform/files/index.ts';
import type { Language } from '../../../../platform/language/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import * as store from '../../store/letters.ts';
import type { InvitationsContext } from '../context.ts';
import { renderLetter } from '../render/letter.ts';
import { fieldName } from '../rules/fields.ts';
import { letterNumber } from '../rules/number.ts';
import { invitationSecret } from '../secrets.ts';
import { createPreparing } from './preparing.ts';

export type Letters = ReturnType<typeof createLetters>;

/** Under which letters are kept and read at `/files/:id`. */
export const INVITATION_LETTER = 'invitation-letter';

/** Makes letters from templates: merges, numbers, renders. */
export function createLetters({ files, vault, ...context }: InvitationsContext) {
  const { publicUrl } = context;
  const letters = {
    ...createPreparing(context),

    /** Where the receiver answers, in the language of their mail. */
    linkOf: (language: Language, secret: string): string => `${publicUrl}/${language}/invitations/${secret}`,
    secretOf: (id: string, number: string): string => invitationSecret(vault, id, number),

    render: renderLetter,

    /**
     * Gives the next number of an edition. The settings are locked until the transaction ends, so that numbers follow on
     * one another whoever dispatches at once; what is rolled back gives its number back.
     */
    async nextNumber(tx: Tx, whole: EditionWhole): Promise<string> {
      const { edition, series } = whole;
      const settings = await store.lockLetterSettings(tx, edition.id);
      const number = settings.lastNumber + 1;
      await store.updateLetterSettings(tx, edition.id, { lastNumber: number });
      return letterNumber(settings.numberPattern, {
        series: series.acronym,
        edition: String(edition.number),
        year: edition.startsOn.slice(0, 4),
        number,
      });
    },

    /** Keeps a letter as it left. */
    keep: (tx: Tx, editionId: string, number: string, body: Uint8Array, purpose: string): Promise<FileRow> =>
      files.record(tx, {
        editionId,
        name: `${number.replaceAll('/', '-')}.pdf`,
        mediaType: 'application/pdf',
        body,
        purpose,
      }),
  };
  return letters;
}

/** @throws 422 naming the fields of a letter that have no value */
export function refuseMissing(field: string, missing: readonly string[]): void {
  if (missing.length === 0) return;
  const named = (language: Language, comma: string): string =>
    missing.map((name) => fieldName(name, language)).join(comma);
  const [ar, en] = [named('ar', '، '), named('en', ', ')];
  throw ruleBroken({
    field,
    code: 'letter-field-empty',
    params: { names: ar, 'names.ar': ar, 'names.en': en },
  });
}

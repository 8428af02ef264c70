import type { Db } from '../../../../platform/database/index.ts';
import { type Language, type LocalText, languages } from '../../../../platform/language/index.ts';
import { type EditionWhole, listVenues } from '../../../series/index.ts';
import type { InvitationWhole } from '../../store/invitations.ts';
import type { LetterSettingsRow, LetterTemplateRow } from '../../store/letters.ts';
import type { LetterLanguages } from '../../tables.ts';
import type { InvitationsContext } from '../context.ts';
import type { LetterDocument, LetterText } from '../render/letter.ts';
import { type LetterValues, mergeLetter, missingIn, paragraphsOf } from '../rules/merge.ts';
import { editionFacts, invitationValues, type LetterMark, wordsOf } from './facts.ts';

/** What was made of a template: the letter, and fields that have no value, per language. */
export interface PreparedLetter {
  readonly document: LetterDocument;
  readonly missing: readonly string[];
}

const modeLanguages = (mode: LetterLanguages): readonly Language[] => (mode === 'ar-en' ? languages : [mode]);

/** A letter's text in a language; the other language's where there is none. */
const textOf = (text: LocalText, language: Language): string =>
  text[language].trim() === '' ? text[language === 'ar' ? 'en' : 'ar'] : text[language];

/** Makes letters from templates: merges, and says what is missing. */
export function createPreparing({
  translator,
  publicUrl,
}: Pick<InvitationsContext, 'translator' | 'publicUrl'>) {
  /** The first venue of the edition: where letters say that it is held. */
  const venueOf = async (db: Db, whole: EditionWhole): Promise<LocalText | null> =>
    (await listVenues(db, whole.edition.id))[0]?.name ?? null;

  function prepare(input: {
    readonly whole: EditionWhole;
    readonly venue: LocalText | null;
    readonly template: Pick<LetterTemplateRow, 'subject' | 'body' | 'signatoryName' | 'signatoryPost'>;
    /** Instead of the template's text. */
    readonly body: LocalText | null;
    readonly values: Readonly<Record<Language, LetterValues>>;
    readonly addressee: (language: Language) => readonly string[];
    readonly mode: LetterLanguages;
    readonly mark: LetterMark;
    readonly replyAddress: string | null;
    readonly createdAt: Date;
  }): PreparedLetter {
    const { whole, template, values, mode, mark } = input;
    const missing = new Set<string>();
    const make = (language: Language): LetterText => {
      const [subject, body] = [
        textOf(template.subject, language),
        textOf(input.body ?? template.body, language),
      ];
      if (modeLanguages(mode).includes(language)) {
        for (const name of missingIn(`${subject}\n${body}`, values[language])) missing.add(name);
      }
      return {
        subject: mergeLetter(subject, values[language]).replaceAll('\n', ' ').trim(),
        addressee: input.addressee(language),
        paragraphs: paragraphsOf(mergeLetter(body, values[language])),
      };
    };
    const document: LetterDocument = {
      edition: editionFacts(whole, input.venue),
      number: mark.number,
      date: mark.date,
      text: { ar: make('ar'), en: make('en') },
      signatory: { name: template.signatoryName, post: template.signatoryPost },
      replyAddress: input.replyAddress,
      mode,
      words: wordsOf(translator, whole),
      createdAt: input.createdAt,
    };
    return { document, missing: [...missing] };
  }

  return {
    venueOf,
    prepare,

    /**
     * The letter of an invitation as it would leave now, or as it leaves.
     * @param link the way to the answer; null on a preview, where the letter shows what it will look like
     */
    invitation(
      whole: EditionWhole,
      venue: LocalText | null,
      found: InvitationWhole,
      template: LetterTemplateRow,
      settings: LetterSettingsRow,
      mark: LetterMark,
      link: string | null,
      createdAt: Date,
    ): PreparedLetter {
      const { invitation } = found;
      const replyAddress = link ?? `${publicUrl}/${invitation.language}/invitations/…`;
      const shown: LetterMark = {
        number: mark.number ?? '…',
        date: mark.date ?? whole.edition.startsOn,
      };
      return prepare({
        whole,
        venue,
        template,
        body: invitation.body,
        // What is given at dispatch is not missing before.
        values: invitationValues(whole, venue, found, settings, shown, replyAddress),
        addressee: (language) =>
          textOf(invitation.addressee, language)
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        mode: invitation.letterLanguages,
        mark,
        replyAddress: link,
        createdAt,
      });
    },
  };
}

/** What letters say of an edition and of their receivers: values by the names of fields, in each language. */
import type { DocumentWords, EditionFacts } from '../../../../platform/document/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import {
  type CalendarDay,
  fullDate,
  isolateAuto,
  type Language,
  type LocalText,
  localText,
  ordinal,
  periodPhrase,
  quote,
  textIn,
} from '../../../../platform/language/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import type { InvitationWhole } from '../../store/invitations.ts';
import type { LetterSettingsRow } from '../../store/letters.ts';
import type { LetterValues } from '../rules/merge.ts';

/** Words of documents, in the digits of the edition on the Arabic side. */
export const wordsOf = (translator: Translator, { edition }: EditionWhole): DocumentWords => ({
  ar: translator.t('ar', { digits: edition.digits }),
  en: translator.t('en'),
});

/** A text in a language; the other language's stands in for one that is missing, kept apart from the sentence. */
export const said = (text: LocalText | null | undefined, language: Language): string => {
  if (text == null) return '';
  const shown = textIn(text, language);
  return shown.fallback ? isolateAuto(shown.text) : shown.text;
};

/** What documents say of the edition. */
export function editionFacts(whole: EditionWhole, venue: LocalText | null): EditionFacts {
  const { edition, organiser, coOrganisers } = whole;
  const { language: _, ...dates } = dateSettingsOf(whole, 'ar');
  return {
    title: edition.title,
    shortTitle: whole.series.name,
    number: edition.number,
    slogan: edition.slogan,
    patron: edition.patron,
    venue,
    city: edition.city,
    organiser: organiser?.name ?? null,
    coOrganisers: coOrganisers.map(({ name }) => name),
    from: edition.startsOn,
    to: edition.endsOn,
    authentic: edition.authenticLanguage,
    dates,
  };
}

/** Number and day of a letter; null on a preview. */
export interface LetterMark {
  readonly number: string | null;
  readonly date: CalendarDay | null;
}

const inEach = (make: (language: Language) => LetterValues): Readonly<Record<Language, LetterValues>> => ({
  ar: make('ar'),
  en: make('en'),
});

/** What every letter of an edition may say. */
export const commonValues = (
  whole: EditionWhole,
  venue: LocalText | null,
  mark: LetterMark,
  language: Language,
): LetterValues => {
  const { edition, organiser, series } = whole;
  const settings = dateSettingsOf(whole, language);
  const slogan = said(edition.slogan, language);
  return {
    edition: said(edition.title, language),
    forum: said(series.name, language),
    ordinal: ordinal(edition.number, 'f', 'nom', language),
    slogan: slogan === '' ? '' : quote(slogan, language),
    dates: periodPhrase(edition.startsOn, edition.endsOn, settings),
    place: said(venue, language),
    city: said(edition.city, language),
    patron: said(edition.patron, language),
    organiser: said(organiser?.name, language),
    number: mark.number ?? '',
    date: mark.date === null ? '' : fullDate(mark.date, settings),
  };
};

/** What a party is called in letters: a state by its formal name, a body by its own. */
export const partyName = ({ state, body }: Pick<InvitationWhole, 'state' | 'body'>): LocalText =>
  state?.formalName ?? state?.shortName ?? body?.name ?? localText({});

const sum = (quotas: LetterSettingsRow['quotas']): number =>
  Object.values(quotas).reduce((total, most) => total + (most ?? 0), 0);

/** Values of an invitation's letter in both languages. */
export const invitationValues = (
  whole: EditionWhole,
  venue: LocalText | null,
  found: InvitationWhole,
  settings: LetterSettingsRow,
  mark: LetterMark,
  link: string,
): Readonly<Record<Language, LetterValues>> => {
  const { invitation } = found;
  return inEach((language) => {
    const dates = dateSettingsOf(whole, language);
    const most = sum(settings.quotas);
    return {
      ...commonValues(whole, venue, mark, language),
      party: said(partyName(found), language),
      addressee: said(invitation.addressee, language).split('\n')[0] ?? '',
      'reply-by': invitation.replyBy === null ? '' : fullDate(invitation.replyBy, dates),
      quota: most === 0 ? '' : String(most),
      link,
    };
  });
};

export { inEach };

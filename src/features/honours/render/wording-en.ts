import type { MessageParams } from '../../../platform/i18n/index.ts';
import { ordinal, periodPhrase } from '../../../platform/language/index.ts';
import type { CertificateDocument, CertificateWording } from './certificate.ts';
import { datesOf, englishWords, hoursPhrase, quoted, said } from './words.ts';

// A title that says what it is: "the workshop “Workshop on …”" would say it twice.
const NAMES_ITSELF = {
  session: /^“?(?:the )?(?:[\w-]+ )?(?:session|panel|workshop|seminar|lecture|ceremony|round table)\b/iu,
  workshop: /^“?(?:the )?(?:[\w-]+ )?(?:workshop|training)\b/iu,
} as const;

const FORUM_NOUN =
  /\b(?:forum|conference|summit|symposium|workshop|congress|meeting|exhibition|seminar|assembly|convention|colloquium|dialogue|week)\b/iu;
const BODY_NOUN =
  /^(?:(?:general|national|regional|international|higher|supreme|royal|arab|public) )*(?:ministry|secretariat|authority|agency|council|league|committee|department|directorate|office|bureau|cent(?:re|er)|union|association|federation|institute|commission|organi[sz]ation|organi[sz]ing committee|academy|society|foundation|kingdom|state|republic)\b/iu;

/** "the" before a name that a sentence wants it before; names that have an article or a figure first stay. */
const withArticle = (name: string, noun: RegExp): string =>
  noun.test(name) && !/^(?:the|a|an|\d)/iu.test(name) ? `the ${name}` : name;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The English wording. */
export const englishWording = (input: CertificateDocument): CertificateWording => {
  const { edition, kind, organiser, holder } = input;
  const say = englishWords(edition);
  const forum = withArticle(said(edition.title, 'en'), FORUM_NOUN);
  const city = said(edition.city, 'en');
  const place = city === '' ? '' : say('edition.place', { city });
  const period = periodPhrase(edition.from, edition.to, datesOf(edition, 'en'));
  const event =
    edition.number === null
      ? say('edition.single', { forum, place, period })
      : say('edition.numbered', { ordinal: ordinal(edition.number, 'f', 'nom', 'en'), forum, place, period });
  const session = said(input.session, 'en');
  const asWorkshop = kind === 'trainer' && session !== '';
  const sort = asWorkshop ? 'workshop' : 'session';
  const name = NAMES_ITSELF[sort].test(session)
    ? quoted(session, 'en')
    : say(asWorkshop ? 'session.workshop' : 'session.named', { session: quoted(session, 'en') });
  const matter = session === '' ? event : say('session.in', { session: name, event });
  const hours = hoursPhrase(input.hours, 'en', edition);
  const params: MessageParams = {
    edition: event,
    event,
    matter,
    hours: hours === '' ? '' : say('hours', { hours }),
  };
  const title = say(`title.${kind}`);
  const giver = { organiser: capitalised(withArticle(said(organiser.name, 'en'), BODY_NOUN)) };

  if (kind === 'appreciation') {
    const citation = said(input.citation, 'en').replace(/[.,;]+$/u, '');
    const text =
      citation === ''
        ? say(`sentence.appreciation.${holder.isBody ? 'body' : holder.gender}`, params)
        : say(/^(?:for|in (?:recognition|appreciation)) /iu.test(citation) ? 'cited-as-written' : 'cited', {
            citation,
            event,
          });
    return { title, lead: say('lead.appreciation', giver), text };
  }
  const lead = input.form === 'attested' ? say('lead.attested', giver) : say('lead.neutral');
  if (asWorkshop) return { title, lead, text: say('sentence.workshop', params) };
  if (kind === 'speaker' && session !== '')
    return { title, lead, text: say('sentence.speaker-session', params) };
  return { title, lead, text: say(`sentence.${kind}`, params) };
};

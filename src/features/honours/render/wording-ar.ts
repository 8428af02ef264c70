import type { MessageParams } from '../../../platform/i18n/index.ts';
import { ordinal, periodPhrase } from '../../../platform/language/index.ts';
import type { CertificateDocument, CertificateWording } from './certificate.ts';
import { arabicWords, datesOf, hoursPhrase, quoted, said } from './words.ts';

// A title that says what it is: «جلسة «الجلسة الأولى …»» would say it twice.
const NAMES_ITSELF = {
  session: /^«?(?:ال)?(?:جلسة|حلقة|ورشة|ندوة|لقاء|محاضرة|حفل|مائدة)(?:\s|:|،|$)/u,
  workshop: /^«?(?:ال)?(?:ورشة|دورة تدريبية)(?:\s|:|،|$)/u,
} as const;

type Agreement = 'm' | 'f' | 'unstated';

const agreementOf = ({ holder }: CertificateDocument): Agreement =>
  holder.isBody ? (holder.bodyGender ?? 'f') : holder.gender;

// A citation that already begins with its preposition.
const ALREADY_JOINED =
  /^(?:لل|على |نظير |تقدير|وذلك |ل(?:جهود|إسهام|مساهمة|مشارك|دور|دعم|تعاون|عطاء|تميز|حسن))/u;

/** The Arabic wording: verbs agree with the organiser, «متحدثًا», «لإسهامها» with the holder. */
export const arabicWording = (input: CertificateDocument): CertificateWording => {
  const { edition, kind, organiser } = input;
  const say = arabicWords(edition);
  const gender = agreementOf(input);
  const forum = said(edition.title, 'ar');
  const city = said(edition.city, 'ar');
  const place = city === '' ? '' : say('edition.place', { city });
  const period = periodPhrase(edition.from, edition.to, datesOf(edition, 'ar'));
  const whole =
    edition.number === null
      ? say('edition.single', { forum, place, period })
      : say('edition.numbered', { ordinal: ordinal(edition.number, 'f', 'obl', 'ar'), forum, place, period });
  const event = say('event', { edition: whole });
  const session = said(input.session, 'ar');
  const asWorkshop = kind === 'trainer' && session !== '';
  const sort = asWorkshop ? 'workshop' : 'session';
  const name = NAMES_ITSELF[sort].test(session)
    ? quoted(session, 'ar')
    : say(asWorkshop ? 'session.workshop' : 'session.named', { session: quoted(session, 'ar') });
  const matter = session === '' ? event : say('session.in', { session: name, event });
  const hours = hoursPhrase(input.hours, 'ar', edition);
  const params: MessageParams = {
    edition: whole,
    event,
    matter,
    hours: hours === '' ? '' : say('hours', { hours }),
  };
  const feminine = gender === 'f' && (kind === 'speaker' || kind === 'trainer');
  const title = say(feminine ? `title.${kind}-f` : `title.${kind}`);
  const giver = { organiser: said(organiser.name, 'ar') };

  if (kind === 'appreciation') {
    const citation = said(input.citation, 'ar').replace(/[.،؛]+$/u, '');
    const text =
      citation === ''
        ? say(`neutral.appreciation.${gender}`, params)
        : say(ALREADY_JOINED.test(citation) ? 'cited-as-written' : 'cited', { citation, event });
    return { title, lead: say(`lead.appreciation.${organiser.genderAr}`, giver), text };
  }
  if (input.form === 'attested' && gender !== 'unstated') {
    return {
      title,
      lead: say(`lead.attested.${organiser.genderAr}`, giver),
      text: say(`attested.${asWorkshop ? 'workshop' : kind}.${gender}`, params),
    };
  }
  const lead = say(`lead.neutral.${organiser.genderAr}`, giver);
  if (asWorkshop) return { title, lead, text: say('neutral.workshop', params) };
  const agrees = kind === 'speaker' || kind === 'trainer';
  return { title, lead, text: say(agrees ? `neutral.${kind}.${gender}` : `neutral.${kind}`, params) };
};

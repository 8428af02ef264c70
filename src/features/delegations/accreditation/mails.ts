/** The mails of accreditation: to whom it is about, and to whoever speaks for their delegation. */
import { type Language, textIn } from '../../../platform/language/index.ts';
import type { MailMessage, MailTemplate } from '../../../platform/outbox/index.ts';
import { type EditionWhole, editionPath } from '../../series/index.ts';
import type { DelegationsPartContext } from '../context.ts';
import type { QueueRow } from '../store/accreditation.ts';
import type { AccreditationState } from '../tables.ts';

const person: MailTemplate = {
  key: 'accreditation.person',
  words: 'accreditation:mail.person',
  placeholders: {
    subject: 'line',
    name: 'line',
    text: 'text',
    reason: 'text',
    open: 'line',
    link: 'secret-link',
  },
  sample: {
    ar: {
      subject: 'طلب اعتمادكم معاد للاستكمال: ملتقى الأنهار الثاني',
      name: 'سالم المريخي',
      text: 'نرجو استكمال ما يأتي، ثم يُنظر في الطلب مجددًا.',
      reason: 'صورة جواز السفر غير واضحة.',
      open: 'استكمال الطلب',
      link: '/ar/registrations/sample',
    },
    en: {
      subject: 'Please complete your accreditation request: Second River Forum',
      name: 'Salem Al-Muraikhi',
      text: 'Please complete what follows; the request is then looked at again.',
      reason: 'The copy of the passport cannot be read.',
      open: 'Complete the request',
      link: '/en/registrations/sample',
    },
  },
};

const delegation: MailTemplate = {
  key: 'accreditation.delegation',
  words: 'accreditation:mail.delegation',
  placeholders: { subject: 'line', name: 'line', text: 'text', names: 'text', reason: 'text', link: 'link' },
  sample: {
    ar: {
      subject: 'طلبات اعتماد معادة للاستكمال: دولة الإمارات العربية المتحدة',
      name: 'هدى الكندي',
      text: 'نرجو استكمال ما يأتي للأشخاص المذكورين، ثم يُنظر في الطلبات مجددًا.',
      names: 'سالم المريخي\nنورة الهاجري',
      reason: 'صورة جواز السفر غير واضحة.',
      link: '/ar/account/delegations/sample',
    },
    en: {
      subject: 'Requests to be completed: United Arab Emirates',
      name: 'Huda Al-Kindi',
      text: 'Please complete what follows for the people named; the requests are then looked at again.',
      names: 'Salem Al-Muraikhi\nNoura Al-Hajri',
      reason: 'The copy of the passport cannot be read.',
      link: '/en/account/delegations/sample',
    },
  },
};

/** Every mail of accreditation. */
export const accreditationMails: readonly MailTemplate[] = [person, delegation];

export const templateOf = ({ template }: Pick<MailMessage, 'template'>): MailTemplate =>
  template === person.key ? person : delegation;

/** Of what people are told; a request that is taken up, or approved by the first of two, is told to nobody. */
export type ToldState = Exclude<AccreditationState, 'submitted' | 'under-review'>;
export const isTold = (state: AccreditationState): state is ToldState =>
  state !== 'submitted' && state !== 'under-review';

/** Whoever speaks for a delegation. */
export interface Speaker {
  readonly delegationId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly accountId: string | null;
}

/** A mail, and whom it is about. */
export interface DecisionMessage {
  readonly accreditationIds: readonly string[];
  readonly message: MailMessage;
}

/**
 * The mails of one decision: one to each person with an address, and one to each focal point for all of their people.
 * @param ways where registrants complete their request; empty for those who only look
 */
export function decisionMails(
  { translator, publicUrl }: Pick<DelegationsPartContext, 'translator' | 'publicUrl'>,
  whole: EditionWhole,
  state: ToldState,
  reason: string | null,
  rows: readonly QueueRow[],
  speakers: readonly Speaker[],
  ways: ReadonlyMap<string, string>,
): DecisionMessage[] {
  const { edition } = whole;
  const forum = (language: Language) => textIn(edition.title, language).text;
  const words = (language: Language) => translator.t(language, { digits: edition.digits });
  const hasSpeaker = new Set(speakers.map(({ delegationId }) => delegationId));
  const toPeople = rows
    .filter(({ email }) => email?.includes('@'))
    .map((row): DecisionMessage => {
      const { language } = row;
      const t = words(language);
      const own = ways.get(row.attendeeId);
      const through = row.delegationId !== null && hasSpeaker.has(row.delegationId);
      const kind = state === 'returned' && own === undefined && through ? 'returned-through' : state;
      return {
        accreditationIds: [row.id],
        message: {
          template: person.key,
          secret: true,
          to: { address: row.email ?? '', name: textIn(row.name, language).text, accountId: row.accountId },
          language,
          digits: edition.digits,
          editionId: edition.id,
          values: {
            subject: t(`accreditation:mail-words.${kind}.subject`, { forum: forum(language) }),
            name: textIn(row.name, language).text,
            text: t(`accreditation:mail-words.${kind}.text`, { forum: forum(language) }),
            reason: reason ?? '',
            open: t(
              `accreditation:mail-words.${own !== undefined && state === 'returned' ? 'complete' : 'open'}`,
            ),
            link: own ?? `${publicUrl}/${language}${editionPath(whole)}`,
          },
          masthead: forum(language),
          dedupeKey: `accreditation:${row.id}:${row.version}`,
        },
      };
    });
  const toSpeakers = speakers.flatMap((speaker): DecisionMessage[] => {
    const theirs = rows.filter(({ delegationId }) => delegationId === speaker.delegationId);
    const [first] = theirs;
    if (first === undefined) return [];
    const { language } = speaker;
    const t = words(language);
    const said = {
      count: theirs.length,
      party: first.party === null ? '' : textIn(first.party, language).text,
    };
    return [
      {
        accreditationIds: theirs.map(({ id }) => id),
        message: {
          template: delegation.key,
          to: { address: speaker.email, name: speaker.name, accountId: speaker.accountId },
          language,
          digits: edition.digits,
          editionId: edition.id,
          values: {
            subject: t(`accreditation:delegation-words.${state}.subject`, said),
            name: speaker.name,
            text: t(`accreditation:delegation-words.${state}.text`, { ...said, forum: forum(language) }),
            names: theirs.map(({ name }) => textIn(name, language).text).join('\n'),
            reason: reason ?? '',
            link: `${publicUrl}/${language}/account/delegations/${speaker.delegationId}`,
          },
          masthead: forum(language),
          dedupeKey: `accreditations:${speaker.email}:${first.id}:${first.version}`,
        },
      },
    ];
  });
  return [...toPeople, ...toSpeakers];
}

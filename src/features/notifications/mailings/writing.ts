/** Makes the mail of one receiver out of a message: fields filled, their language, their file for calendars. */
import type { Language } from '../../../platform/language/index.ts';
import { dayOf, textIn } from '../../../platform/language/index.ts';
import type {
  AudienceMember,
  MailAttachment,
  MailMessage,
  MailRenderer,
  MailTemplate,
  MailTime,
  RenderedMail,
} from '../../../platform/outbox/index.ts';
import { inBoth } from '../../../platform/outbox/index.ts';
import { writeCalendar } from '../../programme/index.ts';
import { type EditionWhole, mastheadOf } from '../../series/index.ts';
import type { MailingRow } from '../store/mailings.ts';
import { merge, textFor } from './merge.ts';

/** What of a message decides its mails. */
export type MailingText = Pick<
  MailingRow,
  'id' | 'subject' | 'body' | 'necessary' | 'calendar' | 'startsAt' | 'endsAt' | 'place'
>;

type Receiver = Pick<AudienceMember, 'name' | 'fields' | 'times'>;

export const MAILING_TEMPLATE = 'notifications.mailing';

/** Subject and text as a reader of the language gets them, fields filled. */
export function mergedFor(mailing: MailingText, whole: EditionWhole, receiver: Receiver, language: Language) {
  const body = textFor(mailing.body, language);
  // One mail speaks one language: that of its text.
  const subject = textFor(mailing.subject, body.language).text;
  const values: Record<string, string> = {
    ...Object.fromEntries(Object.entries(receiver.fields).map(([key, text]) => [key, text[body.language]])),
    name: receiver.name[body.language],
    forum: textIn(whole.series.name, body.language).text,
    edition: textIn(whole.edition.title, body.language).text,
  };
  return {
    language: body.language,
    values: { subject: merge(subject, values), body: merge(body.text, values) },
    masthead: mastheadOf(whole, body.language),
    digits: body.language === 'ar' ? whole.edition.digits : ('latn' as const),
  };
}

/** The times that go with the mail. */
function timesOf(mailing: MailingText, receiver: Receiver): readonly MailTime[] {
  if (mailing.calendar === 'receiver') return receiver.times ?? [];
  if (mailing.calendar === 'none' || mailing.startsAt === null || mailing.endsAt === null) return [];
  return [
    {
      id: mailing.id,
      title: inBoth(mailing.subject),
      startsAt: mailing.startsAt.toISOString(),
      endsAt: mailing.endsAt.toISOString(),
      place: mailing.place === null ? null : inBoth(mailing.place),
    },
  ];
}

/** The file for calendars; undefined when there is no time. */
export function calendarOf(
  mailing: MailingText,
  whole: EditionWhole,
  receiver: Receiver,
  language: Language,
  now: Date,
): MailAttachment | undefined {
  const times = timesOf(mailing, receiver);
  const [first] = times;
  if (first === undefined) return undefined;
  const { edition, series } = whole;
  const places = [...new Set(times.flatMap(({ place }) => place?.[language] ?? []))];
  const day = dayOf(new Date(first.startsAt), edition.timeZone);
  const { values } = mergedFor(mailing, whole, receiver, language);
  const text = writeCalendar(
    {
      conference: {
        title: { [language]: textIn(series.name, language).text },
        acronym: '',
        start: day,
        end: day,
        days: 1,
        timeZone: edition.timeZone,
        version: '',
        slotDuration: 15,
      },
      rooms: places.map((place) => ({ key: place, name: { [language]: place }, features: [] })),
      tracks: [],
      persons: [],
      sessions: times.map((time) => ({
        key: time.id,
        guid: time.id,
        title: { [language]: time.id === mailing.id ? values.subject : time.title[language] },
        ...(time.place === null ? {} : { room: time.place[language] }),
        start: new Date(time.startsAt),
        duration: Math.round((Date.parse(time.endsAt) - Date.parse(time.startsAt)) / 60_000),
        cancelled: false,
        roles: [],
        links: [],
        attachments: [],
        lastModified: now,
      })),
    },
    { stamp: now, language, part: true },
  );
  return { name: 'calendar.ics', mediaType: 'text/calendar; charset=utf-8', bytes: Buffer.from(text) };
}

/** The mail of a receiver, as the outbox takes it. */
export function mailFor(
  mailing: MailingText,
  whole: EditionWhole,
  receiver: AudienceMember,
  more: {
    readonly dedupeKey: string;
    readonly now: Date;
    readonly unsubscribeUrl: (language: Language) => string;
  },
): MailMessage {
  const { language, ...merged } = mergedFor(mailing, whole, receiver, receiver.language);
  const calendar = calendarOf(mailing, whole, receiver, language, more.now);
  return {
    template: MAILING_TEMPLATE,
    to: { address: receiver.address, name: receiver.name[language], accountId: receiver.accountId },
    language,
    editionId: whole.edition.id,
    dedupeKey: more.dedupeKey,
    ...merged,
    ...(calendar === undefined ? {} : { attachments: [calendar] }),
    ...(mailing.necessary ? {} : { unsubscribeUrl: more.unsubscribeUrl(language) }),
  };
}

/** The mail as it would look to a receiver in a language. */
export function previewOf(
  deps: { readonly renderer: MailRenderer; readonly template: MailTemplate; readonly publicUrl: string },
  mailing: MailingText,
  whole: EditionWhole,
  receiver: Receiver,
  wanted: Language,
): RenderedMail & { readonly language: Language } {
  const { language, ...merged } = mergedFor(mailing, whole, receiver, wanted);
  const { whole: mail } = deps.renderer.render(deps.template, {
    language,
    ...merged,
    unsubscribeUrl: mailing.necessary ? null : `${deps.publicUrl}/${language}/unsubscribe`,
  });
  return { ...mail, language };
}

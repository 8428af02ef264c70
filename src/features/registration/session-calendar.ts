import type { LocalText } from '../../platform/language/index.ts';
import { dayOf, textIn } from '../../platform/language/index.ts';
import type { MailAttachment } from '../../platform/outbox/index.ts';
import { writeCalendar } from '../programme/index.ts';
import type { EditionWhole } from '../series/index.ts';

/** A session at its time, for the calendar of one person. */
export interface CalendarSession {
  readonly id: string;
  readonly title: LocalText;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  /** How often its time was set anew: calendars take the highest. */
  readonly sequence: number;
  readonly cancelled: boolean;
  /** Where it takes place, in the language of the calendar; null: nobody said so. */
  readonly place: string | null;
}

/**
 * The file that a mail brings for somebody's calendar; undefined without a time. Its identity is the session's own, so
 * that a place, a link and the programme are one entry. It carries no secret link: files of mails are kept as they are.
 */
export function sessionCalendar(
  whole: EditionWhole,
  session: CalendarSession,
  { language, now, name }: { readonly language: 'ar' | 'en'; readonly now: Date; readonly name: string },
): MailAttachment | undefined {
  const { startsAt, endsAt, place } = session;
  if (startsAt === null || endsAt === null) return undefined;
  const day = dayOf(startsAt, whole.edition.timeZone);
  const text = writeCalendar(
    {
      conference: {
        title: { [language]: textIn(whole.edition.title, language).text },
        acronym: whole.series.acronym,
        start: day,
        end: day,
        days: 1,
        timeZone: whole.edition.timeZone,
        version: '',
        slotDuration: 15,
      },
      rooms: place === null ? [] : [{ key: place, name: { [language]: place }, features: [] }],
      tracks: [],
      persons: [],
      sessions: [
        {
          key: session.id,
          guid: session.id,
          title: { [language]: textIn(session.title, language).text },
          ...(place === null ? {} : { room: place }),
          start: startsAt,
          duration: Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000),
          cancelled: session.cancelled,
          sequence: session.sequence,
          roles: [],
          links: [],
          attachments: [],
          lastModified: now,
        },
      ],
    },
    { stamp: now, language, part: true },
  );
  return { name, mediaType: 'text/calendar; charset=utf-8', bytes: Buffer.from(text) };
}

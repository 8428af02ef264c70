import type { Tx } from '../../../../platform/database/index.ts';
import { fullDate, textIn, time, timeRange } from '../../../../platform/language/index.ts';
import type { MailAttachment } from '../../../../platform/outbox/index.ts';
import { dateSettingsOf, type EditionWhole, mastheadOf } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import { sessionCalendar } from '../../session-calendar.ts';
import type { ActivitySession } from '../../store/activities.ts';
import type { Holder } from '../../store/holders.ts';
import type { PlaceRow } from '../../store/places.ts';
import type { PlaceMail } from '../mails.ts';
import { placeSecret } from '../secrets.ts';

export type PlaceMailing = ReturnType<typeof createPlaceMailing>;

/** The entry of a place in its holder's calendar. */
const calendarOf = (
  whole: EditionWhole,
  { room, ...session }: ActivitySession,
  language: 'ar' | 'en',
  now: Date,
  cancelled: boolean,
): MailAttachment | undefined =>
  sessionCalendar(
    whole,
    {
      ...session,
      cancelled,
      sequence: session.sequence + (cancelled ? 1 : 0),
      place: room === null ? null : textIn(room, language).text,
    },
    { language, now, name: 'place.ics' },
  );

/** The mails about places, in the language of whom they are for. */
export function createPlaceMailing({ outbox, translator, vault, publicUrl }: RegistrationContext) {
  const linkOf = (id: string, language: 'ar' | 'en'): string =>
    `${publicUrl}/${language}/places/${placeSecret(vault, id)}`;

  return {
    /** Address of the page of one place; whoever has it may confirm the place and give it up. */
    linkOf,

    /** Tells somebody how their place stands; whoever has no address is told by their account alone. */
    async tell(
      tx: Tx,
      template: PlaceMail,
      whole: EditionWhole,
      session: ActivitySession,
      place: PlaceRow,
      holder: Holder,
      now: Date,
      more: { readonly position?: number; readonly note?: string } = {},
    ): Promise<void> {
      const { address, language } = holder;
      // Whose data were erased has no address any more; invented people have none that leads anywhere.
      if (holder.sample || address === null || !address.includes('@')) return;
      const settings = dateSettingsOf(whole, language);
      const t = translator.t(language, { digits: whole.edition.digits });
      const moment = (at: Date): string =>
        t('places:moment', { day: fullDate(at, settings), time: time(at, settings) });
      const { startsAt, endsAt, room } = session;
      const calendar =
        template === 'confirmed' || template === 'offered' || (template === 'cancelled' && place.confirmedAt)
          ? calendarOf(whole, session, language, now, template === 'cancelled')
          : undefined;
      await outbox.write(tx, {
        template: `places.${template}`,
        to: { address, name: textIn(holder.name, language).text, accountId: holder.accountId },
        language,
        digits: whole.edition.digits,
        editionId: whole.edition.id,
        masthead: mastheadOf(whole, language),
        secret: true,
        dedupeKey: `place:${place.id}:${template}:${place.version}`,
        ...(template === 'offered' && place.offerExpiresAt !== null
          ? { expiresAt: place.offerExpiresAt }
          : {}),
        ...(calendar === undefined ? {} : { attachments: [calendar] }),
        values: {
          name: textIn(holder.name, language).text,
          activity: textIn(session.title, language).text,
          when:
            startsAt === null || endsAt === null
              ? ''
              : t('places:when', {
                  day: fullDate(startsAt, settings),
                  time: timeRange(startsAt, endsAt, settings),
                }),
          where: room === null ? '' : textIn(room, language).text,
          link: linkOf(place.id, language),
          ...(template === 'waiting'
            ? { position: t('places:position', { position: more.position ?? 1 }) }
            : {}),
          ...(template === 'offered' && place.offerExpiresAt !== null
            ? { until: moment(place.offerExpiresAt) }
            : {}),
          ...(template === 'cancelled' ? { note: more.note ?? '' } : {}),
        },
      });
    },
  };
}

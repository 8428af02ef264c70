import type { Database } from '../../../platform/database/index.ts';
import { gregorianDate, time } from '../../../platform/language/index.ts';
import type { SessionSignUps } from '../../programme/index.ts';
import { dateSettingsOf, editionPath } from '../../series/index.ts';
import { activitiesById } from '../store/activities.ts';
import { roomIn } from './rules/seats.ts';

/**
 * What a session's page says of its places. The page is kept as bytes until the edition changes: it says whether there
 * are places, a waiting list or neither, which the edition's revision follows, and leads to the page that counts them.
 */
export const sessionSignUps = (
  database: Pick<Database, 'rows' | 'transaction' | 'widened'>,
): SessionSignUps => ({
  async of(context, whole, session) {
    const [activity] = await activitiesById(database, [session.id]);
    if (activity === undefined) return { facts: [], actions: [] };
    const t = context.words(whole.edition.digits);
    const settings = dateSettingsOf(whole, context.language);
    const hour = (name: 'opens' | 'closes', at: Date | null): string[] =>
      at === null
        ? []
        : [
            `${t(`places:form.${name}At`)}: ${t('places:moment', {
              day: gregorianDate(at, settings),
              time: time(at, settings),
            })}`,
          ];
    const cancelled = activity.session.cancelled || session.status === 'cancelled';
    return {
      facts: [
        {
          label: t('places:public.label'),
          value: t(`places:room.${roomIn(activity)}`),
          notes: [...hour('opens', activity.opensAt), ...hour('closes', activity.closesAt)],
        },
      ],
      actions: cancelled
        ? []
        : [
            {
              label: t('places:sign-up'),
              href: context.href(`${editionPath(whole)}/sessions/${session.slug}/places`),
              icon: 'target',
              tone: 'primary',
            },
          ],
    };
  },
});

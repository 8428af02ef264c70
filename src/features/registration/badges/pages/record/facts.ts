import type { Db } from '../../../../../platform/database/index.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { FactModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import type * as store from '../../../store/badges.ts';
import { zoneMark } from '../../render/index.ts';
import { dayAt, isHeld, serialText } from '../../rules.ts';
import { listZones } from '../../store/venue.ts';
import { dayIn } from '../shared.ts';

/** What is known of a badge and whose it is. */
export const factsOf = async (
  db: Db,
  context: PageContext,
  whole: EditionWhole,
  { badge, holder, delegation, state, body }: store.BadgeWhole,
): Promise<FactModel[]> => {
  const t = context.words(whole.edition.digits);
  const zones = await listZones(db, whole.edition.id);
  const opens = zones
    .filter(({ number }) => badge.zones.includes(number))
    .map(({ number, name }) => `${zoneMark(number)} · ${say(name, context)}`);
  const facts: (FactModel | false)[] = [
    { label: t('badges:serial'), value: serialText(badge.serial), code: true },
    holder.post !== null && { label: t('attendees:fields.post'), value: say(holder.post, context) },
    (body !== null || holder.organisation !== null) && {
      label: t('attendees:fields.organisation'),
      value: say(body?.name ?? holder.organisation, context),
    },
    state !== null && { label: t('attendees:fields.stateCode'), value: say(state.shortName, context) },
    delegation !== null && { label: t('badges:delegation'), value: say(delegation, context) },
    {
      label: t('badges:record.opens-zones'),
      value: opens.length === 0 ? t('badges:no-zones') : opens.join(context.language === 'ar' ? '، ' : ', '),
    },
    {
      label: t('badges:record.opens-days'),
      value:
        badge.days.length === 0
          ? t('badges:all-days')
          : dayIn(dayAt(whole.edition.startsOn, badge.days[0] ?? 0), context, whole),
      notes: badge.days.slice(1).map((day) => dayIn(dayAt(whole.edition.startsOn, day), context, whole)),
    },
    { label: t('badges:record.issued'), value: dayIn(badge.createdAt, context, whole) },
    badge.collectedAt !== null && {
      label: t('badges:record.collected'),
      value: dayIn(badge.collectedAt, context, whole),
    },
    {
      label: t('badges:list.prints'),
      value: badge.prints || t('badges:list.never'),
      ...(badge.printedAt === null
        ? {}
        : {
            notes: [
              t('badges:list.printed', { day: dayIn(badge.printedAt, context, whole) }),
              ...(isHeld(badge.state) && badge.printedAt < holder.updatedAt ? [t('badges:list.stale')] : []),
            ],
          }),
    },
    badge.endedAt !== null && {
      label: t('badges:record.ended'),
      value: dayIn(badge.endedAt, context, whole),
    },
    badge.reason !== null && { label: t('badges:reason'), value: badge.reason },
    badge.code === '' && { label: t('badges:own.code'), value: t('badges:record.erased-code') },
  ];
  return facts.filter((fact) => fact !== false);
};

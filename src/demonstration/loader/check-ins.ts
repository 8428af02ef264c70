import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import type { AccountActor } from '../../platform/actor/index.ts';
import type { DemoEdition, Key } from '../model.ts';
import { createAgenda, type Passing } from '../national-2016/arrivals.ts';
import type { Loading } from './loading.ts';

/** Most check-ins in one batch; the service takes as many. */
const BATCH = 200;

/** A nonce as a device makes one, the same whenever the demonstration is loaded. */
function nonceOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The desk as it is signed in at its doors. */
function deskOf({ content, keys }: Loading, editionId: string): AccountActor | undefined {
  const desk = content.accounts.find(({ key }) => key === 'desk');
  return (
    desk && {
      kind: 'account',
      accountId: keys.get('account', desk.key),
      name: desk.name[desk.language],
      language: desk.language,
      grants: [{ role: 'desk', scopeKind: 'edition', scopeId: editionId }],
    }
  );
}

/** Who went through which door, day by day, as the devices of an edition that is over told of it each evening. */
export async function loadCheckIns(loading: Loading, edition: DemoEdition): Promise<void> {
  const { services, content, keys, hour, today } = loading;
  if (edition.registrations.length === 0 || edition.to >= today) return;
  const { kit, devices, checking, finder } = services.registration.checkIn;
  const editionId = keys.get('edition', edition.key);
  const actor = deskOf(loading, editionId);
  if (actor === undefined) return;
  const instant = (day: string, time: string): string =>
    DateTime.fromISO(`${day}T${time}`, { zone: edition.zone }).toUTC().toISO() ?? '';
  const whole = await finder.visible(loading.actor, editionId);
  const { people } = await kit.people(editionId, undefined);
  const { doors } = await kit.kit(whole);
  const doorOf = new Map(doors.map(({ id, zone }) => [zone, id]));
  const nameOf = (key: Key): string => content.persons.find((one) => one.key === key)?.ar.name ?? key;
  const badgeOf = new Map(people.map((one) => [one.name.ar, one]));

  hour.turnTo(instant(edition.from, '06:45'));
  const main = await devices.register(actor, whole, { name: 'المدخل الرئيس ١' });
  const halls = await devices.register(actor, whole, { name: 'أبواب القاعات' });

  const send = async (device: string, passings: readonly Passing[]): Promise<void> => {
    const items = passings.flatMap((one) => {
      const badge = badgeOf.get(nameOf(one.person));
      // Workshops are behind a door of their own; whoever's badge opens the public halls alone is checked at the main one.
      const zone = one.inner && badge?.zones.includes(1) ? 1 : 0;
      const session = one.session === null ? null : keys.optional('session', one.session, edition.key);
      return badge === undefined || (one.session !== null && session === null)
        ? []
        : [
            {
              nonce: nonceOf(`${edition.key} ${one.person} ${one.at} ${one.session ?? ''} ${one.direction}`),
              serial: badge.serial,
              door: doorOf.get(zone) ?? '',
              session,
              day: one.day,
              direction: one.direction,
              deviceAt: one.at,
              offline: true,
              opened: true,
            },
          ];
    });
    for (let from = 0; from < items.length; from += BATCH) {
      await checking.take(actor, whole, {
        device,
        sentAt: hour.now().toISOString(),
        items: items.slice(from, from + BATCH),
      });
    }
  };

  for (const { day, passings } of createAgenda(edition, instant)) {
    hour.turnTo(instant(day, '21:30'));
    await send(
      main.id,
      passings.filter(({ session }) => session === null),
    );
    await send(
      halls.id,
      passings.filter(({ session }) => session !== null),
    );
  }
  hour.turnTo(null);
}

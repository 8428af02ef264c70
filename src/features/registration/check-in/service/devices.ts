import { type Actor, actorName } from '../../../../platform/actor/index.ts';
import { newId } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { forbidden, notFound } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { type EditionWhole, findEdition, placeOf } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import * as store from '../../store/check-ins.ts';
import { checkPeopleIn, resolveCheckIns } from '../policy.ts';

export type DevicesService = ReturnType<typeof createDevicesService>;

/** Milliseconds to which it is kept when a device heard from us: it asks every few seconds. */
const HEARD_EVERY = 60_000;

/** Phones and desks that check people in. Each belongs to the account that signed in there. */
export function createDevicesService({ changes, database, clock }: RegistrationContext) {
  const said = ({ id, name, accountId, retiredAt }: store.DeviceRow) => ({ id, name, accountId, retiredAt });
  return {
    /** Binds a device to whoever is signed in on it. */
    register: (
      actor: Actor,
      { edition }: EditionWhole,
      input: { readonly name: string },
    ): Promise<store.DeviceRow> => {
      permit(checkPeopleIn, actor, placeOf(edition));
      if (actor.kind !== 'account') throw forbidden();
      const entry = createEntry();
      const name = entry.plain('name', input.name, { required: true });
      entry.done();
      return changes.run(actor, checkPeopleIn.name, async (change) => {
        const device = await store.insertDevice(change.tx, {
          id: newId(),
          editionId: edition.id,
          name: name ?? actorName(actor),
          accountId: actor.accountId,
          lastSeenAt: change.now,
          createdAt: change.now,
        });
        await change.record({
          action: 'check-in-device.created',
          subject: { kind: 'check-in-device', id: device.id },
          editionId: edition.id,
          after: said(device),
        });
        return device;
      });
    },

    /**
     * The device, if it is the actor's own.
     * @throws 404 for another edition's or nobody's, 403 for one that somebody else signed in on
     */
    async own(actor: Actor, editionId: string, id: string): Promise<store.DeviceRow> {
      const device = await store.findDevice(database.db, id);
      if (device === undefined || device.editionId !== editionId) throw notFound('device-unknown');
      if (actor.kind !== 'account' || actor.accountId !== device.accountId)
        throw forbidden('device-of-other');
      return device;
    },

    /** Keeps that a device in use was told what is known: what it did before, it has sent. */
    async told({ id, retiredAt, heardAt }: store.DeviceRow): Promise<void> {
      const now = clock.now();
      const lately = heardAt !== null && now.getTime() - heardAt.getTime() < HEARD_EVERY;
      if (retiredAt !== null || lately) return;
      await store.updateDevice(database.db, id, { heardAt: now, lastSeenAt: now });
    },

    /** Takes a device out of use: what it has not sent is taken in, what it keeps it forgets. Its own may be given back. */
    retire: (actor: Actor, id: string): Promise<store.DeviceRow> =>
      changes.run(actor, resolveCheckIns.name, async (change) => {
        const before = await store.findDevice(change.tx, id);
        const whole = before === undefined ? undefined : await findEdition(change.tx, before.editionId);
        if (before === undefined || whole === undefined) throw notFound('device-unknown');
        const own = actor.kind === 'account' && actor.accountId === before.accountId;
        permit(own ? checkPeopleIn : resolveCheckIns, actor, placeOf(whole.edition));
        if (before.retiredAt !== null) return before;
        const after = { ...before, retiredAt: change.now };
        await store.updateDevice(change.tx, id, { retiredAt: change.now });
        await change.record({
          action: 'check-in-device.ended',
          subject: { kind: 'check-in-device', id },
          editionId: before.editionId,
          before: said(before),
          after: said(after),
        });
        return after;
      }),
  };
}

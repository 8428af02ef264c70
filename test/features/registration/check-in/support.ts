import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { nameKeys } from '../../../../src/features/delegations/attendees/rules/name-keys.ts';
import { accreditations, attendees } from '../../../../src/features/delegations/tables.ts';
import {
  type BadgeClaims,
  badgeCode,
  claimBytes,
  editionMark,
} from '../../../../src/features/registration/rules/badge-code.ts';
import { badgeKeys, badges, doors, zones } from '../../../../src/features/registration/tables.ts';
import type { Database } from '../../../../src/platform/database/index.ts';
import { newId } from '../../../../src/platform/database/index.ts';
import { localText, normalisedForTrigram } from '../../../../src/platform/language/index.ts';

/** Doors and holders of badges in an edition, written as badges are, with a key of their own. */
export interface DoorsTest {
  readonly lobby: string;
  readonly sideDoor: string;
  readonly hall: string;
  /** Somebody with a badge for zone 0, or as given. */
  addHolder(name: { ar: string; en: string }, more?: Partial<BadgeClaims>): Promise<Holder>;
}

export interface Holder {
  readonly attendeeId: string;
  readonly badgeId: string;
  readonly serial: number;
  readonly code: string;
}

export async function openDoors({ db }: Pick<Database, 'db'>, editionId: string): Promise<DoorsTest> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([
    Buffer.from([4]),
    Buffer.from(jwk.x ?? '', 'base64url'),
    Buffer.from(jwk.y ?? '', 'base64url'),
  ]);
  await db
    .insert(badgeKeys)
    .values({ editionId, number: 1, publicKey: point.toString('base64url'), sealedPrivateKey: 'sealed' });
  const addZone = async (number: number, ar: string, en: string): Promise<string> => {
    const id = newId();
    await db.insert(zones).values({ editionId, id, number, name: localText({ ar, en }) });
    return id;
  };
  const addDoor = async (zoneId: string, ar: string, en: string): Promise<string> => {
    const id = newId();
    await db.insert(doors).values({ editionId, id, zoneId, name: localText({ ar, en }) });
    return id;
  };
  const foyer = await addZone(0, 'البهو', 'Foyer');
  const inner = await addZone(1, 'القاعة الكبرى', 'Great Hall');
  const lobby = await addDoor(foyer, 'الباب الرئيس', 'Main door');
  const sideDoor = await addDoor(foyer, 'الباب الجانبي', 'Side door');
  const hall = await addDoor(inner, 'باب القاعة', 'Hall door');
  let serial = 100;
  return {
    lobby,
    sideDoor,
    hall,
    async addHolder(name, more = {}) {
      serial += 1;
      const claims: BadgeClaims = {
        edition: editionMark(editionId),
        keyNumber: 1,
        serial,
        category: 'delegate',
        zones: [0],
        days: [],
        ...more,
      };
      const [attendeeId, accreditationId, badgeId] = [newId(), newId(), newId()];
      const code = badgeCode(
        claims,
        sign('sha256', claimBytes(claims), { key: privateKey, dsaEncoding: 'ieee-p1363' }),
      );
      await db.insert(attendees).values({
        editionId,
        id: attendeeId,
        category: claims.category,
        source: 'staff',
        name: localText(name),
        sortAr: name.ar,
        sortEn: name.en,
        search: normalisedForTrigram(`${name.ar} ${name.en}`),
        nameKeys: ` ${[...nameKeys(name.ar), ...nameKeys(name.en)].join(' ')} `,
      });
      await db.insert(accreditations).values({
        editionId,
        id: accreditationId,
        attendeeId,
        state: 'approved',
        submittedAt: new Date(),
        decidedAt: new Date(),
      });
      await db.insert(badges).values({
        editionId,
        id: badgeId,
        attendeeId,
        accreditationId,
        serial: claims.serial,
        category: claims.category,
        zones: [...claims.zones],
        days: [...claims.days],
        keyNumber: 1,
        code,
      });
      return { attendeeId, badgeId, serial: claims.serial, code };
    },
  };
}

/** A check-in as a device sends it. */
export const checkIn = (door: string, more: object) => ({
  nonce: randomUUID(),
  door,
  day: 0,
  direction: 'in',
  deviceAt: new Date().toISOString(),
  offline: false,
  ...more,
});

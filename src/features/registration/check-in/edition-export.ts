import { type EditionExport, jsonFile } from '../../series/index.ts';
import { listAllAttendances, listAllCheckIns, listAllImports, listAllOnline } from '../store/attendance.ts';
import { listDevices } from '../store/check-ins.ts';
import { presentDevice } from './present.ts';

/** Who went through which door and when, presence that no door saw, and the devices that told of it. */
export const checkInExport: EditionExport = async ({ db }, { edition }) => {
  const [rows, told, online, imports, devices] = [
    await listAllCheckIns(db, edition.id),
    await listAllAttendances(db, edition.id),
    await listAllOnline(db, edition.id),
    await listAllImports(db, edition.id),
    await listDevices(db, edition.id),
  ];
  return [
    jsonFile('check-ins.json', {
      items: rows.map(({ editionId: _, accountId: __, resolvedBy: ___, ...row }) => row),
    }),
    jsonFile('attendances.json', { items: told.map(({ editionId: _, byAccountId: __, ...row }) => row) }),
    jsonFile('online-sessions.json', { items: online.map(({ editionId: _, ...row }) => row) }),
    jsonFile('attendance-imports.json', {
      items: imports.map(({ editionId: _, byAccountId: __, ...row }) => row),
    }),
    jsonFile('check-in-devices.json', {
      items: devices.map(({ device, accountName }) => presentDevice(device, accountName)),
    }),
  ];
};

import type { ConflictRow, DeviceRow } from '../store/check-ins.ts';
import type { AnswerView, BatchView, ConflictView } from './contract.ts';
import type { Answer, BatchAnswer } from './service/checking.ts';

/** What a device shows of one check-in. */
const presentAnswer = ({ row, repeated, badge }: Answer): AnswerView => ({
  nonce: row.nonce,
  result: row.result,
  reason: row.reason as AnswerView['reason'],
  at: row.at.toISOString(),
  sequence: row.sequence,
  repeated,
  undone: row.resolution === 'dropped',
  person:
    badge === null
      ? null
      : { serial: badge.serial, name: badge.name, category: badge.category, delegation: badge.delegation },
});

export const presentBatch = (answer: BatchAnswer): BatchView => ({
  now: answer.now.toISOString(),
  skewMs: answer.skewMs,
  sequence: answer.sequence,
  retired: answer.retired,
  items: answer.items.map(presentAnswer),
  undone: [...answer.undone],
});

export const presentDevice = (device: DeviceRow, accountName: string) => ({
  id: device.id,
  name: device.name,
  accountId: device.accountId,
  accountName,
  skewMs: device.skewMs,
  lastSeenAt: device.lastSeenAt.toISOString(),
  retiredAt: device.retiredAt?.toISOString() ?? null,
});

export const presentConflict = ({ checkIn, ...row }: ConflictRow): ConflictView => ({
  id: checkIn.id,
  serial: row.serial,
  attendeeId: checkIn.attendeeId,
  name: row.name,
  doorId: checkIn.doorId,
  doorName: row.doorName,
  deviceName: row.deviceName,
  day: checkIn.day,
  direction: checkIn.direction,
  at: checkIn.at.toISOString(),
  receivedAt: checkIn.receivedAt.toISOString(),
  reason: checkIn.reason as ConflictView['reason'],
  resolution: checkIn.resolution,
  resolutionNote: checkIn.resolutionNote,
  resolvedAt: checkIn.resolvedAt?.toISOString() ?? null,
});

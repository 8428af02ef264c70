/** Check-ins that the server has not answered yet. Each is kept before it is sent, and goes once it was answered. */
import type { BatchInput, CheckInInput } from '../../features/registration/check-in/contract.ts';
import { QUEUE, read, readAll, remove, write } from './database.ts';

export interface Device {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
}

/** What waits: a check-in, or that one is taken back. The key keeps their order. */
export type Waiting =
  | { readonly key: string; readonly device: string; readonly item: CheckInInput }
  | {
      readonly key: string;
      readonly device: string;
      readonly undone: NonNullable<BatchInput['undone']>[number];
    };

export type Queue = Awaited<ReturnType<typeof createQueue>>;

export async function createQueue(edition: string, account: string) {
  const waiting = new Map<string, Waiting>(
    (await readAll<Waiting>(QUEUE, `item ${edition} `)).map((one) => [one.key, one]),
  );
  let last = 0;
  let device = await read<Device>(QUEUE, `device ${edition} ${account}`);
  return {
    device: (): Device | undefined => device,
    async bind(bound: Device): Promise<void> {
      device = bound;
      await write(QUEUE, `device ${edition} ${account}`, bound);
    },
    async unbind(): Promise<void> {
      device = undefined;
      await remove(QUEUE, [`device ${edition} ${account}`]);
    },
    count: (): number => waiting.size,
    /** Takes along what other windows of this device have put there. */
    async gather(): Promise<void> {
      for (const one of await readAll<Waiting>(QUEUE, `item ${edition} `)) {
        if (!waiting.has(one.key)) waiting.set(one.key, one);
      }
    },
    /** What waits on this account's device, the oldest first. */
    list: (most: number): Waiting[] =>
      [...waiting.values()]
        .filter((one) => one.device === device?.id)
        .sort((one, other) => (one.key < other.key ? -1 : 1))
        .slice(0, most),
    /** Puts something in the queue: it is on the device before anything else happens to it. */
    async add(
      one: { readonly item: CheckInInput } | { readonly undone: { nonce: string; deviceAt: string } },
    ) {
      last = Math.max(last + 1, Date.now());
      const { nonce } = 'item' in one ? one.item : one.undone;
      const key = `item ${edition} ${String(last).padStart(16, '0')} ${nonce}`;
      const entry = { ...one, key, device: device?.id ?? '' } as Waiting;
      await write(QUEUE, key, entry);
      waiting.set(key, entry);
      return entry;
    },
    async answered(keys: readonly string[]): Promise<void> {
      await remove(QUEUE, keys);
      for (const key of keys) waiting.delete(key);
    },
  };
}

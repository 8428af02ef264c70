/** Keeps the device and the server of one mind, as far as the network goes. */
import type {
  AnswerView,
  KitView,
  NewsView,
  PeopleView,
} from '../../features/registration/check-in/contract.ts';
import { ownSkew } from '../../features/registration/rules/device-clock.ts';
import { forget, PEOPLE } from './database.ts';
import type { Knowledge } from './knowledge.ts';
import type { Queue, Waiting } from './queue.ts';
import { Refused, type Server } from './server.ts';

/** Most check-ins in a batch; the server takes as many. */
const BATCH = 200;
/** Milliseconds in which the server answers somebody at the door, or the device decides. */
const AT_DOOR = 1_500;

export interface SyncActs {
  /** Something that is shown changed. */
  changed(): void;
  /** The server says of a check-in that the device decided what the device did not know. */
  corrected(answer: AnswerView): void;
  /** A check-in was not taken back: it was too late. */
  notUndone(nonce: string): void;
}

export type Sync = ReturnType<typeof createSync>;
export type SyncState = 'online' | 'offline' | 'signed-out' | 'retired' | 'over';

export function createSync(server: Server, knows: Knowledge, queue: Queue, acts: SyncActs) {
  let state: SyncState = 'offline';
  let skewMs = 0;
  const asked = new Set<string>();

  const become = (next: SyncState): void => {
    if (state === next) return;
    state = next;
    acts.changed();
  };

  const wipe = async (): Promise<void> => {
    knows.clear();
    await forget(PEOPLE);
  };

  /** What a failure says: the network is away, or the right is. */
  async function failed(error: unknown): Promise<void> {
    if (!(error instanceof Refused)) return become('offline');
    if (error.status === 401 || error.status === 403) {
      await wipe();
      return become('signed-out');
    }
    if (error.status >= 500) return become('offline');
    throw error;
  }

  /** Sends what waits, and lets go of what was answered. @returns answers by nonce */
  async function send(waiting: readonly Waiting[], patience?: number): Promise<Map<string, AnswerView>> {
    const device = queue.device();
    const sentAt = Date.now();
    if (device === undefined) return new Map();
    const answer = await server.send(
      {
        device: device.id,
        sentAt: new Date(sentAt).toISOString(),
        items: waiting.flatMap((one) => ('item' in one ? [one.item] : [])),
        undone: waiting.flatMap((one) => ('undone' in one ? [one.undone] : [])),
      },
      patience,
    );
    skewMs = ownSkew(sentAt, Date.now(), Date.parse(answer.now));
    await queue.answered(waiting.map(({ key }) => key));
    for (const { nonce, done } of answer.undone) if (!done) acts.notUndone(nonce);
    if (answer.retired) {
      await wipe();
      become('retired');
    } else {
      become('online');
    }
    return new Map(answer.items.map((one) => [one.nonce, one]));
  }

  async function flush(): Promise<void> {
    await queue.gather();
    for (let waiting = free(); waiting.length > 0; waiting = free()) {
      const answers = await send(waiting);
      for (const one of waiting) {
        const answer = 'item' in one ? answers.get(one.item.nonce) : undefined;
        const opened = 'item' in one && one.item.opened === true;
        if (answer !== undefined && opened && answer.result !== 'accepted') acts.corrected(answer);
      }
      acts.changed();
    }
  }
  /** What waits and is not being asked about this moment. */
  const free = (): Waiting[] => queue.list(BATCH).filter(({ key }) => !asked.has(key));

  let running: Promise<void> | undefined;
  async function round(): Promise<void> {
    try {
      const kept = knows.kit();
      const forgetAt = kept?.edition.forgetAt;
      if (forgetAt !== undefined && Date.now() - skewMs > Date.parse(forgetAt)) {
        await wipe();
        await flush();
        return become('over');
      }
      const kit: KitView = await server.kit();
      if (queue.device() === undefined) return become('online');
      await flush();
      if (state === 'retired') return;
      const told: PeopleView = await server.people(knows.until());
      const news: NewsView[] = [];
      let since = knows.sequence();
      do {
        const one = await server.news(since, queue.device()?.id ?? '');
        news.push(one);
        since = one.sequence;
      } while (news.at(-1)?.more === true);
      if (news.at(-1)?.retired === true) {
        await wipe();
        return become('retired');
      }
      await knows.hear(kit, told, news);
      skewMs = Date.now() - Date.parse(news.at(-1)?.now ?? kit.now);
      become('online');
    } catch (error) {
      await failed(error);
    } finally {
      acts.changed();
    }
  }

  return {
    state: (): SyncState => state,
    skew: (): number => skewMs,

    /** One round: what waits goes out, what is new comes in. Rounds never overlap. */
    run(): Promise<void> {
      running ??= round().finally(() => {
        running = undefined;
      });
      return running;
    },

    /** Asks the server about somebody who stands at the door; undefined when it does not answer in time. */
    async ask(waiting: Waiting): Promise<AnswerView | undefined> {
      if (state !== 'online' || !('item' in waiting)) return undefined;
      asked.add(waiting.key);
      try {
        const online = { ...waiting, item: { ...waiting.item, offline: false } };
        return (await send([online], AT_DOOR)).get(waiting.item.nonce);
      } catch (error) {
        await failed(error);
        return undefined;
      } finally {
        asked.delete(waiting.key);
      }
    },
  };
}

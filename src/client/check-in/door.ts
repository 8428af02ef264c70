/** The page at the door: what comes in by scanner, camera and search, what is said of it, and how it is taken back. */
import type { AnswerView, CheckInInput } from '../../features/registration/check-in/contract.ts';
import { UNDO_MS } from '../../features/registration/rules/judging.ts';
import { judge, type LocalVerdict, type Post } from './judge.ts';
import type { Knowledge, Person } from './knowledge.ts';
import type { Queue } from './queue.ts';
import type { Tone } from './sound.ts';
import type { Sync } from './sync.ts';

/** What is said of somebody at the door. */
export interface Said {
  readonly tone: Tone;
  readonly result: 'accepted' | 'refused' | 'conflict';
  readonly direction: 'in' | 'out';
  readonly reason: string | null;
  readonly serial: number | null;
  readonly category: string | null;
  readonly person: Pick<Person, 'name' | 'delegation'> | null;
  /** The check-in that may be taken back; null: there is none. */
  readonly nonce: string | null;
  readonly offline: boolean;
}

/** Reasons with which one is let in all the same. */
const warnings = new Set(['already-in', 'not-in', 'not-issued-yet']);

const toneOf = (result: Said['result'], reason: string | null): Tone =>
  result === 'refused'
    ? 'bad'
    : result === 'conflict' || (reason !== null && warnings.has(reason))
      ? 'warn'
      : 'ok';

export function createDoor(
  knows: Knowledge,
  queue: Queue,
  sync: Sync,
  deps: { readonly post: () => Post | undefined; readonly say: (said: Said) => void },
) {
  const said = (post: Post, nonce: string, local: LocalVerdict, answer: AnswerView | undefined): Said => {
    const result = answer?.result ?? (local.opens ? 'accepted' : 'refused');
    const reason = answer === undefined ? local.reason : answer.reason;
    return {
      tone: toneOf(result, reason),
      result,
      direction: post.direction,
      reason,
      serial: answer?.person?.serial ?? local.serial,
      category: answer?.person?.category ?? local.category,
      person: answer?.person ?? local.person ?? null,
      nonce: result === 'refused' ? null : nonce,
      offline: answer === undefined,
    };
  };

  /** One after the other: two scans in a moment are two people. */
  let before: Promise<unknown> = Promise.resolve();

  async function take(scanned: string | Person): Promise<void> {
    const post = deps.post();
    if (post === undefined) return;
    const local = await judge(knows, post, scanned);
    const nonce = crypto.randomUUID();
    if (local.reason === 'unreadable') return deps.say(said(post, nonce, local, undefined));
    const item: CheckInInput = {
      nonce,
      ...(typeof scanned === 'string' ? { code: scanned.trim().toUpperCase() } : { serial: scanned.serial }),
      door: post.door,
      session: post.session,
      day: post.day,
      direction: post.direction,
      deviceAt: new Date().toISOString(),
      offline: true,
      opened: local.opens,
      reason: local.reason,
    };
    const waiting = await queue.add({ item });
    // Whom the device knows to refuse needs nobody's word; whom it would let in, the server is asked about.
    const answer = local.opens ? await sync.ask(waiting) : undefined;
    const opens = answer === undefined ? local.opens : answer.result !== 'refused';
    const serial = answer?.person?.serial ?? local.serial;
    if (opens && serial !== null) {
      const way = { direction: post.direction, at: Date.now() - sync.skew(), nonce };
      knows.note(serial, post.zone, post.session, post.day, way, true);
    }
    deps.say(said(post, nonce, local, answer));
    if (sync.state() === 'online') void sync.run();
  }

  return {
    take(scanned: string | Person): Promise<void> {
      const turn = before.then(() => take(scanned));
      before = turn.catch(() => {});
      return turn;
    },

    /** Takes a check-in back, as long as the server allows it. */
    async undo(one: Said): Promise<void> {
      const post = deps.post();
      if (one.nonce === null || one.serial === null || post === undefined) return;
      await queue.add({ undone: { nonce: one.nonce, deviceAt: new Date().toISOString() } });
      const way = { direction: one.direction, at: Date.now(), nonce: one.nonce };
      knows.note(one.serial, post.zone, post.session, post.day, way, false);
      void sync.run();
    },
  };
}

/** Milliseconds in which a check-in is offered to be taken back: a little less than the server allows. */
export const UNDO_OFFERED = UNDO_MS - 10_000;

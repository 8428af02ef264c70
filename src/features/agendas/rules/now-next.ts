/**
 * What a screen in the hall shows at a moment: what is on, how far it has come, and what follows. Pure, and the same on
 * the server and in the browser, which goes on by itself when the network does not.
 */

/** What is said of a session, in one language. */
export interface Said {
  readonly title: string;
  readonly kind: string;
  /** Empty where it has none. */
  readonly room: string;
  /** From when until when. */
  readonly time: string;
  /** Its day, for what is not today. */
  readonly day: string;
  /** Who leads and who speaks, with titles. */
  readonly people: readonly string[];
  /** Cancelled, or moved from where; empty for neither. */
  readonly mark: string;
}

/** A session on a screen. */
export interface ScreenSession {
  readonly id: string;
  /** Slug of its room; null for none. */
  readonly room: string | null;
  /** For everybody: every room's screen shows it. */
  readonly common: boolean;
  /** RFC 3339. */
  readonly start: string;
  readonly end: string;
  /** Local day on which it starts, `YYYY-MM-DD`. */
  readonly day: string;
  readonly cancelled: boolean;
  readonly moved: boolean;
  /** 1 to 8; 0 for none. */
  readonly theme: number;
  readonly ar: Said;
  readonly en: Said;
}

/** Words that the screen says by itself, in one language. */
export interface ScreenWords {
  readonly place: string;
  readonly now: string;
  readonly next: string;
  readonly nothingNow: string;
  readonly over: string;
  /** `{minutes}` stands for the number. */
  readonly left: string;
  /** `{time}` stands for the time of day. */
  readonly stale: string;
}

/** All that a screen needs until the programme changes. */
export interface ScreenData {
  readonly zone: string;
  /** Digits of Arabic; English has Latin ones. */
  readonly digits: 'latn' | 'arab';
  readonly words: { readonly ar: ScreenWords; readonly en: ScreenWords };
  readonly sessions: readonly ScreenSession[];
}

/** What stands on the screen at a moment. */
export interface ScreenView {
  readonly now: readonly ScreenSession[];
  readonly next: readonly ScreenSession[];
  /** Nothing is on, and nothing follows any more. */
  readonly over: boolean;
}

/** Sessions that follow, at most. */
const NEXT = 4;
/** Sessions at once that can still be read from afar. */
const AT_ONCE = 6;

/**
 * What is on and what follows.
 * @param sessions those of the screen, in order of start
 * @param at milliseconds since 1970
 */
export function nowAndNext(sessions: readonly ScreenSession[], at: number): ScreenView {
  const running = sessions.filter(({ start, end }) => Date.parse(start) <= at && at < Date.parse(end));
  const standing = running.filter(({ cancelled }) => !cancelled);
  // What was cancelled leaves its place on the screen as long as nothing else takes it.
  const now = (standing.length > 0 ? standing : running).slice(0, AT_ONCE);
  const coming = sessions.filter(({ start }) => Date.parse(start) > at);
  const day = coming.find(({ cancelled }) => !cancelled)?.day ?? coming[0]?.day;
  const next = coming.filter((session) => session.day === day).slice(0, NEXT);
  return { now, next, over: now.length === 0 && next.length === 0 };
}

/** How far a session has come: 0 at its start, 1 at its end. */
export const progressOf = ({ start, end }: Pick<ScreenSession, 'start' | 'end'>, at: number): number => {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  return to <= from ? 1 : Math.min(1, Math.max(0, (at - from) / (to - from)));
};

/** Whole minutes until it ends, the one that has begun counted. */
export const minutesLeft = ({ end }: Pick<ScreenSession, 'end'>, at: number): number =>
  Math.max(0, Math.ceil((Date.parse(end) - at) / 60_000));

/** Seconds to wait after so many failures in a row: longer each time, a minute at most. */
export const backOff = (failures: number): number => Math.min(60, 5 * 2 ** Math.max(0, failures - 1));

/** How often is too often: windows, what counts in them, and when it is good again. Pure. */
import { isIP, isIPv6 } from 'node:net';

/** Most requests in a time. */
export interface Allowance {
  readonly max: number;
  /** Length of the window. */
  readonly seconds: number;
}

/**
 * How often everybody may ask for anything that is not published bytes, stylesheets or the health of the process.
 * Without a sign-in by address: a whole office or venue may stand behind one. With a sign-in by account, wherever it
 * comes from. And all together, so that many addresses do not help.
 */
export const generalAllowances = {
  address: { max: 3_000, seconds: 60 },
  account: { max: 1_200, seconds: 60 },
  everybody: { max: 120_000, seconds: 60 },
} as const satisfies Readonly<Record<string, Allowance>>;

/** Beginning of the window in which an instant lies, in milliseconds; windows begin at the same instants everywhere. */
export const windowStart = (now: number, seconds: number): number => now - (now % (seconds * 1000));

/** What was counted in the present window and in the one before. */
export interface Counted {
  readonly count: number;
  readonly former: number;
}

/**
 * What counts now: the present window and as much of the former one as still lies within the time, so that nobody gets
 * twice the allowance around the turn of a window.
 */
export function weight({ count, former }: Counted, now: number, seconds: number): number {
  const share = (now - windowStart(now, seconds)) / (seconds * 1000);
  return count + former * (1 - share);
}

/** Seconds until one more request is allowed again, at least one. */
export function secondsToWait({ count, former }: Counted, now: number, { max, seconds }: Allowance): number {
  const passed = (now - windowStart(now, seconds)) / 1000;
  const room = max - 1;
  if (count <= room && former > 0) {
    return Math.max(1, Math.ceil(seconds * (1 - (room - count) / former) - passed));
  }
  const next = count === 0 ? 0 : seconds * (1 - room / count);
  return Math.max(1, Math.ceil(seconds - passed + next));
}

/** The first four groups of an IPv6 address, zeros written out. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : 8 - front.length - back.length;
  const groups = [...front, ...Array<string>(Math.max(0, missing)).fill('0'), ...back];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/**
 * Whom an address stands for: IPv4 by itself, also when it is written as IPv6; IPv6 by its network of 64 bits, of which
 * one household or server has all addresses.
 */
export function addressKey(ip: string): string {
  const plain = ip.replace(/%.*$/, '').toLowerCase();
  const mapped = /^(?:0*:)*:?ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped !== undefined && isIP(mapped) === 4) return mapped;
  return isIPv6(plain) ? `${networkOf(plain)}::/64` : plain;
}

/** The machine itself: its operator, a test, or a proxy that nobody has named as one. */
export const isLoopback = (key: string): boolean => key.startsWith('127.') || key === '0:0:0:0::/64';

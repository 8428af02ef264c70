import { describe, expect, it } from 'vitest';
import {
  addressKey,
  isLoopback,
  secondsToWait,
  weight,
  windowStart,
} from '../../../src/platform/http/limits/rules.ts';

describe('whom an address stands for', () => {
  it.each([
    ['203.0.113.5', '203.0.113.5'],
    ['::ffff:203.0.113.5', '203.0.113.5'],
    ['0:0:0:0:0:ffff:203.0.113.5', '203.0.113.5'],
    ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:bbbb:cccc:dddd:eeee', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['not an address', 'not an address'],
  ])('%s is %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });

  it('is the machine itself for every loopback address', () => {
    const own = ['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'].map(addressKey);
    expect(own.map(isLoopback)).toEqual([true, true, true, true]);
    expect(['10.0.0.1', '2001:db8::1'].map(addressKey).map(isLoopback)).toEqual([false, false]);
  });
});

describe('a window', () => {
  const minute = 60;
  const start = windowStart(Date.UTC(2026, 0, 1, 12, 0, 30), minute);
  const at = (seconds: number) => start + seconds * 1000;

  it('begins at the same instant everywhere', () => {
    expect(new Date(start).toISOString()).toBe('2026-01-01T12:00:00.000Z');
  });

  it('counts the former one as far as it lies within the time', () => {
    expect([0, 15, 30, 54].map((second) => weight({ count: 4, former: 20 }, at(second), minute))).toEqual([
      24, 19, 14, 6,
    ]);
  });

  it.each([
    [{ count: 10, former: 0 }, 0],
    [{ count: 11, former: 0 }, 20],
    [{ count: 0, former: 10 }, 0],
    [{ count: 5, former: 10 }, 10],
    [{ count: 9, former: 60 }, 59],
    [{ count: 500, former: 900 }, 30],
  ])('tells when one more is allowed: %o at second %i', (counted, second) => {
    const allowance = { max: 10, seconds: minute };
    const wait = secondsToWait(counted, at(second), allowance);
    const later = at(second + wait);
    const turned = later >= at(minute) ? { count: 0, former: counted.count } : counted;
    const before = later - 2_000;
    const then = before >= at(minute) ? { count: 0, former: counted.count } : counted;

    expect(weight(turned, later, minute) + 1).toBeLessThanOrEqual(10 + 1e-9);
    if (wait > 2) expect(weight(then, before, minute) + 1).toBeGreaterThan(10);
  });
});

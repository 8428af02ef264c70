/** Answers for what is secret and for what does not exist take alike long, so that no clock tells them apart. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignIn } from '../../support/app.ts';
import { openWorld, type World } from './world.ts';

const PAIRS = 200;
/** Most by which the medians may differ, in milliseconds. */
const APART = 5;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

describe('the time of an answer', () => {
  let world: World;
  let nobody: SignIn;
  beforeAll(async () => {
    world = await openWorld();
    nobody = await world.test.signIn([]);
  }, 120_000);
  afterAll(() => world?.test.close());

  const timed = async (url: string, headers: SignIn): Promise<number> => {
    const from = performance.now();
    await world.test.inject({ url, headers });
    return performance.now() - from;
  };

  const cases = [
    ['an edition', ({ editions }: World) => `/api/v1/editions/${editions.embargoed.id}`, 'nobody'],
    [
      'a text of outcomes',
      ({ editions }: World) => `/api/v1/outcome-documents/${editions.own.objects['outcome-documents/:id']}`,
      'nobody',
    ],
    [
      'a certificate',
      ({ editions }: World) => `/api/v1/certificates/${editions.other.objects['certificates/:id']}`,
      'desk',
    ],
  ] as const;

  it.each(cases)('does not tell whether %s is there', { timeout: 120_000 }, async (what, addressIn, who) => {
    const secret = addressIn(world);
    const absent = secret.replace(/[^/]+$/, randomUUID());
    const desk = [{ role: 'desk', scopeKind: 'edition', scopeId: world.editions.own.id }] as const;
    const headers = who === 'nobody' ? nobody : await world.test.signIn(desk);
    const [one, other] = [
      await world.test.inject({ url: secret, headers }),
      await world.test.inject({ url: absent, headers }),
    ];
    expect([one.statusCode, other.statusCode]).toEqual([404, 404]);

    const times = { secret: [] as number[], absent: [] as number[] };
    for (let pair = 0; pair < PAIRS; pair += 1) {
      // Which comes first takes turns.
      for (const which of pair % 2 === 0
        ? (['secret', 'absent'] as const)
        : (['absent', 'secret'] as const)) {
        times[which].push(await timed(which === 'secret' ? secret : absent, headers));
      }
    }

    const apart = Math.abs(median(times.secret) - median(times.absent));
    console.log(`timing of ${what}: medians of ${PAIRS} pairs ${apart.toFixed(2)} ms apart`);
    expect(apart).toBeLessThan(APART);
  });
});

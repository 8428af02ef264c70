import { get } from 'node:http';
import type { Bench, BenchContext } from '../bench.ts';
import { median } from '../statistics.ts';
import { makeRelease, staleAnswers } from './freshness.ts';
import { requestRate, type Target } from './load.ts';
import { type Served, serveEdition } from './served.ts';

export interface AgendaSizes {
  readonly sessions: number;
  /** Each round loads every route once, so that a disturbance hits them alike. */
  readonly rounds: number;
  /** Of load on each route in each round. */
  readonly seconds: number;
  /** Changes after which the agenda is asked for, before the first release. */
  readonly changes: number;
  /** Further ones, each with a release. */
  readonly releases: number;
}

const share = '% of the requests/s of a bare Fastify route';

/** Targets in percent of the bare route, per figure. */
const figures = [
  { name: 'agenda.304', unit: share, target: 80, better: 'higher' },
  { name: 'agenda.gzip', unit: share, target: 40, better: 'higher' },
  { name: 'agenda.whole', unit: '% of a bare route that sends as many bytes', target: 80, better: 'higher' },
  { name: 'agenda.html', unit: share, target: 30, better: 'higher' },
  { name: 'agenda.fresh', unit: 'stale changes', target: 0, better: 'lower' },
] as const;

/**
 * What is asked for: the agenda of the first day, as data and as the page, and the whole agenda as data. What the whole
 * takes is what its bytes take, so it is compared to a route that sends as many.
 */
async function targetsOf({ app, edition }: Served): Promise<ReadonlyMap<string, Target>> {
  const whole = `${app}/ar${edition.path}/agenda.json`;
  const first = await fetch(whole);
  const { days } = (await first.json()) as { readonly days: readonly string[] };
  const json = `${whole}?day=${days[0]}`;
  const etag = (await fetch(json)).headers.get('etag') ?? '';
  const gzip = { 'accept-encoding': 'gzip' };
  return new Map<string, Target>([
    ['agenda.304', { url: json, headers: { ...gzip, 'if-none-match': etag }, status: 304 }],
    ['agenda.gzip', { url: json, headers: gzip, status: 200 }],
    ['agenda.whole', { url: whole, headers: gzip, status: 200 }],
    ['agenda.html', { url: `${app}/ar${edition.path}/agenda`, headers: gzip, status: 200 }],
  ]);
}

/** Bytes of each answer as they go over the wire. */
async function sizesOf(
  targets: readonly (readonly [string, Target])[],
): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  for (const [name, { url, headers }] of targets) {
    const size = await new Promise<number>((done, fail) => {
      get(url, { headers }, (answer) => {
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        answer.once('end', () => done(bytes)).once('error', fail);
      }).once('error', fail);
    });
    sizes.set(name, size);
  }
  return sizes;
}

/** The public agenda under load, as a share of what the same process does on a route that does nothing. */
export function createAgendaBench(sizes: AgendaSizes): Bench {
  const { sessions, rounds, seconds, changes, releases } = sizes;
  return {
    area: 'agenda',
    figures,
    async run(context) {
      context.say(`making an edition of ${sessions} sessions`);
      const served = await serveEdition(context, sessions);
      const fresh = context.wants('agenda.fresh');
      if (fresh) context.say(`${changes} changes`);
      let stale = fresh ? await staleAnswers(served, { changes }, async () => {}) : 0;
      // From here on the public sees a release.
      await makeRelease(served);
      if (fresh) {
        context.say(`${releases} releases`);
        stale += await staleAnswers(served, { first: changes + 1, changes: releases }, () =>
          makeRelease(served),
        );
      }
      await loadRoutes(context, served, sizes);
      if (fresh) {
        context.report('agenda.fresh', {
          value: stale,
          reference: `${changes} changes of a title and ${releases} releases of one among ${sessions} sessions, each looked for at once in the JSON and in both pages`,
        });
      }
    },
  };

  async function loadRoutes(context: BenchContext, served: Served, { sessions }: AgendaSizes): Promise<void> {
    const targets = [...(await targetsOf(served))].filter(([name]) => context.wants(name));
    if (targets.length === 0) return;
    const sizes = await sizesOf(targets);
    const bare = (name: string): Target => ({
      url: name === 'agenda.whole' ? `${served.bare}${sizes.get(name)}` : served.bare,
      headers: {},
      status: 200,
    });
    for (const [name, target] of targets) {
      await requestRate(target, 1);
      await requestRate(bare(name), 1);
    }
    const bareRates = new Map<string, number[]>(targets.map(([name]) => [name, []]));
    const shares = new Map<string, number[]>(targets.map(([name]) => [name, []]));
    for (let round = 1; round <= rounds; round += 1) {
      context.say(`load, round ${round} of ${rounds}`);
      for (const [name, target] of targets) {
        // The reference right before each: the machine's mood changes within seconds.
        const bareRate = await requestRate(bare(name), seconds);
        bareRates.get(name)?.push(bareRate);
        shares.get(name)?.push((100 * (await requestRate(target, seconds))) / bareRate);
      }
    }
    for (const [name, values] of shares) {
      const rate = Math.round(median(bareRates.get(name) ?? []));
      context.report(name, {
        value: median(values),
        reference: `bare Fastify route in the same process: ${rate} requests/s; ${name === 'agenda.whole' ? 'all' : 'a day'} of a release of ${sessions} sessions on three days, 64 connections, median of ${rounds} rounds; ${sizes.get(name)} bytes each`,
      });
    }
  }
}

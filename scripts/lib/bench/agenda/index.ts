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
  { name: 'agenda.html', unit: share, target: 30, better: 'higher' },
  { name: 'agenda.fresh', unit: 'stale changes', target: 0, better: 'lower' },
] as const;

async function targetsOf({ app, edition }: Served): Promise<ReadonlyMap<string, Target>> {
  const json = `${app}/ar${edition.path}/agenda.json`;
  const first = await fetch(json);
  await first.arrayBuffer();
  const etag = first.headers.get('etag') ?? '';
  const gzip = { 'accept-encoding': 'gzip' };
  return new Map<string, Target>([
    ['agenda.304', { url: json, headers: { ...gzip, 'if-none-match': etag }, status: 304 }],
    ['agenda.gzip', { url: json, headers: gzip, status: 200 }],
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
    const bare: Target = { url: served.bare, headers: {}, status: 200 };
    for (const [, target] of targets) await requestRate(target, seconds);
    await requestRate(bare, seconds);
    const bareRates: number[] = [];
    const shares = new Map<string, number[]>(targets.map(([name]) => [name, []]));
    for (let round = 1; round <= rounds; round += 1) {
      context.say(`load, round ${round} of ${rounds}`);
      for (const [name, target] of targets) {
        // The reference right before each: the machine's mood changes within seconds.
        const bareRate = await requestRate(bare, seconds);
        bareRates.push(bareRate);
        shares.get(name)?.push((100 * (await requestRate(target, seconds))) / bareRate);
      }
    }
    const sizes = await sizesOf(targets);
    const reference = `bare Fastify route in the same process: ${Math.round(median(bareRates))} requests/s; a release of ${sessions} sessions, 64 connections, median of ${rounds} rounds`;
    for (const [name, values] of shares) {
      context.report(name, {
        value: median(values),
        reference: `${reference}; ${sizes.get(name)} bytes each`,
      });
    }
  }
}

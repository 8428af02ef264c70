import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccessBench } from '../../scripts/lib/bench/access/index.ts';
import { createAgendaBench } from '../../scripts/lib/bench/agenda/index.ts';
import type { Bench } from '../../scripts/lib/bench/bench.ts';
import type { Figure } from '../../scripts/lib/bench/figure.ts';
import { createImportBench } from '../../scripts/lib/bench/import/index.ts';
import { createPdfBench } from '../../scripts/lib/bench/pdf/index.ts';
import { createReleaseBench } from '../../scripts/lib/bench/release/index.ts';
import { runBenches } from '../../scripts/lib/bench/run.ts';
import { median } from '../../scripts/lib/bench/statistics.ts';
import { figuresTable } from '../../scripts/lib/bench/table.ts';
import { UsageError } from '../../scripts/lib/command-line.ts';
import { findPostgres } from '../../scripts/lib/postgres/programs.ts';

const tea: Bench = {
  area: 'tea',
  figures: [
    { name: 'tea.cups', unit: 'cups/s', target: 2, better: 'higher' },
    { name: 'tea.wait', unit: 's', target: 3, better: 'lower' },
  ],
  async run({ report }) {
    report('tea.cups', { value: 2.0041, reference: 'a bare kettle: 1 cup/s' });
    report('tea.wait', { value: 3.2, reference: 'a bare kettle: 2 s' });
  },
};
const broken: Bench = {
  area: 'broken',
  figures: [{ name: 'broken.cup', unit: 'cups', target: 1, better: 'higher' }],
  run: () => Promise.reject(new Error('the cup is broken')),
};

describe('figures', () => {
  let directory: string;
  let file: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'multaqa-figures-'));
    file = join(directory, 'figures.json');
  });
  afterAll(() => rm(directory, { recursive: true }));

  const written = async () => JSON.parse(await readFile(file, 'utf8')) as Figure[];
  const run = (benches: readonly Bench[], ...names: string[]) =>
    runBenches({ benches, names, file, say: () => {} });

  it('stand in the file as promised: met, missed with a reason, not measured with a reason', async () => {
    const figures = await run([tea, broken]);

    expect(await written()).toEqual(figures);
    expect(figures.map((figure) => Object.keys(figure).join(' '))).toEqual(
      Array(3).fill('name value unit reference target better met reason'),
    );
    expect(figures).toEqual([
      {
        name: 'tea.cups',
        value: 2,
        unit: 'cups/s',
        reference: 'a bare kettle: 1 cup/s',
        target: 2,
        better: 'higher',
        met: true,
        reason: null,
      },
      {
        name: 'tea.wait',
        value: 3.2,
        unit: 's',
        reference: 'a bare kettle: 2 s',
        target: 3,
        better: 'lower',
        met: false,
        reason: expect.stringMatching(/^3\.2 s, where at most 3 is the target; /),
      },
      {
        name: 'broken.cup',
        value: null,
        unit: 'cups',
        reference: 'not measured',
        target: 1,
        better: 'higher',
        met: null,
        reason: 'the cup is broken',
      },
    ]);
    expect(figuresTable(figures)).toMatch(/tea\.wait +3\.2 +≤ 3 +s +MISSED +a bare kettle: 2 s/);
  });

  it('are written anew after each', async () => {
    const seen: string[][] = [];
    const watching: Bench = {
      ...tea,
      async run(context) {
        seen.push((await written()).map(({ name }) => name));
        context.report('tea.cups', { value: 5, reference: 'nothing' });
        await expect.poll(async () => (await written()).length).toBe(1);
        seen.push((await written()).map(({ name }) => name));
      },
    };

    await run([watching], 'tea.cups');

    expect(seen).toEqual([[], ['tea.cups']]);
  });

  it('are chosen by area or by name; others are refused', async () => {
    const chosen = async (...names: string[]) => (await run([tea, broken], ...names)).map(({ name }) => name);

    expect(await chosen('tea')).toEqual(['tea.cups', 'tea.wait']);
    expect(await chosen('tea.wait')).toEqual(['tea.wait']);
    await expect(chosen('coffee')).rejects.toThrow(
      new UsageError('There is no figure coffee; there are tea.cups, tea.wait, broken.cup.'),
    );
  });

  it('are medians, so that one disturbed round moves none', () => {
    expect([median([3, 1, 900]), median([4, 1, 2, 900]), median([7])]).toEqual([3, 3, 7]);
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('a small run', () => {
  const measure = async (bench: Bench) => {
    const figures = await runBenches({ benches: [bench], names: [], say: () => {} });
    return figures.map(({ name, value, reason }) => [name, typeof value === 'number' ? 'measured' : reason]);
  };

  it('measures the agenda, and finds nothing stale', { timeout: 120_000 }, async () => {
    const sizes = { sessions: 3, rounds: 1, seconds: 1, changes: 2, releases: 1 };
    const figures = await runBenches({ benches: [createAgendaBench(sizes)], names: [], say: () => {} });

    expect(figures.map(({ name, value }) => [name, typeof value])).toEqual([
      ['agenda.304', 'number'],
      ['agenda.gzip', 'number'],
      ['agenda.whole', 'number'],
      ['agenda.html', 'number'],
      ['agenda.fresh', 'number'],
    ]);
    expect(figures.at(-1)).toMatchObject({ value: 0, met: true });
  });

  it('measures signing in and policies', { timeout: 120_000 }, async () => {
    expect(await measure(createAccessBench({ rounds: 1, signIns: 2, requests: 10 }))).toEqual([
      ['access.sign-ins', 'measured'],
      ['access.policy', 'measured'],
    ]);
  });

  it.skipIf(findPostgres() === undefined)(
    'measures a release on PostgreSQL (skipped where none is installed)',
    { timeout: 120_000 },
    async () => {
      expect(await measure(createReleaseBench({ sessions: 20, rounds: 1 }))).toEqual([
        ['release.s20', 'measured'],
      ]);
    },
  );

  it('measures documents and an import', { timeout: 120_000 }, async () => {
    const pdf = createPdfBench({ sessions: 4, recommendations: 3, certificates: 2, runs: 1 });

    expect(await measure(pdf)).toEqual([
      ['pdf.agenda', 'measured'],
      ['pdf.report', 'measured'],
      ['pdf.certificates', 'measured'],
      ['pdf.certificate-size', 'measured'],
    ]);
    expect(await measure(createImportBench({ sessions: 20, oneByOne: 1 }))).toEqual([
      ['import.schedule', 'measured'],
    ]);
  });
});

import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type ConferenceScore,
  readConference,
  readTimetable,
  scoreConference,
  solveConference,
  terms,
} from '../../../src/features/scheduling/index.ts';
import { UsageError } from '../command-line.ts';
import { bounds, interruption, wholeNumber } from './arguments.ts';

interface Column {
  readonly heading: string;
  readonly score: ConferenceScore;
}

/** The terms as rows, the timetables as columns. */
function table(columns: readonly Column[]): string {
  const first = columns[0]?.score.terms ?? [];
  const rows = [
    ['', ...columns.map(({ heading }) => heading)],
    ...first.map(({ term }, index) => [
      terms[term],
      ...columns.map(({ score }) => String(score.terms[index]?.weighted ?? 0)),
    ]),
    ['total', ...columns.map(({ score }) => String(score.total))],
    ['complete', ...columns.map(({ score }) => (score.faults.length === 0 ? 'yes' : 'no'))],
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

/** `schedule cosplib`: solves an instance of the benchmark, and scores published solutions beside. */
export async function cosplibCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seconds: { type: 'string' },
      seed: { type: 'string' },
      out: { type: 'string' },
      score: { type: 'string', multiple: true },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new UsageError('npm run schedule -- cosplib takes one instance, an XLSX file of the benchmark.');
  }
  const seconds = wholeNumber('--seconds', values.seconds, { usual: 60, ...bounds.seconds });
  const seed = wholeNumber('--seed', values.seed, bounds.seed);
  const conference = readConference(await readFile(file));
  const theirs: Column[] = [];
  for (const published of values.score ?? []) {
    const timetable = readTimetable(await readFile(published), conference);
    theirs.push({ heading: basename(published, '.xlsx'), score: scoreConference(conference, timetable) });
  }
  const timetable = await solveConference(conference, { seconds, seed, signal: interruption() });
  const score = scoreConference(conference, timetable);
  if (values.out !== undefined) {
    const sessions = conference.sessions.map(({ id }, session) => ({
      session: id,
      rooms: Object.fromEntries(
        conference.rooms.map((room, index) => [room, timetable[session]?.[index] ?? []]),
      ),
    }));
    await writeFile(values.out, `${JSON.stringify({ sessions, score, seconds, seed }, null, 2)}\n`);
  }
  console.log(table([{ heading: 'ours', score }, ...theirs]));
  for (const { heading, score: one } of [{ heading: 'ours', score }, ...theirs]) {
    for (const fault of one.faults) console.log(`${heading}: ${fault}`);
  }
  return score.faults.length > 0 ? 1 : 0;
}

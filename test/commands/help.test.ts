import { describe, expect, it } from 'vitest';
import { embeddedIn, runScript, withDirectory } from './processes.ts';

const commands = [
  'demo',
  'import',
  'export',
  'backup',
  'restore',
  'verify',
  'retention',
  'keys',
  'schedule',
] as const;

describe('commands', () => {
  it.each(commands)('%s explains itself on --help', { timeout: 120_000 }, (name) =>
    withDirectory(async (directory) => {
      const { code, lines } = await runScript(name, ['--help'], embeddedIn(directory));
      expect(code).toBe(0);
      expect(lines[0]).toMatch(new RegExp(`^npm run ${name}\\b`));
    }),
  );

  it.each([
    [
      'import',
      ['theses', 'x.csv'],
      'npm run import takes schedule, people, bodies, registrations; it was given theses.',
    ],
    ['import', ['schedule', 'x.xml'], 'npm run import -- schedule needs --edition SERIES/EDITION.'],
    [
      'import',
      ['schedule', 'x.xml', '--edition', 'Forum 1'],
      'Forum 1 is no edition; write SERIES/EDITION, such as national-forum/2016.',
    ],
    [
      'import',
      ['registrations', 'x.csv'],
      'npm run import -- registrations needs --edition SERIES/EDITION and --form FORM.',
    ],
    [
      'export',
      ['national-forum/2016'],
      'npm run export takes two arguments, SERIES/EDITION and a directory.',
    ],
    ['backup', [], 'npm run backup takes one argument, the file to write.'],
    ['restore', [], 'npm run restore takes one argument, the backup to read.'],
    ['mail', ['send'], 'npm run mail takes bounce; it was given send.'],
    ['keys', ['turn'], 'npm run keys takes rotate or list; it was given turn.'],
    ['schedule', ['guess'], 'npm run schedule takes solve, check, cosplib, generate; it was given guess.'],
    ['verify', ['everything'], 'npm run verify takes files, texts, audit; it was given everything.'],
  ] as const)('%s %j is answered with one line', { timeout: 120_000 }, (name, args, line) =>
    withDirectory(async (directory) => {
      const { code, lines } = await runScript(name, args, embeddedIn(directory));
      // Of these one alone has another meaning for 1.
      expect([code, lines]).toEqual([name === 'schedule' ? 2 : 1, [line]]);
    }),
  );
});

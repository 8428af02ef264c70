import { describe, expect, it } from 'vitest';
import { capture, packageCommand } from '../../scripts/lib/processes.ts';

/** Runs a command of scripts/ as npm does. */
async function command(name: string, ...args: readonly string[]) {
  const { code, output } = await capture(process.execPath, [
    ...packageCommand('tsx'),
    `scripts/${name}.ts`,
    ...args,
  ]);
  return { code, lines: output.trim().split('\n') };
}

describe('a command', () => {
  it.each(['test', 'check', 'migrate'])('%s explains itself on --help', async (name) => {
    const { code, lines } = await command(name, '--help');

    expect(code).toBe(0);
    expect(lines[0]).toMatch(name === 'test' ? /^npm test / : new RegExp(`^npm run ${name}\\b`));
  });

  it('answers bad input with one line and fails', async () => {
    expect(await command('migrate', 'sideways')).toEqual({
      code: 1,
      lines: ['npm run migrate takes no arguments; it was given sideways'],
    });
    expect(await command('test', '--embedded', '--postgres')).toEqual({
      code: 1,
      lines: ['--embedded and --postgres exclude each other; leave both out to run on both.'],
    });
  });
});

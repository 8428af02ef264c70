import { describe, expect, it } from 'vitest';
import { embeddedIn, runScript, start, withDirectory } from './processes.ts';

const states = (lines: readonly string[]): string[] =>
  lines.map((line) => /^[\w-]{12} {2}(signs|stands by|verifies until)/.exec(line)?.[1] ?? line);

describe('the command for keys', () => {
  it('rotates them, names them, and is recorded', { timeout: 300_000 }, () =>
    withDirectory(async (directory) => {
      const settings = embeddedIn(directory);
      await runScript('migrate', [], settings);
      const none = await runScript('keys', ['list'], settings);
      const first = await runScript('keys', ['rotate'], settings);
      const second = await runScript('keys', ['rotate'], settings);
      const listed = await runScript('keys', ['list'], settings);
      const audit = await runScript('verify', ['audit'], settings);

      expect(none.lines).toEqual(['There is no key yet: the first start makes them.']);
      const said = /^([\w-]{12}) signs from now on; ([\w-]{12}) stands by\.$/;
      const [, , standing] = said.exec(first.stdout) ?? [];
      const [, signing] = said.exec(second.stdout) ?? [];
      expect([signing, signing?.length]).toEqual([standing, 12]);
      expect(states(listed.lines).toSorted()).toEqual(['signs', 'stands by', 'verifies until']);
      expect(audit.stdout).toMatch(/^audit: \d+ checked, 0 wrong$/m);
    }),
  );

  it('refuse while a server holds the embedded database, and where there is none', { timeout: 300_000 }, () =>
    withDirectory(async (directory) => {
      const settings = embeddedIn(directory);
      const missing = await runScript('keys', ['rotate'], settings);
      const server = await start('scripts/start.mjs', [], settings);
      const held = await runScript('keys', ['rotate'], settings);
      await server.stop();

      expect([missing.code, missing.lines.length]).toEqual([1, 1]);
      expect(missing.output).toMatch(/^There is no database in /);
      expect([held.code, held.lines.length]).toEqual([1, 1]);
    }),
  );
});

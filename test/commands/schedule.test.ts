import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { embeddedIn, runScript, withDirectory } from './processes.ts';

const instance = {
  slots: [{ id: 'nine', start: '2026-11-10T09:00:00Z', end: '2026-11-10T10:00:00Z', day: 'first' }],
  rooms: [{ id: 'hall', capacity: 100 }],
  people: [],
  sessions: [{ id: 'talk' }, { id: 'panel', needs: ['stage'] }],
};

describe('npm run schedule -- check', { timeout: 120_000 }, () => {
  it('prints the report, and says in Arabic what is broken and why a session has no place', () =>
    withDirectory(async (directory) => {
      const [problem, answer] = [join(directory, 'problem.json'), join(directory, 'answer.json')];
      const placements = { talk: { slot: 'nine', room: 'hall' } };
      // As some editors write it: with a byte order mark.
      await writeFile(problem, `\uFEFF${JSON.stringify(instance)}`);
      await writeFile(
        answer,
        JSON.stringify({ placements, score: { hard: 0, medium: 0, soft: 0 }, seconds: 1, seed: 1 }),
      );

      const { code, stdout, output } = await runScript(
        'schedule',
        ['check', problem, answer, '--lang', 'ar'],
        embeddedIn(directory),
      );

      expect([code, JSON.parse(stdout)]).toEqual([
        1,
        {
          hard: 1,
          medium: 0,
          soft: 0,
          violations: [{ rule: 'unplaced', sessions: ['panel'], text: '“panel” has no place' }],
        },
      ]);
      expect(output).toContain('لا موضع للجلسة «panel». تحتاج إلى stage، ولا قاعة فيها ذلك.');
    }));

  it('answers a file that can’t be used with one line, and exits with 2', () =>
    withDirectory(async (directory) => {
      const file = join(directory, 'problem.json');
      const before = [
        ['talk', 'panel'],
        ['panel', 'talk'],
      ];
      await writeFile(file, JSON.stringify({ ...instance, before }));

      const { code, lines } = await runScript('schedule', ['check', file, file], embeddedIn(directory));

      expect([code, lines]).toEqual([
        2,
        [`${file} /before/1: “talk” before “panel” before “talk” is a circle; remove one of these`],
      ]);
    }));
});

import { describe, expect, it } from 'vitest';
import { judgeFiles } from '../../scripts/lib/checks/files.ts';

const file = (path: string, text = '') => ({ path, text });

describe('the check of files', () => {
  it('takes names in kebab-case, with a kind behind the first point', () => {
    const { broken } = judgeFiles([
      file('src/features/programme/move-slot.ts'),
      file('src/features/programme/messages.ar.ts'),
      file('src/demonstration/national-2016/day-one.ts'),
    ]);

    expect(broken).toEqual([]);
  });

  it('refuses other names, of files and of folders', () => {
    const { broken } = judgeFiles([
      file('src/platform/moveSlot.ts'),
      file('src/Platform/slot.ts'),
      file('src/a_b.ts'),
    ]);

    expect(broken).toEqual([
      'src/platform/moveSlot.ts: name it in kebab-case',
      'src/Platform/slot.ts: name it in kebab-case',
      'src/a_b.ts: name it in kebab-case',
    ]);
  });

  it('lets src/config.ts alone read the environment', () => {
    const text = 'export const port = process.env.PORT;';

    const { broken } = judgeFiles([file('src/config.ts', text), file('src/platform/clock/index.ts', text)]);

    expect(broken).toEqual(['src/platform/clock/index.ts: the environment is read by src/config.ts alone']);
  });

  it('tells the files over 300 lines and the median', () => {
    const { long, median } = judgeFiles([
      file('src/short.ts', 'a\n'.repeat(20)),
      file('src/full.ts', 'a\n'.repeat(300)),
      file('src/long.ts', 'a\n'.repeat(301)),
    ]);

    expect({ long, median }).toEqual({ long: [{ path: 'src/long.ts', lines: 301 }], median: 300 });
  });
});

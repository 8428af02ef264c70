import { capture, packageCommand } from '../processes.ts';
import type { Check } from './check.ts';

/** Format and lint. Warnings fail too: what is not worth an error is switched off. */
export const formatAndLint: Check = {
  name: 'format, lint',
  run: async () => {
    const options = ['ci', '--colors=off', '--error-on-warnings', '--max-diagnostics=50', '.'];
    const { code, output } = await capture(process.execPath, [
      ...packageCommand('@biomejs/biome', 'biome'),
      ...options,
    ]);
    const checked = /Checked (\d+ files?)/.exec(output)?.[1];
    if (code === 0)
      return { passed: checked !== undefined, summary: checked ?? 'no file was read', details: '' };
    const errors = [...output.matchAll(/Found (\d+) (error|warning)/g)].map(
      ([, count, kind]) => `${count} ${kind}s`,
    );
    return { passed: false, summary: errors.join(', ') || 'failed', details: output };
  },
};

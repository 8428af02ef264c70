import { capture, packageCommand } from '../processes.ts';
import type { Check } from './check.ts';

/** Files, exports and packages that nothing uses; see knip.json. */
export const unused: Check = {
  name: 'unused code',
  run: async () => {
    const { code, output } = await capture(process.execPath, [...packageCommand('knip'), '--no-progress']);
    const headings = output.split('\n').filter((line) => /^[A-Z][\w ]+ \(\d+\)$/.test(line));
    return code === 0
      ? { passed: true, summary: 'nothing', details: '' }
      : { passed: false, summary: headings.join(', ').toLowerCase() || 'failed', details: output };
  },
};

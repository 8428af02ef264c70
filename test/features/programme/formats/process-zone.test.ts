import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const script = new URL('write-everything.ts', import.meta.url).pathname;

const outcomeIn = async (zone: string): Promise<{ zone: string; files: unknown[] }> => {
  const env = { ...process.env, TZ: zone };
  const { stdout } = await run(process.execPath, ['--import', 'tsx', script], { env, maxBuffer: 2 ** 24 });
  return JSON.parse(stdout) as { zone: string; files: unknown[] };
};

describe('the zone of the process', () => {
  it('plays no part: the same bytes in four of them, on days when clocks change too', async () => {
    const zones = ['UTC', 'Asia/Riyadh', 'America/New_York', 'Pacific/Kiritimati'];
    const outcomes = [];
    for (const zone of zones) outcomes.push(await outcomeIn(zone));

    expect(outcomes.map(({ zone }) => zone)).toEqual(zones);
    for (const { files } of outcomes) expect(files).toEqual(outcomes[0]?.files);
  }, 60_000);
});

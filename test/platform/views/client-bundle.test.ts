import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildClient, clientIsBuilt } from '../../../src/platform/views/client-bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'multaqa-client-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the scripts of the browser', () => {
  it('are bundled once and known to be there', async () => {
    const before = clientIsBuilt(folder);

    const names = await buildClient(folder);

    expect(before).toBe(false);
    expect(names).toContain('app.js');
    expect(clientIsBuilt(folder)).toBe(true);
  });

  it('need neither eval nor styles in the page', () => {
    const script = readFileSync(join(folder, 'app.js'), 'utf8');

    expect(script).not.toMatch(/\beval\(|new Function|\.style\b|innerHTML/);
    expect(script.length).toBeLessThan(12_000);
  });
});

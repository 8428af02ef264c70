import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { holes } from './classes.ts';

const root = new URL('../../../', import.meta.url).pathname;
const here = new URL('.', import.meta.url).pathname;
const named = readdirSync(here)
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(here, file), 'utf8'))
  .join('\n');
const tries = (key: string) => named.includes(`hole('${key}')`);

describe('the list of holes that others had', () => {
  it('has each class once, tried by a test that exists or waiting for a door that does not', () => {
    const faults = holes.flatMap(({ key, tests = [], waitsFor }) => {
      const missing = tests.filter((path) => !existsSync(join(root, path)));
      const opened = waitsFor?.paths.filter((path) => existsSync(join(root, path))) ?? [];
      const tried = tries(key) || tests.length > 0;
      return [
        ...missing.map((path) => `${key}: there is no ${path}`),
        ...opened.map((path) => `${key}: ${path} opens the door it waits for; write its test`),
        ...(tried === (waitsFor === undefined) ? [] : [`${key}: tried or waiting, one of the two`]),
      ];
    });

    expect(faults).toEqual([]);
    expect(new Set(holes.map(({ key }) => key)).size).toBe(holes.length);
    const waiting = holes.filter(({ waitsFor }) => waitsFor !== undefined).length;
    console.log(
      `holes: ${holes.length} classes, ${holes.length - waiting} tried, ${waiting} waiting for a door`,
    );
  });

  it('names every class that the design lists', () => {
    const design = [
      'series-access-check',
      'legacy-user-listing',
      'upload-xss',
      'confirm-prompt-xss',
      'mail-placeholder-injection',
      'webhook-ssrf',
      'trusted-forwarded-for',
      'template-code-execution',
    ];
    expect(design.filter((key) => !holes.some((one) => one.key === key))).toEqual([]);
  });
});

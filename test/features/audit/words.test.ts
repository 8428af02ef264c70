import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionWords, hasWords, subjects, verbs } from '../../../src/platform/audit/index.ts';
import { createTranslator } from '../../../src/platform/i18n/index.ts';
import { catalogues } from '../../../src/words.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';

const source = new URL('../../../src', import.meta.url).pathname;

/** Every text of the program with its path. */
const files = (): { path: string; text: string }[] =>
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({ path, text: readFileSync(join(source, path), 'utf8') }));

describe('the words of the log of changes', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
  });
  afterAll(() => test.close());

  it('know every policy of the application', () => {
    const names = new Set(test.app.server.declaredRoutes.map(({ policy }) => policy.name));
    expect(names.size).toBeGreaterThan(10);
    expect([...names].filter((name) => !hasWords(name))).toEqual([]);
  });

  it('know every authority that the program names by itself', () => {
    const named = files().flatMap(({ text }) =>
      [...text.matchAll(/changes\s*\.run\(\s*[^,]+(?:\([^)]*\))?,\s*'([^']+)'/g)].map(
        ([, name = '']) => name,
      ),
    );
    expect(named).toContain('one-time-link');
    expect(named.filter((name) => !hasWords(name))).toEqual([]);
  });

  it('know every action that is recorded', () => {
    const recorded = files().flatMap(({ path, text }) =>
      [...text.matchAll(/action: '([a-z-]+\.[a-z-]+)'/g)].map(([, action = '']) => ({ path, action })),
    );
    const { t } = createTranslator(catalogues);
    const without = recorded.filter(({ action }) => actionWords(t('en'), action) === action);
    expect(recorded.length).toBeGreaterThan(10);
    expect(without).toEqual([]);
  });

  it('are there in both languages', () => {
    const { t } = createTranslator(catalogues);
    for (const language of ['ar', 'en'] as const) {
      for (const subject of subjects) expect(t(language)(`audit:subject.${subject}`)).not.toBe('');
      for (const verb of verbs) expect(t(language)(`audit:verb.${verb}`)).not.toBe('');
    }
  });
});

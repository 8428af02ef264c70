import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportReport, judgeImports, readImports } from '../../scripts/lib/checks/imports.ts';
import { root } from '../../scripts/lib/processes.ts';

/** A small house in which every rule but the circles is kept. */
const sound: Readonly<Record<string, string>> = {
  'src/app.ts': `import { series } from './features/series/index.ts';\nimport { programme } from './features/programme/index.ts';\nexport const app = [series, programme];`,
  'src/server.ts': `import { app } from './app.ts';\nconsole.log(app);`,
  'src/config.ts': 'export const config = 1;',
  'src/platform/database/index.ts': `import { sql } from 'drizzle-orm';\nexport const one = sql\`1\`;`,
  'src/platform/http/index.ts': 'export const respond = 1;',
  'src/platform/language/index.ts': `export type Language = 'ar' | 'en';`,
  'src/features/series/index.ts': `export { series } from './service.ts';`,
  'src/features/series/service.ts': `import { rows } from './store.ts';\nexport const series = rows;`,
  'src/features/series/store.ts': `import { sql } from 'drizzle-orm';\nimport { editions } from './tables.ts';\nexport const rows = [editions, sql];`,
  'src/features/series/tables.ts': 'export const editions = 1;',
  'src/features/series/events.ts': `export interface EditionClosed { readonly id: string }\nexport const kind = 'closed';`,
  'src/features/programme/index.ts': `export { programme } from './service.ts';`,
  'src/features/programme/service.ts': `import type { EditionClosed } from '../series/events.ts';\nimport { series } from '../series/index.ts';\nimport { rows } from './store.ts';\nexport const programme = (event: EditionClosed) => [event, series, rows];`,
  'src/features/programme/store.ts': `import { editions } from '../series/tables.ts';\nimport { sessions } from './tables.ts';\nexport const rows = [editions, sessions];`,
  'src/features/programme/tables.ts': `import { editions } from '../series/tables.ts';\nexport const sessions = [editions];`,
  'src/features/programme/rules.ts': `import type { Language } from '../../platform/language/index.ts';\nimport type { sessions } from './tables.ts';\nexport type Row = [typeof sessions, Language];`,
  'src/features/exhibition/index.ts': 'export const exhibition = 1;',
  'src/features/meetings/index.ts': 'export const meetings = 1;',
  'src/features/site/index.ts': 'export const site = 1;',
  'scripts/demo.ts': `import { demonstrate } from '../src/demonstration/index.ts';\ndemonstrate();`,
  'scripts/lib/help.ts': 'export const help = 1;',
  'src/demonstration/index.ts': `import { series } from '../features/series/index.ts';\nexport const demonstrate = () => series;`,
  'src/client/board.ts': 'export const board = 1;',
  'test/app.test.ts': `import { app } from '../src/app.ts';\nexport const tested = app;`,
};

/** Forbidden imports, one a file, and the rule that each breaks. */
const planted: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['platform-knows-no-feature', 'src/platform/http/planted.ts', '../../features/series/index.ts'],
  ['ladder-series', 'src/features/series/planted.ts', '../programme/index.ts'],
  ['ladder-exhibition', 'src/features/exhibition/planted.ts', '../meetings/index.ts'],
  ['ladder-honours', 'src/features/honours/planted.ts', '../site/index.ts'],
  ['feature-by-its-door', 'src/features/programme/planted.ts', '../series/service.ts'],
  ['events-are-types', 'src/features/programme/subscriptions.ts', '../series/events.ts'],
  ['tables-for-tables-and-stores', 'src/features/programme/jobs.ts', '../series/tables.ts'],
  ['feature-on-the-ladder', 'src/features/visas/index.ts', '../../platform/http/index.ts'],
  ['composition-by-the-door', 'src/demonstration/planted.ts', '../features/series/service.ts'],
  ['nobody-knows-the-whole', 'src/features/site/planted.ts', '../../app.ts'],
  ['demonstration-apart', 'src/features/site/seed.ts', '../../demonstration/index.ts'],
  ['browser-apart', 'src/features/site/bundle.ts', '../../client/board.ts'],
  ['browser-takes-pure-code', 'src/client/planted.ts', '../platform/http/index.ts'],
  ['source-stands-alone', 'src/platform/language/planted.ts', '../../../scripts/lib/help.ts'],
  ['commands-without-tests', 'scripts/lib/planted.ts', '../../test/app.test.ts'],
  ['commands-are-entries', 'test/planted.test.ts', '../scripts/demo.ts'],
  ['pure-rules', 'src/features/series/rules.ts', './store.ts'],
  ['pure-rules', 'src/features/series/policy.ts', 'drizzle-orm'],
  ['pure-rules', 'src/features/exhibition/rules.ts', '../../platform/database/index.ts'],
  ['pure-rendering', 'src/features/series/render.ts', './service.ts'],
  ['pure-rendering', 'src/features/series/formats/list.ts', '../../../platform/http/index.ts'],
  ['pure-without-node', 'src/features/meetings/rules.ts', 'node:fs'],
  ['pure-of-others', 'src/features/programme/policy.ts', '../series/index.ts'],
  ['tables-first', 'src/features/meetings/tables.ts', './index.ts'],
  ['store-below-service', 'src/features/exhibition/store.ts', './index.ts'],
  ['service-below-routes', 'src/features/exhibition/service.ts', './index.ts'],
  ['queries-in-the-store', 'src/features/series/pages.ts', 'drizzle-orm'],
  ['resolvable', 'src/platform/language/lost.ts', './nowhere.ts'],
  ['no-development-package', 'src/platform/language/tested.ts', 'vitest'],
];

/** A circle that runs, one of types between two folders, and one of types inside a folder, which is allowed. */
const circles = {
  'src/platform/files/left.ts': `import { right } from './right.ts';\nexport const left = () => right;`,
  'src/platform/files/right.ts': `import { left } from './left.ts';\nexport const right = () => left;`,
  'src/platform/jobs/index.ts': `import type { Mail } from '../mail/index.ts';\nexport interface Job { mail: Mail }`,
  'src/platform/mail/index.ts': `import type { Job } from '../jobs/index.ts';\nexport interface Mail { job: Job }`,
  'src/platform/clock/inner.ts': `import type { Outer } from './outer.ts';\nexport interface Inner { outer: Outer }`,
  'src/platform/clock/outer.ts': `import type { Inner } from './inner.ts';\nexport interface Outer { inner: Inner }`,
};

function build(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), `${text}\n`);
  }
}

describe('the structure check', () => {
  const directory = mkdtempSync(join(tmpdir(), 'multaqa-imports-'));

  beforeAll(() => {
    for (const file of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json']) {
      copyFileSync(join(root, file), join(directory, file));
    }
    symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
    build(directory, sound);
  });

  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it('reads every file of a sound house and finds nothing', async () => {
    const { modules, violations } = await readImports(directory);

    expect({ modules, violations }).toEqual({ modules: Object.keys(sound).length, violations: [] });
  });

  describe('with forbidden imports planted', () => {
    let report: ImportReport;

    beforeAll(async () => {
      build(directory, circles);
      build(
        directory,
        Object.fromEntries(
          planted.map(([, file, imported]) => [file, `import '${imported}';\nexport const here = 1;`]),
        ),
      );
      report = await readImports(directory);
    });

    it.each(planted)('catches %s in %s', (rule, file) => {
      expect(
        report.violations.filter(({ from }) => from === file).map((violation) => violation.rule),
      ).toEqual([rule]);
    });

    it('catches each forbidden circle once', () => {
      expect(report.violations.filter(({ rule }) => rule.startsWith('no-circle'))).toEqual([
        {
          rule: 'no-circle',
          from: 'src/platform/files/left.ts',
          to: 'src/platform/files/right.ts → src/platform/files/left.ts',
        },
        {
          rule: 'no-circle-of-folders',
          from: 'src/platform/jobs/index.ts',
          to: 'src/platform/mail/index.ts → src/platform/jobs/index.ts',
        },
      ]);
    });

    it('blames nothing else', () => {
      const files = [...planted.map(([, file]) => file), ...Object.keys(circles)];

      expect(report.violations.filter(({ from }) => !files.includes(from))).toEqual([]);
    });

    it('has a reason for every rule', () => {
      expect(planted.map(([rule]) => rule).filter((rule) => (report.reasons[rule] ?? '') === '')).toEqual([]);
    });
  });
});

describe('the verdict on imports', () => {
  const reasons = { 'pure-rules': 'rules.ts is pure.' };

  it('fails when no TypeScript file was read', () => {
    expect(judgeImports({ modules: 0, violations: [], reasons })).toEqual({
      passed: false,
      summary: 'no TypeScript file was read',
      details: '',
    });
  });

  it('names each violation with the reason of its rule', () => {
    const violations = [{ rule: 'pure-rules', from: 'src/a/rules.ts', to: 'src/a/store.ts' }];

    expect(judgeImports({ modules: 12, violations, reasons })).toEqual({
      passed: false,
      summary: '1 violation in 12 modules',
      details: 'src/a/rules.ts → src/a/store.ts\n    pure-rules: rules.ts is pure.',
    });
  });
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { capture, packageCommand, root } from '../processes.ts';
import { type Check, type CheckResult, counted } from './check.ts';

/** One import that the house rules forbid. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface ImportReport {
  /** TypeScript files that were read; node_modules are not. */
  readonly modules: number;
  readonly violations: readonly Violation[];
  /** What each broken rule asks, by its name. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** The part of dependency-cruiser's JSON that is read. */
interface CruiseResult {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
      readonly cycle?: readonly { readonly name: string }[];
    }[];
    readonly ruleSetUsed: {
      readonly forbidden: readonly { readonly name: string; readonly comment: string }[];
    };
  };
}

const isSource = (path: string): boolean => path.endsWith('.ts') && !path.includes('node_modules/');

type Found = CruiseResult['summary']['violations'][number];

/** A circle is found from each of its files; these are alike however it is entered. */
const circleOf = ({ rule, cycle = [] }: Found): string =>
  JSON.stringify([rule.name, ...cycle.map(({ name }) => name).sort()]);

/** Every violation once, a circle from the file that comes first in the alphabet. */
function distinct(found: readonly Found[]): Found[] {
  const sorted = found.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const told = new Set<string>();
  return sorted.filter((violation) => {
    if (violation.cycle === undefined) return true;
    const circle = circleOf(violation);
    return !told.has(circle) && told.add(circle);
  });
}

/**
 * Reads every import below a directory and judges it by the directory's own .dependency-cruiser.cjs.
 * @throws when the reader itself fails
 */
export async function readImports(directory: string = root): Promise<ImportReport> {
  const folders = ['src', 'scripts', 'test'].filter((folder) => existsSync(join(directory, folder)));
  const options = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const command = packageCommand('dependency-cruiser', 'depcruise');
  const { output, stdout } = await capture(process.execPath, [...command, ...options, ...folders], {
    cwd: directory,
  });
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser failed:\n${output}`);
  const { modules, summary } = JSON.parse(stdout) as CruiseResult;
  return {
    modules: modules.filter(({ source }) => isSource(source)).length,
    violations: distinct(summary.violations).map(({ rule, from, to, cycle }) => ({
      rule: rule.name,
      from,
      to: cycle === undefined ? to : cycle.map(({ name }) => name).join(' → '),
    })),
    reasons: Object.fromEntries(summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment])),
  };
}

/** A report in which nothing was read has found nothing wrong, and fails all the same. */
export function judgeImports({ modules, violations, reasons }: ImportReport): CheckResult {
  if (modules === 0) return { passed: false, summary: 'no TypeScript file was read', details: '' };
  if (violations.length === 0) return { passed: true, summary: counted(modules, 'module'), details: '' };
  return {
    passed: false,
    summary: `${counted(violations.length, 'violation')} in ${counted(modules, 'module')}`,
    details: violations
      .map(({ rule, from, to }) => `${from} → ${to}\n    ${rule}: ${reasons[rule] ?? ''}`)
      .join('\n'),
  };
}

/** Doors, ladder, purity and circles; see .dependency-cruiser.cjs. */
export const imports: Check = {
  name: 'structure: imports',
  run: async () => judgeImports(await readImports()),
};

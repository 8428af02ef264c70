import {
  type CheckReport,
  explainUnplaced,
  type Instance,
  instanceRules,
  reasonText,
  type Solution,
} from '../../../src/features/scheduling/index.ts';
import { createTranslator } from '../../../src/platform/i18n/index.ts';
import type { Language } from '../../../src/platform/language/index.ts';
import { catalogues } from '../../../src/words.ts';

const translator = createTranslator(catalogues);

/**
 * What a report says, for people: every rule that is broken with what it asks for, by level, and why each session that
 * was left out has no place.
 */
export function explained(
  instance: Instance,
  placements: Solution['placements'],
  report: CheckReport,
  language: Language,
): string[] {
  const t = translator.t(language);
  const counts = new Map<string, number>();
  for (const { rule } of report.violations) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const lines = (['hard', 'medium', 'soft'] as const).flatMap((level) => {
    const broken = instanceRules[level].filter((rule) => counts.has(rule));
    if (broken.length === 0) return [];
    const said = broken.map((rule) =>
      t('solver:command.rule', {
        rule: t(rule === 'unplaced' ? 'solver:command.unplaced' : `conflicts:rule.${rule}`),
        about: t(rule === 'unplaced' ? 'solver:command.unplaced-about' : `conflicts:about.${rule}`),
        count: counts.get(rule) ?? 0,
      }),
    );
    return [`${t(`solver:command.${level}`)}:`, ...said.map((line) => `  ${line}`)];
  });
  const names = {
    session: (id: string) => id,
    room: (id: string) => id,
    person: (id: string) => id,
    need: (id: string) => id,
  };
  const left = explainUnplaced(instance, placements).map(({ session, reasons }) =>
    t('solver:command.no-place', {
      session,
      reasons: reasons.map((reason) => reasonText(t, reason, names)).join(' '),
    }),
  );
  return lines.length === 0 ? [t('solver:command.none')] : [...lines, ...left];
}

import type { Translate } from '../../../../platform/i18n/index.ts';
import { sessionKinds } from '../../../programme/tables.ts';
import { type RuleName, scheduleRuleDefaults } from '../../rules/facts.ts';

const plain = [
  ...(['pool', 'pool-none', 'pool-no-match', 'pool-drop', 'no-room', 'everybody', 'conflicts'] as const),
  ...([
    'conflicts-none',
    'blocking',
    'warning',
    'wish',
    'no-conflict',
    'move-to',
    'open',
    'pin',
    'unpin',
  ] as const),
  ...(['pinned', 'to-pool', 'copy-break', 'swap', 'close', 'live-away', 'live-back', 'somebody'] as const),
  ...(['failed', 'undone', 'redone', 'saved', 'shift-note'] as const),
] as const;

/** Words with places for names, filled in by the browser: their names stand in the text as they are. */
const filled = {
  minutes: ['n'],
  'conflicts-more': ['n'],
  ignored: ['reason'],
  'swap-pick': ['code'],
  'live-by': ['name', 'what', 'codes'],
  'placed-at': ['code', 'time', 'room'],
} as const;

const steps = ['move', 'shift', 'swap', 'copy-break', 'pin'] as const;

/** What the board says, for the browser: by key, placeholders unfilled. */
export function boardWords(t: Translate): Readonly<Record<string, string>> {
  const entries: [string, string][] = [
    ...plain.map((key): [string, string] => [key, t(`schedule:${key}`)]),
    ...Object.entries(filled).map(([key, names]): [string, string] => [
      key,
      t(
        `schedule:${key}` as 'schedule:minutes',
        Object.fromEntries(names.map((name) => [name, `{{${name}}}`])),
      ),
    ]),
    ...steps.map((key): [string, string] => [`step.${key}`, t(`schedule:step.${key}`)]),
    ...(Object.keys(scheduleRuleDefaults) as RuleName[]).map((rule): [string, string] => [
      `rule.${rule}`,
      t(`schedule:rule.${rule}`),
    ]),
    ...sessionKinds.map((kind): [string, string] => [`kind.${kind}`, t(`common:kind.session.${kind}`)]),
  ];
  return Object.fromEntries(entries);
}

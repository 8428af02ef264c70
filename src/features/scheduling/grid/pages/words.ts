import type { Translate } from '../../../../platform/i18n/index.ts';
import {
  type DateSettings,
  formatNumber,
  languages,
  pluralCategory,
} from '../../../../platform/language/index.ts';
import { sessionKinds } from '../../../programme/index.ts';

import { roomFeatures } from '../../../series/index.ts';

import { messagesEn as conflictsEn } from '../../conflicts/messages.en.ts';
import { type RuleName, scheduleRuleDefaults } from '../../rules/facts.ts';
import { sentenceValues } from '../../rules/sentence.ts';

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
  ...(['failed', 'undone', 'redone', 'saved', 'shift-note', 'draft-none', 'draft-same'] as const),
] as const;

/** Words with places for names, filled in by the browser: their names stand in the text as they are. */
const filled = {
  minutes: ['n'],
  'conflicts-more': ['n'],
  ignored: ['reason'],
  'ignored-count': ['n'],
  'now-at': ['where'],
  'swap-pick': ['code'],
  'live-by': ['name', 'what', 'codes'],
  'placed-at': ['code', 'time', 'room'],
} as const;

const steps = ['move', 'shift', 'swap', 'copy-break', 'pin'] as const;

/** Counts that have every plural form of both languages. */
const samples = [0, 1, 2, 3, 11, 100];

/** The words of sentences about conflicts: values unfilled, counted nouns by their plural form. */
function sentenceWords(t: Translate, { language, digits }: DateSettings): [string, string][] {
  const values = Object.fromEntries(sentenceValues.map((name) => [name, `{{${name}}}`]));
  const counted = (['day', 'session'] as const).flatMap((noun) =>
    samples.map((count): [string, string] => [
      `common:count.${noun}_${pluralCategory(count, language)}`,
      t(`common:count.${noun}`, { count }).replace(formatNumber(count, { language, digits }), '{{count}}'),
    ]),
  );
  return [
    ...Object.keys(conflictsEn.sentence).map((key): [string, string] => [
      `conflicts:sentence.${key}`,
      t(`conflicts:sentence.${key}` as 'conflicts:sentence.break', values),
    ]),
    ...roomFeatures.map((key): [string, string] => [`series:feature.${key}`, t(`series:feature.${key}`)]),
    ...languages.map((key): [string, string] => [`common:language.${key}`, t(`common:language.${key}`)]),
    ...counted,
  ];
}

/** What the board says, for the browser: by key, placeholders unfilled. */
export function boardWords(t: Translate, settings: DateSettings): Readonly<Record<string, string>> {
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
    ...samples.map((count): [string, string] => [
      `draft-changes_${pluralCategory(count, settings.language)}`,
      t('schedule:draft-changes', { count }).replace(formatNumber(count, settings), '{{count}}'),
    ]),
    ...sentenceWords(t, settings),
    ...sessionKinds.map((kind): [string, string] => [`kind.${kind}`, t(`common:kind.session.${kind}`)]),
  ];
  return Object.fromEntries(entries);
}

import type { Clock } from '../../../../platform/clock/index.ts';
import type { Database } from '../../../../platform/database/index.ts';
import { defaultDateSettings, shortDate } from '../../../../platform/language/index.ts';
import type { PageContext, Pages } from '../../../../platform/pages/index.ts';
import type { HeldPart, Retention } from '../../../../platform/personal-data/index.ts';
import type { PageModel, TableModel, TagModel } from '../../../../platform/views/index.ts';
import type { AccountFrame } from '../../../accounts/index.ts';
import type { DirectoryPages } from '../../pages/frame.ts';
import type { PersonalDataService } from '../service.ts';

export interface PersonalDataPages extends Pick<DirectoryPages, 'frame' | 'describe'> {
  readonly pages: Pages;
  readonly database: Database;
  readonly clock: Clock;
  readonly service: PersonalDataService;
  readonly retention: Retention;
  /** Stands around the pages of one's own account. */
  readonly accountFrame: AccountFrame;
  /** Stands around public pages that belong to no edition. */
  readonly sitePage: (context: PageContext, own: { title: string; lede?: string }) => PageModel;
}

/** The task's path in the installation's menu. */
export const PATH = '/personal-data';

const fateTones: Readonly<Record<HeldPart['fate'], TagModel['tone']>> = {
  erased: 'bad',
  pseudonym: 'info',
  kept: 'silent',
};

/** What is held of somebody, part by part, with what an erasure does to it and why. */
export const partsTable = ({ t }: PageContext, parts: readonly HeldPart[]): TableModel => ({
  id: 'parts',
  caption: t('personal-data:held'),
  columns: [
    { key: 'part', label: t('personal-data:part-title') },
    { key: 'count', label: t('personal-data:count'), kind: 'number' },
    { key: 'fate', label: t('personal-data:fate-title') },
  ],
  rows: parts.map(({ key, fate, rows }) => ({
    id: key,
    title: t(`personal-data:part.${key}.title`),
    cells: {
      count: rows.length,
      fate: {
        tag: { text: t(`personal-data:fate.${fate}`), tone: fateTones[fate] },
        sub: t(`personal-data:part.${key}.fate`),
      },
    },
  })),
  empty: { title: t('personal-data:nothing-held') },
});

/** How long each kind is kept, and why. */
export const periodsTable = (
  { t }: PageContext,
  { rules }: Retention,
  overdue?: ReadonlyMap<string, number>,
): TableModel => ({
  id: 'periods',
  caption: t('personal-data:periods'),
  columns: [
    { key: 'kind', label: t('personal-data:kind-title') },
    { key: 'period', label: t('personal-data:period') },
    { key: 'reason', label: t('common:label.reason') },
    ...(overdue === undefined
      ? []
      : [{ key: 'overdue', label: t('personal-data:overdue'), kind: 'number' as const }]),
  ],
  rows: rules.map(({ kind, class: name, days, after }) => ({
    id: kind,
    title: t(`personal-data:kept.${kind}.title`),
    sub: t(`personal-data:class.${name}`),
    cells: {
      period: t(`personal-data:after.${after}`, { days: t('common:count.day_obl', { count: days }) }),
      reason: t(`personal-data:kept.${kind}.reason`),
      overdue: overdue?.get(kind) ?? t('common:empty.nothing'),
    },
  })),
});

/** An instant as a day, on pages that belong to no edition. */
export const dayOn = ({ language }: PageContext, at: Date): { datetime: string; text: string } => ({
  datetime: at.toISOString(),
  text: shortDate(at, { ...defaultDateSettings, language, timeZone: 'UTC' }),
});

export const zipHeaders = (name: string): Readonly<Record<string, string>> => ({
  'content-disposition': `attachment; filename="${name}.zip"`,
  'cache-control': 'private, no-store',
});

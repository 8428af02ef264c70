import { shortDate, textIn } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { TagTone } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import type { Holder } from '../../store/precedence.ts';
import type * as store from '../../store/precedence-lists.ts';
import type { SeatingLayout } from '../rules/seating.ts';
import type { PlanRow } from '../store-plans.ts';

/** Colours of a version's states. */
export const versionTones = {
  draft: 'info',
  'signed-off': 'ok',
  superseded: 'line',
} as const satisfies Record<string, TagTone>;

/** What the page of an order lists: its versions, its plans, and who holds which version. */
export function recordTables(
  context: PageContext,
  whole: EditionWhole,
  {
    base,
    mayManage,
    inForce,
    versions,
    plans,
    holders,
  }: {
    readonly base: string;
    readonly mayManage: boolean;
    readonly inForce: number | null;
    readonly versions: readonly store.VersionRow[];
    readonly plans: readonly PlanRow[];
    readonly holders: readonly Holder[];
  },
) {
  const t = context.words(whole.edition.digits);
  const settings = dateSettingsOf(whole, context.language);
  return [
    {
      table: {
        id: 'versions',
        caption: t('precedence:versions'),
        columns: (['version', 'state', 'signed-off-at', 'comment'] as const).map((key) => ({
          key,
          label: t(`precedence:column.${key}`),
        })),
        rows: versions.map((version) => ({
          id: version.id,
          title: t('precedence:version', { number: version.number }),
          href: `${base}/versions/${version.number}`,
          cells: {
            state: {
              tag: { text: t(`precedence:state.${version.state}`), tone: versionTones[version.state] },
            },
            'signed-off-at':
              version.signedOffAt === null
                ? null
                : {
                    time: {
                      datetime: version.signedOffAt.toISOString(),
                      text: shortDate(version.signedOffAt, settings),
                    },
                  },
            comment: version.comment,
          },
        })),
      },
    },
    {
      table: {
        id: 'plans',
        caption: t('precedence:plans'),
        ...(plans.length === 0
          ? { empty: { title: t('precedence:plans-none'), text: t('precedence:plans-none-text') } }
          : {}),
        columns: (['plan', 'shape'] as const).map((key) => ({
          key,
          label: t(`precedence:column.${key}`),
        })),
        rows: plans.map((plan) => ({
          id: plan.id,
          title: textIn(plan.name, context.language).text,
          href: `${base}/plans/${plan.id}`,
          cells: { shape: t(`precedence:shape.${(plan.layout as unknown as SeatingLayout).shape}`) },
        })),
      },
      actions: mayManage
        ? [
            {
              label: t('precedence:new-plan'),
              href: `${base}/plans/new`,
              icon: 'plus' as const,
              size: 'sm' as const,
            },
          ]
        : [],
    },
    ...(holders.length === 0
      ? []
      : [
          {
            table: {
              id: 'holders',
              caption: t('precedence:holders'),
              columns: (['holder', 'holds'] as const).map((key) => ({
                key,
                label: t(`precedence:column.${key}`),
              })),
              rows: holders.map(({ accountId, name, number }) => ({
                id: accountId,
                title: name,
                cells: {
                  holds: {
                    text: t('precedence:holds-version', { number: number ?? 0 }),
                    ...(inForce !== null && number !== null && number < inForce
                      ? { tag: { text: t('precedence:holds-old'), tone: 'warn' as const } }
                      : {}),
                  },
                },
              })),
            },
          },
        ]),
  ];
}

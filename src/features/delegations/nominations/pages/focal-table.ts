import { isolateLtr } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { ActionModel, TableModel, TagModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import type { FocalPointRow, FocalPointWhole } from '../../store/focal-points.ts';
import { shortDayOf } from './way.ts';

/** How a focal point stands, in one word. */
export function focalState(row: FocalPointRow, now: Date) {
  if (row.state !== 'appointed') return row.state;
  if (row.expiresAt <= now) return 'expired' as const;
  return row.accountId === null ? ('invited' as const) : ('appointed' as const);
}

const tones: Readonly<Record<ReturnType<typeof focalState>, TagModel['tone']>> = {
  proposed: 'warn',
  appointed: 'ok',
  invited: 'info',
  expired: 'bad',
  refused: 'line',
  ended: 'line',
};

/** Who speaks for a delegation, and who did. */
export function focalPointsTable(
  context: PageContext,
  edition: EditionWhole,
  points: readonly FocalPointWhole[],
  base: string,
  now: Date,
  appoints: boolean,
): TableModel {
  const t = context.words(edition.edition.digits);
  const steps = (row: FocalPointRow): readonly (readonly [string, string])[] => {
    if (!appoints) return [];
    if (row.state === 'proposed')
      return [
        ['appointment', 'appoint-proposed'],
        ['refusal', 'refuse'],
      ];
    return row.state === 'appointed'
      ? [
          ['extension', 'extend'],
          ['ending', 'end'],
        ]
      : [];
  };
  return {
    id: 'focal-points',
    caption: t('nominations:focal.title'),
    columns: [
      { key: 'name', label: t('nominations:focal.name') },
      { key: 'state', label: t('nominations:focal.status') },
      { key: 'letter', label: t('nominations:focal.letter') },
      { key: 'until', label: t('nominations:focal.expiresOn') },
      { key: 'actions', label: t('nominations:actions'), labelHidden: true },
    ],
    rows: points.map(({ row, letter }) => {
      const state = focalState(row, now);
      return {
        id: row.id,
        title: row.name,
        sub: [row.post, isolateLtr(row.email)].filter(Boolean).join(' · '),
        pickable: false,
        ...(row.sample ? { tags: [{ text: t('nominations:sample'), tone: 'silent' as const }] } : {}),
        cells: {
          state: {
            tag: { text: t(`nominations:focal.state.${state}`), tone: tones[state] },
            ...(row.reason === null ? {} : { sub: row.reason }),
          },
          letter:
            letter === null
              ? row.letterNumber === null
                ? null
                : { code: row.letterNumber }
              : { text: row.letterNumber ?? letter.name, href: `/files/${letter.id}` },
          until: shortDayOf(context, edition, row.expiresAt),
          actions: {
            actions: steps(row).map(
              ([path, label]): ActionModel => ({
                label: t(`nominations:action.${label}`),
                href: `${base}/focal-points/${row.id}/${path}`,
                tone: 'plain',
                size: 'sm',
                about: row.name,
              }),
            ),
          },
        },
      };
    }),
    ...(points.length === 0
      ? { empty: { title: t('nominations:focal.none'), text: t('nominations:focal.none-text') } }
      : {}),
  };
}

import type { PageContext } from '../../../../platform/pages/index.ts';
import type { ActionModel } from '../../../../platform/views/index.ts';
import type { PlaceRow, VersionRow } from '../../store/precedence-lists.ts';
import { partyName } from './common.ts';

/** The buttons that move a place of an order set by hand, each a form of its own. */
export const moves = (
  context: PageContext,
  path: string,
  version: VersionRow,
  place: PlaceRow,
  last: number,
): ActionModel[] => {
  const move = (to: 'up' | 'down', icon: 'prev' | 'next', disabled: boolean): ActionModel => ({
    label: context.t(`precedence:${to}`),
    about: partyName(place, context.language),
    action: `${path}/moves`,
    fields: { participationId: place.participationId, to, version: String(version.version) },
    tone: 'plain',
    size: 'sm',
    disabled,
    icon,
  });
  return [move('up', 'prev', place.position === 1), move('down', 'next', place.position === last)];
};

/** What can be done with a version: a draft is signed off, arranged anew or discarded; any other is taken along. */
export function versionActions(
  { t, language }: PageContext,
  path: string,
  version: VersionRow,
  { signs, manages }: { readonly signs: boolean; readonly manages: boolean },
): ActionModel[] {
  const fields = { version: String(version.version) };
  const drawn = version.arrangedBy.scheme === 'draw';
  return version.state === 'draft'
    ? [
        ...(signs
          ? [
              {
                label: t('precedence:sign-off'),
                href: `${path}/sign-off`,
                icon: 'seal' as const,
                tone: 'primary' as const,
              },
            ]
          : []),
        ...(manages
          ? [
              {
                label: t(drawn ? 'precedence:draw-anew' : 'precedence:arrange-anew'),
                action: `${path}/arrangements`,
                fields,
                icon: 'sort' as const,
              },
              {
                label: t('precedence:discard'),
                action: `${path}/discard`,
                fields,
                tone: 'danger' as const,
                icon: 'trash' as const,
                confirm: {
                  title: t('precedence:discard-question', { number: version.number }),
                  text: t('precedence:discard-text'),
                },
              },
            ]
          : []),
      ]
    : [
        { label: 'PDF', href: `${path}/${language}.pdf`, icon: 'down' },
        { label: 'XLSX', href: `${path}/order.xlsx`, icon: 'down' },
        { label: 'CSV', href: `${path}/order.csv`, icon: 'down' },
      ];
}

import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { ActionModel } from '../../../../../platform/views/index.ts';
import type * as store from '../../../store/badges.ts';
import { type BadgeState, isHeld, mayBecome } from '../../rules.ts';

/** What is done to a badge with a reason. */
export type Act = 'suspend' | 'lose' | 'revoke' | 'reissue';

/** What is done with a reason, asked on a page of its own: its address, and the state that it leads to. */
export const asked: readonly { readonly act: Act; readonly path: string; readonly to: BadgeState }[] = [
  { act: 'suspend', path: 'suspension', to: 'suspended' },
  { act: 'lose', path: 'loss', to: 'lost' },
  { act: 'revoke', path: 'revocation', to: 'revoked' },
  { act: 'reissue', path: 'reissue', to: 'reissued' },
];

/** Whether something can be done to a badge in this state. */
export const isOpen = (state: BadgeState, { act, to }: (typeof asked)[number]): boolean =>
  act === 'reissue' ? isHeld(state) || mayBecome(state, 'reissued') : mayBecome(state, to);

/** What can be done to a badge in its state. */
export function actionsOf(context: PageContext, { badge }: store.BadgeWhole, here: string): ActionModel[] {
  const { t } = context;
  const version = { version: String(badge.version) };
  const held = isHeld(badge.state);
  return [
    ...(held
      ? [
          {
            label: t(badge.prints === 0 ? 'badges:action.print-one' : 'badges:action.print-again'),
            action: `${here}/printing`,
            tone: 'primary',
            icon: 'print',
          } satisfies ActionModel,
        ]
      : []),
    ...(badge.state === 'issued'
      ? [
          {
            label: t('badges:action.collect'),
            action: `${here}/collection`,
            fields: version,
            icon: 'check',
          } satisfies ActionModel,
        ]
      : []),
    ...(badge.state === 'suspended'
      ? [
          {
            label: t('badges:action.resume'),
            action: `${here}/resumption`,
            fields: version,
            icon: 'undo',
          } satisfies ActionModel,
        ]
      : []),
    ...asked
      .filter((one) => isOpen(badge.state, one))
      .map(
        ({ act, path }): ActionModel => ({
          label: t(`badges:action.${act}`),
          href: `${here}/${path}`,
          tone: 'plain',
        }),
      ),
  ];
}

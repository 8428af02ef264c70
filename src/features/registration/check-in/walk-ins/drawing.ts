import { type PageContext, say } from '../../../../platform/pages/index.ts';
import type { ActionModel, TableModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, managed } from '../../../series/index.ts';
import { serialText } from '../../badges/rules.ts';
import { comma } from '../../forms/pages/shared.ts';
import type { DeskStanding } from '../../store/walk-ins.ts';
import type { AlikeView } from './contract.ts';

/** Where the desk goes on with somebody who is known: their badge, else their registration, else their request. */
const wayTo = (context: PageContext, whole: EditionWhole, one: AlikeView): string | undefined =>
  one.badge !== null
    ? managed(context, whole, `/badges/${one.badge.id}`)
    : one.registration !== null
      ? managed(context, whole, `/registrations/${one.registration.id}`)
      : one.accreditationId !== null
        ? managed(context, whole, `/accreditation/${one.accreditationId}`)
        : undefined;

/** Those of the edition who may be the one at the desk. */
export function knownTable(context: PageContext, whole: EditionWhole, known: readonly AlikeView[]) {
  const t = context.words(whole.edition.digits);
  const column = (key: string) => ({ key, label: t(`check-in:walk-in.column.${key}`) });
  const table: TableModel = {
    id: 'known',
    caption: t('check-in:walk-in.known-title'),
    columns: [
      { key: 'name', label: t('common:label.name') },
      column('signs'),
      column('registration'),
      column('badge'),
    ],
    rows: known.map((one) => {
      const href = wayTo(context, whole, one);
      return {
        id: one.id,
        title: say(one.name, context),
        ...(href === undefined ? {} : { href }),
        sub: [t(`attendees:category.${one.category}`), say(one.party, context)].filter(Boolean).join(' · '),
        cells: {
          signs: one.signs.map((sign) => t(`check-in:walk-in.sign.${sign}`)).join(comma(context)),
          registration:
            one.registration === null
              ? null
              : `${one.registration.code ?? ''} ${t(`registration:state.${one.registration.state}`)}`,
          badge:
            one.badge === null
              ? null
              : `${serialText(one.badge.serial)} ${t(`common:status.badge.${one.badge.state}`)}`,
        },
      };
    }),
  };
  return { title: t('check-in:walk-in.known-title'), table };
}

/** How far somebody came at the desk. */
const outcomeOf = ({ state, badgeId, checkedIn }: DeskStanding): string => {
  if (badgeId !== null && checkedIn !== null) return checkedIn === 'accepted' ? 'checked-in' : 'not-let-in';
  if (badgeId !== null) return 'badge';
  if (state === 'confirmed') return 'accreditation';
  return state === 'waiting' ? 'waiting' : 'approval';
};

/** What became of somebody, and what the desk does next. */
export function resultOf(context: PageContext, whole: EditionWhole, standing: DeskStanding, door: string) {
  const t = context.words(whole.edition.digits);
  const outcome = outcomeOf(standing);
  const { badgeId, registrationId, accreditationId, reason } = standing;
  const again = managed(context, whole, '/check-in/walk-in');
  const actions: ActionModel[] = [
    {
      label: t('check-in:walk-in.another'),
      href: door === '' ? again : `${again}?door=${encodeURIComponent(door)}`,
      tone: 'primary',
    },
    ...(badgeId === null
      ? []
      : [
          {
            label: t('check-in:walk-in.print'),
            action: managed(context, whole, `/badges/${badgeId}/printing`),
            icon: 'print' as const,
          },
          { label: t('check-in:walk-in.open-badge'), href: managed(context, whole, `/badges/${badgeId}`) },
        ]),
    ...(badgeId === null && accreditationId !== null
      ? [
          {
            label: t('check-in:walk-in.open-accreditation'),
            href: managed(context, whole, `/accreditation/${accreditationId}`),
          },
        ]
      : []),
    ...(registrationId === null
      ? []
      : [
          {
            label: t('check-in:walk-in.open-registration'),
            href: managed(context, whole, `/registrations/${registrationId}`),
          },
        ]),
  ];
  return {
    done: {
      title: t(`check-in:walk-in.outcome.${outcome}`, { name: say(standing.name, context) }),
      ...(standing.code === null ? {} : { reference: standing.code }),
      text: [
        standing.serial === null ? '' : t('check-in:walk-in.serial', { serial: serialText(standing.serial) }),
        outcome === 'not-let-in' && reason !== null ? t(`check-in:reason.${reason}`) : '',
      ]
        .filter(Boolean)
        .join(' '),
      next: [t(`check-in:walk-in.next.${outcome}`)],
      actions,
    },
  };
}

import type { Db } from '../../../../../platform/database/index.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { ActionModel } from '../../../../../platform/views/index.ts';
import type { NominationWhole } from '../../../store/nominations.ts';
import { listVisaLetters } from '../../../store/visa-letters.ts';
import { mayBecome } from '../../rules/states.ts';
import type { Opened, Way } from '../way.ts';
import type { NomineeFrame } from './frame.ts';

/** What can be done about somebody who is named, as their state allows it. */
export function stepActions(
  way: Way,
  { mayWrite, isShut, hrefOf }: NomineeFrame,
  context: PageContext,
  opened: Opened,
  found: NominationWhole,
): ActionModel[] {
  const { t } = context;
  const { nomination: row } = found;
  if (!mayWrite(context, opened)) return [];
  const base = hrefOf(opened, found);
  const fields = { version: String(row.version) };
  const shut = !way.own && isShut(opened);
  return [
    ...(mayBecome(row.state, 'nominated')
      ? [
          {
            label: t('nominations:action.hand-in'),
            ...(shut ? { href: `${base}/nomination` } : { action: `${base}/nomination`, fields }),
            tone: 'primary' as const,
          },
        ]
      : []),
    ...(mayBecome(row.state, 'confirmed')
      ? [
          {
            label: t('nominations:action.confirm'),
            ...(shut ? { href: `${base}/confirmation` } : { action: `${base}/confirmation`, fields }),
            tone: 'primary' as const,
          },
        ]
      : []),
    ...(mayBecome(row.state, 'replaced')
      ? [{ label: t('nominations:action.substitute'), href: `${base}/substitution` }]
      : []),
    ...(row.state === 'draft'
      ? [
          {
            label: t('nominations:action.delete-draft'),
            href: `${base}/deletion`,
            tone: 'danger' as const,
          },
        ]
      : []),
    ...(mayBecome(row.state, 'withdrawn')
      ? [{ label: t('nominations:action.withdraw'), href: `${base}/withdrawal`, tone: 'plain' as const }]
      : []),
  ];
}

/** A letter for a visa, which their focal point asks for once it is known where they come from. */
export async function visaActions(
  way: Way,
  db: Db,
  context: PageContext,
  { edition }: Opened,
  { attendee, accreditation }: NominationWhole,
): Promise<ActionModel[]> {
  if (!way.own || accreditation === null || attendee.nationality === null) return [];
  const letters = await listVisaLetters(db, edition.edition.id, { attendeeId: attendee.id });
  if (letters.some(({ letter }) => letter.state !== 'refused')) return [];
  return [
    {
      label: context.t('accreditation:own.ask'),
      action: context.href(`/account/accreditations/${attendee.id}/visa-letter`),
    },
  ];
}

import type { LocalText } from '../../../platform/language/index.ts';
import type {
  AttendeeCategory,
  DelegationRole,
  ListedAs,
  ListField,
  participantListStages,
} from '../tables.ts';

export type ParticipantListStage = (typeof participantListStages)[number];

/**
 * Which list may follow which: a provisional one comes first or not at all; after the final one only a corrected final
 * one.
 */
export const stageSteps: Readonly<Record<ParticipantListStage | 'none', readonly ParticipantListStage[]>> = {
  none: ['provisional', 'final'],
  provisional: ['revised', 'final'],
  revised: ['revised', 'final'],
  final: ['final'],
};

/** Somebody who may be listed. */
export interface Listable {
  readonly category: AttendeeCategory;
  readonly delegationId: string | null;
  readonly honorific: LocalText | null;
  readonly name: LocalText;
  readonly post: LocalText | null;
  readonly organisation: LocalText | null;
  readonly stateCode: string | null;
  readonly email: string | null;
  /** Their role in the delegation. */
  readonly role: DelegationRole | null;
  /** What they let lists show; null: they were not asked. */
  readonly listed: readonly ListField[] | null;
}

/** What a member of an official delegation is listed with unless they said otherwise: they come in an office. */
const official: readonly ListField[] = ['post', 'body', 'state'];

/**
 * What a list shows of somebody; null: they are left out.
 *
 * Whoever was asked is shown with what they ticked. Whoever was not asked: members of an official delegation with post,
 * body and state, as such lists do everywhere; everybody else by name alone; the public, who come for themselves, not at
 * all. An address of mail is shown to nobody without a tick.
 */
export function listedAs(one: Listable): ListedAs | null {
  if (one.listed === null && one.category === 'public') return null;
  const fields = one.listed ?? (one.delegationId === null ? [] : official);
  const shows = (field: ListField): boolean => fields.includes(field);
  return {
    honorific: one.honorific,
    name: one.name,
    post: shows('post') ? one.post : null,
    organisation: shows('body') ? one.organisation : null,
    stateCode: shows('state') ? one.stateCode : null,
    email: shows('email') ? one.email : null,
    ...(one.role === null || one.role === 'member' ? {} : { role: one.role }),
  };
}

/** How an entry differs from the list before. */
export type EntryChange = 'added' | 'removed' | 'changed';

interface Entry {
  readonly attendeeId: string;
  readonly participationId: string | null;
  readonly category: string;
  readonly shown: ListedAs | null;
}

/** Who came, went or is shown otherwise than in the list before; what an erasure took out counts as nothing. */
export function entryDifference<T extends Entry>(
  before: readonly T[],
  after: readonly T[],
): { readonly entry: T; readonly change: EntryChange }[] {
  const facts = ({ participationId, category, shown }: Entry): string =>
    JSON.stringify([
      participationId,
      category,
      shown && Object.entries(shown).sort(([a], [b]) => (a < b ? -1 : 1)),
    ]);
  const old = new Map(before.map((entry) => [entry.attendeeId, entry]));
  const now = new Set(after.map(({ attendeeId }) => attendeeId));
  return [
    ...after.flatMap((entry): { readonly entry: T; readonly change: EntryChange }[] => {
      const former = old.get(entry.attendeeId);
      if (former === undefined) return [{ entry, change: 'added' }];
      const same = former.shown === null || entry.shown === null || facts(former) === facts(entry);
      return same ? [] : [{ entry, change: 'changed' }];
    }),
    ...before.flatMap((entry) =>
      now.has(entry.attendeeId) || entry.shown === null ? [] : [{ entry, change: 'removed' as const }],
    ),
  ];
}

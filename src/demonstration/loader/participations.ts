import { manageParticipations, type NewParticipation } from '../../features/delegations/index.ts';
import { newId } from '../../platform/database/index.ts';
import type { DemoEdition, DemoParticipation } from '../model.ts';
import { t } from '../write.ts';
import type { Loading } from './loading.ts';

const statusOf = ({ invitation }: DemoParticipation): 'invited' | 'accepted' | 'declined' => {
  if (invitation === null || invitation.status === 'accepted') return 'accepted';
  return invitation.status === 'declined' ? 'declined' : 'invited';
};

const countOf = ({ attended, head, members }: DemoParticipation): number | null => {
  if (attended !== null) return attended;
  const named = members.length + (head === null ? 0 : 1);
  return named === 0 ? null : named;
};

/**
 * States and bodies that take part. Invitations with their letters, delegations, registrations, places and precedence
 * come with their features.
 */
export async function loadParticipations(
  { services, actor, keys }: Loading,
  edition: DemoEdition,
): Promise<void> {
  const editionId = keys.get('edition', edition.key);
  const rows = edition.participations.map((participation): NewParticipation => {
    const id = newId();
    keys.put('participation', participation.key, id, edition.key);
    const { party } = participation;
    return {
      id,
      stateCode: party.kind === 'state' ? party.state : null,
      bodyId: party.kind === 'body' ? keys.get('body', party.body) : null,
      category: participation.category,
      status: statusOf(participation),
      participants: countOf(participation),
      note: participation.attendedIsSample
        ? t('عدد المشاركين نموذج للعرض.', 'The number of participants is a sample.')
        : null,
      sample: participation.sample,
    };
  });
  await services.changes.run(actor, manageParticipations.name, (change) =>
    services.delegations.participations.createMany(change, editionId, rows),
  );
}

import { type KnownInvitation, standardLetters, writeInvitations } from '../../features/delegations/index.ts';
import { addDays } from '../dates.ts';
import type { DemoEdition, DemoInvitation, DemoParticipation } from '../model.ts';
import { t } from '../write.ts';
import type { Loading } from './loading.ts';

const morning = (day: string): Date => new Date(`${day}T09:00:00+03:00`);

/** Letters that left this many days ago without an answer were reminded of once. */
const PATIENCE = 7;

type Known = KnownInvitation['row'];

/** What is known of a letter that left. */
function afterwards(invitation: DemoInvitation, today: string): Known {
  const { status, letter, dispatchedOn, repliedOn } = invitation;
  if (dispatchedOn === null) return {};
  const [left, replied] = [morning(dispatchedOn), repliedOn === null ? null : morning(repliedOn)];
  const waits = status === 'dispatched' || status === 'acknowledged';
  const reminded = addDays(dispatchedOn, PATIENCE);
  return {
    letterNumber: letter,
    letterDate: dispatchedOn,
    dispatchedAt: left,
    acknowledgedAt: status === 'dispatched' ? null : morning(addDays(dispatchedOn, 1)),
    repliedAt: replied,
    ...(waits && reminded < today ? { reminders: 1, remindedAt: morning(reminded) } : {}),
  };
}

/** What whoever answered said. */
function answered({ head, members, invitation }: DemoParticipation): Known {
  if (invitation?.status === 'accepted') {
    const named = members.length + (head === null ? 0 : 1);
    return { repliedVia: 'link', ...(named === 0 ? {} : { expected: named }) };
  }
  if (invitation?.status !== 'declined') return {};
  return { repliedVia: 'staff', replyNote: 'نعتذر لارتباط سابق، ونتمنى للملتقى النجاح.' };
}

const rowOf = (loading: Loading, participation: DemoParticipation, common: Known): Known | null => {
  const { invitation, sample } = participation;
  if (invitation === null) return null;
  const approvedAt =
    invitation.status === 'drafted' ? null : morning(addDays(invitation.dispatchedOn ?? loading.today, -1));
  return {
    ...common,
    state: invitation.status,
    approvedAt,
    ...afterwards(invitation, loading.today),
    ...answered(participation),
    sample,
  };
};

/**
 * Letters to states and bodies: their template, how they are numbered, and how far each came. Those of an edition that is over
 * are written down as they went.
 */
export async function loadInvitations(loading: Loading, edition: DemoEdition): Promise<void> {
  const { services, actor, keys, today } = loading;
  if (edition.participations.every(({ invitation }) => invitation === null)) return;
  const { templates, drafting } = services.delegations.invitations.services;
  const editionId = keys.get('edition', edition.key);
  const past = edition.to < today;
  // Letters of the past were answered before its delegations were named; others may be for some weeks yet.
  const soon = addDays(today, 21);
  const replyBy = addDays(edition.from, past ? -30 : -14);
  const asked = !past && replyBy > soon ? soon : replyBy;
  await templates.editSettings(actor, editionId, 0, { replyBy: asked });
  const template = await templates.create(actor, editionId, {
    kind: 'invitation',
    ...standardLetters.invitation,
    signatoryPost: t('رئيس اللجنة العليا للملتقى', 'Chair of the Higher Committee'),
  });
  const visa = await templates.create(actor, editionId, {
    kind: 'visa-support',
    ...standardLetters['visa-support'],
  });
  keys.put('letter-template', 'visa-support', visa.id, edition.key);
  const known = edition.participations.flatMap((participation): KnownInvitation[] => {
    const row = rowOf(loading, participation, { templateId: template.id, replyBy: asked });
    const participationId = keys.get('participation', participation.key, edition.key);
    return row === null ? [] : [{ participationId, row }];
  });
  await services.changes.run(actor, writeInvitations.name, (change) =>
    drafting.recall(change, editionId, known),
  );
}

import type { Translate } from '../../../platform/i18n/index.ts';
import type { BounceRow } from '../../../platform/outbox/index.ts';
import type { TagModel } from '../../../platform/views/index.ts';
import type { MailingEntry, ReceiverEntry } from '../store/mailings.ts';
import type { MailingState } from '../tables.ts';
import type { MailingView, ReceiverOutcome } from './contract.ts';

const somebody = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

/** A message as the API shows it. */
export const presentMailing = ({ mailing, counts, ...names }: MailingEntry): MailingView => ({
  id: mailing.id,
  editionId: mailing.editionId,
  audience: mailing.audience,
  filter: { ...mailing.filter },
  subject: mailing.subject,
  body: mailing.body,
  necessary: mailing.necessary,
  calendar: mailing.calendar,
  startsAt: mailing.startsAt?.toISOString() ?? null,
  endsAt: mailing.endsAt?.toISOString() ?? null,
  place: mailing.place,
  state: mailing.state,
  createdBy: somebody(mailing.createdBy, names.createdByName),
  submittedBy: somebody(mailing.submittedBy, names.submittedByName),
  submittedAt: mailing.submittedAt?.toISOString() ?? null,
  approvedBy: somebody(mailing.approvedBy, names.approvedByName),
  approvedAt: mailing.approvedAt?.toISOString() ?? null,
  reason: mailing.reason,
  counts,
  version: mailing.version,
});

export const presentReceiver = ({ receiver, outcome, failure }: ReceiverEntry) => ({
  position: receiver.position,
  address: receiver.address,
  name: receiver.name[receiver.language],
  language: receiver.language,
  outcome,
  mailId: receiver.mailId,
  failure,
});

export const presentBounce = (bounce: BounceRow) => ({
  id: bounce.id,
  address: bounce.address,
  mailId: bounce.mailId,
  status: bounce.status,
  answer: bounce.answer,
  reportedAt: bounce.reportedAt.toISOString(),
  clearedAt: bounce.clearedAt?.toISOString() ?? null,
});

const tones: Readonly<Record<MailingState, TagModel['tone']>> = {
  draft: 'silent',
  submitted: 'warn',
  approved: 'info',
  sent: 'ok',
  cancelled: 'line',
};

/** How many of a message have not left yet. */
export const underWay = ({ counts }: Pick<MailingEntry, 'counts'>): number =>
  (counts.pending ?? 0) + (counts.waiting ?? 0) + (counts.sending ?? 0);

/** The state of a message as a tag: one whose mails are not all gone is being sent. */
export const mailingTag = (t: Translate, entry: Pick<MailingEntry, 'mailing' | 'counts'>): TagModel => {
  const { state } = entry.mailing;
  const shown: MailingState = state === 'sent' && underWay(entry) > 0 ? 'approved' : state;
  return { text: t(`mailings:state.${shown}`), tone: tones[shown] };
};

const outcomeTones: Readonly<Record<ReceiverOutcome, TagModel['tone']>> = {
  pending: 'info',
  waiting: 'info',
  sending: 'info',
  sent: 'ok',
  failed: 'bad',
  held: 'warn',
  bounced: 'bad',
  declined: 'silent',
  bouncing: 'warn',
  cancelled: 'line',
  gone: 'silent',
};

/** What became of a receiver as a tag. */
export const outcomeTag = (t: Translate, outcome: ReceiverOutcome): TagModel => ({
  text: t(`mailings:outcome.${outcome}`),
  tone: outcomeTones[outcome],
});

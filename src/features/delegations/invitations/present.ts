import { presentBodyRef, presentStateRef } from '../../directory/index.ts';
import type { InvitationWhole } from '../store/invitations.ts';
import type { LetterSettingsRow, LetterTemplateRow } from '../store/letters.ts';
import type { VisaLetterWhole } from '../store/visa-letters.ts';
import type {
  InvitationView,
  LetterSettingsView,
  OwnInvitationView,
  TemplateView,
  VisaLetterView,
} from './contract.ts';
import { letterFields } from './rules/fields.ts';
import type { OwnInvitation } from './service/answering.ts';
import { partyName } from './service/facts.ts';

const at = (instant: Date | null): string | null => instant?.toISOString() ?? null;

export const presentInvitation = ({ invitation: row, state, body }: InvitationWhole): InvitationView => ({
  id: row.id,
  participationId: row.participationId,
  state: row.state,
  party: {
    state: state === null ? null : presentStateRef(state),
    body: body === null ? null : presentBodyRef(body),
  },
  templateId: row.templateId,
  personId: row.personId,
  addressee: row.addressee,
  email: row.email,
  language: row.language,
  letterLanguages: row.letterLanguages,
  body: row.body,
  letterNumber: row.letterNumber,
  letterDate: row.letterDate,
  replyBy: row.replyBy,
  approvedAt: at(row.approvedAt),
  dispatchedAt: at(row.dispatchedAt),
  acknowledgedAt: at(row.acknowledgedAt),
  repliedAt: at(row.repliedAt),
  repliedVia: row.repliedVia,
  repliedBy: row.repliedBy,
  replyNote: row.replyNote,
  expected: row.expected,
  reminders: row.reminders,
  remindedAt: at(row.remindedAt),
  sample: row.sample,
  version: row.version,
});

/** What the link shows. */
export const presentOwnInvitation = ({ found, whole, open }: OwnInvitation): OwnInvitationView => {
  const { invitation: row } = found;
  const { title, startsOn, endsOn } = whole.edition;
  return {
    state: row.state,
    edition: { title, startsOn, endsOn },
    party: partyName(found),
    addressee: row.addressee,
    letterNumber: row.letterNumber,
    letterDate: row.letterDate,
    replyBy: row.replyBy,
    open,
    expected: row.expected,
    note: row.replyNote,
    repliedBy: row.repliedBy,
    version: row.version,
  };
};

export const presentTemplate = ({
  id,
  kind,
  name,
  subject,
  body,
  signatoryName,
  signatoryPost,
  version,
}: LetterTemplateRow): TemplateView => ({
  id,
  kind,
  name,
  subject,
  body,
  signatoryName,
  signatoryPost,
  fields: [...letterFields[kind]],
  version,
});

export const presentLetterSettings = ({
  numberPattern,
  lastNumber,
  replyBy,
  reminderDays,
  quotas,
  version,
}: LetterSettingsRow): LetterSettingsView => ({
  numberPattern,
  lastNumber,
  replyBy,
  reminderDays,
  quotas,
  version,
});

/** The passport stays masked: its number stands in the letter alone. */
export const presentVisaLetter = ({ letter, attendee, passport }: VisaLetterWhole): VisaLetterView => ({
  id: letter.id,
  attendeeId: letter.attendeeId,
  name: attendee.name,
  nationality: attendee.nationality,
  state: letter.state,
  passport: passport === null ? null : `•••• ${passport.tail}`,
  letterNumber: letter.letterNumber,
  letterDate: letter.letterDate,
  requestedAt: letter.requestedAt.toISOString(),
  decidedAt: at(letter.decidedAt),
  reason: letter.reason,
  version: letter.version,
});

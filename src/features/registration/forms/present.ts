import { presentAttendee } from '../../delegations/index.ts';
import type { FormRow, FormWhole, QuestionRow } from '../store/forms.ts';
import type { KeptConsent, RegistrationFile, RegistrationWhole } from '../store/registrations.ts';
import { roomIn, windowOf } from './rules/window.ts';

export const presentQuestion = (row: QuestionRow) => ({
  id: row.id,
  position: row.position,
  type: row.type,
  label: row.label,
  hint: row.hint,
  options: row.options.map(({ key, label }) => ({ key, label })),
  required: row.required,
  condition:
    row.condition === null
      ? null
      : { questionId: row.condition.questionId, answers: [...row.condition.answers] },
  version: row.version,
});

/** What everybody may know of a form. How many places are taken is for those who work there. */
export const presentForm = ({ form, questions }: FormWhole, now: Date) => ({
  id: form.id,
  slug: form.slug,
  category: form.category,
  title: form.title,
  text: form.text,
  opensAt: form.opensAt.toISOString(),
  closesAt: form.closesAt.toISOString(),
  window: windowOf(form, now),
  room: roomIn(form),
  blocks: form.blocks,
  mostGuests: form.mostGuests,
  questions: questions.map(presentQuestion),
  version: form.version,
});

const inward = (form: FormRow) => ({
  published: form.published,
  confirmation: form.confirmation,
  capacity: form.capacity,
  taken: form.taken,
  waitingList: form.waitingList,
  approval: form.approval,
  walkIn: form.walkIn,
  editableUntil: form.editableUntil?.toISOString() ?? null,
});

/** A form with what those who manage it see. */
export const presentManagedForm = (found: FormWhole, now: Date) => ({
  ...presentForm(found, now),
  ...inward(found.form),
});

/**
 * A registration for whose it is and for those who decide.
 * @param needs whether food and help are shown, which few may see
 */
export const presentRegistration = (
  found: Pick<RegistrationWhole, 'registration' | 'form' | 'attendee' | 'position'> & {
    readonly files: readonly RegistrationFile[];
    readonly consents: readonly KeptConsent[];
  },
  needs: boolean,
) => {
  const { registration: row, form, attendee, files, consents, position } = found;
  return {
    id: row.id,
    form: { id: form.id, slug: form.slug, title: form.title },
    code: row.code,
    state: row.state,
    position: position === null ? null : Number(position),
    language: row.language,
    attendee: attendee === null ? null : presentAttendee(attendee),
    answers: row.answers as Record<string, unknown>,
    guests: row.guests.map(({ name, relation }) => (relation === undefined ? { name } : { name, relation })),
    arrival: row.arrival === null ? null : ({ ...row.arrival } as Record<string, string>),
    hotel: row.hotel,
    ...(needs ? { dietary: row.dietary, access: row.access } : {}),
    reason: row.reason,
    files: files.map(({ id, questionId, name, mediaType, bytes }) => ({
      id,
      questionId,
      name,
      mediaType,
      bytes,
    })),
    consents: consents.map(({ subject, wording, given, at }) => ({
      subject,
      wording,
      given,
      at: new Date(at).toISOString(),
    })),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    version: row.version,
  };
};

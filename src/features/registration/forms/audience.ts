import { type AudienceSource, inBoth, same } from '../../../platform/outbox/audience.ts';
import { listForms } from '../store/forms.ts';
import { listRegistrations } from '../store/registrations.ts';
import { type RegistrationState, registrationStates } from '../tables.ts';

const states = registrationStates.filter((state) => state !== 'draft');

/** Those who registered: by form, by state. */
export const registrantsAudience: AudienceSource = {
  key: 'registrants',
  label: 'registration:audience.label',
  fields: [
    { key: 'form', label: 'registration:form' },
    { key: 'code', label: 'registration:code' },
  ],
  filters: [
    {
      name: 'form',
      label: 'registration:form',
      options: async (db, editionId) =>
        (await listForms(db, editionId)).map(({ form }) => ({ value: form.id, label: form.title })),
    },
    {
      name: 'state',
      label: 'registration:state-label',
      options: async () => states.map((value) => ({ value, label: { word: `registration:state.${value}` } })),
    },
  ],
  list: async (db, editionId, { form, state }) =>
    (
      await listRegistrations(db, editionId, {
        formId: form,
        states: state === undefined ? ['submitted', 'waiting', 'confirmed'] : [state as RegistrationState],
      })
    ).flatMap(({ registration, form: { title }, attendee }) =>
      attendee === null || !registration.email.includes('@')
        ? []
        : [
            {
              accountId: registration.accountId,
              personId: attendee.personId,
              address: registration.email,
              name: inBoth(attendee.name),
              language: registration.language,
              fields: { form: inBoth(title), code: same(registration.code ?? '') },
            },
          ],
    ),
};

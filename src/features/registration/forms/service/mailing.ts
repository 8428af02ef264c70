import type { Tx } from '../../../../platform/database/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import { type EditionWhole, mastheadOf, momentFor } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import type { FormRow } from '../../store/forms.ts';
import type { AttendeeRow, RegistrationRow } from '../../store/registrations.ts';
import type { StateMail } from '../mails.ts';
import { registrationSecret } from '../secrets.ts';

export type Mailing = ReturnType<typeof createMailing>;

/** The mails about registrations, in the language in which somebody registered. */
export function createMailing({ outbox, translator, vault, publicUrl }: RegistrationContext) {
  const linkOf = ({ id, language }: Pick<RegistrationRow, 'id' | 'language'>): string =>
    `${publicUrl}/${language}/registrations/${registrationSecret(vault, id)}`;

  const momentOf = (whole: EditionWhole, language: 'ar' | 'en', at: Date): string =>
    momentFor(translator, whole, language, at);

  const write = async (
    tx: Tx,
    template: string,
    whole: EditionWhole,
    form: FormRow,
    registration: RegistrationRow,
    values: Readonly<Record<string, string>>,
  ): Promise<void> => {
    const { email, language, accountId, editionId, sample } = registration;
    // Whose data were erased has no address any more; invented people have none that leads anywhere.
    if (sample || !email.includes('@')) return;
    const name = values.name ?? '';
    await outbox.write(tx, {
      template: `registration.${template}`,
      to: { address: email, name, accountId },
      language,
      digits: whole.edition.digits,
      editionId,
      masthead: mastheadOf(whole, language),
      secret: true,
      values: { ...values, form: textIn(form.title, language).text, link: linkOf(registration) },
    });
  };

  return {
    /** Address of the page on which somebody sees their registration; whoever has it may change it. */
    linkOf,
    momentOf,

    /** What a mail says beside its own words: the form's own, a reason, a position. */
    noteOf(
      template: StateMail,
      whole: EditionWhole,
      form: FormRow,
      registration: RegistrationRow,
      position?: number,
    ): string {
      const { language } = registration;
      if (template === 'refused' || template === 'cancelled') return registration.reason ?? '';
      if (template === 'waiting') {
        const t = translator.t(language, { digits: whole.edition.digits });
        return position === undefined ? '' : t('registration:mail.waiting.position', { position });
      }
      return form.confirmation === null ? '' : textIn(form.confirmation, language).text;
    },

    /** Tells somebody how their registration stands. */
    async state(
      tx: Tx,
      template: StateMail,
      whole: EditionWhole,
      form: FormRow,
      registration: RegistrationRow,
      attendee: Pick<AttendeeRow, 'name'>,
      position?: number,
    ): Promise<void> {
      await write(tx, template, whole, form, registration, {
        name: textIn(attendee.name, registration.language).text,
        code: registration.code ?? '',
        note: this.noteOf(template, whole, form, registration, position),
      });
    },

    /** Sends the link of a draft, so that it can be gone on with. */
    draft: (tx: Tx, whole: EditionWhole, form: FormRow, registration: RegistrationRow, name: string) =>
      write(tx, 'draft', whole, form, registration, {
        name,
        closes: momentOf(whole, registration.language, form.closesAt),
      }),

    /** Sends the link of a registration again. */
    link: (tx: Tx, whole: EditionWhole, form: FormRow, registration: RegistrationRow, name: string) =>
      write(tx, 'link', whole, form, registration, { name, code: registration.code ?? '' }),
  };
}

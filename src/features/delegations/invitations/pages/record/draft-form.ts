import { textIn } from '../../../../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import type { InvitationWhole } from '../../../store/invitations.ts';
import { listTemplates } from '../../../store/letters.ts';
import { letterLanguages } from '../../../tables.ts';
import { editedText } from '../../rules/fields.ts';
import { left } from '../../rules/states.ts';
import { mailLanguages } from '../propose.ts';
import { boardPath, type InvitationPages } from '../shared.ts';

/** The form of what is still open of an invitation: its letter while it is a draft, then its deadline alone. */
export const draftForm = async (
  { database }: InvitationPages,
  context: PageContext,
  whole: EditionWhole,
  found: InvitationWhole,
): Promise<FormModel> => {
  const t = context.words(whole.edition.digits);
  const { invitation: row } = found;
  const base = `${boardPath(context, whole)}/${row.id}`;
  const replyBy = {
    name: 'replyBy',
    kind: 'date' as const,
    width: 's' as const,
    optional: true,
    label: t('invitations:column.reply-by'),
    value: row.replyBy,
  };
  if (left.includes(row.state)) {
    return {
      action: base,
      submit: { label: t('common:action.save') },
      fields: [versionField(row.version), { ...replyBy, hint: t('invitations:form.reply-by-hint') }],
    };
  }
  const templates = await listTemplates(database.db, row.editionId, 'invitation');
  return {
    action: base,
    submit: { label: t('common:action.save') },
    fields: [
      versionField(row.version),
      textField('addressee', t('invitations:form.addressee'), row.addressee, {
        long: true,
        rows: 2,
        hint: t('invitations:form.addressee-hint'),
      }),
      {
        name: 'email',
        kind: 'email',
        label: t('invitations:form.email'),
        hint: t('invitations:form.email-hint'),
        value: row.email,
        optional: true,
        width: 'm',
      },
      choiceField(
        'templateId',
        t('invitations:form.template'),
        templates.map(({ id, name }) => ({ value: id, label: textIn(name, context.language).text })),
        row.templateId,
      ),
      replyBy,
      choiceField(
        'letterLanguages',
        t('invitations:form.letter-languages'),
        letterLanguages.map((value) => ({ value, label: t(`invitations:languages.${value}`) })),
        row.letterLanguages,
        { blank: false },
      ),
      choiceField('language', t('invitations:form.language'), mailLanguages, row.language, {
        blank: false,
      }),
      textField('body', t('invitations:form.own-body'), editedText(row.body), {
        long: true,
        rows: 6,
        optional: true,
        hint: t('invitations:form.own-body-hint'),
      }),
    ],
  };
};

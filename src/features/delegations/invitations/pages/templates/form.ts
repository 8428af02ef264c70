import { localText } from '../../../../../platform/language/index.ts';
import { deletionAction } from '../../../../../platform/pages/deletion.ts';
import { textField, versionField } from '../../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import type * as store from '../../../store/letters.ts';
import type { LetterKind } from '../../../tables.ts';
import { editedText, fieldName, letterFields } from '../../rules/fields.ts';
import { standardLetters } from '../../rules/standard.ts';
import { templatesPath } from '../shared.ts';

/** The way back to the list of templates. */
export const listLink = (context: PageContext, whole: EditionWhole) => ({
  label: context.t('invitations:templates'),
  href: templatesPath(context, whole),
});

/** What is asked before a template goes. */
export const deletionOf = (context: PageContext, whole: EditionWhole, row: store.LetterTemplateRow) => ({
  confirm: {
    title: context.t('invitations:template.delete-title'),
    text: context.t('invitations:template.delete-text'),
  },
  action: `${templatesPath(context, whole)}/${row.id}/delete`,
  version: row.version,
});

/** The form of a template; a new one begins with the standard letter of its kind. */
export const formOf = (
  context: PageContext,
  whole: EditionWhole,
  kind: LetterKind,
  row?: store.LetterTemplateRow,
): FormModel => {
  const t = context.words(whole.edition.digits);
  const standard = standardLetters[kind];
  const base = templatesPath(context, whole);
  return {
    action: row === undefined ? `${base}/new?kind=${kind}` : `${base}/${row.id}`,
    submit: { label: t('common:action.save') },
    cancel: { href: base },
    ...(row === undefined
      ? {}
      : { actions: [deletionAction(t('common:action.delete'), deletionOf(context, whole, row))] }),
    fields: [
      ...(row === undefined
        ? [{ name: 'kind', kind: 'hidden' as const, label: '', value: kind }]
        : [versionField(row.version)]),
      textField('name', t('invitations:template.name'), row?.name ?? localText(standard.name)),
      textField(
        'subject',
        t('invitations:template.subject'),
        editedText(row?.subject ?? localText(standard.subject)),
      ),
      textField('body', t('invitations:template.body'), editedText(row?.body ?? localText(standard.body)), {
        long: true,
        rows: 16,
        hint: t('invitations:template.body-hint'),
      }),
      textField('signatoryPost', t('invitations:template.signatory-post'), row?.signatoryPost, {
        optional: true,
      }),
      textField('signatoryName', t('invitations:template.signatory-name'), row?.signatoryName, {
        optional: true,
      }),
    ],
  };
};

/** The merge fields that a letter may use, in both languages. */
export const fieldHelp = (context: PageContext, kind: LetterKind) => ({
  title: context.t('invitations:template.fields'),
  lines: [
    ...letterFields[kind].map((name) =>
      context.t('invitations:template.field-line', {
        code: `\u2067{{${fieldName(name, 'ar')}}}\u2069 \u2066{{${name}}}\u2069`,
        meaning: context.t(`invitations:field.${name}`),
      }),
    ),
    context.t('invitations:template.part-line', { code: '\u2066[[ … ]]\u2069' }),
  ],
});

import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FieldModel, FormModel } from '../../../../platform/views/index.ts';

/** Where the page leads afterwards, as a hidden field. */
export const nextField = (next: string): FieldModel => ({
  name: 'next',
  kind: 'hidden',
  label: '',
  value: next,
});

export const passwordForm = ({ t, href }: PageContext, next: string): FormModel => ({
  action: href('/sign-in'),
  submit: { label: t('accounts:sign-in') },
  guard: false,
  fields: [
    nextField(next),
    {
      name: 'email',
      kind: 'email',
      label: t('accounts:email'),
      autocomplete: 'username',
      dir: 'ltr',
      width: 'm',
    },
    {
      name: 'password',
      kind: 'password',
      label: t('accounts:password'),
      autocomplete: 'current-password',
      dir: 'ltr',
      width: 'm',
    },
  ],
});

/** Asks for a code of the authenticator app. `action` has the language. */
export const codeForm = ({ t }: PageContext, action: string, next: string): FormModel => ({
  action,
  submit: { label: t('accounts-sign-in:confirm') },
  guard: false,
  fields: [
    nextField(next),
    {
      name: 'code',
      kind: 'code',
      label: t('accounts-sign-in:code'),
      hint: t('accounts-sign-in:code-hint'),
      width: 's',
      autocomplete: 'one-time-code',
      maxlength: 20,
      attributes: { inputmode: 'numeric', autofocus: true },
    },
  ],
});

export const recoveryForm = ({ t }: PageContext, action: string, next: string): FormModel => ({
  action: `${action}?by=recovery-code`,
  submit: { label: t('accounts-sign-in:confirm') },
  guard: false,
  fields: [
    nextField(next),
    {
      name: 'recoveryCode',
      kind: 'code',
      label: t('accounts-sign-in:recovery-code'),
      hint: t('accounts-sign-in:recovery-code-hint'),
      width: 'm',
      maxlength: 40,
      attributes: { autofocus: true },
    },
  ],
});

import type { PageContext } from '../../../../platform/pages/index.ts';
import type { PlainFieldModel } from '../../../../platform/views/index.ts';
import { SHORTEST_PASSWORD } from '../../sign-in/index.ts';

type Words = Pick<PageContext, 't' | 'language'>;

export const emailField = ({ t }: Words, more: Partial<PlainFieldModel> = {}): PlainFieldModel => ({
  name: 'email',
  kind: 'email',
  label: t('accounts:email'),
  autocomplete: 'email',
  dir: 'ltr',
  width: 'm',
  ...more,
});

export const nameField = ({ t }: Words, value = ''): PlainFieldModel => ({
  name: 'name',
  label: t('accounts:name'),
  autocomplete: 'name',
  width: 'm',
  maxlength: 200,
  value,
});

/** Whose account it is, for the reader and for password managers. */
export const ownerField = ({ t }: Words, email: string): PlainFieldModel => ({
  name: 'username',
  kind: 'static',
  label: t('accounts:email'),
  value: email,
});

export const newPasswordField = (
  { t }: Words,
  { hasFactor = false, optional = false }: { readonly hasFactor?: boolean; readonly optional?: boolean } = {},
): PlainFieldModel => ({
  name: 'password',
  kind: 'password',
  label: t('accounts:password'),
  hint: t('accounts:password-hint', {
    count: hasFactor ? SHORTEST_PASSWORD.withFactor : SHORTEST_PASSWORD.alone,
  }),
  autocomplete: 'new-password',
  dir: 'ltr',
  width: 'm',
  optional,
});

export const passwordField = ({ t }: Words): PlainFieldModel => ({
  name: 'password',
  kind: 'password',
  label: t('accounts:password'),
  autocomplete: 'current-password',
  dir: 'ltr',
  width: 'm',
});

/** The second factor as it is typed: a code of the app, or one of those kept for need. */
export const factorFields = ({ t }: Words): PlainFieldModel[] => [
  {
    name: 'code',
    kind: 'code',
    label: t('accounts-links:code'),
    hint: t('accounts-links:code-hint'),
    autocomplete: 'one-time-code',
    optional: true,
    width: 's',
    maxlength: 20,
  },
  {
    name: 'recoveryCode',
    kind: 'code',
    label: t('accounts-links:recovery-code'),
    optional: true,
    width: 'm',
    maxlength: 40,
  },
];

import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';

/** Asks why somebody's second factor is to be reset; the person reads it. */
export const resetForm = ({ t }: Pick<PageContext, 't'>, action: string, back: string): FormModel => ({
  action,
  submit: { label: t('accounts-rights:reset-factor-submit') },
  cancel: { href: back },
  fields: [
    {
      name: 'reason',
      kind: 'textarea',
      rows: 3,
      maxlength: 300,
      label: t('accounts-links:reason'),
      hint: t('accounts-rights:reset-factor-hint'),
    },
  ],
});

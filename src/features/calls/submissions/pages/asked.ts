import type { PageContext } from '../../../../platform/pages/index.ts';
import type { ActionModel, ConfirmModel, FormModel } from '../../../../platform/views/index.ts';

/** A step that is asked about first. Its address answers GET with the question as a page, and POST with the step. */
export interface Asked {
  readonly confirm: ConfirmModel;
  readonly action: string;
  /** The version that was seen, where the step has one. */
  readonly version?: number | undefined;
}

const sent = ({ version }: Asked) => (version === undefined ? {} : { version: String(version) });

/** The button that leads to the question; with a script it is asked at once. */
export const askedAction = (
  asked: Asked,
  button: Pick<ActionModel, 'label'> & Partial<ActionModel>,
): ActionModel => ({
  ...button,
  action: asked.action,
  fields: sent(asked),
  confirm: { ...asked.confirm, page: true },
});

/** The question as a form without fields. What is refused is said on it. @param back where one goes who changed their mind */
export const askedForm = (
  { t }: Pick<PageContext, 't'>,
  asked: Asked,
  back: string,
  danger = true,
): FormModel => ({
  action: asked.action,
  guard: false,
  hidden: sent(asked),
  submit: { label: asked.confirm.label ?? t('common:action.delete'), danger },
  cancel: { href: back },
});

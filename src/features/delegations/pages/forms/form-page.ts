import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { ActionModel, FieldOption, FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { participationCategories } from '../../tables.ts';
import type { ParticipationPages } from '../management.ts';
import { listPath } from '../table.ts';

/** A page that holds one form of participations. */
export const participationPage = (
  { shell }: ParticipationPages,
  context: PageContext,
  whole: EditionWhole,
  title: string,
  form: FormModel,
  actions: readonly ActionModel[] = [],
): Page => ({
  template: 'pages/form',
  digits: whole.edition.digits,
  page: shell.managementPage(context, whole, {
    title,
    current: '/participations',
    crumbs: [
      { label: context.t('common:nav.management.participations'), href: listPath(context, whole) },
      { label: title },
    ],
    actions,
  }),
  data: { form },
});

/** As what one may take part. */
export const categories = (context: PageContext): FieldOption[] =>
  participationCategories.map((value) => ({
    value,
    label: context.t(`common:kind.participation.${value}`),
  }));

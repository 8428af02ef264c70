import type { PageContext, Pages } from '../../../platform/pages/index.ts';
import type { FormModel } from '../../../platform/views/index.ts';
import { NextEditionInput } from '../contract.ts';
import type { SeriesFeature } from '../index.ts';
import { manageEdition } from '../policy.ts';
import { type EditionShell, managementPath } from '../shell.ts';
import type * as store from '../store.ts';
import { formPage } from './form-page.ts';

/** Adds the planning of the next edition: its proposed days, and what is carried over. */
export function addNextEditionPages(deps: {
  pages: Pages;
  shell: EditionShell;
  feature: SeriesFeature;
}): void {
  const { pages, shell, feature } = deps;

  const nextForm = async (context: PageContext, whole: store.EditionWhole): Promise<FormModel> => {
    const { t } = context;
    const proposal = await feature.carryOver.propose(context.actor, whole.edition.id);
    const base = context.href(managementPath(whole));
    return {
      action: `${base}/next`,
      submit: { label: t('series:manage.plan-next') },
      cancel: { label: t('common:action.back'), href: base },
      fields: [
        {
          name: 'slug',
          kind: 'code',
          label: t('series:form.slug'),
          hint: t('series:form.slug-hint', { example: '2026' }),
          value: proposal.slug,
          width: 's',
        },
        { name: 'startsOn', kind: 'date', label: t('series:form.starts-on'), value: proposal.startsOn },
        { name: 'endsOn', kind: 'date', label: t('series:form.ends-on'), value: proposal.endsOn },
        {
          name: 'carry',
          kind: 'checkboxes',
          label: t('series:manage.carry'),
          hint: t('series:manage.carry-hint'),
          options: proposal.choices.map(({ key, count }) => ({
            value: key,
            label: t(`series:carry-over.${key}`),
            hint: t('series:manage.carry-count', { count }),
            disabled: count === 0,
          })),
          value: proposal.choices.filter(({ count }) => count > 0).map(({ key }) => key),
        },
      ],
    };
  };

  shell.managed({
    path: '/next',
    policy: manageEdition,
    handle: async (context, whole) => {
      const own = {
        title: context.t('series:manage.plan-next'),
        current: '/next',
        lede: context.t('series:manage.plan-next-lede'),
      };
      return formPage(shell, context, whole, own, await nextForm(context, whole));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/next',
    policy: manageEdition,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: NextEditionInput,
        form: await nextForm(context, whole),
        page: (form) =>
          formPage(
            shell,
            context,
            whole,
            { title: context.t('series:manage.plan-next'), current: '/next' },
            form,
          ),
        work: async (input) => {
          const next = await feature.carryOver.planNext(context.actor, whole.edition.id, input);
          return context.href(`/manage/forums/${whole.series.slug}/${next.slug}`);
        },
      }),
  });
}

import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { manageProgramme, type ReleaseRow } from '../../../programme/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { differenceDays, wordsFor } from '../view.ts';
import { baseOf, crumbsOf, type ReleasePages, releaseOf } from './shared.ts';

/** Adds the page that shows what bringing a release back would change in the working schedule, and does it. */
export function addRestorePages(deps: ReleasePages): void {
  const { shell, database, read, service } = deps;

  async function pageOf(
    context: PageContext,
    whole: EditionWhole,
    release: ReleaseRow,
    form: FormModel,
  ): Promise<Page> {
    const t = context.words(whole.edition.digits);
    const plan = await service.planRestoration(context.actor, release);
    const { differences, names } = await read.compare(
      database.db,
      whole.edition.id,
      'working',
      release.number,
    );
    const same = plan.edited.length + plan.created.length + plan.unscheduled.length === 0;
    const title = t('releases:restore.title', { version: release.version });
    const count = (key: 'edited' | 'created' | 'unscheduled') =>
      plan[key].length > 0 && { title: t(`releases:restore.${key}`, { n: plan[key].length }), tone: 'info' };
    return {
      template: 'releases/differences',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title,
        lede: t('releases:restore.text'),
        current: '/releases',
        crumbs: crumbsOf(context, whole, title),
      }),
      data: {
        notices: [count('edited'), count('created'), count('unscheduled')],
        heading: t('releases:restore.heading'),
        days: differenceDays(differences, wordsFor(context, whole, names), () => undefined),
        empty: same
          ? { title: t('releases:restore.same'), text: t('releases:restore.same-text') }
          : undefined,
        ...(same ? {} : { form }),
      },
    };
  }

  const formOf = (context: PageContext, whole: EditionWhole, release: ReleaseRow): FormModel => ({
    action: `${baseOf(context, whole)}/${release.id}/restore`,
    submit: { label: context.t('releases:restore.submit') },
    cancel: { href: `${baseOf(context, whole)}/${release.id}` },
    guard: false,
  });

  shell.managed({
    path: '/releases/:release/restore',
    policy: manageProgramme,
    handle: async (context, whole) => {
      const release = await releaseOf(deps, context, whole);
      return pageOf(context, whole, release, formOf(context, whole, release));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/releases/:release/restore',
    policy: manageProgramme,
    handle: async (context, whole) => {
      const release = await releaseOf(deps, context, whole);
      await service.restore(context.actor, release);
      return { redirect: `${baseOf(context, whole)}/${release.id}?restored=1` };
    },
  });
}

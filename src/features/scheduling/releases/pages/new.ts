import type { Page, PageAnswer, PageContext } from '../../../../platform/pages/index.ts';
import { type FormModel, withInput } from '../../../../platform/views/index.ts';
import { manageProgramme } from '../../../programme/index.ts';
import { type EditionWhole, findEdition, managementPath } from '../../../series/index.ts';
import { ReleaseInput } from '../contract.ts';
import type { Prepared } from '../service.ts';
import { tellLater } from '../tell.ts';
import { differenceDays, namesIn, wordsFor } from '../view.ts';
import { newReleaseForm } from './new-form.ts';
import { obstaclesTable } from './obstacles.ts';
import { baseOf, crumbsOf, type ReleasePages } from './shared.ts';
import { tellingOf } from './telling.ts';

type Body = Readonly<Record<string, string | readonly string[] | undefined>>;

const heldIn = (body: Body): string[] =>
  [body.heldBack ?? []].flat().filter((id) => /^[0-9a-f-]{36}$/.test(id));

/** Adds the page that shows what a release would change, whom it would tell and what stands in its way; and makes it. */
export function addNewRelease(deps: ReleasePages): void {
  const { pages, shell, database, service } = deps;

  async function pageOf(
    context: PageContext,
    whole: EditionWhole,
    prepared: Prepared,
    form: FormModel,
  ): Promise<Page> {
    const { language } = context;
    const t = context.words(whole.edition.digits);
    const telling = await tellingOf(deps, context, whole, prepared);
    const names = namesIn(...[telling.work, telling.before].filter((one) => one !== undefined));
    const manage = context.href(managementPath(whole));
    const nothing = prepared.differences.length === 0;
    return {
      template: 'releases/differences',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: t('releases:new'),
        lede: t('releases:preview.text'),
        current: '/releases',
        crumbs: crumbsOf(context, whole, t('releases:new')),
        ...(prepared.blocking.length > 0
          ? {
              actions: [
                { label: t('releases:preview.conflicts'), href: `${manage}/conflicts`, icon: 'alert' },
              ],
            }
          : {}),
      }),
      data: {
        notices: [
          prepared.blocking.length > 0 && {
            title: t('releases:preview.blocked', { n: prepared.blocking.length }),
            text: t('releases:preview.blocked-text'),
            tone: 'bad',
          },
          prepared.warnings.length > 0 && {
            title: t('releases:preview.warnings', { n: prepared.warnings.length }),
            tone: 'warn',
          },
          !nothing && {
            title: t('releases:preview.told', { n: telling.count }),
            tone: 'info',
          },
          telling.unreachable.length > 0 && {
            title: t('releases:preview.unreachable', { n: telling.unreachable.length }),
            text: t('releases:preview.unreachable-text', {
              names: telling.unreachable.slice(0, 30).join(language === 'ar' ? '، ' : ', '),
            }),
            tone: 'warn',
          },
        ],
        tables: obstaclesTable(context, whole, prepared, telling.work),
        heading: t('releases:preview.heading'),
        days: differenceDays(prepared.differences, wordsFor(context, whole, names), ({ after }) =>
          after === null ? undefined : `${manage}/sessions/${after.id}`,
        ),
        empty: { title: t('releases:preview.nothing'), text: t('releases:preview.nothing-text') },
        formTitle: t('releases:form.title'),
        ...(nothing && prepared.drafts.length === 0 ? {} : { form }),
        sample: telling.sample,
      },
    };
  }

  shell.managed({
    path: '/releases/new',
    policy: manageProgramme,
    handle: async (context, whole) => {
      const prepared = await service.prepare(whole.edition.id, []);
      return pageOf(context, whole, prepared, newReleaseForm(context, whole, prepared));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/releases/new',
    policy: manageProgramme,
    handle: async (context, whole): Promise<PageAnswer> => {
      const body = (context.request.body ?? {}) as Body;
      const prepared = await service.prepare(whole.edition.id, heldIn(body));
      const form = newReleaseForm(context, whole, prepared);
      if (body.look === '1') return pageOf(context, whole, prepared, withInput(form, body, []));
      const answer = await pages.submit(context, {
        schema: ReleaseInput,
        form,
        page: (model) => ({
          template: 'releases/differences',
          page: shell.managementPage(context, whole, { title: '' }),
          data: { form: model },
        }),
        work: async (input) => {
          const { release } = await service.release(context.actor, whole.edition.id, input);
          if (input.tell !== false) await tellLater(deps, context.actor, release);
          return `${baseOf(context, whole)}/${release.id}`;
        },
      });
      if ('redirect' in answer || !('template' in answer)) return answer;
      const again = (await findEdition(database.db, whole.edition.id)) ?? whole;
      const page = await pageOf(context, again, prepared, (answer.data as { form: FormModel }).form);
      return { ...page, ...(answer.status === undefined ? {} : { status: answer.status }) };
    },
  });
}

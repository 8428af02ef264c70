import { Type } from 'typebox';
import { notFound } from '../../../../../platform/errors/index.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import { nothingPicked, pickedRows } from '../../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import { managed } from '../../../../series/index.ts';
import * as store from '../../../store/submissions.ts';
import { manageCalls } from '../../policy.ts';
import { becomesSession } from '../../rules/states.ts';
import { sentOf } from '../calls/way.ts';
import type { SubmissionPages } from '../index.ts';

const Ids = Type.Object({ ids: Type.String({ minLength: 36, maxLength: 40_000 }) });
const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

/** Adds what is done to ticked submissions: workshops and presentations of experience become sessions of the pool. */
export function addManySessions(deps: SubmissionPages): void {
  const { pages, shell, database, handOver } = deps;

  const listHref = (context: PageContext, whole: EditionWhole): string => managed(context, whole, '/papers');

  /** The question: which become sessions, and which are passed over. */
  async function ask(context: PageContext, whole: EditionWhole, ids: readonly string[]) {
    const t = context.words(whole.edition.digits);
    const chosen = await store.listSubmissions(database.db, whole.edition.id, { ids: ids.filter(isId) });
    const made = chosen.filter((one) => becomesSession(one.submission) && one.placedIn === null);
    const named = (rows: readonly store.SubmissionWhole[]): string =>
      rows
        .map(({ submission: { code, title } }) => [code, title].filter(Boolean).join(' '))
        .join(context.language === 'ar' ? '؛ ' : '; ');
    const passed = chosen.filter((one) => !made.includes(one));
    const form: FormModel = {
      action: `${listHref(context, whole)}/sessions`,
      guard: false,
      hidden: { ids: made.map(({ submission }) => submission.id).join(',') },
      fields: [
        {
          name: 'made',
          kind: 'static',
          label: t('calls:manage.many-made'),
          value: named(made) || t('calls:manage.many-none'),
        },
        ...(passed.length === 0
          ? []
          : [
              {
                name: 'passed',
                kind: 'static' as const,
                label: t('calls:manage.many-passed'),
                value: named(passed),
              },
            ]),
      ],
      submit: { label: t('calls:manage.many') },
      cancel: { href: listHref(context, whole) },
    };
    const page = (model: FormModel) => ({
      template: 'pages/form',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: t('calls:manage.many'),
        lede: t('calls:manage.many-text'),
        current: '/papers',
        crumbs: [
          { label: t('calls:manage.papers'), href: listHref(context, whole) },
          { label: t('calls:manage.many') },
        ],
      }),
      data: { form: model },
    });
    return { form, page };
  }

  shell.managed({
    method: 'POST',
    path: '/papers/bulk',
    policy: manageCalls,
    handle: async (context, whole) => {
      if (sentOf(context, 'do') !== 'sessions') throw notFound();
      const ids = pickedRows(context);
      if (ids.length === 0) return nothingPicked(listHref(context, whole));
      const { form, page } = await ask(context, whole, ids);
      return page(form);
    },
  });

  shell.managed({
    method: 'POST',
    path: '/papers/sessions',
    policy: manageCalls,
    handle: async (context, whole) => {
      const ids = sentOf(context, 'ids').split(',').filter(isId);
      return pages.submit(context, {
        schema: Ids,
        ...(await ask(context, whole, ids)),
        work: async () => {
          const count = await handOver.makeSessions(context.actor, whole.edition.id, ids);
          return `${listHref(context, whole)}?made=${count}`;
        },
      });
    },
  });
}

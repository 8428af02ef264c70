import { notFound } from '../../../../platform/errors/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel, NoticeModel, TableModel } from '../../../../platform/views/index.ts';
import { listOpenRequests } from '../../store/erasure-requests.ts';
import { NOTE_LENGTH, RefusalInput } from '../contract.ts';
import { managePersonalData } from '../policy.ts';
import { dayOn, PATH, type PersonalDataPages, periodsTable } from './shared.ts';

type Request = Awaited<ReturnType<typeof listOpenRequests>>[number];

const figure = (context: PageContext, name: string): number => {
  const given = Number(queryValue(context, name));
  return Number.isInteger(given) && given > 0 ? given : 0;
};

/** Adds what the organiser of the installation begins with: open requests, and how long everything is kept. */
export function addOverviewPages(deps: PersonalDataPages): void {
  const { pages, frame, database, retention, service } = deps;
  const { db } = database;

  const notices = (context: PageContext): NoticeModel[] => {
    const { t } = context;
    const was = queryValue(context, 'done');
    if (was === 'refused') return [{ title: t('personal-data:done-refused'), tone: 'ok', live: true }];
    if (was !== 'erased') return [];
    const remaining = figure(context, 'remaining');
    return [
      {
        title: t('personal-data:done-erased'),
        lines: [
          t('personal-data:erased-events', { count: figure(context, 'events') }),
          ...(remaining === 0 ? [] : [t('personal-data:erased-remaining', { count: remaining })]),
        ],
        tone: 'ok',
        live: true,
      },
    ];
  };

  const requestsTable = (context: PageContext, requests: readonly Request[]): TableModel => {
    const { t, href } = context;
    return {
      id: 'requests',
      caption: t('personal-data:requests'),
      columns: [
        { key: 'name', label: t('common:label.name') },
        { key: 'asked', label: t('personal-data:asked-on') },
        { key: 'note', label: t('personal-data:note') },
        { key: 'actions', label: t('common:list.actions'), labelHidden: true },
      ],
      rows: requests.map((request) => ({
        id: request.id,
        title: request.name,
        sub: request.email,
        href: href(`/manage${PATH}/accounts/${request.accountId}`),
        cells: {
          asked: { time: dayOn(context, request.createdAt) },
          note: request.note,
          actions: {
            actions: [
              {
                label: t('personal-data:refuse'),
                href: href(`/manage${PATH}/requests/${request.id}`),
                about: request.name,
              },
            ],
          },
        },
      })),
      empty: { title: t('personal-data:no-requests') },
    };
  };

  pages.route({
    path: `/manage${PATH}`,
    policy: managePersonalData,
    handle: async (context): Promise<Page> => {
      const { t, href } = context;
      const overdue = new Map<string, number>();
      for (const { kind, count } of await retention.look())
        overdue.set(kind, (overdue.get(kind) ?? 0) + count);
      return {
        template: 'pages/record',
        page: frame(context, {
          title: t('personal-data:data'),
          lede: t('personal-data:lede'),
          current: PATH,
          actions: [{ label: t('personal-data:privacy'), href: href('/privacy') }],
        }),
        data: {
          notices: notices(context),
          tables: [
            { table: requestsTable(context, await listOpenRequests(db)) },
            { table: periodsTable(context, retention, overdue) },
          ],
        },
      };
    },
  });

  const requestOf = async ({ params }: PageContext): Promise<Request> => {
    const found = (await listOpenRequests(db)).find(({ id }) => id === params.request);
    if (found === undefined) throw notFound();
    return found;
  };

  const form = ({ t, href }: PageContext, { id }: Request): FormModel => ({
    action: href(`/manage${PATH}/requests/${id}`),
    submit: { label: t('personal-data:refuse') },
    cancel: { href: href(`/manage${PATH}`) },
    fields: [
      {
        name: 'answer',
        kind: 'textarea',
        rows: 3,
        maxlength: NOTE_LENGTH,
        label: t('personal-data:answer'),
        hint: t('personal-data:answer-hint'),
      },
    ],
  });

  const page = (context: PageContext, request: Request, shown: FormModel): Page => {
    const title = context.t('personal-data:refuse-title', { name: request.name });
    return {
      template: 'pages/form',
      page: frame(context, {
        title,
        current: PATH,
        crumbs: [
          { label: context.t('personal-data:data'), href: context.href(`/manage${PATH}`) },
          { label: title },
        ],
      }),
      data: { form: shown },
    };
  };

  pages.route({
    path: `/manage${PATH}/requests/:request`,
    policy: managePersonalData,
    handle: async (context) => {
      const request = await requestOf(context);
      return page(context, request, form(context, request));
    },
  });

  pages.route({
    method: 'POST',
    path: `/manage${PATH}/requests/:request`,
    policy: managePersonalData,
    handle: async (context) => {
      const request = await requestOf(context);
      return pages.submit(context, {
        schema: RefusalInput,
        form: form(context, request),
        page: (again) => page(context, request, again),
        work: async (input) => {
          await service.refuse(context.actor, request.id, input);
          return `${context.href(`/manage${PATH}`)}?done=refused`;
        },
      });
    },
  });
}

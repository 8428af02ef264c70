import { Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { DaySchema, IdSchema, LINE_LENGTH, LineInput, Nullable } from '../../../../platform/http/schemas.ts';
import {
  gregorianDate,
  isolateLtr,
  matches,
  parseInteger,
  textIn,
} from '../../../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../../../platform/pages/fields.ts';
import { idOf, type Page, type PageAnswer, type PageContext } from '../../../../platform/pages/index.ts';
import { listControls, listState, pageOf, queryValue } from '../../../../platform/pages/workbench.ts';
import type { ActionModel, FormModel, NoticeModel, TableModel } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole, managementPath, placeOf } from '../../../series/index.ts';
import { provisionChoices } from '../../choices.ts';
import * as store from '../../store/follow-up/index.ts';
import { responseKinds } from '../../tables.ts';
import type { FollowUpPages } from '../context.ts';
import { ReturnInput } from '../contract.ts';
import { manageFollowUp, readReports } from '../policy.ts';
import { readFollowUp } from '../reading.ts';
import { isUnmet } from '../rules.ts';
import { type FollowUpItem, headOf } from '../standing.ts';
import { findsWord, saysWord } from './charts.ts';
import { readDetails, recordParts, reportCard } from './record.ts';

const queueStates = ['submitted', 'returned', 'accepted', 'overdue', 'silent'] as const;
const filterNames = ['queue', 'body'] as const;

/** Whether a recommendation stands in a queue: what waits for whom. */
export function inQueue(item: FollowUpItem, queue: string): boolean {
  return item.standings.some((standing) => {
    const { pair, missed, says } = standing;
    switch (queue) {
      case 'submitted':
      case 'returned':
      case 'accepted':
        return pair.newest?.status === queue;
      case 'overdue':
        return missed > 0;
      case 'silent':
        return says === 'silent';
      default:
        return true;
    }
  });
}

/** Adds the secretariat's queue, the record of one recommendation's follow-up, and what is decided there. */
export function addManagedPages(deps: FollowUpPages): void {
  const { pages, shell, database, gate, plans, measures, reports } = deps;
  const { db } = database;
  const listPath = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}/follow-up`);
  const manages = (context: PageContext, whole: EditionWhole): boolean =>
    manageFollowUp.allows(context.actor, placeOf(whole.edition));

  const done = (context: PageContext): NoticeModel | false => {
    const what = queryValue(context, 'done');
    return (
      [
        'plan',
        'returned',
        'accepted',
        'published',
        'response',
        'action',
        'indicator',
        'asked',
        'assessed',
      ].includes(what) && { tone: 'ok', title: context.t(`follow-up:done.${what}`), live: true }
    );
  };

  shell.managed({
    path: '/follow-up',
    policy: readReports,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const base = listPath(context, whole);
      const all = await readFollowUp(deps, whole);
      const plan = await store.findPlan(db, whole.edition.id);
      const state = listState(context, filterNames);
      const { queue = '', body } = state.filters;
      const found = all.filter(
        (item) =>
          inQueue(item, queue) &&
          (body === undefined || item.standings.some((one) => one.body.slug === body)) &&
          (state.q === '' ||
            matches(
              state.q,
              `${item.recommendation.code ?? ''} ${item.recommendation.title?.ar ?? ''} ${item.recommendation.title?.en ?? ''} ${item.recommendation.text.ar} ${item.recommendation.text.en}`,
            )),
      );
      const bodies = new Map(
        all.flatMap(({ standings }) => standings.map((one) => [one.body.slug, one.body] as const)),
      );
      const table: TableModel = {
        id: 'follow-up',
        caption: t('follow-up:title'),
        ...(all.length === 0
          ? { empty: { title: t('follow-up:none'), text: t('follow-up:none-text') } }
          : {
              totals: queueStates.map((one) => ({
                label: t(`follow-up:queue.${one}`),
                value: all.filter((item) => inQueue(item, one)).length || t('views:none'),
                href: `${base}?queue=${one}`,
              })),
              ...listControls(context, {
                path: base,
                state,
                searchLabel: t('outcomes:manage.search'),
                filters: [
                  {
                    name: 'queue',
                    label: t('follow-up:queue.label'),
                    options: queueStates.map((value) => ({ value, label: t(`follow-up:queue.${value}`) })),
                  },
                  {
                    name: 'body',
                    label: t('outcomes:body'),
                    options: [...bodies.values()].map(({ slug, name }) => ({
                      value: slug,
                      label: textIn(name, context.language).text,
                    })),
                  },
                ],
                found: found.length,
                digits: whole.edition.digits,
              }),
            }),
        columns: [
          { key: 'title', label: t('follow-up:recommendation') },
          { key: 'lead', label: t('outcomes:lead') },
          { key: 'says', label: t('follow-up:axis.says') },
          { key: 'finds', label: t('follow-up:axis.finds') },
          { key: 'waiting', label: t('follow-up:waiting') },
        ],
        rows: pageOf(found, state.page).map((item) => {
          const { recommendation } = item;
          const head = headOf(item);
          const waiting = item.standings.flatMap(({ pair, missed }) => [
            ...(pair.newest !== null && ['submitted', 'returned', 'accepted'].includes(pair.newest.status)
              ? [
                  {
                    text: t(`follow-up:queue.${pair.newest.status}`),
                    tone: pair.newest.status === 'submitted' ? ('info' as const) : ('warn' as const),
                  },
                ]
              : []),
            ...(missed > 0
              ? [{ text: t('follow-up:last.missed', { count: missed }), tone: 'silent' as const }]
              : []),
          ]);
          return {
            id: recommendation.id,
            title: textIn(recommendation.title ?? recommendation.text, context.language).text,
            href: `${base}/${recommendation.id}`,
            sub: recommendation.code === null ? '' : isolateLtr(recommendation.code),
            pickable: false,
            cells: {
              lead: head === null ? null : textIn(head.body.name, context.language).text,
              says:
                head === null || head.says === 'silent'
                  ? { tag: { text: saysWord(t, 'silent'), tone: 'silent' as const } }
                  : saysWord(t, head.says),
              finds: findsWord(t, head?.finds ?? 'unassessed'),
              waiting: waiting.length === 0 ? null : { tags: waiting },
            },
          };
        }),
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('follow-up:title'),
          current: '/follow-up',
          actions: manages(context, whole)
            ? [{ label: t('follow-up:plan.title'), href: `${base}/plan`, icon: 'clock' as const }]
            : [],
        }),
        data: {
          table,
          notices: [
            done(context),
            plan?.firstDueOn == null &&
              manages(context, whole) && {
                title: t('follow-up:plan.none'),
                text: t('follow-up:plan.none-text'),
                actions: [{ label: t('follow-up:plan.title'), href: `${base}/plan` }],
              },
          ],
        },
      };
    },
  });

  const PlanForm = Type.Object({
    firstDueOn: Type.Optional(Nullable(DaySchema)),
    cadenceMonths: Type.Integer({ minimum: 1, maximum: 60 }),
    reminderDays: Type.Optional(Nullable(Type.String({ maxLength: 60, pattern: '^[\\d٠-٩\\s,،]*$' }))),
    escalationDays: Type.Integer({ minimum: 0, maximum: 365 }),
  });

  const planForm = (
    context: PageContext,
    whole: EditionWhole,
    plan: store.PlanRow | undefined,
  ): FormModel => {
    const { t } = context;
    const base = listPath(context, whole);
    return {
      action: `${base}/plan`,
      submit: { label: t('common:action.save') },
      cancel: { href: base },
      fields: [
        ...(plan === undefined ? [] : [versionField(plan.version)]),
        {
          name: 'firstDueOn',
          kind: 'date',
          label: t('follow-up:plan.first'),
          hint: t('follow-up:plan.first-hint'),
          value: plan?.firstDueOn ?? '',
          width: 's',
        },
        {
          name: 'cadenceMonths',
          kind: 'number',
          label: t('follow-up:plan.cadence'),
          value: plan?.cadenceMonths ?? 12,
          width: 's',
        },
        {
          name: 'reminderDays',
          label: t('follow-up:plan.reminders'),
          hint: t('follow-up:plan.reminders-hint'),
          value: (plan?.reminderDays ?? [30, 7]).join(context.language === 'ar' ? '، ' : ', '),
          width: 'm',
        },
        {
          name: 'escalationDays',
          kind: 'number',
          label: t('follow-up:plan.escalation'),
          hint: t('follow-up:plan.escalation-hint'),
          value: plan?.escalationDays ?? 14,
          width: 's',
        },
      ],
    };
  };

  const framed = (
    context: PageContext,
    whole: EditionWhole,
    title: string,
    crumbs: readonly { readonly label: string; readonly href?: string }[],
    more: { readonly actions?: readonly ActionModel[]; readonly lede?: string } = {},
  ) =>
    shell.managementPage(context, whole, {
      title,
      current: '/follow-up',
      crumbs: [{ label: context.t('follow-up:title'), href: listPath(context, whole) }, ...crumbs],
      ...more,
    });

  const planPage = (context: PageContext, whole: EditionWhole, form: FormModel): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: framed(
      context,
      whole,
      context.t('follow-up:plan.title'),
      [{ label: context.t('follow-up:plan.title') }],
      {
        lede: context.t('follow-up:plan.lede'),
      },
    ),
    data: { form },
  });

  shell.managed({
    path: '/follow-up/plan',
    policy: manageFollowUp,
    handle: async (context, whole) =>
      planPage(context, whole, planForm(context, whole, await store.findPlan(db, whole.edition.id))),
  });
  shell.managed({
    method: 'POST',
    path: '/follow-up/plan',
    policy: manageFollowUp,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: PlanForm,
        form: planForm(context, whole, await store.findPlan(db, whole.edition.id)),
        page: (form) => planPage(context, whole, form),
        work: async (input, version) => {
          const days = (input.reminderDays ?? '').split(/[\s,،]+/).flatMap((one) => parseInteger(one) ?? []);
          await plans.setPlan(context.actor, whole.edition.id, version, {
            firstDueOn: input.firstDueOn ?? null,
            cadenceMonths: input.cadenceMonths,
            escalationDays: input.escalationDays,
            reminderDays: days.filter((one) => one <= 365).slice(0, 6),
          });
          return `${listPath(context, whole)}?done=plan`;
        },
      }),
  });

  /** The recommendation that an address names, if it is the edition's and published. */
  const itemOf = async (context: PageContext, whole: EditionWhole): Promise<FollowUpItem> => {
    const id = idOf(context, 'provision');
    const item = (await readFollowUp(deps, whole)).find(({ recommendation }) => recommendation.id === id);
    if (item === undefined) throw notFound('recommendation-unknown');
    return item;
  };
  const titleOf = (context: PageContext, { recommendation }: FollowUpItem): string =>
    textIn(recommendation.title ?? recommendation.text, context.language).text;

  /** A code keeps the order of its parts within Arabic. */
  const crumbOf = (context: PageContext, item: FollowUpItem): string =>
    item.recommendation.code === null ? titleOf(context, item) : isolateLtr(item.recommendation.code);

  shell.managed({
    path: '/follow-up/:provision',
    policy: readReports,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const item = await itemOf(context, whole);
      const { recommendation } = item;
      const base = `${listPath(context, whole)}/${recommendation.id}`;
      const details = {
        ...(await readDetails(deps, recommendation.id)),
        indicators: await store.listIndicators(database, db, recommendation.id, { all: true }),
        reports: (await reports.list(context.actor, { provisionId: recommendation.id })).filter(
          ({ report }) => report.status !== 'draft',
        ),
      };
      const parts = recordParts(context, whole, item, details);
      const staff = manages(context, whole);
      const text = textIn(recommendation.text, context.language);
      const nameOf = (id: string): string => {
        const body = item.standings.find((one) => one.body.id === id)?.body;
        return body === undefined ? '' : textIn(body.name, context.language).text;
      };
      const settings = dateSettingsOf(whole, context.language);
      return {
        template: 'follow-up/managed',
        digits: whole.edition.digits,
        page: framed(context, whole, titleOf(context, item), [{ label: crumbOf(context, item) }], {
          lede: text.text,
          actions: staff
            ? [
                { label: t('follow-up:action.respond'), href: `${base}/response` },
                { label: t('follow-up:action.add'), href: `${base}/actions/new` },
                { label: t('follow-up:indicator.add'), href: `${base}/indicators/new` },
                { label: t('follow-up:ask.title'), href: `${base}/rounds/new` },
              ]
            : [],
        }),
        data: {
          ...parts,
          notices: [done(context)],
          reports: details.reports.map((entry) =>
            reportCard(context, whole, entry, nameOf(entry.report.bodyId), {
              actions: staff ? decisionsOf(context, base, entry.report) : [],
            }),
          ),
          waivers: staff
            ? item.standings.flatMap(({ pair, body }) =>
                pair.rounds.filter(isUnmet).map((round) => ({
                  label: t('follow-up:waive.action', {
                    day: gregorianDate(round.dueOn, settings),
                    body: textIn(body.name, context.language).text,
                  }),
                  href: `${base}/rounds/${round.id}/waiver`,
                })),
              )
            : [],
        },
      };
    },
  });

  const decisionsOf = (context: PageContext, base: string, report: store.ReportRow): ActionModel[] => {
    const { t } = context;
    const at = `${base}/reports/${report.id}`;
    const fields = { version: String(report.version) };
    if (report.status === 'submitted') {
      return [
        {
          label: t('follow-up:decide.accept'),
          action: `${at}/acceptance`,
          fields,
          tone: 'primary',
          icon: 'check',
        },
        { label: t('follow-up:decide.return'), href: `${at}/return`, icon: 'undo' },
      ];
    }
    if (report.status === 'accepted') {
      return [
        {
          label: t('follow-up:decide.publish'),
          action: `${at}/publication`,
          fields,
          tone: 'primary',
          confirm: {
            title: t('follow-up:decide.publish-question'),
            text: t('follow-up:decide.publish-text'),
          },
        },
      ];
    }
    return [];
  };

  for (const [verb, act] of [
    ['acceptance', 'accept'],
    ['publication', 'publish'],
  ] as const) {
    shell.managed({
      method: 'POST',
      path: `/follow-up/:provision/reports/:report/${verb}`,
      policy: manageFollowUp,
      handle: async (context, whole): Promise<PageAnswer> => {
        const id = idOf(context, 'report');
        const { report, pair } = await reports.find(context.actor, id);
        if (pair.whole.edition.id !== whole.edition.id) throw notFound('report-unknown');
        const { version } = (context.request.body ?? {}) as { version?: string };
        const after = await reports[act](context.actor, id, Number(version));
        return {
          redirect: `${listPath(context, whole)}/${report.provisionId}?done=${after.status}`,
        };
      },
    });
  }

  /** A page with one form below a recommendation's record. */
  const formPages = <S extends Parameters<typeof pages.submit>[1]['schema']>(
    path: string,
    make: (
      context: PageContext,
      whole: EditionWhole,
      item: FollowUpItem,
      base: string,
    ) => Promise<{
      readonly title: string;
      readonly lede?: string;
      readonly form: FormModel;
      readonly schema: S;
      readonly work: (input: never, version: number | null) => Promise<string>;
    }>,
  ): void => {
    const open = async (context: PageContext, whole: EditionWhole) => {
      const item = await itemOf(context, whole);
      const base = `${listPath(context, whole)}/${item.recommendation.id}`;
      const made = await make(context, whole, item, base);
      const page = (form: FormModel): Page => ({
        template: 'pages/form',
        digits: whole.edition.digits,
        page: framed(
          context,
          whole,
          made.title,
          [{ label: crumbOf(context, item), href: base }, { label: made.title }],
          { lede: made.lede ?? titleOf(context, item) },
        ),
        data: { form },
      });
      return { made, page, base };
    };
    shell.managed({
      path,
      policy: manageFollowUp,
      handle: async (context, whole) => {
        const { made, page } = await open(context, whole);
        return page(made.form);
      },
    });
    shell.managed({
      method: 'POST',
      path,
      policy: manageFollowUp,
      handle: async (context, whole) => {
        const { made, page, base } = await open(context, whole);
        return pages.submit(context, {
          schema: made.schema,
          form: made.form,
          page,
          work: async (input, version) => `${base}?done=${await made.work(input as never, version)}`,
        });
      },
    });
  };

  const bodyField = (context: PageContext, item: FollowUpItem) =>
    choiceField(
      'bodyId',
      context.t('outcomes:body'),
      item.standings.map(({ body }) => ({ value: body.id, label: textIn(body.name, context.language).text })),
      item.standings.length === 1 ? item.standings[0]?.body.id : '',
    );
  const dayField = (context: PageContext, name: string, label: string, value = '') => ({
    name,
    kind: 'date' as const,
    width: 's' as const,
    label: context.t(label),
    value,
    optional: true,
  });

  formPages('/follow-up/:provision/reports/:report/return', async (context, _whole, item, base) => {
    const id = idOf(context, 'report');
    const { report } = await reports.find(context.actor, id);
    if (report.provisionId !== item.recommendation.id) throw notFound('report-unknown');
    return {
      title: context.t('follow-up:decide.return'),
      schema: ReturnInput,
      form: {
        action: `${base}/reports/${id}/return`,
        fields: [
          versionField(report.version),
          {
            name: 'reason',
            kind: 'textarea',
            rows: 4,
            label: context.t('follow-up:returned-because'),
            hint: context.t('follow-up:decide.return-hint'),
          },
        ],
        submit: { label: context.t('follow-up:decide.return') },
        cancel: { href: base },
      },
      work: async ({ reason }: { reason: string }, version) => {
        await reports.return(context.actor, id, version, reason);
        return 'returned';
      },
    };
  });

  formPages('/follow-up/:provision/response', async (context, whole, item, base) => ({
    title: context.t('follow-up:action.respond'),
    schema: Type.Object({
      bodyId: IdSchema,
      response: Type.Unsafe<(typeof responseKinds)[number]>({ type: 'string', enum: [...responseKinds] }),
      note: Type.Optional(Nullable(LineInput)),
      respondedOn: Type.Optional(Nullable(DaySchema)),
    }),
    form: {
      action: `${base}/response`,
      fields: [
        bodyField(context, item),
        {
          name: 'response',
          kind: 'radios',
          label: context.t('follow-up:response'),
          options: responseKinds.map((value) => ({
            value,
            label: context.t(`common:status.response.${value}`),
          })),
        },
        textField('note', context.t('follow-up:note'), null, { optional: true }),
        dayField(context, 'respondedOn', 'follow-up:responded-on', gate.today(whole)),
      ],
      submit: { label: context.t('common:action.save') },
      cancel: { href: base },
    },
    work: async ({
      bodyId,
      respondedOn,
      ...input
    }: {
      bodyId: string;
      response: (typeof responseKinds)[number];
      respondedOn?: string | null;
    }) => {
      await measures.respond(context.actor, item.recommendation.id, bodyId, {
        ...input,
        ...(respondedOn == null ? {} : { respondedOn }),
      });
      return 'response';
    },
  }));

  formPages('/follow-up/:provision/actions/new', async (context, _whole, item, base) => {
    const known = (await store.listActions(db, item.recommendation.id)).filter(
      ({ actionId }) => actionId === null,
    );
    return {
      title: context.t('follow-up:action.add'),
      schema: Type.Object({
        bodyId: IdSchema,
        title: LineInput,
        actionId: Type.Optional(Nullable(IdSchema)),
        dueOn: Type.Optional(Nullable(DaySchema)),
        reachedOn: Type.Optional(Nullable(DaySchema)),
      }),
      form: {
        action: `${base}/actions/new`,
        fields: [
          bodyField(context, item),
          textField('title', context.t('follow-up:action.title'), null),
          ...(known.length === 0
            ? []
            : [
                choiceField(
                  'actionId',
                  context.t('follow-up:action.milestone-of'),
                  known.map(({ id, title }) => ({ value: id, label: textIn(title, context.language).text })),
                  '',
                  { optional: true },
                ),
              ]),
          dayField(context, 'dueOn', 'outcomes:due'),
          dayField(context, 'reachedOn', 'follow-up:action.reached-on'),
        ],
        submit: { label: context.t('common:action.save') },
        cancel: { href: base },
      },
      work: async ({ bodyId, ...input }: { bodyId: string; title: object }) => {
        await measures.addAction(context.actor, item.recommendation.id, bodyId, input as never);
        return 'action';
      },
    };
  });

  formPages('/follow-up/:provision/indicators/new', async (context, _whole, item, base) => ({
    title: context.t('follow-up:indicator.add'),
    schema: Type.Object({
      name: LineInput,
      unit: LineInput,
      baseline: Type.Optional(Nullable(Type.Number())),
      baselineOn: Type.Optional(Nullable(DaySchema)),
      target: Type.Optional(Nullable(Type.Number())),
      targetOn: Type.Optional(Nullable(DaySchema)),
    }),
    form: {
      action: `${base}/indicators/new`,
      fields: [
        textField('name', context.t('follow-up:indicator.name'), null),
        textField('unit', context.t('follow-up:indicator.unit'), null),
        {
          name: 'baseline',
          kind: 'number',
          width: 's',
          label: context.t('follow-up:indicator.baseline'),
          optional: true,
        },
        dayField(context, 'baselineOn', 'follow-up:indicator.baseline-on'),
        {
          name: 'target',
          kind: 'number',
          width: 's',
          label: context.t('follow-up:indicator.target'),
          optional: true,
        },
        dayField(context, 'targetOn', 'follow-up:indicator.target-on'),
      ],
      submit: { label: context.t('common:action.save') },
      cancel: { href: base },
    },
    work: async (input: object) => {
      await measures.addIndicator(context.actor, item.recommendation.id, input as never);
      return 'indicator';
    },
  }));

  formPages('/follow-up/:provision/rounds/new', async (context, _whole, item, base) => ({
    title: context.t('follow-up:ask.title'),
    lede: context.t('follow-up:ask.lede'),
    schema: Type.Object({ bodyId: IdSchema, dueOn: DaySchema }),
    form: {
      action: `${base}/rounds/new`,
      fields: [
        choiceField(
          'bodyId',
          context.t('outcomes:body'),
          await provisionChoices.listBodies(db, context.language),
          '',
        ),
        { ...dayField(context, 'dueOn', 'follow-up:ask.day'), optional: false },
      ],
      submit: { label: context.t('follow-up:ask.submit') },
      cancel: { href: base },
    },
    work: async (input: { bodyId: string; dueOn: string }) => {
      await plans.ask(context.actor, item.recommendation.id, [input]);
      return 'asked';
    },
  }));

  formPages('/follow-up/:provision/rounds/:round/waiver', async (context, _whole, item, base) => ({
    title: context.t('follow-up:waive.title'),
    schema: Type.Object({ reason: Type.String({ minLength: 1, maxLength: LINE_LENGTH }) }),
    form: {
      action: `${base}/rounds/${idOf(context, 'round')}/waiver`,
      fields: [
        {
          name: 'reason',
          label: context.t('follow-up:waive.reason'),
          hint: context.t('follow-up:waive.hint'),
        },
      ],
      submit: { label: context.t('follow-up:waive.title') },
      cancel: { href: base },
    },
    work: async ({ reason }: { reason: string }) => {
      await plans.waive(context.actor, item.recommendation.id, idOf(context, 'round'), reason);
      return 'asked';
    },
  }));
}

import { Type } from 'typebox';
import { notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { isId } from '../../../../platform/http/index.ts';
import { IdSchema } from '../../../../platform/http/schemas.ts';
import { textIn } from '../../../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { idOf } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FieldGroup, FormModel, RowModel, TagTone } from '../../../../platform/views/index.ts';
import { type EditionWhole, managementPath, placeOf } from '../../../series/index.ts';
import { manageOutcomes, readDrafts } from '../../policy.ts';
import { isEditable } from '../../rules.ts';
import * as drafts from '../../store/drafting.ts';
import * as store from '../../store/index.ts';
import { reportPointKinds } from '../../tables.ts';
import { ReasonInput } from '../contract.ts';
import { writeReports } from '../policy.ts';
import { isWritable } from '../rules/report.ts';
import type { DraftingPages } from './wording.ts';
import { type BlockModel, provisionNames } from './work.ts';

const tones: Readonly<Record<string, TagTone>> = {
  none: 'silent',
  draft: 'line',
  submitted: 'info',
  returned: 'warn',
  'taken-up': 'ok',
  open: 'warn',
  'set-aside': 'line',
};

/** Empty places for points that the form offers beyond those that there are. */
const MORE_POINTS = 3;
const ReportForm = Type.Object({
  summary: Type.Optional(Type.Any()),
  points: Type.Optional(Type.Any()),
});
const DecisionForm = Type.Object({
  documentId: Type.Optional(IdSchema),
  afterId: Type.Optional(Type.Union([IdSchema, Type.Null()])),
});

/** Adds the reports of sessions: their list, what a rapporteur writes, and what becomes of each point. */
export function addReportPages(deps: DraftingPages): void {
  const { pages, shell, database, reports } = deps;
  const { db } = database;
  const listPath = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}/session-reports`);

  const frame = (
    context: PageContext,
    whole: EditionWhole,
    own: {
      title: string;
      lede?: string;
      crumb?: { label: string; href: string };
      tags?: Page['page']['tags'];
      actions?: Page['page']['actions'];
    },
    data: Record<string, unknown>,
    template = 'outcomes/text-work',
  ): Page => ({
    template,
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title: own.title,
      current: '/session-reports',
      ...(own.lede === undefined ? {} : { lede: own.lede }),
      ...(own.tags === undefined ? {} : { tags: own.tags }),
      ...(own.actions === undefined ? {} : { actions: own.actions }),
      crumbs: [
        ...(own.title === context.t('drafting:reports')
          ? []
          : [{ label: context.t('drafting:reports'), href: listPath(context, whole) }]),
        ...(own.crumb === undefined ? [] : [own.crumb]),
        { label: own.title },
      ],
    }),
    data,
  });

  shell.managed({
    path: '/session-reports',
    policy: readDrafts,
    handle: async (context, whole) => {
      const { t, language } = context;
      const all = await drafts.listSessionReports(db, whole.edition.id);
      const count = (status: string): number =>
        all.filter(({ report }) => (report?.status ?? 'none') === status).length;
      const status = queryValue(context, 'status');
      const rows = all
        .filter(({ report }) => status === '' || (report?.status ?? 'none') === status)
        .map(({ session, report, reporter, points }): RowModel => {
          const state = report?.status ?? 'none';
          const open = points.filter(({ fate }) => fate === 'open').length;
          return {
            id: session.id,
            title: textIn(session.title, language).text,
            href: `${listPath(context, whole)}/${session.id}`,
            sub: session.code,
            cells: {
              status: { tag: { text: t(`drafting:status.${state}`), tone: tones[state] } },
              reporter,
              points: points.length || null,
              open: open || null,
            },
          };
        });
      const statuses = ['none', 'draft', 'submitted', 'returned', 'taken-up'] as const;
      return frame(
        context,
        whole,
        { title: t('drafting:reports'), lede: t('drafting:reports-lede') },
        {
          table: {
            id: 'session-reports',
            caption: t('drafting:reports'),
            action: listPath(context, whole),
            filters: [
              {
                name: 'status',
                label: t('common:label.status'),
                value: status,
                options: statuses.map((value) => ({ value, label: t(`drafting:status.${value}`) })),
              },
            ],
            applied: [],
            clearHref: listPath(context, whole),
            totals: statuses.map((one) => ({
              label: t(`drafting:status.${one}`),
              value: count(one) || t('views:none'),
            })),
            columns: [
              { key: 'title', label: t('drafting:session') },
              { key: 'status', label: t('common:label.status') },
              { key: 'reporter', label: t('drafting:reporter') },
              { key: 'points', label: t('drafting:points'), kind: 'number' },
              { key: 'open', label: t('drafting:points-open'), kind: 'number' },
            ],
            rows,
            empty: {
              title: status === '' ? t('drafting:reports-none') : t('views:noMatches'),
              ...(status === '' ? { text: t('drafting:reports-none-text') } : {}),
            },
          },
        },
        'pages/list',
      );
    },
  });

  const open = async (context: PageContext, whole: EditionWhole): Promise<drafts.SessionReportWhole> => {
    const sessionId = idOf(context, 'session');
    const editionId = await drafts.editionOfSession(db, sessionId);
    const found = await drafts.findSessionReport(db, { sessionId });
    if (editionId !== whole.edition.id || found === undefined) throw notFound();
    return found;
  };
  const baseOf = (context: PageContext, whole: EditionWhole, { session }: drafts.SessionReportWhole) =>
    `${listPath(context, whole)}/${session.id}`;

  const reportForm = (
    context: PageContext,
    whole: EditionWhole,
    found: drafts.SessionReportWhole,
  ): FormModel => {
    const { t } = context;
    const groups = Array.from({ length: found.points.length + MORE_POINTS }, (_, index): FieldGroup => {
      const point = found.points[index];
      return {
        title: t('drafting:point', { number: index + 1 }),
        ...(point === undefined ? { hint: t('drafting:point-hint') } : {}),
        fields: [
          choiceField(
            `points.${index}.kind`,
            t('outcomes:manage.kind'),
            reportPointKinds.map((value) => ({ value, label: t(`drafting:kind.${value}`) })),
            point?.kind ?? 'recommendation',
            { blank: false },
          ),
          textField(`points.${index}.text`, t('drafting:text'), point?.text, {
            long: true,
            rows: 3,
            optional: true,
          }),
        ],
      };
    });
    return {
      action: baseOf(context, whole, found),
      fields: [
        ...(found.report === null ? [] : [versionField(found.report.version)]),
        textField('summary', t('drafting:summary'), found.report?.summary, {
          long: true,
          rows: 5,
          optional: true,
        }),
      ],
      groups,
      submit: { label: t('common:action.save') },
      cancel: { label: t('common:action.back'), href: listPath(context, whole) },
    };
  };

  const reportPage = (
    context: PageContext,
    whole: EditionWhole,
    found: drafts.SessionReportWhole,
    form?: FormModel,
  ): Page => {
    const { t, language } = context;
    const { report, session, points, reporter } = found;
    const base = baseOf(context, whole, found);
    const place = placeOf(whole.edition);
    const status = report?.status ?? 'none';
    const writes =
      writeReports.allows(context.actor, place) && (report === null || isWritable(report.status));
    const manages = manageOutcomes.allows(context.actor, place);
    const said = (text: { ar: string; en: string }) =>
      (['ar', 'en'] as const)
        .filter((lang) => text[lang] !== '')
        .map((lang) => ({ lang, pieces: [{ kind: 'same' as const, text: text[lang] }] }));
    const read: BlockModel[] = [
      ...(report?.summary == null
        ? []
        : [{ card: true, title: t('drafting:summary'), sides: said(report.summary) }]),
      ...points.map(
        (point): BlockModel => ({
          id: point.id,
          card: true,
          title: t('drafting:point', { number: point.position }),
          tags: [
            { text: t(`drafting:kind.${point.kind}`) },
            { text: t(`drafting:fate.${point.fate}`), tone: tones[point.fate] },
          ],
          note: point.fateReason ?? undefined,
          sides: said(point.text),
          actions:
            manages && report?.status === 'submitted' && point.fate === 'open'
              ? [{ label: t('drafting:decide'), href: `${base}/points/${point.id}`, size: 'sm' }]
              : [],
        }),
      ),
    ];
    return frame(
      context,
      whole,
      {
        title: textIn(session.title, language).text,
        lede: [session.code, reporter].filter(Boolean).join(' · '),
        tags: [{ text: t(`drafting:status.${status}`), tone: tones[status] }],
        actions: [
          ...(writes && report !== null && (points.length > 0 || report.summary !== null)
            ? [
                {
                  label: t('drafting:submit'),
                  action: `${base}/submission`,
                  tone: 'primary' as const,
                  confirm: { title: t('drafting:submit-question'), text: t('drafting:submit-text') },
                },
              ]
            : []),
        ],
      },
      {
        notices:
          report?.status === 'returned'
            ? [{ title: t('drafting:returned-because'), text: report.returnReason ?? '', tone: 'warn' }]
            : [],
        blocks: [
          ...(writes ? [{ form: form ?? reportForm(context, whole, found) }] : read),
          ...(manages && report?.status === 'submitted' && points.every(({ fate }) => fate === 'open')
            ? [
                {
                  folded: t('drafting:return'),
                  form: {
                    action: `${base}/return`,
                    fields: [
                      { name: 'reason', kind: 'textarea' as const, label: t('drafting:reason'), rows: 2 },
                    ],
                    submit: { label: t('drafting:return'), secondary: true },
                  },
                },
              ]
            : []),
        ],
      },
    );
  };

  shell.managed({
    path: '/session-reports/:session',
    policy: readDrafts,
    handle: async (context, whole) => reportPage(context, whole, await open(context, whole)),
  });

  shell.managed({
    method: 'POST',
    path: '/session-reports/:session',
    policy: writeReports,
    handle: async (context, whole) => {
      const found = await open(context, whole);
      const body = (context.request.body ?? {}) as Record<string, string | undefined>;
      const places = Object.keys(body).flatMap((key) => /^points\.(\d{1,3})\.kind$/.exec(key)?.[1] ?? []);
      const points = places
        .map(Number)
        .toSorted((one, other) => one - other)
        .map((index) => ({
          kind: (reportPointKinds.find((kind) => kind === body[`points.${index}.kind`]) ??
            'recommendation') as (typeof reportPointKinds)[number],
          text: { ar: body[`points.${index}.text.ar`] ?? '', en: body[`points.${index}.text.en`] ?? '' },
        }))
        .filter(({ text }) => text.ar.trim() !== '' || text.en.trim() !== '');
      const summary = { ar: body['summary.ar'] ?? '', en: body['summary.en'] ?? '' };
      return pages.submit(context, {
        schema: ReportForm,
        form: reportForm(context, whole, found),
        page: (form) => reportPage(context, whole, found, form),
        work: async (_input, version) => {
          await reports.write(context.actor, found.session.id, version, { summary, points });
          return baseOf(context, whole, found);
        },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/session-reports/:session/submission',
    policy: writeReports,
    handle: async (context, whole) => {
      const found = await open(context, whole);
      if (found.report === null) throw notFound();
      await reports.submit(context.actor, found.report.id);
      return { redirect: baseOf(context, whole, found) };
    },
  });

  shell.managed({
    method: 'POST',
    path: '/session-reports/:session/return',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const found = await open(context, whole);
      const { report } = found;
      if (report === null) throw notFound();
      const form: FormModel = {
        action: `${baseOf(context, whole, found)}/return`,
        fields: [{ name: 'reason', kind: 'textarea', label: context.t('drafting:reason'), rows: 2 }],
        submit: { label: context.t('drafting:return'), secondary: true },
      };
      return pages.submit(context, {
        schema: ReasonInput,
        form,
        page: (again) => {
          const page = reportPage(context, whole, found);
          const blocks = (page.data?.blocks ?? []) as BlockModel[];
          return {
            ...page,
            data: {
              ...page.data,
              blocks: [
                ...blocks.slice(0, -1),
                { folded: context.t('drafting:return'), open: true, form: again },
              ],
            },
          };
        },
        work: async ({ reason }) => {
          await reports.returnToRapporteur(context.actor, report.id, reason);
          return baseOf(context, whole, found);
        },
      });
    },
  });

  const pointPage = async (context: PageContext, whole: EditionWhole) => {
    const { t, language } = context;
    const found = await open(context, whole);
    const point = found.points.find(({ id }) => id === context.params.point);
    if (point === undefined) throw notFound();
    const base = `${baseOf(context, whole, found)}/points/${point.id}`;
    const documents = (await store.listDocuments(db, whole.edition.id)).filter(({ status }) =>
      isEditable(status),
    );
    const provisions = (await store.listProvisions(db, whole.edition.id)).map(({ provision }) => provision);
    const behind = documents.flatMap((document) => {
      const own = provisions.filter(({ documentId }) => documentId === document.id);
      const name = provisionNames(context, own);
      return own.map((one) => ({
        value: one.id,
        label: name(one),
        group: textIn(document.title, language).text,
      }));
    });
    const takeUp: FormModel = {
      action: `${base}/taking-up`,
      fields: [
        choiceField(
          'documentId',
          t('drafting:take-up-in'),
          documents.map(({ id, title }) => ({ value: id, label: textIn(title, language).text })),
          documents[0]?.id,
          { blank: false, width: 'full' },
        ),
        choiceField('afterId', t('drafting:take-up-behind'), behind, null, {
          blank: t('drafting:at-the-end'),
          optional: true,
          width: 'full',
        }),
      ],
      submit: { label: t('drafting:take-up') },
      cancel: { label: t('common:action.back'), href: baseOf(context, whole, found) },
    };
    const setAside: FormModel = {
      action: `${base}/setting-aside`,
      fields: [{ name: 'reason', kind: 'textarea', label: t('drafting:reason'), rows: 2 }],
      submit: { label: t('drafting:set-aside'), secondary: true },
    };
    const page = (forms: { readonly takeUp?: FormModel; readonly setAside?: FormModel } = {}): Page =>
      frame(
        context,
        whole,
        {
          title: t('drafting:point', { number: point.position }),
          crumb: { label: textIn(found.session.title, language).text, href: baseOf(context, whole, found) },
          tags: [{ text: t(`drafting:fate.${point.fate}`), tone: tones[point.fate] }],
        },
        {
          blocks: [
            {
              card: true,
              sides: (['ar', 'en'] as const)
                .filter((lang) => point.text[lang] !== '')
                .map((lang) => ({ lang, pieces: [{ kind: 'same' as const, text: point.text[lang] }] })),
            },
            { title: t('drafting:take-up'), form: forms.takeUp ?? takeUp },
            { title: t('drafting:set-aside'), form: forms.setAside ?? setAside },
          ] satisfies BlockModel[],
        },
      );
    return { found, point, page, takeUp, setAside };
  };

  shell.managed({
    path: '/session-reports/:session/points/:point',
    policy: manageOutcomes,
    handle: async (context, whole) => (await pointPage(context, whole)).page(),
  });
  shell.managed({
    method: 'POST',
    path: '/session-reports/:session/points/:point/taking-up',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const { found, point, page, takeUp } = await pointPage(context, whole);
      return pages.submit(context, {
        schema: DecisionForm,
        form: takeUp,
        page: (form) => page({ takeUp: form }),
        work: async ({ documentId = '', afterId }) => {
          if (!isId(documentId)) throw ruleBroken({ field: 'documentId', code: 'field-required' });
          const provisions = await store.provisionsOf(db, documentId);
          // A place in another text than the one chosen says nothing.
          const place = provisions.some(({ id }) => id === afterId) ? (afterId ?? null) : null;
          await reports.takeUp(context.actor, point.id, { documentId, afterId: place });
          return `${baseOf(context, whole, found)}#${point.id}`;
        },
      });
    },
  });
  shell.managed({
    method: 'POST',
    path: '/session-reports/:session/points/:point/setting-aside',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const { found, point, page, setAside } = await pointPage(context, whole);
      return pages.submit(context, {
        schema: ReasonInput,
        form: setAside,
        page: (form) => page({ setAside: form }),
        work: async ({ reason }) => {
          await reports.setAside(context.actor, point.id, reason);
          return `${baseOf(context, whole, found)}#${point.id}`;
        },
      });
    },
  });
}

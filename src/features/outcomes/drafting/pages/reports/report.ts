import { Type } from 'typebox';
import { notFound } from '../../../../../platform/errors/index.ts';
import { textIn } from '../../../../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import type { FieldGroup, FormModel } from '../../../../../platform/views/index.ts';
import { type EditionWhole, placeOf } from '../../../../series/index.ts';
import { manageOutcomes, readDrafts } from '../../../policy.ts';
import type * as drafts from '../../../store/drafting.ts';
import { reportPointKinds } from '../../../tables.ts';
import { ReasonInput } from '../../contract.ts';
import { writeReports } from '../../policy.ts';
import { isWritable } from '../../rules/report.ts';
import type { DraftingPages } from '../wording.ts';
import type { BlockModel } from '../work.ts';
import { baseOf, listPath, openReport, reportFrame, tones } from './frame.ts';

/** Empty places for points that the form offers beyond those that there are. */
const MORE_POINTS = 3;
const ReportForm = Type.Object({
  summary: Type.Optional(Type.Any()),
  points: Type.Optional(Type.Any()),
});
/** Adds the report of one session: what its rapporteur writes, and what the secretariat reads and sends back. */
export function addReportPage(deps: DraftingPages): void {
  const { pages, shell, reports } = deps;

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
    return reportFrame(
      shell,
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
    handle: async (context, whole) => reportPage(context, whole, await openReport(deps, context, whole)),
  });

  shell.managed({
    method: 'POST',
    path: '/session-reports/:session',
    policy: writeReports,
    handle: async (context, whole) => {
      const found = await openReport(deps, context, whole);
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
      const found = await openReport(deps, context, whole);
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
      const found = await openReport(deps, context, whole);
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
}

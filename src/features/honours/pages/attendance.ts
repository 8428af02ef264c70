import { Type } from 'typebox';
import { Choice, DaySchema, IdSchema, Nullable } from '../../../platform/http/schemas.ts';
import { formatNumber, toLatinDigits } from '../../../platform/language/index.ts';
import { choiceField } from '../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { queryValue } from '../../../platform/pages/workbench.ts';
import type { FieldModel, FormModel, TableModel } from '../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../series/index.ts';
import { measures, type Threshold } from '../attendance-rules.ts';
import type { AttendancePreview } from '../attendance-service.ts';
import { manageHonours } from '../policy.ts';
import { LARGEST_BATCH } from '../rules.ts';
import type { Present } from '../store/attendance.ts';
import { queueFiles } from './files.ts';
import type { HonoursPages } from './index.ts';
import { filesField, signatoryIdsOf, signingFields } from './issue-fields.ts';
import { baseOf, below, said } from './shared.ts';

/** Rows of a list on this page; the rest is counted. */
const SHOWN = 200;

const AttendanceForm = Type.Object(
  {
    measure: Choice(measures),
    least: Type.Integer({ minimum: 1, maximum: 999 }),
    signatory1: IdSchema,
    signatory2: Type.Optional(Nullable(IdSchema)),
    issuedOn: DaySchema,
    files: Choice(['none', 'ar', 'en', 'ar-en']),
    mail: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

/** Adds the page that issues certificates of attendance: a threshold, who passes it and who just misses, all at once. */
export function addAttendanceIssue(deps: HonoursPages): void {
  const { pages, shell, attendance } = deps;

  /** The threshold of the address; undefined until one was chosen. */
  function thresholdOf(context: PageContext): Threshold | undefined {
    const measure = measures.find((one) => one === queryValue(context, 'measure'));
    const least = Number(toLatinDigits(queryValue(context, 'least')));
    return measure === undefined || !Number.isInteger(least) || least < 1 || least > 999
      ? undefined
      : { measure, least };
  }

  const here = (context: PageContext, whole: EditionWhole): string =>
    `${baseOf(context, whole, 'certificates')}/issue/attendance`;

  const table = (
    context: PageContext,
    whole: EditionWhole,
    id: 'enough' | 'nearly',
    people: readonly Present[],
  ): TableModel => {
    const { t } = context;
    return {
      id,
      caption: t(`honours:attendance.${id}`),
      columns: [
        { key: 'name', label: t('honours:holder') },
        { key: 'days', label: t('honours:attendance.days'), kind: 'number' },
        { key: 'sessions', label: t('honours:attendance.sessions'), kind: 'number' },
        { key: 'hours', label: t('honours:attendance.hours'), kind: 'number' },
      ],
      rows: people.slice(0, SHOWN).map((one) => ({
        id: one.attendeeId,
        title: said(one.name, context),
        ...(one.post === null ? {} : { sub: said(one.post, context) }),
        pickable: false,
        cells: {
          days: one.days,
          sessions: one.sessions,
          hours: formatNumber(one.workshopMinutes / 60, dateSettingsOf(whole, context.language), 1),
        },
      })),
      empty: { title: t('honours:attendance.nobody') },
    };
  };

  const thresholdForm = (context: PageContext, whole: EditionWhole): FormModel => {
    const { t } = context;
    return {
      action: here(context, whole),
      method: 'get',
      guard: false,
      fields: [
        choiceField(
          'measure',
          t('honours:attendance.measure-label'),
          measures.map((value) => ({ value, label: t(`honours:attendance.measure.${value}`) })),
          'days',
          { blank: false },
        ),
        {
          name: 'least',
          kind: 'number',
          width: 's',
          label: t('honours:attendance.least'),
          hint: t('honours:attendance.hint'),
          value: 1,
        } satisfies FieldModel,
      ],
      submit: { label: t('honours:attendance.preview') },
      cancel: { href: `${baseOf(context, whole, 'certificates')}/issue` },
    };
  };

  const issueForm = async (
    context: PageContext,
    whole: EditionWhole,
    { measure, least }: Threshold,
    count: number,
  ): Promise<FormModel> => ({
    action: `${here(context, whole)}/certificates?measure=${measure}&least=${least}`,
    guard: false,
    hidden: { measure, least: String(least) },
    submit: { label: context.words(whole.edition.digits)('honours:issue-count', { count }) },
    cancel: { href: here(context, whole) },
    fields: [
      ...(await signingFields(deps, context, whole)),
      { name: 'mail', kind: 'checkbox', label: context.t('honours:mailing.at-once'), value: true },
      filesField(context),
    ],
  });

  const page = (
    context: PageContext,
    whole: EditionWhole,
    threshold: Threshold | undefined,
    found: AttendancePreview | undefined,
    form: FormModel | undefined,
  ): Page => {
    const t = context.words(whole.edition.digits);
    const base = baseOf(context, whole, 'certificates');
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: below(
        context,
        whole,
        shell,
        'certificates',
        {
          title: t('common:kind.certificate.attendance'),
          lede:
            threshold === undefined
              ? t('honours:attendance.lede')
              : t(`honours:attendance.chosen.${threshold.measure}`, { count: threshold.least }),
          actions: [
            { label: t('honours:state'), href: `${here(context, whole)}/statement`, icon: 'pen' as const },
          ],
        },
        [{ label: t('honours:issue'), href: `${base}/issue` }],
      ),
      data: {
        notices: [
          found !== undefined &&
            found.enough.length > LARGEST_BATCH && {
              title: t('honours:attendance.most', { count: LARGEST_BATCH }),
              tone: 'info',
            },
        ],
        stats:
          found === undefined
            ? []
            : [
                { label: t('honours:attendance.present'), value: found.present },
                { label: t('honours:attendance.enough'), value: found.enough.length },
                { label: t('honours:attendance.nearly'), value: found.nearly.length },
                { label: t('honours:certified'), value: found.certified.length },
              ],
        tables:
          found === undefined
            ? []
            : (['enough', 'nearly'] as const).map((id) => ({
                table: table(context, whole, id, found[id]),
              })),
        form,
      },
    };
  };

  shell.managed({
    path: '/certificates/issue/attendance',
    policy: manageHonours,
    handle: async (context, whole): Promise<Page> => {
      const threshold = thresholdOf(context);
      if (threshold === undefined) {
        return page(context, whole, undefined, undefined, thresholdForm(context, whole));
      }
      const found = await attendance.preview(whole.edition, threshold);
      const count = Math.min(found.enough.length, LARGEST_BATCH);
      return page(
        context,
        whole,
        threshold,
        found,
        count === 0 ? thresholdForm(context, whole) : await issueForm(context, whole, threshold, count),
      );
    },
  });

  shell.managed({
    method: 'POST',
    path: '/certificates/issue/attendance/certificates',
    policy: manageHonours,
    handle: async (context, whole) => {
      const threshold = thresholdOf(context) ?? { measure: 'days' as const, least: 1 };
      const found = await attendance.preview(whole.edition, threshold);
      const count = Math.min(found.enough.length, LARGEST_BATCH);
      return pages.submit(context, {
        schema: AttendanceForm,
        form: await issueForm(context, whole, threshold, count),
        page: (form) => page(context, whole, threshold, found, form),
        work: async ({ measure, least, ...input }) => {
          const issued = await attendance.issue(
            context.actor,
            whole.edition.id,
            { measure, least },
            { signatoryIds: signatoryIdsOf(input), issuedOn: input.issuedOn, mail: input.mail ?? false },
          );
          return input.files === 'none' || issued.length === 0
            ? `${baseOf(context, whole, 'certificates')}?kind=attendance`
            : queueFiles(deps, context, whole, { ids: issued.map(({ id }) => id), language: input.files });
        },
      });
    },
  });
}

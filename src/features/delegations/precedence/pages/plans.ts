import { Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { isId } from '../../../../platform/http/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import { deletionAction, deletionPage } from '../../../../platform/pages/deletion.ts';
import { textField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, mastheadOf, placeOf, workInEdition } from '../../../series/index.ts';
import type { ListRow } from '../../store/precedence-lists.ts';
import { managePrecedence } from '../policy.ts';
import { renderPlan } from '../render/plan.ts';
import { renderPlates } from '../render/plates.ts';
import {
  fillings,
  type SeatingLayout,
  type SeatingShape,
  seated,
  seatingShapes,
  withoutSeat,
} from '../rules/seating.ts';
import { SeatingPlanInput } from '../service/plans.ts';
import { findPlan, type PlanRow } from '../store-plans.ts';
import { doneNotices, listOf, type PrecedencePages, partyName, pathOf } from './common.ts';

/** Side of a seat's square on the drawing, and the step from one to the next. */
const [SEAT, STEP] = [40, 48];

const layoutOf = (plan: PlanRow): SeatingLayout => plan.layout as unknown as SeatingLayout;

/** The form of a plan. */
function planForm(context: PageContext, whole: EditionWhole, list: ListRow, plan: PlanRow | null): FormModel {
  const { t } = context;
  const base = pathOf(context, whole, `/${list.id}`);
  const layout = plan === null ? null : layoutOf(plan);
  const number = (name: 'rows' | 'seats' | 'head' | 'side' | 'each', usual: number | null) => ({
    name,
    kind: 'number' as const,
    label: t(`precedence:field.${name}`),
    value: layout?.[name] || usual,
    width: 's' as const,
    optional: true,
  });
  /** Without a script all are shown; a shape takes no notice of what it does not have. */
  const of = (...values: readonly SeatingShape[]) => ({ field: 'shape', values, shut: false });
  return {
    action: plan === null ? `${base}/plans/new` : `${base}/plans/${plan.id}`,
    submit: { label: t(plan === null ? 'common:action.add' : 'common:action.save') },
    cancel: { href: base },
    ...(plan === null ? {} : { hidden: { version: String(plan.version) } }),
    groups: [
      {
        fields: [
          textField('name', t('precedence:field.name'), plan?.name),
          {
            name: 'shape',
            kind: 'radios',
            label: t('precedence:field.shape'),
            options: seatingShapes.map((value) => ({ value, label: t(`precedence:shape.${value}`) })),
            value: layout?.shape ?? 'hall',
          },
          {
            name: 'filling',
            kind: 'radios',
            label: t('precedence:field.filling'),
            options: fillings.map((value) => ({ value, label: t(`precedence:filling.${value}`) })),
            value: layout?.filling ?? 'middle',
          },
        ],
      },
      { when: of('hall'), fields: [number('rows', null)] },
      { when: of('hall', 'round', 'flags'), fields: [number('seats', null)] },
      {
        when: of('u-table', 'rectangular'),
        inline: true,
        fields: [number('head', null), number('side', null)],
      },
      { fields: [number('each', 1)] },
    ],
  };
}

/** Adds seating plans: their forms, the drawing, and name plates. */
export function addPlanPages({ pages, shell, feature }: PrecedencePages): void {
  const { database, plans } = feature;

  const planOf = async (context: PageContext, whole: EditionWhole) => {
    const { list } = await listOf(feature, context, whole);
    const { plan: id = '' } = context.params;
    const plan = isId(id) ? await findPlan(database.db, id) : undefined;
    if (plan === undefined || plan.listId !== list.id) throw notFound();
    return { list, plan };
  };
  const around = (context: PageContext, whole: EditionWhole, list: ListRow, title: string) => ({
    title,
    current: '/precedence',
    crumbs: [
      { label: context.t('precedence:title'), href: pathOf(context, whole) },
      { label: textIn(list.occasion, context.language).text, href: pathOf(context, whole, `/${list.id}`) },
      { label: title },
    ],
  });

  const deletionOf = (context: PageContext, whole: EditionWhole, plan: PlanRow) => ({
    confirm: {
      title: context.t('precedence:delete-plan-question', { name: textIn(plan.name, context.language).text }),
      text: context.t('precedence:delete-plan-text'),
      label: context.t('common:action.delete'),
    },
    action: `${pathOf(context, whole, `/${plan.listId}/plans/${plan.id}`)}/delete`,
    version: plan.version,
  });

  /** The drawing, the same in every language: a right hand is no left hand elsewhere. Bodies have no short code. */
  const drawing = async (context: PageContext, plan: PlanRow) => {
    const order = await feature.inForce(plan.listId);
    const layout = layoutOf(plan);
    const seats = seated(layout, order?.places ?? []);
    const [left, top] = [Math.min(0, ...seats.map(({ x }) => x)), Math.min(0, ...seats.map(({ y }) => y))];
    const across = Math.max(...seats.map(({ x }) => x)) - left;
    const down = Math.max(...seats.map(({ y }) => y)) - top;
    return {
      number: order?.number ?? null,
      without: withoutSeat(layout, order?.places.length ?? 0),
      width: across * STEP + SEAT + 16,
      height: down * STEP + SEAT + 16,
      size: SEAT,
      shape: layout.shape,
      seats: seats.map(({ number, x, y, party }) => ({
        number,
        x: 8 + (x - left) * STEP,
        y: 8 + (y - top) * STEP,
        code: party?.state?.code ?? '',
        name: party === null ? null : partyName(party, context.language),
        place: party?.position ?? null,
      })),
    };
  };

  const page = async (
    context: PageContext,
    whole: EditionWhole,
    list: ListRow,
    plan: PlanRow,
    form?: FormModel,
  ): Promise<Page> => {
    const t = context.words(whole.edition.digits);
    const own = pathOf(context, whole, `/${list.id}/plans/${plan.id}`);
    const mayManage = managePrecedence.allows(context.actor, placeOf(whole.edition));
    const drawn = await drawing(context, plan);
    return {
      template: 'precedence/plan',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        ...around(context, whole, list, textIn(plan.name, context.language).text),
        lede:
          drawn.number === null
            ? t('precedence:plan-waits')
            : t('precedence:plan-follows', { number: drawn.number }),
        actions: [
          ...(drawn.number === null
            ? []
            : [
                {
                  label: t(
                    layoutOf(plan).shape === 'flags' ? 'precedence:flags-pdf' : 'precedence:seats-pdf',
                  ),
                  href: `${own}/plan.pdf`,
                  icon: 'down' as const,
                },
                { label: t('precedence:plates'), href: `${own}/plates.pdf`, icon: 'down' as const },
              ]),
          ...(mayManage
            ? [deletionAction(t('precedence:delete-plan'), deletionOf(context, whole, plan))]
            : []),
        ],
      }),
      data: {
        notices: [
          ...doneNotices(context, whole),
          ...(drawn.without > 0
            ? [{ title: t('precedence:without-seat', { count: drawn.without }), tone: 'warn' as const }]
            : []),
        ],
        plan: drawn,
        ...(mayManage
          ? { formTitle: t('precedence:edit-plan'), form: form ?? planForm(context, whole, list, plan) }
          : {}),
      },
    };
  };

  const newPage = (context: PageContext, whole: EditionWhole, list: ListRow, form: FormModel): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: shell.managementPage(
      context,
      whole,
      around(context, whole, list, context.t('precedence:new-plan')),
    ),
    data: { form },
  });
  shell.managed({
    path: '/precedence/:list/plans/new',
    policy: managePrecedence,
    handle: async (context, whole) => {
      const { list } = await listOf(feature, context, whole);
      return newPage(context, whole, list, planForm(context, whole, list, null));
    },
  });
  shell.managed({
    method: 'POST',
    path: '/precedence/:list/plans/new',
    policy: managePrecedence,
    handle: async (context, whole) => {
      const { list } = await listOf(feature, context, whole);
      return pages.submit(context, {
        schema: SeatingPlanInput,
        form: planForm(context, whole, list, null),
        page: (form) => newPage(context, whole, list, form),
        work: async (input) => {
          const plan = await plans.create(context.actor, list.id, input);
          return `${pathOf(context, whole, `/${list.id}/plans/${plan.id}`)}?done=saved`;
        },
      });
    },
  });

  shell.managed({
    path: '/precedence/:list/plans/:plan',
    policy: workInEdition,
    handle: async (context, whole) => {
      const { list, plan } = await planOf(context, whole);
      return page(context, whole, list, plan);
    },
  });
  shell.managed({
    method: 'POST',
    path: '/precedence/:list/plans/:plan',
    policy: managePrecedence,
    handle: async (context, whole) => {
      const { list, plan } = await planOf(context, whole);
      const blank = await page(context, whole, list, plan);
      return pages.submit(context, {
        schema: SeatingPlanInput,
        form: planForm(context, whole, list, plan),
        page: (form) => ({ ...blank, data: { ...blank.data, form } }),
        work: async (input, version) => {
          await plans.edit(context.actor, plan.id, version, input);
          return `${pathOf(context, whole, `/${list.id}/plans/${plan.id}`)}?done=saved`;
        },
      });
    },
  });

  shell.managed({
    path: '/precedence/:list/plans/:plan/plates.pdf',
    policy: workInEdition,
    handle: async (context, whole) => {
      const { plan } = await planOf(context, whole);
      const order = await feature.inForce(plan.listId);
      if (order === undefined) throw notFound();
      const taken = seated(layoutOf(plan), order.places).flatMap(({ party }) => party ?? []);
      await feature.signOff.taken(context.actor, order.version);
      const body = await renderPlates(
        taken.map((party) => ({ ar: partyName(party, 'ar'), en: partyName(party, 'en') })),
        {
          title: `${context.t('precedence:plates')}: ${textIn(plan.name, context.language).text}`,
          digits: whole.edition.digits,
          createdAt: order.version.signedOffAt ?? order.version.updatedAt,
        },
      );
      return {
        type: 'application/pdf',
        body,
        headers: { 'content-disposition': 'inline; filename="name-plates.pdf"' },
      };
    },
  });

  shell.managed({
    path: '/precedence/:list/plans/:plan/plan.pdf',
    policy: workInEdition,
    handle: async (given, whole) => {
      const { language } = given;
      const t = given.words(whole.edition.digits);
      const { list, plan } = await planOf(given, whole);
      const order = await feature.inForce(plan.listId);
      if (order === undefined) throw notFound();
      await feature.signOff.taken(given.actor, order.version);
      const layout = layoutOf(plan);
      // Flags stand in a line, told from the right of those who look at them; seats are numbered as they are given out.
      const seats = seated(layout, order.places)
        .map((seat) => ({ ...seat, at: layout.shape === 'flags' ? -seat.x : seat.number }))
        .sort((one, other) => one.at - other.at);
      const body = await renderPlan({
        language,
        digits: whole.edition.digits,
        createdAt: order.version.signedOffAt ?? order.version.updatedAt,
        edition: mastheadOf(whole, language),
        title: textIn(plan.name, language).text,
        lines: [
          t(`precedence:shape.${layout.shape}`),
          textIn(list.occasion, language).text,
          t('precedence:plan-follows', { number: order.number }),
        ],
        headings: [
          t(layout.shape === 'flags' ? 'precedence:column.in-line' : 'precedence:column.seat'),
          t('precedence:column.party'),
          t('precedence:column.position'),
        ],
        front: t('precedence:front'),
        drawing: await drawing(given, plan),
        seats: seats.map(({ party }, index) => ({
          seat: index + 1,
          name: party === null ? t('precedence:free') : partyName(party, language),
          position: party?.position ?? null,
        })),
      });
      return {
        type: 'application/pdf',
        body,
        headers: { 'content-disposition': `inline; filename="${layout.shape}.pdf"` },
      };
    },
  });

  shell.managed({
    path: '/precedence/:list/plans/:plan/delete',
    policy: managePrecedence,
    handle: async (context, whole) => {
      const { list, plan } = await planOf(context, whole);
      return deletionPage(database, {
        ...deletionOf(context, whole, plan),
        page: shell.managementPage(
          context,
          whole,
          around(context, whole, list, context.t('precedence:delete-plan')),
        ),
        digits: whole.edition.digits,
        t: context.words(whole.edition.digits),
        back: pathOf(context, whole, `/${list.id}/plans/${plan.id}`),
        row: { table: 'seating_plans', id: plan.id },
      });
    },
  });
  shell.managed({
    method: 'POST',
    path: '/precedence/:list/plans/:plan/delete',
    policy: managePrecedence,
    handle: async (context, whole) => {
      const { list, plan } = await planOf(context, whole);
      const blank = await page(context, whole, list, plan);
      return pages.submit(context, {
        schema: Type.Object({}),
        form: planForm(context, whole, list, plan),
        page: (form) => ({ ...blank, data: { ...blank.data, form } }),
        work: async (_input, version) => {
          await plans.remove(context.actor, plan.id, version);
          return `${pathOf(context, whole, `/${list.id}`)}?done=deleted`;
        },
      });
    },
  });
}

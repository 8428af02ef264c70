import { isAppError } from '../../../../platform/errors/index.ts';
import { idOf, type Page, type PageContext, say } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import { type FormModel, queryHref } from '../../../../platform/views/index.ts';
import { stateOptions } from '../../../directory/index.ts';
import { type EditionWhole, managed, type PartPages, placeOf } from '../../../series/index.ts';
import { manageForms } from '../../forms/policy.ts';
import { listDoors } from '../../store/check-in-kit.ts';
import type { CheckInServices } from '../context.ts';
import { registerWalkIns } from '../policy.ts';
import type { AlikeView } from './contract.ts';
import { knownTable, resultOf } from './drawing.ts';
import { doorGroup, walkInGroups, walkInSchema } from './fields.ts';
import type { DeskForm } from './forms.ts';

/** Below the edition's management. */
const PATH = '/check-in/walk-in';
/** A form by which nobody is taken in, for a page that was open while the forms changed. */
const NO_FORM = '00000000-0000-4000-8000-000000000000';

/** Adds registration at the desk: the form of a category, those who may be the same, what became of it. */
export function addWalkInPages({ pages, shell, database, walkIns }: CheckInServices & PartPages): void {
  const frame = (context: PageContext, whole: EditionWhole, more: { title?: string; lede?: string } = {}) => {
    const { t } = context;
    const title = more.title ?? t('check-in:walk-in.title');
    return shell.managementPage(context, whole, {
      ...more,
      title,
      current: '/check-in',
      crumbs: [
        { label: t('check-in:title'), href: managed(context, whole, '/check-in') },
        ...(more.title === undefined
          ? []
          : [{ label: t('check-in:walk-in.title'), href: managed(context, whole, PATH) }]),
        { label: title },
      ],
    });
  };

  const modelOf = async (context: PageContext, whole: EditionWhole, form: DeskForm): Promise<FormModel> => {
    const { t } = context;
    const [states, doors] = await Promise.all([
      stateOptions(database.db, context.language),
      walkIns.today(whole) === null ? [] : listDoors(database.db, whole.edition.id),
    ]);
    return {
      action: managed(context, whole, PATH),
      hidden: { form: form.form.id },
      groups: [
        ...walkInGroups(context, form, states),
        ...(doors.length === 0 ? [] : [doorGroup(context, doors, queryValue(context, 'door'))]),
      ],
      submit: { label: t('check-in:walk-in.submit') },
      cancel: { href: managed(context, whole, '/check-in') },
    };
  };

  const formPage = (
    context: PageContext,
    whole: EditionWhole,
    { form, accredited }: DeskForm,
    model: FormModel,
    known: readonly AlikeView[],
  ): Page => {
    const t = context.words(whole.edition.digits);
    const somebodyElse = {
      fields: [
        {
          name: 'somebodyElse',
          kind: 'checkbox' as const,
          checkedValue: known.map(({ id }) => id).join(','),
          label: t('check-in:walk-in.somebody-else'),
        },
      ],
    };
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: frame(context, whole, {
        title: say(form.title, context),
        lede: t(
          `check-in:walk-in.lede-${form.approval ? 'approval' : accredited ? 'accredited' : 'at-once'}`,
        ),
      }),
      data: {
        ...(known.length === 0 ? {} : { tables: [knownTable(context, whole, known)] }),
        form: known.length === 0 ? model : { ...model, groups: [somebodyElse, ...(model.groups ?? [])] },
      },
    };
  };

  const choosePage = (context: PageContext, whole: EditionWhole, forms: readonly DeskForm[]): Page => {
    const t = context.words(whole.edition.digits);
    const may = manageForms.allows(context.actor, placeOf(whole.edition));
    return {
      template: 'pages/list',
      digits: whole.edition.digits,
      page: frame(context, whole, { lede: t('check-in:walk-in.lede') }),
      data: {
        table: {
          id: 'forms',
          caption: t('check-in:walk-in.forms'),
          columns: [
            { key: 'name', label: t('registration:form') },
            { key: 'gets', label: t('check-in:walk-in.gets') },
            { key: 'left', label: t('check-in:walk-in.left'), kind: 'number' },
          ],
          rows: forms.map(({ form, accredited }) => ({
            id: form.id,
            title: say(form.title, context),
            href: queryHref(managed(context, whole, PATH), {
              form: form.id,
              door: queryValue(context, 'door') || undefined,
            }),
            sub: t(`attendees:category.${form.category}`),
            cells: {
              gets: t(
                `check-in:walk-in.gets-${form.approval ? 'approval' : accredited ? 'accredited' : 'at-once'}`,
              ),
              left: form.capacity === null ? null : Math.max(0, form.capacity - form.taken),
            },
          })),
          empty: {
            title: t('check-in:walk-in.none'),
            text: t('check-in:walk-in.none-text'),
            ...(may
              ? { action: { label: t('registration:manage.forms'), href: managed(context, whole, '/forms') } }
              : {}),
          },
        },
      },
    };
  };

  shell.managed({
    path: PATH,
    policy: registerWalkIns,
    handle: async (context, whole) => {
      const forms = await walkIns.formsOf(whole);
      const asked = queryValue(context, 'form');
      const form = forms.length === 1 ? forms[0] : forms.find((one) => one.form.id === asked);
      if (form === undefined) return choosePage(context, whole, forms);
      return formPage(context, whole, form, await modelOf(context, whole, form), []);
    },
  });

  shell.managed({
    method: 'POST',
    path: PATH,
    policy: registerWalkIns,
    handle: async (context, whole) => {
      const { form: id = NO_FORM } = (context.request.body ?? {}) as { form?: string };
      const form = (await walkIns.formsOf(whole)).find((one) => one.form.id === id);
      if (form === undefined) return { redirect: managed(context, whole, PATH) };
      let known: readonly AlikeView[] = [];
      return pages.submit(context, {
        schema: walkInSchema(form),
        form: await modelOf(context, whole, form),
        page: (model) => formPage(context, whole, form, model, known),
        work: async ({ consents = {}, somebodyElse = '', door, ...input }) => {
          try {
            const standing = await walkIns.register(context.actor, whole, {
              ...input,
              consents: Object.entries(consents).flatMap(([one, given]) => (given === true ? [one] : [])),
              apartFrom: somebodyElse.split(',').filter(Boolean),
              door: door || null,
            });
            const result = managed(context, whole, `/check-in/walk-ins/${standing.registrationId}`);
            return door ? queryHref(result, { door }) : result;
          } catch (error) {
            if (isAppError(error) && error.code === 'walk-in-known') {
              known = (error.details.people ?? []) as readonly AlikeView[];
            }
            throw error;
          }
        },
      });
    },
  });

  shell.managed({
    path: '/check-in/walk-ins/:registration',
    policy: registerWalkIns,
    handle: async (context, whole): Promise<Page> => {
      const standing = await walkIns.standing(whole, idOf(context, 'registration'));
      return {
        template: 'pages/done',
        digits: whole.edition.digits,
        page: frame(context, whole, { title: say(standing.name, context) }),
        data: resultOf(context, whole, standing, queryValue(context, 'door')),
      };
    },
  });
}

import { Type } from 'typebox';
import { parseInteger } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { type SheetFormat, sheetFile, sheetFormats } from '../../../../platform/pages/sheet-file.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { listNominations, type NominationWhole } from '../../store/nominations.ts';
import { ReasonInput } from '../contract.ts';
import { freezeOf, isFrozen } from '../rules/freeze.ts';
import { standing } from '../rules/states.ts';
import { peopleSheet } from '../sheets.ts';
import { reasonField } from './nominee-form.ts';
import { nameOf } from './people-table.ts';
import { formPage, type NominationPages, type Opened, type Way } from './way.ts';

/** Adds what is done with a delegation as a whole: confirming it, its order, its list as a table. */
export function addWholePages(deps: NominationPages, way: Way): void {
  const { pages, database, nominations, clock } = deps;
  const { db } = database;

  const reasons = (context: PageContext, { whole }: Opened) => {
    const shut = isFrozen(freezeOf(whole.delegation?.freezesAt ?? null, whole.editionFreezesAt), clock.now());
    return way.own ? [] : [reasonField(context, shut)];
  };

  const confirmForm = (context: PageContext, opened: Opened): FormModel => ({
    action: `${opened.base}/confirmation`,
    guard: false,
    fields: reasons(context, opened),
    submit: { label: context.t('nominations:action.confirm-all') },
    cancel: { href: opened.base },
  });
  const confirmPage = (context: PageContext, opened: Opened, form: FormModel): Page =>
    formPage(way, context, opened, context.t('nominations:form.confirm-title'), form, {
      lede: context.t('nominations:form.confirm-lede'),
    });

  way.on({
    path: '/confirmation',
    handle: (context, opened) => confirmPage(context, opened, confirmForm(context, opened)),
  });
  way.on({
    method: 'POST',
    path: '/confirmation',
    handle: (context, opened) =>
      pages.submit(context, {
        schema: ReasonInput,
        form: confirmForm(context, opened),
        page: (form) => confirmPage(context, opened, form),
        work: async ({ reason }) => {
          await nominations.confirmAll(context.actor, opened.whole.participation.id, reason);
          return `${opened.base}?done=confirmed-all`;
        },
      }),
  });

  const peopleOf = async ({ whole }: Opened): Promise<NominationWhole[]> =>
    (await listNominations(db, { delegationIds: [whole.participation.id] })).filter(({ nomination }) =>
      standing.includes(nomination.state),
    );

  const orderForm = (
    context: PageContext,
    opened: Opened,
    people: readonly NominationWhole[],
  ): FormModel => ({
    action: `${opened.base}/order`,
    fields: [
      ...people.map(({ nomination, attendee }, index) => ({
        name: `place-${nomination.id}`,
        kind: 'number' as const,
        width: 's' as const,
        label: nameOf(context, { attendee }).text,
        hint: context.t(`nominations:role.${nomination.role}`),
        value: index + 1,
      })),
      ...reasons(context, opened),
    ],
    submit: { label: context.t('common:action.save') },
    cancel: { href: opened.base },
  });
  const orderPage = (context: PageContext, opened: Opened, form: FormModel): Page =>
    formPage(way, context, opened, context.t('nominations:form.order-title'), form, {
      lede: context.t('nominations:form.order-lede'),
    });

  way.on({
    path: '/order',
    handle: async (context, opened) =>
      orderPage(context, opened, orderForm(context, opened, await peopleOf(opened))),
  });
  way.on({
    method: 'POST',
    path: '/order',
    handle: async (context, opened) => {
      const people = await peopleOf(opened);
      const body = (context.request.body ?? {}) as Record<string, string | undefined>;
      // Places as they were typed; whoever has none keeps the place after all others.
      const placed = people
        .map(({ nomination: { id } }, index) => ({
          id,
          index,
          place: parseInteger(body[`place-${id}`] ?? '') ?? Number.MAX_SAFE_INTEGER,
        }))
        .toSorted((one, other) => one.place - other.place || one.index - other.index);
      return pages.submit(context, {
        schema: Type.Object({ reason: ReasonInput.properties.reason }),
        form: orderForm(context, opened, people),
        page: (form) => orderPage(context, opened, form),
        work: async ({ reason }) => {
          const ids = placed.map(({ id }) => id);
          await nominations.order(context.actor, opened.whole.participation.id, ids, reason);
          return `${opened.base}?done=ordered`;
        },
      });
    },
  });

  for (const format of sheetFormats satisfies readonly SheetFormat[]) {
    way.on({
      path: `/people.${format}`,
      handle: async (context, opened) =>
        sheetFile('delegation', format, peopleSheet(context, await peopleOf(opened))),
    });
  }
}

import { Type } from 'typebox';
import { isAppError, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import type { FormBody } from '../../../platform/http/forms.ts';
import { compareKeys } from '../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { listControls, listState, pageOf, queryValue } from '../../../platform/pages/workbench.ts';
import {
  type FormModel,
  queryHref,
  type RowModel,
  type TagModel,
  withInput,
} from '../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole, managementPath } from '../../series/index.ts';
import type { AgendaData } from '../agenda-data.ts';
import { manageProgramme, readProgramme } from '../policy.ts';
import type { AvailabilityOf } from '../rules/availability.ts';
import { say, shortPerson } from '../say.ts';
import { type AvailabilityRow, availabilitiesOf, listAvailabilities } from '../store/availabilities.ts';
import type { AvailabilityKind } from '../tables.ts';
import type { ProgrammePages } from './index.ts';
import { periodGroups, periodRows, periodText, readPeriods } from './periods.ts';

const views = ['persons', 'rooms', 'sessions'] as const;
type View = (typeof views)[number];
const ofView: Readonly<Record<View, AvailabilityOf>> = {
  persons: 'person',
  rooms: 'room',
  sessions: 'session',
};

/** How a kind of period looks. */
export const kindTone: Readonly<Record<AvailabilityKind, TagModel['tone']>> = {
  unavailable: 'bad',
  undesired: 'warn',
  preferred: 'ok',
  only: 'info',
};

/** Something that has an availability, as the list names it. */
interface Thing {
  readonly id: string;
  readonly name: string;
  readonly sub: string;
}

/** Anything goes through: `readPeriods` says what is wrong with rows. */
const Rows = Type.Object({});

/** Adds the list of who and what can be had when, and the form of each. */
export function addAvailabilityPages(programme: ProgrammePages): void {
  const { pages, shell, database, dataOf, availability } = programme;
  const baseOf = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}/availability`);

  function thingsOf({ language, t }: PageContext, data: AgendaData, view: View): Thing[] {
    if (view === 'rooms') {
      return data.rooms.map(({ id, name, venue }) => ({
        id,
        name: say(name, language),
        sub: say(venue, language),
      }));
    }
    if (view === 'sessions') {
      return data.sessions
        .filter(({ status }) => status !== 'cancelled')
        .map(({ id, title, code, kind }) => ({
          id,
          name: say(title, language),
          sub: `${code} · ${t(`common:kind.session.${kind}`)}`,
        }));
    }
    const key = ({ sortAr, sortEn }: AgendaData['persons'][number]) => (language === 'ar' ? sortAr : sortEn);
    return [...data.persons]
      .sort((a, b) => compareKeys(key(a), key(b)))
      .map((person) => ({
        id: person.id,
        name: shortPerson(person, language),
        sub: say(person.post, language),
      }));
  }

  shell.managed({
    path: '/availability',
    policy: readProgramme,
    async handle(context, whole) {
      const t = context.words(whole.edition.digits);
      const base = baseOf(context, whole);
      const settings = dateSettingsOf(whole, context.language);
      const data = await dataOf(whole);
      const periods = await listAvailabilities(database.db, whole.edition.id, {});
      const state = listState(context, ['view']);
      const view = views.find((one) => one === state.filters.view) ?? 'persons';
      const typed = state.q.toLowerCase();
      const found = thingsOf(context, data, view).filter(({ name, sub }) =>
        `${name} ${sub}`.toLowerCase().includes(typed),
      );
      const rowOf = ({ id, name, sub }: Thing): RowModel => ({
        id,
        title: name,
        sub,
        href: `${base}/${view}/${id}`,
        cells: {
          periods: {
            tags: periods
              .filter((one) => one.resourceKind === ofView[view] && one.resourceId === id)
              .map((one) => ({
                text: `${t(`availability:kind.${one.resourceKind}.${one.kind}`)}: ${periodText(one, settings)}`,
                tone: kindTone[one.kind],
              })),
          },
        },
      });
      const controls = listControls(context, {
        path: base,
        state,
        searchLabel: t('availability:list.search'),
        found: found.length,
        digits: whole.edition.digits,
        filters: [],
      });
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('availability:title'),
          lede: t('availability:lede'),
          current: '/availability',
        }),
        data: {
          notices: [
            queryValue(context, 'saved') !== '' && {
              tone: 'ok',
              title: t('common:result.saved'),
              live: true,
            },
          ],
          table: {
            id: 'availability',
            caption: t('availability:title'),
            ...controls,
            keep: { ...controls.keep, ...(view === 'persons' ? {} : { view }) },
            tabs: views.map((name) => ({
              label: t(`availability:view.${name}`),
              href: queryHref(base, { view: name === 'persons' ? null : name }),
              current: name === view,
              count:
                new Set(
                  periods.filter((one) => one.resourceKind === ofView[name]).map((one) => one.resourceId),
                ).size || undefined,
            })),
            columns: [
              { key: 'title', label: t(`availability:column.${view}`) },
              { key: 'periods', label: t('availability:column.periods') },
            ],
            rows: pageOf(found, state.page).map(rowOf),
            empty: { title: t(`availability:none.${view}`) },
          },
        },
      };
    },
  });

  for (const view of views) {
    const of = ofView[view];
    const path = `/availability/${view}/:${of}`;

    const thingOf = async (context: PageContext, whole: EditionWhole): Promise<Thing> => {
      const thing = thingsOf(context, await dataOf(whole), view).find(({ id }) => id === context.params[of]);
      if (thing === undefined) throw notFound(`${of}-unknown`);
      return thing;
    };

    const formOf = (
      context: PageContext,
      whole: EditionWhole,
      thing: Thing,
      standing: readonly AvailabilityRow[],
      body?: FormBody,
    ): FormModel => ({
      id: 'availability',
      action: `${baseOf(context, whole)}/${view}/${thing.id}`,
      submit: { label: context.t('common:action.save'), name: 'do', value: 'save' },
      alternatives: [{ label: context.t('availability:form.add'), name: 'do', value: 'add-period' }],
      cancel: { href: queryHref(baseOf(context, whole), { view: view === 'persons' ? null : view }) },
      groups: periodGroups(context, whole, of, periodRows(standing, whole.edition, body), {
        title: context.t(`availability:form.heading.${of}`),
        hint: context.t('availability:form.hint'),
      }),
    });

    const pageOfForm = (context: PageContext, whole: EditionWhole, thing: Thing, form: FormModel): Page => ({
      template: 'pages/form',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: thing.name,
        lede: thing.sub,
        current: '/availability',
        crumbs: [
          { label: context.t('availability:title'), href: baseOf(context, whole) },
          { label: thing.name },
        ],
      }),
      data: { form },
    });

    shell.managed({
      path,
      policy: manageProgramme,
      async handle(context, whole) {
        const thing = await thingOf(context, whole);
        const standing = await availabilitiesOf(database.db, whole.edition.id, { of, id: thing.id });
        return pageOfForm(context, whole, thing, formOf(context, whole, thing, standing));
      },
    });

    shell.managed({
      method: 'POST',
      path,
      policy: manageProgramme,
      async handle(context, whole) {
        const { edition } = whole;
        const thing = await thingOf(context, whole);
        const body = (context.request.body ?? {}) as FormBody;
        const standing = await availabilitiesOf(database.db, edition.id, { of, id: thing.id });
        const form = formOf(context, whole, thing, standing, body);
        if (body.do === 'add-period') return pageOfForm(context, whole, thing, withInput(form, body, []));
        return pages.submit(context, {
          schema: Rows,
          form,
          page: (model) => pageOfForm(context, whole, thing, model),
          async work() {
            const read = readPeriods(body, edition, standing);
            await inFormOf(read.formField, () =>
              availability.set(context.actor, edition.id, { of, id: thing.id }, read.periods),
            );
            return queryHref(baseOf(context, whole), { view: view === 'persons' ? null : view, saved: '1' });
          },
        });
      },
    });
  }
}

/** Does the work; errors of the service come out with the fields of the form. */
export async function inFormOf<T>(formField: (field: string) => string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isAppError(error) || error.errors.length === 0) throw error;
    throw ruleBroken(error.errors.map((one) => ({ ...one, field: formField(one.field) })));
  }
}

import { isId } from '../../../../../platform/http/index.ts';
import { permit } from '../../../../../platform/http/policy.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import { sheetActions, sheetFile, sheetFormats } from '../../../../../platform/pages/sheet-file.ts';
import {
  listControls,
  listState,
  pageOf,
  queryValue,
  sortLink,
  sortRows,
} from '../../../../../platform/pages/workbench.ts';
import type { TableModel } from '../../../../../platform/views/index.ts';
import { attendeeCategories } from '../../../../delegations/index.ts';
import { type EditionWhole, managed, placeOf, shortMoment } from '../../../../series/index.ts';
import * as formStore from '../../../store/forms.ts';
import * as store from '../../../store/registrations.ts';
import { type RegistrationState, registrationStates } from '../../../tables.ts';
import { searchRegistrations } from '../../filter.ts';
import { manageRegistrations, readNeeds, readRegistrations } from '../../policy.ts';
import { answerWords } from '../facts.ts';
import type { FormsPages } from '../index.ts';
import { stateTag } from '../shared.ts';

const states = registrationStates.filter((state) => state !== 'draft');

/** Adds the workbench of registrations, and the list as tables to be saved. */
export function addWorkbench(deps: FormsPages): void {
  const { shell, database } = deps;
  const { db } = database;
  const listHref = (context: PageContext, whole: EditionWhole): string =>
    managed(context, whole, '/registrations');

  async function rowsOf(context: PageContext, whole: EditionWhole) {
    const state = listState(context, ['form', 'state', 'category']);
    const { form, state: wanted, category } = state.filters;
    const all = await store.listRegistrations(db, whole.edition.id, {
      formId: form !== undefined && isId(form) ? form : undefined,
      states: states.includes(wanted as never) ? [wanted as RegistrationState] : undefined,
      category: attendeeCategories.find((one) => one === category),
    });
    const found = searchRegistrations(all, state.q);
    const sorted = sortRows(found, state.sort, {
      name: ({ attendee }) => (context.language === 'ar' ? attendee?.sortAr : attendee?.sortEn) ?? '',
      code: ({ registration }) => registration.code ?? '',
      submitted: ({ registration }) => registration.submittedAt?.getTime() ?? 0,
    });
    return { state, all, sorted };
  }

  shell.managed({
    path: '/registrations',
    policy: readRegistrations,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const base = listHref(context, whole);
      const { state, sorted } = await rowsOf(context, whole);
      const forms = await formStore.listForms(db, whole.edition.id);
      const counts = await formStore.countByForm(db, whole.edition.id);
      const total = (wanted: string): number =>
        counts.filter((one) => one.state === wanted).reduce((sum, one) => sum + one.count, 0);
      const may = manageRegistrations.allows(context.actor, placeOf(whole.edition));
      const table: TableModel = {
        id: 'registrations',
        caption: t('registration:manage.registrations'),
        totals: states.map((one) => ({
          label: t(`registration:state.${one}`),
          value: total(one),
          href: `${base}?state=${one}`,
        })),
        columns: [
          { key: 'title', label: t('attendees:fields.name'), sort: sortLink(base, state, 'name') },
          { key: 'code', label: t('registration:code'), sort: sortLink(base, state, 'code') },
          { key: 'form', label: t('registration:form') },
          { key: 'organisation', label: t('attendees:fields.organisation') },
          { key: 'state', label: t('registration:state-label') },
          {
            key: 'submitted',
            label: t('registration:manage.submitted'),
            sort: sortLink(base, state, 'submitted'),
          },
        ],
        rows: pageOf(sorted, state.page).map(
          ({ registration, form, attendee, state: country, position }) => ({
            id: registration.id,
            title: say(attendee?.name, context),
            href: `${base}/${registration.id}`,
            sub: registration.email,
            pickable: may && registration.state === 'submitted',
            cells: {
              code: { code: registration.code ?? '' },
              form: { text: say(form.title, context), sub: t(`attendees:category.${form.category}`) },
              organisation: {
                text: say(attendee?.organisation, context),
                sub: say(country?.shortName, context),
              },
              state: {
                tag: stateTag(context, registration.state),
                ...(position === null ? {} : { sub: t('registration:mine.position', { position }) }),
              },
              submitted:
                registration.submittedAt === null
                  ? null
                  : shortMoment(context, whole, registration.submittedAt),
            },
          }),
        ),
        ...listControls(context, {
          path: base,
          state,
          searchLabel: t('registration:manage.search'),
          found: sorted.length,
          digits: whole.edition.digits,
          filters: [
            {
              name: 'form',
              label: t('registration:form'),
              options: forms.map(({ form }) => ({ value: form.id, label: say(form.title, context) })),
            },
            {
              name: 'state',
              label: t('registration:state-label'),
              options: states.map((value) => ({ value, label: t(`registration:state.${value}`) })),
            },
            {
              name: 'category',
              label: t('registration:manage.category'),
              options: attendeeCategories.map((value) => ({
                value,
                label: t(`attendees:category.${value}`),
              })),
            },
          ],
        }),
        ...(may
          ? {
              bulk: {
                action: `${base}/decisions`,
                actions: [
                  { label: t('registration:manage.approve'), value: 'approve' },
                  { label: t('registration:manage.refuse'), value: 'refuse' },
                ],
              },
            }
          : {}),
        ...(sorted.length === 0
          ? {
              empty: {
                title: t(`registration:manage.${state.narrowed ? 'nobody-found' : 'nobody'}`),
                text: t('registration:manage.nobody-text'),
              },
            }
          : {}),
      };
      const done = queryValue(context, 'done');
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('registration:manage.registrations'),
          current: '/registrations',
          actions: [
            ...(may && forms.length > 0
              ? [{ label: t('registration:manage.behalf'), href: `${base}/new`, icon: 'plus' as const }]
              : []),
            { label: t('registration:statistics.title'), href: `${base}/statistics`, icon: 'chart' as const },
            ...sheetActions(base),
          ],
        }),
        data: {
          table,
          notices: [
            done === 'decided' && { title: t('registration:manage.decided'), tone: 'ok', live: true },
          ],
        },
      };
    },
  });

  for (const format of sheetFormats) {
    shell.managed({
      path: `/registrations.${format}`,
      policy: readRegistrations,
      handle: async (context, whole) => {
        permit(readRegistrations, context.actor, placeOf(whole.edition));
        const { t } = context;
        const needs = readNeeds.allows(context.actor, placeOf(whole.edition));
        const { sorted, state } = await rowsOf(context, whole);
        const forms = await formStore.listForms(db, whole.edition.id);
        // Answers have their columns where one form is chosen: those of all forms would fill none.
        const questions = forms.find(({ form }) => form.id === state.filters.form)?.questions ?? [];
        const heading = (key: string): string => t(`attendees:fields.${key}`);
        return sheetFile(`registrations-${whole.edition.slug}`, format, {
          title: t('registration:manage.registrations'),
          language: context.language,
          headings: [
            t('registration:code'),
            t('registration:form'),
            t('registration:manage.category'),
            t('registration:state-label'),
            t('registration:manage.submitted'),
            `${heading('name')} (ar)`,
            `${heading('name')} (en)`,
            heading('organisation'),
            heading('post'),
            heading('stateCode'),
            heading('email'),
            heading('phone'),
            t('registration:arrival.arrivesAt'),
            t('registration:arrival.departsAt'),
            t('registration:block.hotel'),
            t('registration:guest.many'),
            ...(needs ? [t('registration:block.dietary'), t('registration:block.access')] : []),
            ...questions.map(({ label }) => say(label, context)),
          ],
          rows: sorted.map(({ registration: row, form, attendee, state: country, files }) => [
            row.code,
            say(form.title, context),
            t(`attendees:category.${form.category}`),
            t(`registration:state.${row.state}`),
            row.submittedAt?.toISOString() ?? null,
            attendee?.name.ar ?? null,
            attendee?.name.en ?? null,
            say(attendee?.organisation, context),
            say(attendee?.post, context),
            say(country?.shortName, context),
            row.email,
            attendee?.phone ?? null,
            row.arrival?.arrivesAt ?? null,
            row.arrival?.departsAt ?? null,
            row.hotel,
            row.guests.map(({ name }) => name).join('; '),
            ...(needs ? [row.dietary, row.access] : []),
            ...questions.map((question) => answerWords(context, question, row.answers, files)),
          ]),
        });
      },
    });
  }
}

import { textIn, titledName } from '../../../platform/language/index.ts';
import { choiceField, textField } from '../../../platform/pages/fields.ts';
import { PersonInput, PersonPatch, personGenders } from '../contract.ts';
import {
  countPersons,
  findPerson,
  listPersonNames,
  listPersons,
  type PersonFilter,
  type PersonWhole,
} from '../store-persons.ts';
import { personWords } from '../summaries.ts';
import { orderGroup } from './bodies.ts';
import { bodyOptions, stateOptions } from './choices.ts';
import { addEntryForms } from './entry-forms.ts';
import { addEntryList } from './entry-list.ts';
import type { EntryPages } from './entry-pages.ts';
import type { DirectoryPages } from './frame.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the address of a list of persons asks for. */
export const personFilter = (filters: Readonly<Record<string, string>>, q: string): PersonFilter => ({
  q,
  state: filters.state,
  body: uuid.test(filters.body ?? '') ? filters.body : undefined,
  principal: filters.principal === 'yes' ? true : undefined,
});

/** Adds the workbench and the form of persons. */
export function addPersonPages(deps: DirectoryPages): void {
  const { database, persons } = deps.feature;
  const { db } = database;

  const entries: EntryPages<PersonWhole, PersonFilter> = {
    kind: 'person',
    path: '/persons',
    input: PersonInput,
    patch: PersonPatch,
    filters: async ({ t, language }) => {
      const states = await stateOptions(db, language);
      return [
        { name: 'state', label: t('directory:field.state'), options: states },
        {
          name: 'body',
          label: t('directory:field.body'),
          options: await bodyOptions(db, language, states),
        },
        {
          name: 'principal',
          label: t('directory:field.principal'),
          options: [{ value: 'yes', label: t('common:form.yes') }],
        },
      ];
    },
    filterOf: personFilter,
    count: (filter) => countPersons(db, filter),
    list: (language, filter, page) => listPersons(db, language, filter, page),
    columns: ({ t }) => [
      { key: 'name', label: t('directory:field.name') },
      { key: 'post', label: t('directory:field.post') },
      { key: 'body', label: t('directory:field.body') },
      { key: 'state', label: t('directory:field.state') },
    ],
    row: ({ t, language }, { person, body, state }) => ({
      id: person.id,
      title: titledName(personWords({ ...person, body, state }, language), { abbreviated: true }),
      cells: {
        post: {
          text: person.post === null ? '' : textIn(person.post, language).text,
          ...(person.principal
            ? { tag: { text: t('directory:field.principal'), tone: 'brand' as const } }
            : {}),
        },
        body: body && textIn(body.name, language).text,
        state: state && textIn(state.shortName, language).text,
      },
    }),
    find: (id) => findPerson(db, id),
    rowOf: ({ person }) => person,
    names: (language) => listPersonNames(db, language),
    service: persons,
    groups: async ({ t, language }, whole) => {
      const person = whole?.person;
      const states = await stateOptions(db, language);
      const bodies = await bodyOptions(db, language, states);
      const title = (name: 'honorific' | 'rank' | 'academicTitle', key: string) =>
        textField(name, t(`directory:field.${key}`), person?.[name], {
          optional: true,
          hint: t(`directory:hint.${key}`),
        });
      return [
        {
          fields: [
            textField('name', t('directory:field.name'), person?.name, { hint: t('directory:hint.name') }),
            {
              name: 'gender',
              kind: 'radios',
              inline: true,
              label: t('directory:field.gender'),
              options: personGenders.map((value) => ({ value, label: t(`common:kind.gender.${value}`) })),
              value: person?.gender ?? 'unstated',
            },
          ],
        },
        {
          title: t('directory:titles'),
          fields: [
            title('honorific', 'honorific'),
            title('rank', 'rank'),
            title('academicTitle', 'academic-title'),
          ],
        },
        {
          title: t('directory:field.post'),
          fields: [
            textField('post', t('directory:field.post'), person?.post, { optional: true }),
            {
              name: 'postNamesBody',
              kind: 'checkbox',
              label: t('directory:field.post-names-body'),
              hint: t('directory:hint.post-names-body'),
              value: person?.postNamesBody ?? false,
            },
            choiceField('bodyId', t('directory:field.body'), bodies, person?.bodyId, {
              optional: true,
              width: 'full',
            }),
            choiceField('stateCode', t('directory:field.state'), states, person?.stateCode, {
              optional: true,
            }),
            {
              name: 'principal',
              kind: 'checkbox',
              label: t('directory:field.principal'),
              hint: t('directory:hint.principal'),
              value: person?.principal ?? false,
            },
          ],
        },
        {
          title: t('directory:field.biography'),
          fields: [
            textField('biography', t('directory:field.biography'), person?.biography, {
              optional: true,
              long: true,
              rows: 4,
            }),
          ],
        },
        orderGroup(t, person),
      ];
    },
  };
  addEntryList(deps, entries);
  addEntryForms(deps, entries);
}

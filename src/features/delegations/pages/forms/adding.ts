import { textIn } from '../../../../platform/language/index.ts';
import { choiceField } from '../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { listBodyNames, listStates } from '../../../directory/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { ParticipationsInput } from '../../contract.ts';
import { manageParticipations } from '../../policy.ts';
import * as store from '../../store.ts';
import { participationStatuses } from '../../tables.ts';
import type { ParticipationPages } from '../management.ts';
import { listPath } from '../table.ts';
import { categories, participationPage } from './form-page.ts';

/** Adds the page by which many are added at once. */
export function addPartiesPage(deps: ParticipationPages): void {
  const { pages, shell, database, participations } = deps;
  const { db } = database;

  /** Every state and body that does not take part yet, the League's and the Islamic states first. */
  const addForm = async (context: PageContext, whole: EditionWhole): Promise<FormModel> => {
    const { t, language } = context;
    const present = await store.listParties(db, whole.edition.id);
    const [codes, ids] = [
      new Set(present.map(({ stateCode }) => stateCode)),
      new Set(present.map(({ bodyId }) => bodyId)),
    ];
    const free = (await listStates(db, language, {}, { limit: 1_000 })).filter(
      ({ code }) => !codes.has(code),
    );
    const bodies = (await listBodyNames(db, language)).filter(({ id }) => !ids.has(id));
    const groups = [
      { key: 'league', states: free.filter(({ arabLeague }) => arabLeague) },
      { key: 'islamic', states: free.filter(({ arabLeague, oic }) => !arabLeague && oic) },
      { key: 'others', states: free.filter(({ arabLeague, oic }) => !arabLeague && !oic) },
    ].filter(({ states }) => states.length > 0);
    return {
      action: `${listPath(context, whole)}/new`,
      submit: { label: t('common:action.add') },
      cancel: { href: listPath(context, whole) },
      groups: [
        {
          title: t('delegations:as-what'),
          fields: [
            choiceField('category', t('delegations:column.category'), categories(context), null),
            {
              name: 'status',
              kind: 'radios',
              inline: true,
              label: t('delegations:column.status'),
              options: participationStatuses.slice(0, 3).map((value) => ({
                value,
                label: t(`common:status.participation.${value}`),
              })),
              value: 'invited',
            },
          ],
        },
        ...groups.map(({ key, states }) => ({
          title: t(`delegations:group.${key}`),
          folded: key !== 'league',
          fields: [
            {
              name: 'stateCodes',
              id: `states-${key}`,
              kind: 'checkboxes' as const,
              inline: true,
              label: t(`delegations:group.${key}`),
              labelHidden: true,
              options: states.map(({ code, shortName }) => ({
                value: code,
                label: textIn(shortName, language).text,
              })),
              value: [],
            },
          ],
        })),
        ...(bodies.length === 0
          ? []
          : [
              {
                title: t('common:nav.management.bodies'),
                folded: true,
                fields: [
                  {
                    name: 'bodyIds',
                    kind: 'select' as const,
                    multiple: true,
                    label: t('delegations:bodies'),
                    labelHidden: true,
                    options: bodies.map(({ id, name }) => ({
                      value: id,
                      label: textIn(name, language).text,
                    })),
                    value: [],
                  },
                ],
              },
            ]),
      ],
    };
  };

  shell.managed({
    path: '/participations/new',
    policy: manageParticipations,
    handle: async (context, whole) =>
      participationPage(deps, context, whole, context.t('delegations:add'), await addForm(context, whole)),
  });

  shell.managed({
    method: 'POST',
    path: '/participations/new',
    policy: manageParticipations,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: ParticipationsInput,
        form: await addForm(context, whole),
        page: (form) => participationPage(deps, context, whole, context.t('delegations:add'), form),
        work: async (input) => {
          const added = await participations.addParties(context.actor, whole.edition.id, input);
          return `${listPath(context, whole)}?added=${added.length}`;
        },
      }),
  });
}

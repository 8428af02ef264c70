import { choiceField } from '../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { queryValue } from '../../../platform/pages/workbench.ts';
import type { FormModel, TableModel } from '../../../platform/views/index.ts';
import { type EditionWhole, managementPath, placeOf } from '../../series/index.ts';
import type { AgendaData } from '../agenda-data.ts';
import { RelationInput } from '../contract/relations.ts';
import { manageProgramme, readProgramme } from '../policy.ts';
import { say } from '../say.ts';
import { listRelations, type RelationWhole } from '../store/relations.ts';
import { relationKinds } from '../tables.ts';
import type { ProgrammePages } from './index.ts';

/** Adds the page of relations between sessions: what stands, and a form for one more. */
export function addRelationsPages(programme: ProgrammePages): void {
  const { pages, shell, database, dataOf, relations } = programme;
  const baseOf = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}/relations`);

  function tableOf(context: PageContext, whole: EditionWhole, rows: readonly RelationWhole[]): TableModel {
    const t = context.words(whole.edition.digits);
    const { language } = context;
    const writes = manageProgramme.allows(context.actor, placeOf(whole.edition));
    const href = (id: string) => context.href(`${managementPath(whole)}/sessions/${id}`);
    return {
      id: 'relations',
      caption: t('session-relations:title'),
      columns: [
        { key: 'title', label: t('session-relations:column.first') },
        { key: 'kind', label: t('session-relations:column.kind') },
        { key: 'second', label: t('session-relations:column.second') },
        { key: 'weight', label: t('session-relations:column.weight'), kind: 'number' },
        ...(writes ? [{ key: 'actions', label: t('common:label.actions'), labelHidden: true }] : []),
      ],
      rows: rows.map(({ id, kind, first, second, weight }) => ({
        id,
        title: say(first.title, language),
        sub: first.code,
        href: href(first.id),
        cells: {
          kind: { tag: { text: t(`session-relations:kind.${kind}`) } },
          second: { text: say(second.title, language), sub: second.code, href: href(second.id) },
          weight: kind === 'shared' ? weight : null,
          actions: {
            actions: [
              {
                label: t('common:action.delete'),
                about: `${first.code} ${second.code}`,
                action: `${baseOf(context, whole)}/${id}/deletion`,
                tone: 'plain',
                icon: 'trash',
                size: 'sm',
              },
            ],
          },
        },
      })),
      empty: { title: t('session-relations:none'), text: t('session-relations:none-text') },
    };
  }

  function formOf(context: PageContext, whole: EditionWhole, data: AgendaData): FormModel {
    const { t, language } = context;
    const sessions = data.sessions
      .filter(({ status }) => status !== 'cancelled')
      .map(({ id, code, title }) => ({ value: id, label: `${code} ${say(title, language)}` }));
    return {
      id: 'relation',
      action: baseOf(context, whole),
      submit: { label: t('session-relations:add') },
      groups: [
        {
          inline: true,
          fields: [
            choiceField('firstId', t('session-relations:column.first'), sessions, ''),
            choiceField(
              'kind',
              t('session-relations:column.kind'),
              relationKinds.map((value) => ({ value, label: t(`session-relations:kind.${value}`) })),
              'before',
              { blank: false },
            ),
            choiceField('secondId', t('session-relations:column.second'), sessions, ''),
            {
              name: 'weight',
              kind: 'number',
              label: t('session-relations:column.weight'),
              hint: t('session-relations:weight-hint'),
              width: 's',
              optional: true,
            },
          ],
        },
      ],
    };
  }

  async function page(context: PageContext, whole: EditionWhole, form?: FormModel): Promise<Page> {
    const { t } = context;
    const writes = manageProgramme.allows(context.actor, placeOf(whole.edition));
    const data = await dataOf(whole);
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: t('session-relations:title'),
        lede: t('session-relations:lede'),
        current: '/relations',
      }),
      data: {
        notices: [
          queryValue(context, 'saved') !== '' && { tone: 'ok', title: t('common:result.saved'), live: true },
        ],
        tables: [{ table: tableOf(context, whole, await listRelations(database.db, whole.edition.id)) }],
        ...(writes && data.sessions.length > 1
          ? { form: form ?? formOf(context, whole, data), formTitle: t('session-relations:new') }
          : {}),
      },
    };
  }

  shell.managed({
    path: '/relations',
    policy: readProgramme,
    handle: (context, whole) => page(context, whole),
  });

  shell.managed({
    method: 'POST',
    path: '/relations',
    policy: manageProgramme,
    async handle(context, whole) {
      const form = formOf(context, whole, await dataOf(whole));
      const shown = await page(context, whole, form);
      return pages.submit(context, {
        schema: RelationInput,
        form,
        page: (model) => ({ ...shown, data: { ...shown.data, form: model } }),
        async work(input) {
          await relations.add(context.actor, whole.edition.id, input);
          return `${baseOf(context, whole)}?saved=1`;
        },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/relations/:relation/deletion',
    policy: manageProgramme,
    async handle(context, whole) {
      await relations.remove(context.actor, context.params.relation ?? '');
      return { redirect: `${baseOf(context, whole)}?saved=1` };
    },
  });
}

import type { Database } from '../../../../platform/database/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import { shortDate } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import {
  dateSettingsOf,
  type EditionWhole,
  editionPath,
  managementPath,
  type PartPages,
  placeOf,
  workInEdition,
} from '../../../series/index.ts';
import * as store from '../../store/participant-lists.ts';
import { ParticipantListInput } from '../contract.ts';
import { publishParticipantLists } from '../policy.ts';
import { entryDifference, stageSteps } from '../rules.ts';
import type { ParticipantListsService } from '../service.ts';
import { listTables, versionWords } from './shown.ts';

const tones = { provisional: 'info', revised: 'info', final: 'ok' } as const;

/** Adds the lists that were issued, each as it was, and issuing another. */
export function addListManagement({
  pages,
  shell,
  database,
  lists,
}: PartPages & { readonly database: Database; readonly lists: ParticipantListsService }): void {
  const { db } = database;
  const pathOf = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}/participant-lists`);

  const issueForm = (
    context: PageContext,
    whole: EditionWhole,
    last: store.ListWhole | undefined,
  ): FormModel => {
    const { t } = context;
    const stages = stageSteps[last?.list.stage ?? 'none'];
    return {
      action: pathOf(context, whole),
      submit: { label: t('participant-lists:issue') },
      fields: [
        {
          name: 'stage',
          kind: 'radios',
          label: t('participant-lists:column.stage'),
          options: stages.map((value) => ({ value, label: t(`participant-lists:stage.${value}`) })),
          value: stages[0] ?? 'final',
        },
        {
          name: 'comment',
          kind: 'textarea',
          rows: 2,
          label: t('participant-lists:column.comment'),
          hint: t('participant-lists:comment-hint'),
          optional: last?.list.stage !== 'final',
          maxlength: 2_000,
        },
      ],
    };
  };

  const page = async (context: PageContext, whole: EditionWhole, again?: FormModel): Promise<Page> => {
    const t = context.words(whole.edition.digits);
    const rows = await store.listLists(db, { editionId: whole.edition.id });
    const base = pathOf(context, whole);
    const mayIssue = publishParticipantLists.allows(context.actor, placeOf(whole.edition));
    const settings = dateSettingsOf(whole, context.language);
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: t('participant-lists:titles'),
        lede: t('participant-lists:lede'),
        current: '/participant-lists',
        actions:
          rows.length === 0
            ? []
            : [
                {
                  label: t('participant-lists:public'),
                  href: context.href(`${editionPath(whole)}/participants/list`),
                  icon: 'external',
                },
              ],
      }),
      data: {
        notices:
          queryValue(context, 'done') === 'issued'
            ? [{ title: t('participant-lists:issued'), tone: 'ok', live: true }]
            : [],
        tables: [
          {
            table: {
              id: 'participant-lists',
              caption: t('participant-lists:titles'),
              ...(rows.length === 0
                ? { empty: { title: t('participant-lists:none'), text: t('participant-lists:none-text') } }
                : {}),
              columns: [
                { key: 'stage', label: t('participant-lists:column.stage') },
                { key: 'day', label: t('participant-lists:column.day') },
                { key: 'people', label: t('participant-lists:column.people'), kind: 'number' },
                { key: 'comment', label: t('participant-lists:column.comment') },
              ],
              rows: rows.map(({ list, people }) => ({
                id: list.id,
                title: t('participant-lists:numbered', { number: list.number }),
                href: `${base}/${list.number}`,
                tags: [{ text: t(`participant-lists:stage.${list.stage}`), tone: tones[list.stage] }],
                cells: {
                  day: {
                    time: {
                      datetime: list.publishedAt.toISOString(),
                      text: shortDate(list.publishedAt, settings),
                    },
                  },
                  people,
                  comment: list.comment,
                },
              })),
            },
          },
        ],
        ...(mayIssue
          ? { formTitle: t('participant-lists:issue'), form: again ?? issueForm(context, whole, rows[0]) }
          : {}),
      },
    };
  };

  shell.managed({
    path: '/participant-lists',
    policy: workInEdition,
    handle: (context, whole) => page(context, whole),
  });

  shell.managed({
    method: 'POST',
    path: '/participant-lists',
    policy: publishParticipantLists,
    handle: async (context, whole) => {
      const [last] = await store.listLists(db, { editionId: whole.edition.id });
      const blank = await page(context, whole);
      return pages.submit(context, {
        schema: ParticipantListInput,
        form: issueForm(context, whole, last),
        page: (form) => ({ ...blank, data: { ...blank.data, form } }),
        work: async (input) => {
          await lists.publish(context.actor, whole.edition.id, input);
          return `${pathOf(context, whole)}?done=issued`;
        },
      });
    },
  });

  shell.managed({
    path: '/participant-lists/:number',
    policy: workInEdition,
    handle: async (context, whole) => {
      const t = context.words(whole.edition.digits);
      const all = await store.listLists(db, { editionId: whole.edition.id });
      const found = all.find(({ list }) => String(list.number) === context.params.number);
      if (found === undefined) throw notFound();
      const former = all.find(({ list }) => list.number === found.list.number - 1);
      // What is published is the last one.
      const latest = found === all[0];
      const entries = await store.listEntries(db, found.list.id);
      const changes =
        former === undefined ? [] : entryDifference(await store.listEntries(db, former.list.id), entries);
      const named = (entry: store.EntryRow) => listTables(context, [entry])[0]?.table;
      return {
        template: 'pages/record',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('participant-lists:numbered', { number: found.list.number }),
          lede: versionWords(context, whole, found),
          current: '/participant-lists',
          actions: latest
            ? [
                {
                  label: t('participant-lists:public'),
                  href: context.href(`${editionPath(whole)}/participants/list`),
                  icon: 'external',
                },
                {
                  label: 'PDF',
                  href: context.href(`${editionPath(whole)}/participants/list.${context.language}.pdf`),
                  icon: 'down',
                },
              ]
            : [],
          crumbs: [
            { label: t('participant-lists:titles'), href: pathOf(context, whole) },
            { label: t('participant-lists:numbered', { number: found.list.number }) },
          ],
        }),
        data: {
          facts:
            found.list.comment === null
              ? []
              : [{ label: t('participant-lists:column.comment'), value: found.list.comment }],
          tables: [
            ...(changes.length === 0
              ? []
              : [
                  {
                    table: {
                      id: 'difference',
                      caption: t('participant-lists:difference', { number: found.list.number - 1 }),
                      columns: [
                        { key: 'name', label: t('participant-lists:column.name') },
                        { key: 'party', label: t('participant-lists:column.party') },
                        { key: 'change', label: t('participant-lists:column.change') },
                      ],
                      rows: changes.map(({ entry, change }) => ({
                        id: entry.attendeeId,
                        title: named(entry)?.rows[0]?.title ?? '',
                        cells: {
                          party: named(entry)?.caption,
                          change: t(`participant-lists:change.${change}`),
                        },
                      })),
                    },
                  },
                ]),
            ...listTables(context, entries),
          ],
        },
      };
    },
  });
}

import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { idOf } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel, TableModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { listWatchNotes } from '../../store/likeness.ts';
import { WatchNoteInput } from '../contract.ts';
import { decideAccreditations } from '../policy.ts';
import { type AccreditationPages, framed, moment, queuePath } from './shared.ts';

/** Adds the watch list, for those who accredit alone. */
export function addWatchList(deps: AccreditationPages): void {
  const { pages, shell, database, keeping } = deps;

  const formOf = (context: PageContext, whole: EditionWhole): FormModel => ({
    id: 'watch-note',
    action: queuePath(context, whole, '/watch-notes'),
    fields: [
      { name: 'name', label: context.t('accreditation:watch.name'), dir: 'auto', maxlength: 200 },
      {
        name: 'note',
        kind: 'textarea',
        label: context.t('accreditation:watch.note'),
        dir: 'auto',
        rows: 3,
        maxlength: 2_000,
      },
    ],
    submit: { label: context.t('accreditation:watch.add') },
  });

  async function page(context: PageContext, whole: EditionWhole, form: FormModel): Promise<Page> {
    const { t } = context;
    const notes = await listWatchNotes(database, database.db, whole.edition.id);
    const done = (['was-added', 'was-closed'] as const).find((one) => one === queryValue(context, 'done'));
    const table: TableModel = {
      id: 'watch-notes',
      caption: t('accreditation:watch.title'),
      columns: [
        { key: 'name', label: t('accreditation:watch.name') },
        { key: 'note', label: t('accreditation:column.note') },
        { key: 'author', label: t('accreditation:column.author') },
        { key: 'since', label: t('accreditation:column.waiting') },
        { key: 'actions', label: t('accreditation:column.actions'), labelHidden: true },
      ],
      ...(notes.length === 0 ? { empty: { title: t('accreditation:watch.none') } } : {}),
      rows: notes.map(({ id, name, note, author, createdAt, closedAt }) => {
        const at = moment(context, whole, createdAt);
        return {
          id,
          title: name,
          ...(closedAt === null
            ? {}
            : { tags: [{ text: t('accreditation:watch.closed'), tone: 'line' as const }] }),
          cells: {
            note,
            author,
            since: { time: { datetime: at.datetime, text: at.day } },
            actions:
              closedAt === null
                ? {
                    actions: [
                      {
                        label: t('accreditation:watch.close'),
                        action: queuePath(context, whole, `/watch-notes/${id}/closure`),
                        size: 'sm' as const,
                        about: name,
                      },
                    ],
                  }
                : null,
          },
        };
      }),
    };
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: framed(deps, context, whole, t('accreditation:watch.title'), {
        lede: t('accreditation:watch.lede'),
      }),
      data: {
        notices:
          done === undefined ? [] : [{ title: t(`accreditation:watch.${done}`), tone: 'ok', live: true }],
        tables: [{ table }],
        form,
        formTitle: t('accreditation:watch.add'),
      },
    };
  }

  shell.managed({
    path: '/accreditation/watch-notes',
    policy: decideAccreditations,
    handle: (context, whole) => page(context, whole, formOf(context, whole)),
  });

  shell.managed({
    method: 'POST',
    path: '/accreditation/watch-notes',
    policy: decideAccreditations,
    handle: async (context, whole) => {
      let failed: FormModel | undefined;
      const answer = await pages.submit(context, {
        schema: WatchNoteInput,
        form: formOf(context, whole),
        page: (model) => {
          failed = model;
          return {
            template: 'pages/form',
            page: framed(deps, context, whole, context.t('accreditation:watch.title')),
          };
        },
        work: async (input) => {
          await keeping.watch(context.actor, whole.edition.id, input);
          return `${queuePath(context, whole, '/watch-notes')}?done=was-added`;
        },
      });
      return failed === undefined ? answer : { ...(await page(context, whole, failed)), status: 422 };
    },
  });

  shell.managed({
    method: 'POST',
    path: '/accreditation/watch-notes/:note/closure',
    policy: decideAccreditations,
    handle: async (context, whole) => {
      await keeping.close(context.actor, idOf(context, 'note'));
      return { redirect: `${queuePath(context, whole, '/watch-notes')}?done=was-closed` };
    },
  });
}

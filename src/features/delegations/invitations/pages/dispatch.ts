import { isAppError } from '../../../../platform/errors/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { nothingPicked } from '../../../../platform/pages/workbench.ts';
import type { NoticeModel, TableModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import * as store from '../../store/invitations.ts';
import { writeInvitations } from '../policy.ts';
import { fieldName } from '../rules/fields.ts';
import { previewOf } from './letter-preview.ts';
import { boardPath, formPage, type InvitationPages, partyIn, pickedIds } from './shared.ts';

/** Adds what is seen before letters leave: to whom, by which way, what is still missing. */
export function addDispatchPages(deps: InvitationPages): void {
  const { shell, database, describe, dispatching } = deps;
  const { db } = database;

  async function previewPage(
    context: PageContext,
    whole: EditionWhole,
    ids: readonly string[],
    notices: readonly NoticeModel[] = [],
    status = 200,
  ): Promise<Page> {
    const t = context.words(whole.edition.digits);
    const base = boardPath(context, whole);
    const found = await store.listInvitations(db, whole.edition.id, context.language, { ids });
    const rows: TableModel['rows'][number][] = [];
    for (const one of found) {
      const { invitation: row } = one;
      const preview = await previewOf(deps, whole, one);
      const faults = [
        row.state === 'approved' ? '' : t('invitations:dispatch.not-approved'),
        preview === undefined ? t('invitations:dispatch.no-template') : '',
        row.replyBy === null ? t('invitations:dispatch.no-day') : '',
        ...(preview?.missing ?? []).map((name) => `{{${fieldName(name, context.language)}}}`),
      ].filter((fault) => fault !== '');
      rows.push({
        id: row.id,
        title: partyIn(context, one),
        href: `${base}/${row.id}`,
        cells: {
          way:
            row.email === null
              ? { text: t('invitations:dispatch.by-hand'), muted: true }
              : { text: t('invitations:dispatch.by-mail'), code: row.email },
          letter: {
            text: t(`invitations:languages.${row.letterLanguages}`),
            ...(preview === undefined
              ? {}
              : { links: [{ text: t('invitations:preview.file'), href: `${base}/${row.id}/letter.pdf` }] }),
          },
          ready:
            faults.length === 0
              ? { tag: { text: t('invitations:dispatch.ready'), tone: 'ok' } }
              : { tag: { text: t('invitations:dispatch.wanting'), tone: 'bad' }, sub: faults.join(' · ') },
        },
      });
    }
    const table: TableModel = {
      id: 'dispatch',
      caption: t('invitations:dispatch.title'),
      columns: [
        { key: 'party', label: t('invitations:column.party') },
        { key: 'way', label: t('invitations:dispatch.way') },
        { key: 'letter', label: t('invitations:column.letter') },
        { key: 'ready', label: t('invitations:dispatch.state') },
      ],
      rows,
    };
    const page = formPage(
      deps,
      context,
      whole,
      {
        title: t('invitations:dispatch.title'),
        lede: t('invitations:dispatch.lede'),
        current: '/invitations',
        list: { label: t('invitations:invitations'), href: base },
      },
      {
        action: `${base}/dispatch`,
        submit: { label: t('invitations:dispatch.send', { count: rows.length }) },
        cancel: { href: base },
        guard: false,
        fields: ids.map((id) => ({ name: 'pick', id: `pick-${id}`, label: '', kind: 'hidden', value: id })),
      },
    );
    return {
      ...page,
      template: 'pages/record',
      status,
      data: { ...page.data, notices, tables: [{ table }] },
    };
  }

  shell.managed({
    path: '/invitations/dispatch',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const ids = pickedIds(context.query.pick);
      if (ids.length === 0) return nothingPicked(boardPath(context, whole));
      return previewPage(context, whole, ids);
    },
  });

  shell.managed({
    method: 'POST',
    path: '/invitations/dispatch',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const ids = pickedIds(((context.request.body ?? {}) as { pick?: unknown }).pick);
      if (ids.length === 0) return nothingPicked(boardPath(context, whole));
      try {
        const count = await dispatching.dispatch(context.actor, whole.edition.id, ids);
        return { redirect: `${boardPath(context, whole)}?done=dispatch&count=${count}` };
      } catch (error) {
        if (!isAppError(error) || ![409, 422].includes(error.status)) throw error;
        const [first] = error.errors;
        const text = describe(context.language, first?.code ?? error.code, first?.params ?? error.params);
        const title = context.t('invitations:not-done');
        return previewPage(context, whole, ids, [{ tone: 'bad', live: true, title, text }], error.status);
      }
    },
  });
}

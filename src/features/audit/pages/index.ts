import { notFound } from '../../../platform/errors/index.ts';
import type { PageAnswer, PageContext, Pages } from '../../../platform/pages/index.ts';
import { writeCsv } from '../../../platform/spreadsheet/index.ts';
import { queryHref } from '../../../platform/views/index.ts';
import type { EditionShell } from '../../series/index.ts';
import type { AuditDeps } from '../index.ts';
import { mayReadEvent, readAudit } from '../policy.ts';
import * as store from '../store.ts';
import { eventPage } from './event.ts';
import { logPath, type Whole } from './place.ts';
import { auditSheet } from './sheet.ts';
import { auditTable, filterOf } from './table.ts';

/** Most events of an export: what an office program still opens. */
const EXPORTED = 10_000;

/** Adds the pages of the log: over the whole installation, and below each edition. */
export function addAuditPages(
  deps: AuditDeps & { readonly pages: Pages; readonly shell: EditionShell },
): void {
  const { database, pages, shell } = deps;
  const { db } = database;

  const list = async (context: PageContext, whole: Whole): Promise<PageAnswer> => {
    const table = await auditTable(deps, context, whole);
    const csv = queryHref(`${logPath(context, whole)}.csv`, context.query, { cursor: null });
    return {
      template: 'pages/list',
      ...(whole === null ? {} : { digits: whole.edition.digits }),
      page: shell.managementPage(context, whole, {
        title: context.t('audit-log:title'),
        lede: context.t('audit-log:lede'),
        current: '/audit',
        actions: table.rows.length > 0 ? [{ label: 'CSV', href: csv, icon: 'down' }] : [],
      }),
      data: { table },
    };
  };

  const one = async (context: PageContext, whole: Whole): Promise<PageAnswer> => {
    const { id = '' } = context.params;
    const event = /^[1-9]\d{0,14}$/.test(id) ? await store.findEvent(db, Number(id)) : undefined;
    const elsewhere = whole !== null && event?.editionId !== whole.edition.id;
    if (event === undefined || elsewhere || !mayReadEvent(context.actor, event)) throw notFound();
    const { title, ...data } = eventPage(context, whole, event);
    return {
      template: 'audit/event',
      ...(whole === null ? {} : { digits: whole.edition.digits }),
      page: shell.managementPage(context, whole, {
        title,
        lede: context.t('audit-log:event', { id: event.id }),
        current: '/audit',
        crumbs: [{ label: context.t('audit-log:title'), href: logPath(context, whole) }, { label: title }],
        actions: [{ label: context.t('audit-log:same-thing'), href: data.subjectHref, icon: 'log' }],
      }),
      data,
    };
  };

  const csv = async (context: PageContext, whole: Whole): Promise<PageAnswer> => {
    const events = await store.listEvents(db, filterOf(context, whole), { limit: EXPORTED });
    return {
      type: 'text/csv; charset=utf-8',
      body: writeCsv(auditSheet(context, events)),
      headers: { 'content-disposition': 'attachment; filename="audit.csv"' },
    };
  };

  for (const [path, handle] of [
    ['/audit', list],
    ['/audit.csv', csv],
    ['/audit/:id', one],
  ] as const) {
    shell.managed({ path, policy: readAudit, handle });
    pages.route({ path: `/manage${path}`, policy: readAudit, handle: (context) => handle(context, null) });
  }
}

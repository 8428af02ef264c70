import {
  actionWords,
  authorityWords,
  subjects,
  subjectWords,
  verbs,
  verbWords,
} from '../../../platform/audit/index.ts';
import { cursorPage } from '../../../platform/http/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import { listControls, listState, PAGE_ROWS, queryValue } from '../../../platform/pages/workbench.ts';
import { queryHref, type RowModel, type TableModel } from '../../../platform/views/index.ts';
import { readCursor } from '../api.ts';
import type { AuditDeps } from '../index.ts';
import { readAudit } from '../policy.ts';
import * as store from '../store.ts';
import { viaWords, whoWords } from '../words.ts';
import { logPath, momentOf, titleOf, type Whole, zoneOf } from './place.ts';

/** Names of the list's filters in its address. */
export const filterNames = ['person', 'act', 'kind', 'subject', 'from', 'to'] as const;

const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
const isId = (text: string | undefined): text is string =>
  text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** What the address of the list asks for; what can't be read is left out. */
export function filterOf(context: PageContext, whole: Whole): store.EventFilter {
  const { q, filters } = listState(context, filterNames);
  const { person, act, kind, subject, from, to } = filters;
  return {
    scope: readAudit.scope(context.actor),
    editionId: whole?.edition.id,
    person: person === 'system' || isId(person) ? person : undefined,
    act,
    kind,
    subjectId: subject,
    from: isDay(from) ? from : undefined,
    to: isDay(to) ? to : undefined,
    timeZone: zoneOf(whole),
    q,
  };
}

/** The list as it is asked for: filters, a page of rows, where the next one is. */
export async function auditTable(
  { database }: AuditDeps,
  context: PageContext,
  whole: Whole,
): Promise<TableModel> {
  const { t, language } = context;
  const path = logPath(context, whole);
  const state = listState(context, filterNames);
  const filter = filterOf(context, whole);
  const cursor = queryValue(context, 'cursor');
  const [rows, persons] = await Promise.all([
    store.listEvents(database.db, filter, {
      limit: PAGE_ROWS + 1,
      before: cursor === '' ? undefined : readCursor(cursor),
    }),
    store.listPersons(database.db, { scope: filter.scope, editionId: filter.editionId }),
  ]);
  const { items, next } = cursorPage(rows, PAGE_ROWS, ({ id }) => [String(id)]);
  const byLabel = (one: { readonly label: string }, other: { readonly label: string }): number =>
    one.label.localeCompare(other.label, language);
  const query = { ...(state.q === '' ? {} : { q: state.q }), ...state.filters };
  const subject = state.filters.subject;
  const { pages: _counted, ...controls } = listControls(context, {
    path,
    state: { ...state, page: 1 },
    searchLabel: t('audit-log:search'),
    found: items.length,
    digits: whole?.edition.digits ?? 'latn',
    filters: [
      {
        name: 'person',
        label: t('audit-log:filter.person-label'),
        blank: t('audit-log:filter.person'),
        options: [
          ...persons
            .flatMap(({ accountId, name }) =>
              accountId === null ? [] : [{ value: accountId, label: name ?? t('audit:erased-name') }],
            )
            .sort(byLabel),
          { value: 'system', label: t('audit-log:filter.system') },
        ],
      },
      {
        name: 'act',
        label: t('audit-log:filter.act-label'),
        blank: t('audit-log:filter.act'),
        options: verbs.map((value) => ({ value, label: verbWords(t, value) })).sort(byLabel),
      },
      {
        name: 'kind',
        label: t('audit-log:filter.kind-label'),
        blank: t('audit-log:filter.kind'),
        options: subjects.map((value) => ({ value, label: subjectWords(t, value) })).sort(byLabel),
      },
      { name: 'from', label: t('audit-log:filter.from'), kind: 'date' },
      { name: 'to', label: t('audit-log:filter.to'), kind: 'date' },
    ],
  });
  return {
    id: 'audit',
    caption: t('audit-log:title'),
    ...controls,
    ...(subject === undefined
      ? {}
      : {
          keep: { subject },
          applied: [
            ...(controls.applied ?? []),
            {
              label: `${t('audit-log:filter.subject-label')}: ${items[0] === undefined ? subject : titleOf(context, items[0].title).text || subject}`,
              removeHref: queryHref(path, query, { subject: null }),
            },
          ],
        }),
    columns: [
      { key: 'what', label: t('audit-log:column.what') },
      { key: 'subject', label: t('audit-log:column.subject') },
      ...(whole === null ? [{ key: 'edition', label: t('audit-log:column.edition') }] : []),
      { key: 'who', label: t('audit-log:column.who') },
      { key: 'when', label: t('audit-log:column.when') },
      { key: 'from', label: t('audit-log:column.from') },
      { key: 'authority', label: t('audit-log:column.authority') },
    ],
    rows: items.map((event) => rowOf(context, whole, event)),
    ...(next === null && cursor === ''
      ? {}
      : {
          pages: {
            summary: t(cursor === '' ? 'audit-log:newest' : 'audit-log:older'),
            pages: cursor === '' ? [] : [{ label: t('audit-log:first-page'), href: queryHref(path, query) }],
            ...(next === null ? {} : { nextHref: queryHref(path, query, { cursor: next }) }),
          },
        }),
    ...(state.narrowed ? {} : { empty: { title: t('audit-log:none'), text: t('audit-log:none-text') } }),
  };
}

function rowOf(context: PageContext, whole: Whole, event: store.EventRow): RowModel {
  const { t } = context;
  const title = titleOf(context, event.title);
  const edition = titleOf(context, event.editionTitle);
  return {
    id: String(event.id),
    title: actionWords(t, event.action),
    href: `${logPath(context, whole)}/${event.id}`,
    cells: {
      subject: {
        text: title.text,
        lang: title.lang,
        ...(event.reason === null ? {} : { sub: event.reason }),
      },
      edition:
        event.editionId === null
          ? { text: t('audit-log:installation'), muted: true }
          : { text: edition.text, lang: edition.lang },
      who: { text: whoWords(t, event), muted: event.accountId === null },
      when: { time: momentOf(context, whole, event.at) },
      from:
        event.origin === null
          ? viaWords(t, event.via)
          : { code: event.origin.ip, sub: viaWords(t, event.via) },
      authority: authorityWords(t, event.authority),
    },
  };
}

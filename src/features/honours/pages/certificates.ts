import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { type ListState, listControls, listState, PAGE_ROWS } from '../../../platform/pages/workbench.ts';
import { type SheetCell, writeCsv } from '../../../platform/spreadsheet/index.ts';
import type { ActionModel, RowModel, TableModel } from '../../../platform/views/index.ts';
import { queryHref } from '../../../platform/views/index.ts';
import { type EditionWhole, workInEdition } from '../../series/index.ts';
import { certificateTag } from '../present.ts';
import type { CertificateKind, CertificateStatus } from '../rules.ts';
import * as store from '../store/certificates.ts';
import { certificateKinds, certificateStatuses } from '../tables.ts';
import type { HonoursPages } from './index.ts';
import { baseOf, dayIn, mayManage, said } from './shared.ts';

/** The filter that the address of the list asks for; words that are no kind or state ask for nothing. */
export function filterOf(state: ListState): store.CertificateFilter {
  const { kind, status } = state.filters;
  return {
    q: state.q,
    kind: certificateKinds.find((one) => one === kind),
    status: certificateStatuses.find((one) => one === status),
  };
}

export const readState = (context: Pick<PageContext, 'query'>): ListState =>
  listState(context, ['kind', 'status']);

/** Adds the workbench of certificates and its export. */
export function addCertificatesList({ shell, database }: HonoursPages): void {
  const { db } = database;

  shell.managed({
    path: '/certificates',
    policy: workInEdition,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const base = baseOf(context, whole, 'certificates');
      const state = readState(context);
      const filter = filterOf(state);
      const counts = await store.countByKind(db, whole.edition.id);
      const found = state.narrowed
        ? await store.countCertificates(db, whole.edition.id, filter)
        : counts.reduce((sum, { count }) => sum + count, 0);
      const page = Math.min(state.page, Math.max(1, Math.ceil(found / PAGE_ROWS)));
      const rows = await store.listCertificates(db, whole.edition.id, filter, {
        limit: PAGE_ROWS,
        skip: (page - 1) * PAGE_ROWS,
      });
      const query = { q: state.q, ...state.filters };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('common:nav.management.certificates'),
          current: '/certificates',
          actions: [
            ...(found === 0
              ? []
              : ([
                  {
                    label: t('honours:files'),
                    href: queryHref(`${base}/files`, query),
                    icon: 'doc',
                  },
                  { label: t('honours:as-csv'), href: queryHref(`${base}.csv`, query), icon: 'down' },
                ] satisfies ActionModel[])),
            ...(found > 0 && mayManage(context, whole)
              ? ([
                  {
                    label: t('honours:mailing.title'),
                    href: queryHref(`${base}/mailing`, query),
                    icon: 'mail',
                  },
                ] satisfies ActionModel[])
              : []),
            ...(mayManage(context, whole)
              ? ([
                  {
                    label: t('honours:issue'),
                    href: `${base}/issue`,
                    tone: 'primary',
                    icon: 'seal',
                  },
                ] satisfies ActionModel[])
              : []),
          ],
        }),
        data: { table: tableOf(context, whole, { state, counts, found, rows, base }) },
      };
    },
  });

  shell.managed({
    path: '/certificates.csv',
    policy: workInEdition,
    handle: async (context, whole) => {
      const filter = filterOf(readState(context));
      const rows = await store.listCertificates(db, whole.edition.id, filter, { limit: 100_000 });
      const { t } = context;
      return {
        type: 'text/csv; charset=utf-8',
        headers: { 'content-disposition': 'attachment; filename="certificates.csv"' },
        body: writeCsv({
          title: t('common:nav.management.certificates'),
          language: context.language,
          headings: [
            t('common:label.serial'),
            t('common:label.kind'),
            t('honours:holder'),
            t('honours:line'),
            t('honours:basis-label'),
            t('honours:hours'),
            t('honours:issued-on'),
            t('common:label.status'),
          ],
          rows: rows.map(({ certificate, session }): SheetCell[] => [
            certificate.serial,
            t(`common:kind.certificate.${certificate.kind}`),
            said(certificate.holder.name, context),
            said(certificate.holder.line, context),
            session === null ? t(`honours:basis.${certificate.basis}`) : said(session.title, context),
            certificate.hours,
            certificate.issuedOn,
            t(`common:status.certificate.${certificate.status}`),
          ]),
        }),
      };
    },
  });
}

interface ListData {
  readonly state: ListState;
  readonly counts: readonly {
    readonly kind: CertificateKind;
    readonly status: CertificateStatus;
    readonly count: number;
  }[];
  readonly found: number;
  readonly rows: readonly store.CertificateWhole[];
  readonly base: string;
}

function tableOf(context: PageContext, whole: EditionWhole, data: ListData): TableModel {
  const { state, counts, base } = data;
  const t = context.words(whole.edition.digits);
  const sum = (test: (row: ListData['counts'][number]) => boolean): number =>
    counts.filter(test).reduce((total, { count }) => total + count, 0);
  const manages = mayManage(context, whole);
  return {
    id: 'certificates',
    caption: t('common:nav.management.certificates'),
    totals: [
      { label: t('honours:issued'), value: sum(() => true) },
      ...certificateStatuses.map((status) => ({
        label: t(`common:status.certificate.${status}`),
        value: sum((row) => row.status === status),
      })),
    ],
    tabs: [
      { label: t('common:list.all'), href: base, current: state.filters.kind === undefined },
      ...certificateKinds
        .filter((kind) => counts.some((row) => row.kind === kind))
        .map((kind) => ({
          label: t(`common:kind.certificate.${kind}`),
          href: queryHref(base, { kind }),
          current: state.filters.kind === kind,
          count: sum((row) => row.kind === kind),
        })),
    ],
    ...listControls(context, {
      path: base,
      state,
      searchLabel: t('honours:search-certificates'),
      digits: whole.edition.digits,
      found: data.found,
      filters: [
        {
          name: 'kind',
          label: t('common:label.kind'),
          options: certificateKinds.map((value) => ({
            value,
            label: t(`common:kind.certificate.${value}`),
          })),
        },
        {
          name: 'status',
          label: t('common:label.status'),
          options: certificateStatuses.map((value) => ({
            value,
            label: t(`common:status.certificate.${value}`),
          })),
        },
      ],
    }),
    columns: [
      { key: 'holder', label: t('honours:holder') },
      { key: 'kind', label: t('common:label.kind') },
      { key: 'serial', label: t('common:label.serial') },
      { key: 'issued', label: t('honours:issued-on') },
      { key: 'status', label: t('common:label.status') },
    ],
    rows: data.rows.map((row) => rowOf(context, whole, row, base)),
    ...(data.rows.length === 0
      ? {}
      : {
          bulk: {
            action: `${base}/files`,
            actions: (['ar', 'en', 'ar-en'] as const).map((value) => ({
              label: t(`honours:files-in.${value}`),
              value,
              icon: 'doc' as const,
            })),
          },
        }),
    ...(state.narrowed
      ? {}
      : {
          empty: {
            title: t('common:empty.certificates'),
            text: t('honours:no-certificates-text'),
            ...(manages ? { action: { label: t('honours:issue'), href: `${base}/issue` } } : {}),
          },
        }),
  };
}

function rowOf(
  context: PageContext,
  whole: EditionWhole,
  { certificate, session }: store.CertificateWhole,
  base: string,
): RowModel {
  const t = context.words(whole.edition.digits);
  const rests = session === null ? t(`honours:basis.${certificate.basis}`) : said(session.title, context);
  return {
    id: certificate.id,
    title: said(certificate.holder.name, context),
    href: `${base}/${certificate.id}`,
    ...(certificate.holder.line === null ? {} : { sub: said(certificate.holder.line, context) }),
    cells: {
      kind: { text: t(`common:kind.certificate.${certificate.kind}`), sub: rests },
      serial: { code: certificate.serial },
      issued: dayIn(certificate.issuedOn, context, whole),
      status: {
        tags: [
          certificateTag(t, certificate.status),
          ...(certificate.sample ? [{ text: t('honours:sample'), tone: 'line' as const }] : []),
        ],
      },
    },
  };
}

import { type Language, matches, textIn } from '../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import type { RowModel, TableModel } from '../../../platform/views/index.ts';
import { type EditionWhole, listThemes, managementPath } from '../../series/index.ts';
import { workTabs } from '../drafting/pages/work.ts';
import { readDrafts } from '../policy.ts';
import { isEditable, mayBecome } from '../rules.ts';
import * as store from '../store/index.ts';
import { documentOf, statusTone, type TextPages } from './frame.ts';

/** Adds the page of one text: its provisions, and what its state allows. */
export function addTextPage({ shell, database }: TextPages): void {
  const { db } = database;

  shell.managed({
    path: '/outcomes/:document',
    policy: readDrafts,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      return documentPage(context, whole, document);
    },
  });

  const documentPage = async (
    context: PageContext,
    whole: EditionWhole,
    document: store.DocumentRow,
  ): Promise<Page> => {
    const { t, language } = context;
    const base = context.href(`${managementPath(whole)}/outcomes/${document.id}`);
    const all = (await store.listProvisions(db, whole.edition.id)).filter(
      ({ provision }) => provision.documentId === document.id,
    );
    const query = typeof context.query.q === 'string' ? context.query.q : '';
    const theme = typeof context.query.theme === 'string' ? context.query.theme : '';
    const themes = await listThemes(db, whole.edition.id);
    const rows = all.filter(
      (item) =>
        (query === '' ||
          matches(
            query,
            `${item.provision.text.ar} ${item.provision.text.en} ${item.provision.code ?? ''}`,
          )) &&
        (theme === '' || item.theme?.slug === theme),
    );
    const editable = isEditable(document.status);
    // The translation of adopted text is completed until its release was asked for.
    const reworded = editable || (document.status === 'adopted' && document.releaseRequestedAt === null);
    const table: TableModel = {
      id: 'provisions',
      caption: t('outcomes:manage.provisions'),
      action: base,
      search: { label: t('outcomes:manage.search'), value: query },
      filters: [
        {
          name: 'theme',
          label: t('outcomes:manage.theme'),
          blank: t('outcomes:all-themes'),
          value: theme,
          options: themes.map(({ slug, title }) => ({ value: slug, label: textIn(title, language).text })),
        },
      ],
      applied: [],
      clearHref: base,
      tabs: workTabs(context, base, 'structure'),
      totals: [
        { label: t('outcomes:manage.provisions'), value: all.length },
        {
          label: t('outcomes:manage.text-incomplete'),
          value: all.filter(({ provision }) => isBehind(provision.text.status)).length,
        },
        {
          label: t('outcomes:manage.no-lead'),
          value: all.filter(({ provision, lead }) => provision.kind === 'recommendation' && lead === null)
            .length,
        },
      ],
      columns: [
        { key: 'title', label: t('outcomes:manage.text') },
        { key: 'number', label: t('outcomes:manage.number') },
        { key: 'theme', label: t('outcomes:manage.theme') },
        { key: 'lead', label: t('outcomes:manage.lead-body') },
        { key: 'wording', label: t('drafting:editor'), labelHidden: true },
      ],
      rows: rows.map((item) => provisionRow(context, base, item, reworded)),
      empty: {
        title: query === '' && theme === '' ? t('outcomes:manage.no-provisions') : t('views:noMatches'),
        ...(editable
          ? { action: { label: t('outcomes:manage.new-provision'), href: `${base}/provisions/new` } }
          : {}),
      },
    };
    return {
      template: 'pages/list',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: textIn(document.title, language).text,
        current: '/outcomes',
        tags: [{ text: t(`outcomes:status.${document.status}`), tone: statusTone(document.status) }],
        crumbs: [
          { label: t('outcomes:manage.texts'), href: context.href(`${managementPath(whole)}/outcomes`) },
          { label: textIn(document.title, language).text },
        ],
        actions: actionsOf(context, base, document),
      }),
      data: { table },
    };
  };

  const actionsOf = (context: PageContext, base: string, { status }: store.DocumentRow) => {
    const { t } = context;
    if (status === 'adopted') {
      return [
        { label: t('adoption:reservations'), href: `${base}/reservations` },
        { label: t('publication:release'), href: `${base}/release`, tone: 'primary' as const },
      ];
    }
    if (!isEditable(status)) {
      return [
        { label: t('adoption:decisions'), href: `${base}/decisions` },
        { label: t('adoption:reservations'), href: `${base}/reservations` },
        ...(status === 'published'
          ? [{ label: t('publication:correction.start'), href: `${base}/corrections/new` }]
          : []),
      ];
    }
    return [
      { label: t('outcomes:manage.edit-text'), href: `${base}/edit`, icon: 'pen' as const },
      { label: t('adoption:decisions'), href: `${base}/decisions`, icon: 'seal' as const },
      // What comes next stands with the amendments; adoption is recorded where it may follow.
      ...(status === 'tabled' ? [] : [{ label: t('outcomes:manage.next-step'), href: `${base}/amendments` }]),
      ...(mayBecome(status, 'adopted')
        ? [{ label: t('outcomes:manage.adopt'), href: `${base}/adoption` }]
        : []),
      {
        label: t('outcomes:manage.new-provision'),
        href: `${base}/provisions/new`,
        tone: 'primary' as const,
        icon: 'plus' as const,
      },
    ];
  };
}

const isBehind = (status: Readonly<Record<Language, string>>): boolean =>
  Object.values(status).some((one) => one === 'missing' || one === 'stale');

function provisionRow(
  context: PageContext,
  base: string,
  item: store.ProvisionWhole,
  reworded: boolean,
): RowModel {
  const { t, language } = context;
  const { provision, theme, lead } = item;
  const text = textIn(provision.title ?? provision.text, language);
  return {
    id: provision.id,
    title: text.text,
    href: `${base}/provisions/${provision.id}`,
    ...(text.fallback ? { lang: text.language } : {}),
    sub: t(`outcomes:provision-kinds.${provision.kind}`),
    tags: isBehind(provision.text.status)
      ? [{ text: t('outcomes:manage.text-incomplete'), tone: 'warn' as const }]
      : [],
    cells: {
      number: provision.code === null ? (provision.number ?? null) : { code: provision.code },
      theme:
        theme === null ? null : { theme: { number: theme.number, name: textIn(theme.title, language).text } },
      lead: lead === null ? null : textIn(lead.name, language).text,
      wording: {
        actions: [
          ...(reworded
            ? [
                {
                  label: t('drafting:editor'),
                  href: `${base}/provisions/${provision.id}/wording`,
                  icon: 'pen' as const,
                  size: 'sm' as const,
                  iconOnly: true,
                  about: text.text.slice(0, 60),
                },
              ]
            : []),
          {
            label: t('drafting:versions'),
            href: `${base}/provisions/${provision.id}/versions`,
            icon: 'log',
            size: 'sm',
            iconOnly: true,
            about: text.text.slice(0, 60),
          },
        ],
      },
    },
  };
}

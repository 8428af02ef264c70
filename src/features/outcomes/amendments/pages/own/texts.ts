import { behindWall } from '../../../../../platform/database/index.ts';
import { textIn } from '../../../../../platform/language/index.ts';
import { idOf, type PageContext } from '../../../../../platform/pages/index.ts';
import type { RowModel, TableModel } from '../../../../../platform/views/index.ts';
import { type EditionWhole, editionPath } from '../../../../series/index.ts';
import { takesReservations } from '../../../adoption/rules.ts';
import { type BlockModel, instantIn, provisionNames } from '../../../drafting/pages/work.ts';
import { statusTone } from '../../../pages/frame.ts';
import * as amending from '../../../store/amendments.ts';
import * as store from '../../../store/index.ts';
import { readableStatuses, windowAt } from '../../rules/states.ts';
import { type AmendmentPages, amendmentBlock, amendmentName, targetName, windowNotice } from '../blocks.ts';
import type { TextsWay } from './way.ts';

export const textColumns = ({ t }: PageContext): TableModel['columns'] => [
  { key: 'title', label: t('outcomes:manage.title') },
  { key: 'status', label: t('amendments:status.label') },
  { key: 'closes', label: t('amendments:window.closes') },
];

/** A text in a list of those that a delegation sees. */
export const textRow = (
  context: PageContext,
  whole: EditionWhole,
  document: store.DocumentRow,
  base: string,
): RowModel => ({
  id: document.id,
  title: textIn(document.title, context.language).text,
  href: `${base}/${document.id}`,
  sub: context.t(`outcomes:kinds.${document.kind}`),
  pickable: false,
  cells: {
    status: {
      tag: { text: context.t(`outcomes:status.${document.status}`), tone: statusTone(document.status) },
    },
    closes:
      document.amendmentsCloseAt === null ? null : instantIn(context, whole, document.amendmentsCloseAt),
  },
});

/** Adds what a delegation sees of circulated texts. */
export function addOwnTexts(deps: AmendmentPages, { on, page, textOf }: TextsWay): void {
  const { database, clock } = deps;
  const { db } = database;

  on('/texts', async (context, opened) => {
    const { t } = context;
    const documents = await amending.listCirculated(db, opened.whole.edition.id, readableStatuses);
    const base = `${opened.base}/texts`;
    return page(
      context,
      opened,
      { title: t('amendments:texts'), lede: t('amendments:texts-lede') },
      {
        blocks: [
          {
            table: {
              id: 'texts',
              caption: t('amendments:texts'),
              columns: textColumns(context),
              rows: documents.map((document) => textRow(context, opened.whole, document, base)),
              empty: { title: t('amendments:texts-none'), text: t('amendments:texts-none-text') },
            },
          },
        ],
      },
    );
  });

  on('/texts/:text', async (context, opened) => {
    const { t, language } = context;
    const document = await textOf(opened, idOf(context, 'text'));
    const base = `${opened.base}/texts/${document.id}`;
    const provisions = await store.provisionsOf(db, document.id);
    const name = provisionNames(context, provisions);
    const all = await amending.listAmendments(db, document.id, [opened.id]);
    // Drafts of others stand behind the wall; these were offered to this delegation.
    const offered = await behindWall(database, (tx) => amending.listOffered(tx, document.id, opened.id));
    const mayPropose = windowAt(document, clock.now()) !== 'over';
    const linkTo = ({ amendment }: amending.AmendmentWhole): string =>
      `${opened.base}/amendments/${amendment.id}`;
    return page(
      context,
      opened,
      {
        title: textIn(document.title, language).text,
        tags: [{ text: t(`outcomes:status.${document.status}`), tone: statusTone(document.status) }],
        actions: [
          ...(mayPropose
            ? [
                {
                  label: t('amendments:propose-first'),
                  href: `${base}/new?action=add`,
                  icon: 'plus' as const,
                },
              ]
            : []),
          ...(takesReservations(document.status)
            ? [{ label: t('adoption:own-reservations'), href: `${base}/reservations` }]
            : []),
          ...(document.status === 'published'
            ? [
                {
                  label: t('publication:published-text'),
                  href: context.href(`${editionPath(opened.whole)}/texts/${document.slug}`),
                  icon: 'external' as const,
                },
              ]
            : []),
        ],
      },
      {
        notices:
          document.status === 'published' ? [] : [windowNotice(context, opened.whole, document, clock.now())],
        blocks: [
          ...(offered.length === 0 ? [] : [{ title: t('amendments:offered') }]),
          ...offered.map((one) =>
            amendmentBlock(context, opened.whole, one, {
              href: linkTo(one),
              target: targetName(context, one, name),
            }),
          ),
          ...(offered.length === 0 ? [] : [{ title: t('amendments:text-itself') }]),
          ...provisions.map((provision): BlockModel => {
            const own = all.filter(({ amendment }) => amendment.provisionId === provision.id);
            return {
              id: provision.id,
              card: true,
              title: name(provision),
              sides: (['ar', 'en'] as const)
                .filter((lang) => provision.text[lang] !== '')
                .map((lang) => ({ lang, pieces: [{ kind: 'same', text: provision.text[lang] }] })),
              note:
                own.length === 0
                  ? undefined
                  : own
                      .map(
                        (one) =>
                          `${amendmentName(context, one)} (${t(`amendments:status.${one.amendment.status}`)})`,
                      )
                      .join(' · '),
              actions: mayPropose
                ? [
                    {
                      label: t('amendments:propose'),
                      href: `${base}/new?provision=${provision.id}&action=replace`,
                      icon: 'pen',
                      size: 'sm',
                      about: name(provision),
                    },
                    {
                      label: t('amendments:propose-add'),
                      href: `${base}/new?provision=${provision.id}&action=add`,
                      icon: 'plus',
                      size: 'sm',
                      tone: 'plain',
                      about: name(provision),
                    },
                  ]
                : [],
            };
          }),
          ...(all.length === 0 ? [] : [{ title: t('amendments:amendments') }]),
          ...all.map((one) =>
            amendmentBlock(context, opened.whole, one, {
              href: linkTo(one),
              target: targetName(context, one, name),
            }),
          ),
        ],
      },
    );
  });
}

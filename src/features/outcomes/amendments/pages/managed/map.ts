import { formatList, textIn } from '../../../../../platform/language/index.ts';
import { placeOf } from '../../../../series/index.ts';
import { type BlockModel, provisionNames, textBase, workPage } from '../../../drafting/pages/work.ts';
import { documentOf } from '../../../pages/frame.ts';
import { manageOutcomes, readDrafts } from '../../../policy.ts';
import * as amending from '../../../store/amendments.ts';
import * as drafts from '../../../store/drafting.ts';
import {
  type AmendmentPages,
  amendmentBlock,
  amendmentName,
  amendmentTones,
  targetName,
  whereItWent,
  windowNotice,
} from '../blocks.ts';
import { stageActions } from '../stages.ts';

/** Adds the map of a text's amendments: where each went, provision by provision. */
export function addConsolidationMap({ shell, database, clock }: AmendmentPages): void {
  const { db } = database;

  shell.managed({
    path: '/outcomes/:document/amendments',
    policy: readDrafts,
    handle: async (context, whole) => {
      const { t } = context;
      const document = await documentOf(database, context, whole);
      const base = textBase(context, whole, document);
      const provisions = await drafts.listAllProvisions(db, document.id);
      const name = provisionNames(
        context,
        provisions.filter(({ removedAt }) => removedAt === null),
      );
      const all = await amending.listAmendments(db, document.id, []);
      const order = new Map(provisions.map(({ id }, index) => [id, index]));
      const sorted = all.toSorted(
        (one, other) =>
          (order.get(one.amendment.provisionId ?? '') ?? -1) -
            (order.get(other.amendment.provisionId ?? '') ?? -1) ||
          (one.amendment.number ?? 0) - (other.amendment.number ?? 0),
      );
      const manages = manageOutcomes.allows(context.actor, placeOf(whole.edition));
      return workPage(shell, context, whole, document, {
        title: t('amendments:consolidation'),
        tab: 'amendments',
        lede: t('amendments:consolidation-lede'),
        notices: [windowNotice(context, whole, document, clock.now())],
        actions: [
          ...(manages ? stageActions(context, base, document) : []),
          ...(['ar', 'en', 'ar-en'] as const).map((mode) => ({
            label: `${t('amendments:drafting-document')} · ${mode === 'ar-en' ? formatList([t('common:language.ar'), t('common:language.en')], context.language, 'roster') : t(`common:language.${mode}`)}`,
            href: `${base}/drafting-document.${mode}.pdf`,
            icon: 'down' as const,
            tone: 'plain' as const,
          })),
        ],
        ...(all.length === 0
          ? { empty: { title: t('amendments:none'), text: t('amendments:none-text') } }
          : {}),
        blocks: [
          ...(all.length === 0
            ? []
            : [
                {
                  table: {
                    id: 'consolidation',
                    caption: t('amendments:amendments'),
                    columns: [
                      { key: 'title', label: t('amendments:amendments') },
                      { key: 'target', label: t('amendments:target') },
                      { key: 'sponsor', label: t('amendments:sponsor') },
                      { key: 'advice', label: t('amendments:advice.label') },
                      { key: 'status', label: t('amendments:status.label') },
                      { key: 'went', label: t('amendments:went') },
                    ],
                    rows: sorted.map((one) => ({
                      id: one.amendment.id,
                      title: amendmentName(context, one),
                      href: `${base}/amendments/${one.amendment.id}`,
                      sub: t(`amendments:action.${one.amendment.action}`),
                      cells: {
                        target: targetName(context, one, name),
                        sponsor: textIn(one.sponsor.name, context.language).text,
                        advice:
                          one.amendment.advice === null
                            ? null
                            : t(`amendments:advice.${one.amendment.advice}`),
                        status: {
                          tag: {
                            text: t(`amendments:status.${one.amendment.status}`),
                            tone: amendmentTones[one.amendment.status],
                          },
                        },
                        went: one.amendment.decidedAt === null ? null : whereItWent(context, one),
                      },
                    })),
                  },
                } satisfies BlockModel,
              ]),
          ...sorted.map((one) =>
            amendmentBlock(context, whole, one, {
              href: `${base}/amendments/${one.amendment.id}`,
              target: targetName(context, one, name),
            }),
          ),
        ],
      });
    },
  });
}

import { gregorianDate, textIn } from '../../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import type { RowModel } from '../../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../../series/index.ts';
import * as store from '../../../store/follow-up/index.ts';
import type { FollowUpPages } from '../../context.ts';
import { asReporter, ownBodies } from '../../policy.ts';
import { assemble } from '../../reading.ts';
import { roundToAnswer } from '../../rules.ts';
import { type Answerer, answererName, standingOf } from '../../standing.ts';
import { findsWord, saysWord } from '../../words.ts';
import { codeOf, LIST } from './frame.ts';

/** Adds the list of what is asked of the bodies that somebody reports for. */
export function addOwnList(deps: FollowUpPages): void {
  const { pages, database, accountFrame, finder, gate, clock } = deps;
  const { db } = database;
  accountFrame.addTab({ label: 'follow-up:own.title', path: LIST, policy: asReporter });

  const rowOf = (
    context: PageContext,
    whole: EditionWhole,
    recommendation: store.RecommendationRow,
    pair: store.PairRow,
    body: Answerer,
    draft: boolean,
  ): RowModel => {
    const t = context.words(whole.edition.digits);
    const standing = standingOf(pair, body);
    const today = gate.today(whole);
    const round = roundToAnswer(pair.rounds, today);
    const title = textIn(recommendation.title ?? recommendation.text, context.language);
    const newest = pair.newest?.status;
    const state = draft
      ? { text: t('follow-up:own.draft'), tone: 'warn' as const }
      : newest === 'submitted' || newest === 'returned'
        ? {
            text: t(`follow-up:round-state.${newest}`),
            tone: newest === 'returned' ? ('bad' as const) : ('info' as const),
          }
        : null;
    return {
      id: `${pair.provisionId}-${pair.bodyId}`,
      title: title.text,
      ...(title.fallback ? { lang: title.language } : {}),
      href: context.href(`${LIST}/${pair.provisionId}/${pair.bodyId}`),
      sub: [codeOf(recommendation.code), textIn(whole.edition.title, context.language).text]
        .filter(Boolean)
        .join('\u00a0· '),
      pickable: false,
      cells: {
        body: { text: answererName(body, context.language), sub: t(`follow-up:role.${pair.role}`) },
        due:
          round === null
            ? null
            : {
                time: {
                  datetime: round.dueOn,
                  text: gregorianDate(round.dueOn, dateSettingsOf(whole, context.language)),
                },
                ...(round.dueOn < today
                  ? { tag: { text: t('follow-up:own.overdue'), tone: 'bad' as const } }
                  : {}),
              },
        report: state === null ? null : { tag: state },
        says:
          standing.says === 'silent'
            ? { tag: { text: saysWord(t, 'silent'), tone: 'silent' } }
            : saysWord(t, standing.says),
        finds: findsWord(t, standing.finds),
      },
    };
  };

  pages.route({
    path: LIST,
    policy: asReporter,
    handle: async (context): Promise<Page> => {
      const { t } = context;
      const bodyIds = ownBodies(context.actor);
      const pairs = await store.listPairs(database, db, { bodyIds }, clock.now().toISOString().slice(0, 10));
      const recommendations = await store.listRecommendations(database, db, {
        ids: [...new Set(pairs.map(({ provisionId }) => provisionId))],
      });
      const bodies = await store.listAnsweringBodies(database, db, bodyIds);
      const drafts = await store.listDrafts(db, bodyIds);
      const rows: { readonly row: RowModel; readonly rank: string }[] = [];
      for (const { recommendation, standings } of assemble(recommendations, pairs, bodies)) {
        const whole = await finder.find(recommendation.editionId);
        if (whole === undefined) continue;
        for (const { pair, body } of standings) {
          const draft = drafts.some(
            ({ provisionId, bodyId }) => provisionId === pair.provisionId && bodyId === pair.bodyId,
          );
          const open = recommendation.disposition === null;
          const round = open ? roundToAnswer(pair.rounds, gate.today(whole)) : null;
          rows.push({
            row: rowOf(context, whole, recommendation, pair, body, draft),
            rank: round?.dueOn ?? '9999',
          });
        }
      }
      rows.sort((one, other) => one.rank.localeCompare(other.rank));
      return accountFrame.page(context, {
        title: t('follow-up:own.title'),
        lede: t('follow-up:own.lede'),
        current: LIST,
        template: 'pages/record',
        data: {
          tables: [
            {
              table: {
                id: 'follow-up',
                caption: t('follow-up:own.title'),
                columns: [
                  { key: 'title', label: t('follow-up:recommendation') },
                  { key: 'body', label: t('outcomes:body') },
                  { key: 'due', label: t('follow-up:own.due') },
                  { key: 'report', label: t('follow-up:own.report') },
                  { key: 'says', label: t('follow-up:axis.says') },
                  { key: 'finds', label: t('follow-up:axis.finds') },
                ],
                rows: rows.map(({ row }) => row),
                ...(rows.length === 0
                  ? { empty: { title: t('follow-up:own.none'), text: t('follow-up:own.none-text') } }
                  : {}),
              },
            },
          ],
        },
      });
    },
  });
}

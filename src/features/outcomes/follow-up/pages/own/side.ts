import { gregorianDate, textIn } from '../../../../../platform/language/index.ts';
import { fact, type PageContext, say } from '../../../../../platform/pages/index.ts';
import type { CardModel, FormModel, TagModel } from '../../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../../series/index.ts';
import * as store from '../../../store/follow-up/index.ts';
import type { FollowUpPages } from '../../context.ts';
import { isOpenReport, isUnmet } from '../../rules.ts';
import type { Pair } from '../../service/gate.ts';
import type { ReportWhole } from '../../service/reports.ts';
import { evidenceFacts } from '../report-card.ts';
import { codeOf } from './frame.ts';

/** Everything on the page of one recommendation and one body. */
export interface Opened {
  readonly pair: Pair;
  readonly open: ReportWhole | null;
  readonly indicators: readonly store.IndicatorWhole[];
  readonly base: string;
  readonly form: FormModel;
}

/** What stands beside the report: the text, what the body answered and does, its rounds, its evidence so far. */
export async function readSide(
  { database, gate }: FollowUpPages,
  context: PageContext,
  { pair, open, base }: Opened,
): Promise<CardModel[]> {
  const { whole, answerable, body } = pair;
  const { db } = database;
  const t = context.words(whole.edition.digits);
  const settings = dateSettingsOf(whole, context.language);
  const text = textIn(answerable.text, context.language);
  const [standing] = await store.listPairs(
    database,
    db,
    { editionId: whole.edition.id, provisionId: answerable.provisionId, bodyIds: [body.id] },
    gate.today(whole),
  );
  const rounds = standing?.rounds ?? [];
  const response = (await store.listResponses(db, answerable.provisionId)).find(
    ({ bodyId }) => bodyId === body.id,
  );
  const actions = (await store.listActions(db, answerable.provisionId)).filter(
    ({ bodyId }) => bodyId === body.id,
  );
  return [
    {
      title: codeOf(answerable.code) || t('follow-up:recommendation'),
      prose: { language: text.language, paragraphs: [{ text: text.text }] },
      facts: [{ label: t('follow-up:role.label'), value: t(`follow-up:role.${body.role}`) }],
    },
    ...(rounds.length === 0
      ? []
      : [
          {
            title: t('follow-up:rounds'),
            facts: rounds.map(({ dueOn, state }) => ({
              label: gregorianDate(dueOn, settings),
              tag: {
                text: t(`follow-up:round-state.${state}`),
                tone: isUnmet({ state }) ? ('silent' as const) : ('ok' as const),
              },
            })),
          },
        ]),
    responseCard(context, whole, base, response),
    actionsCard(context, whole, base, actions),
    ...(open === null || open.evidence.length === 0 || !isOpenReport(open.report.status)
      ? []
      : [evidenceCard(context, base, open)]),
  ];
}

function responseCard(
  context: PageContext,
  whole: EditionWhole,
  base: string,
  response: store.ResponseRow | undefined,
): CardModel {
  const { t } = context;
  const settings = dateSettingsOf(whole, context.language);
  return {
    title: t('follow-up:own.response'),
    ...(response === undefined
      ? { tags: [{ text: t('follow-up:no-response'), tone: 'silent' as const }] }
      : {
          facts: [
            { label: t('follow-up:response'), value: t(`common:status.response.${response.response}`) },
            ...fact(t('follow-up:note'), say(response.note, context)),
            { label: t('follow-up:responded-on'), value: gregorianDate(response.respondedOn, settings) },
          ],
        }),
    actions: [
      {
        label: t(response === undefined ? 'follow-up:action.respond' : 'follow-up:action.respond-again'),
        href: `${base}/response`,
        size: 'sm',
      },
    ],
  };
}

/** Actions with their milestones after them, each with its page. */
function actionsCard(
  context: PageContext,
  whole: EditionWhole,
  base: string,
  actions: readonly store.ActionRow[],
): CardModel {
  const { t } = context;
  const settings = dateSettingsOf(whole, context.language);
  const stateOf = ({ reachedOn, droppedReason }: store.ActionRow): TagModel =>
    droppedReason !== null
      ? { text: t('follow-up:action.dropped'), tone: 'bad' }
      : reachedOn !== null
        ? { text: t('follow-up:action.reached'), tone: 'ok' }
        : { text: t('follow-up:action.open'), tone: 'line' };
  const top = actions.filter(({ actionId }) => actionId === null);
  return {
    title: t('follow-up:own.actions'),
    ...(actions.length === 0 ? { text: t('follow-up:own.no-actions') } : {}),
    facts: top
      .flatMap((action) => [action, ...actions.filter(({ actionId }) => actionId === action.id)])
      .map((action) => ({
        label: t(action.actionId === null ? 'follow-up:action.title' : 'follow-up:action.milestone'),
        value: say(action.title, context),
        href: `${base}/actions/${action.id}`,
        tag: stateOf(action),
        ...(action.dueOn === null
          ? {}
          : { notes: [`${t('outcomes:due')}: ${gregorianDate(action.dueOn, settings)}`] }),
      })),
    actions: [{ label: t('follow-up:action.add'), href: `${base}/actions/new`, size: 'sm', icon: 'plus' }],
  };
}

/** What shows it so far: what is confidential and what everybody will read is chosen while the report is written. */
function evidenceCard(context: PageContext, base: string, open: ReportWhole): CardModel {
  const { t } = context;
  return {
    title: t('follow-up:form.evidence'),
    facts: evidenceFacts(context, open),
    actions: open.evidence.flatMap(({ evidence: piece }) => {
      const title = say(piece.title, context);
      return [
        {
          label: t(piece.confidential ? 'follow-up:evidence.show' : 'follow-up:evidence.hide', { title }),
          action: `${base}/evidence/${piece.id}/visibility`,
          fields: { confidential: piece.confidential ? 'false' : 'true' },
          tone: 'plain' as const,
          size: 'sm' as const,
        },
        {
          label: t('follow-up:evidence.remove', { title }),
          action: `${base}/evidence/${piece.id}/deletion`,
          tone: 'plain' as const,
          size: 'sm' as const,
          icon: 'trash' as const,
        },
      ];
    }),
  };
}

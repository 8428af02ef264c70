import type { Database } from '../../../../platform/database/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { ActionModel, CardModel, TableModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import * as store from '../../store/follow-up/index.ts';
import type { ReportWhole } from '../service/reports.ts';
import { answererName, type FollowUpItem } from '../standing.ts';
import { findsWord, saysWord } from '../words.ts';
import { dayIn, reportCard, said } from './report-card.ts';

/** All that hangs on a recommendation. */
export interface Details {
  readonly responses: readonly store.ResponseRow[];
  readonly actions: readonly store.ActionRow[];
  readonly indicators: readonly store.IndicatorWhole[];
  readonly reports: readonly ReportWhole[];
  readonly assessments: readonly store.AssessmentWhole[];
}

/** What everybody may read of a recommendation's follow-up: published reports, evidence that is not confidential. */
export async function readDetails(
  { database }: { readonly database: Database },
  id: string,
): Promise<Details> {
  const { db } = database;
  const reports = await store.listReports(db, { provisionId: id, published: true });
  const evidence =
    reports.length === 0
      ? []
      : await store.listEvidence(
          db,
          reports.map((report) => report.id),
          { confidential: false },
        );
  return {
    responses: await store.listResponses(db, id),
    actions: await store.listActions(db, id),
    indicators: await store.listIndicators(database, db, { provisionId: id }, { all: false }),
    reports: reports.map((report) => ({
      report,
      evidence: evidence.filter((piece) => piece.evidence.reportId === report.id),
    })),
    assessments: await store.listAssessments(db, id),
  };
}

const tag = (text: string, tone?: 'ok' | 'warn' | 'bad' | 'info' | 'silent' | 'line') => ({
  tag: { text, ...(tone === undefined ? {} : { tone }) },
});

const roundTones = {
  accepted: 'ok',
  submitted: 'info',
  returned: 'warn',
  silent: 'silent',
  coming: 'line',
  waived: 'line',
} as const;

/** Where the parts of a record are gone on with, for those who may. */
export interface RecordLinks {
  readonly body?: (bodyId: string) => string | undefined;
  readonly action?: (action: store.ActionRow) => string | undefined;
  readonly indicator?: (indicator: store.IndicatorWhole) => string | undefined;
  /** Where a figure of an indicator is recorded. */
  readonly figure?: (indicator: store.IndicatorWhole) => string | undefined;
}

/** The parts of a recommendation's record: bodies on both axes, what they do, what is measured, what was reported and found. */
export function recordParts(
  context: PageContext,
  whole: EditionWhole,
  item: FollowUpItem,
  details: Details,
  links: RecordLinks = {},
) {
  const t = context.words(whole.edition.digits);
  const nameOf = (bodyId: string): string => {
    const body = item.standings.find((one) => one.body.id === bodyId)?.body;
    return body === undefined ? '' : answererName(body, context.language);
  };
  const day = (value: string | Date | null) => dayIn(context, whole, value);

  const bodies: TableModel = {
    id: 'bodies',
    caption: t('follow-up:part.bodies'),
    columns: [
      { key: 'body', label: t('outcomes:body') },
      { key: 'response', label: t('follow-up:response') },
      { key: 'says', label: t('follow-up:axis.says') },
      { key: 'finds', label: t('follow-up:axis.finds') },
      { key: 'rounds', label: t('follow-up:rounds') },
    ],
    rows: item.standings.map(({ pair, body, says, finds, lastAt }) => {
      const href = links.body?.(body.id);
      const response = details.responses.find(({ bodyId }) => bodyId === body.id);
      return {
        id: body.id,
        title: answererName(body, context.language),
        ...(href === undefined ? {} : { href }),
        sub: t(`follow-up:role.${pair.role}`),
        pickable: false,
        cells: {
          response:
            response === undefined
              ? tag(t('follow-up:no-response'), 'silent')
              : {
                  text: t(`common:status.response.${response.response}`),
                  sub: [said(context, response.note), day(response.respondedOn)].filter(Boolean).join(' · '),
                },
          says:
            says === 'silent'
              ? tag(saysWord(t, says), 'silent')
              : { text: saysWord(t, says), ...(lastAt === null ? {} : { sub: day(new Date(lastAt)) ?? '' }) },
          finds:
            pair.assessment === null
              ? tag(findsWord(t, finds), 'line')
              : { text: findsWord(t, finds), sub: day(pair.assessment.on) ?? '' },
          rounds: {
            tags: pair.rounds.map(({ dueOn, state }) => ({
              text: t('follow-up:round-of', {
                day: day(dueOn) ?? '',
                state: t(`follow-up:round-state.${state}`),
              }),
              tone: roundTones[state],
            })),
          },
        },
      };
    }),
    empty: { title: t('follow-up:no-bodies') },
  };

  const actions: TableModel = {
    id: 'actions',
    caption: t('follow-up:part.actions'),
    columns: [
      { key: 'title', label: t('follow-up:action.title') },
      { key: 'body', label: t('outcomes:body') },
      { key: 'due', label: t('outcomes:due') },
      { key: 'state', label: t('common:label.status') },
    ],
    rows: details.actions
      .toSorted((one, other) => rankOf(details.actions, one) - rankOf(details.actions, other))
      .map((action) => ({
        id: action.id,
        title: said(context, action.title),
        href: links.action?.(action),
        ...(action.actionId === null ? {} : { sub: t('follow-up:action.milestone') }),
        pickable: false,
        cells: {
          body: nameOf(action.bodyId) || null,
          due: day(action.dueOn),
          state:
            action.droppedReason !== null
              ? { ...tag(t('follow-up:action.dropped'), 'bad'), sub: action.droppedReason }
              : action.reachedOn === null
                ? tag(t('follow-up:action.open'), 'line')
                : { ...tag(t('follow-up:action.reached'), 'ok'), sub: day(action.reachedOn) ?? '' },
        },
      })),
  };

  const measuring = (href: string | undefined): { actions?: ActionModel[] } =>
    href === undefined ? {} : { actions: [{ label: t('follow-up:indicator.measure'), href }] };
  const indicators: TableModel = {
    id: 'indicators',
    caption: t('follow-up:part.indicators'),
    columns: [
      { key: 'name', label: t('follow-up:indicator.name') },
      { key: 'baseline', label: t('follow-up:indicator.baseline') },
      { key: 'latest', label: t('follow-up:indicator.latest') },
      { key: 'target', label: t('follow-up:indicator.target') },
    ],
    rows: details.indicators.map((one) => {
      const latest = one.values.at(-1);
      const figure = (value: number | null, on: string | null) =>
        value === null
          ? null
          : { text: t('follow-up:figure', { value, unit: said(context, one.unit) }), sub: day(on) ?? '' };
      const measure = links.figure?.(one);
      const way = one.target !== null && one.baseline !== null ? one.target - one.baseline : 0;
      return {
        id: one.id,
        title: said(context, one.name),
        href: links.indicator?.(one),
        pickable: false,
        cells: {
          baseline: figure(one.baseline, one.baselineOn),
          latest:
            latest === undefined
              ? { ...tag(t('follow-up:indicator.none'), 'silent'), ...measuring(measure) }
              : {
                  ...figure(latest.value, latest.on),
                  ...measuring(measure),
                  ...(way === 0 || one.baseline === null
                    ? {}
                    : {
                        progress: {
                          value: Math.round(
                            Math.min(1, Math.max(0, (latest.value - one.baseline) / way)) * 100,
                          ),
                          max: 100,
                          label: t('follow-up:indicator.way'),
                        },
                      }),
                },
          target: figure(one.target, one.targetOn),
        },
      };
    }),
  };

  return {
    tables: [
      { table: bodies },
      ...(details.actions.length === 0 ? [] : [{ table: actions }]),
      ...(details.indicators.length === 0 ? [] : [{ table: indicators }]),
    ],
    reports: details.reports.map((entry) => reportCard(context, whole, entry, nameOf(entry.report.bodyId))),
    assessments: details.assessments.map(({ assessment, assessor, assessorBody }): CardModel => {
      const text = textIn(assessment.text, context.language);
      return {
        title: nameOf(assessment.bodyId),
        note: day(assessment.assessedOn) ?? '',
        tags: [{ text: findsWord(t, assessment.finding) }],
        prose: { language: text.language, paragraphs: [{ text: text.text }] },
        facts: [
          ...(assessor === null ? [] : [{ label: t('follow-up:assessor'), value: said(context, assessor) }]),
          ...(assessorBody === null
            ? []
            : [{ label: t('follow-up:assessor-body'), value: said(context, assessorBody) }]),
        ],
      };
    }),
  };
}

/** Milestones stand below their action. */
function rankOf(all: readonly store.ActionRow[], action: store.ActionRow): number {
  const top = action.actionId === null ? action : (all.find(({ id }) => id === action.actionId) ?? action);
  return all.indexOf(top) * 1_000 + (action.actionId === null ? 0 : all.indexOf(action) + 1);
}

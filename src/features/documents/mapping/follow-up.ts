import { dayOf } from '../../../platform/language/index.ts';
import type { FollowUpDocument, FollowUpItem, readFollowUpRecord } from '../../outcomes/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import type { PublishedTexts } from '../published-texts.ts';
import { editionFactsOf, symbolOf } from './edition.ts';

type Entry = FollowUpDocument['entries'][number];
type Standing = Entry['standings'][number];
type Step = Entry['steps'][number];

/** What everybody may know of an edition's follow-up. */
export interface FollowUpData {
  readonly items: readonly FollowUpItem[];
  readonly record: Awaited<ReturnType<typeof readFollowUpRecord>>;
}

/** Whether anybody answers for anything: a report that shows nothing but that nobody was asked says nothing. */
export const isFollowedUp = (items: readonly FollowUpItem[]): boolean =>
  items.some(({ standings }) => standings.length > 0);

/** What two things have in common: a recommendation, and a body that answers for it. */
const pairKey = (provisionId: string, bodyId: string): string => `${provisionId} ${bodyId}`;

/** The first of each key: lists are read with the newest first. */
function newestBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T> {
  const newest = new Map<string, T>();
  for (const one of list) if (!newest.has(keyOf(one))) newest.set(keyOf(one), one);
  return newest;
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const known = groups.get(keyOf(one));
    if (known === undefined) groups.set(keyOf(one), [one]);
    else known.push(one);
  }
  return groups;
}

/** Actions in order, each with its milestones after it. */
function stepsOf(actions: FollowUpData['record']['actions'], item: FollowUpItem): Step[] {
  const names = new Map(item.standings.map(({ body }) => [body.id, body.name]));
  const milestones = groupBy(
    actions.filter(({ actionId }) => actionId !== null),
    ({ actionId }) => actionId ?? '',
  );
  return actions
    .filter(({ actionId }) => actionId === null)
    .flatMap((action) => [action, ...(milestones.get(action.id) ?? [])])
    .flatMap((action): Step[] => {
      const body = names.get(action.bodyId);
      const dropped = action.droppedReason !== null;
      const state = dropped ? 'dropped' : action.reachedOn === null ? 'open' : 'reached';
      return body === undefined
        ? []
        : [
            {
              title: action.title,
              body,
              milestone: action.actionId !== null,
              state,
              on: dropped ? null : (action.reachedOn ?? action.dueOn),
            },
          ];
    });
}

/** The follow-up of an edition as its report takes it. @param address outside, in each language, without a protocol */
export function followUpDocumentOf(
  texts: PublishedTexts,
  { items, record }: FollowUpData,
  whole: EditionWhole,
  address: FollowUpDocument['address'],
): FollowUpDocument {
  const { edition } = whole;
  const byPair = ({ provisionId, bodyId }: { readonly provisionId: string; readonly bodyId: string }) =>
    pairKey(provisionId, bodyId);
  const responses = newestBy(record.responses, byPair);
  const reports = newestBy(record.reports, byPair);
  const assessments = newestBy(record.assessments, ({ assessment }) => byPair(assessment));
  const evidence = groupBy(record.evidence, ({ evidence: { reportId } }) => reportId);
  const actions = groupBy(record.actions, ({ provisionId }) => provisionId);
  const indicators = groupBy(record.indicators, ({ provisionId }) => provisionId);
  const provisions = new Map(texts.provisions.map((one) => [one.provision.id, one]));

  const standingOf = (id: string, { pair, body, says, finds, missed }: FollowUpItem['standings'][number]) => {
    const key = pairKey(id, body.id);
    const [response, report, found] = [responses.get(key), reports.get(key), assessments.get(key)];
    const standing: Standing = {
      body: body.name,
      role: pair.role,
      says,
      finds,
      missed,
      response:
        response === undefined
          ? null
          : { kind: response.response, on: response.respondedOn, note: response.note },
      report:
        report === undefined || report.submittedAt === null
          ? null
          : {
              on: dayOf(report.submittedAt, edition.timeZone),
              text: report.text,
              evidence: (evidence.get(report.id) ?? []).map(({ evidence: piece }) => piece.title),
            },
      assessment:
        found === undefined
          ? null
          : {
              on: found.assessment.assessedOn,
              text: found.assessment.text,
              assessor: found.assessor,
              assessorBody: found.assessorBody,
            },
    };
    return standing;
  };

  return {
    edition: editionFactsOf(whole, texts.venues),
    symbol: symbolOf(whole, 'FU'),
    asOf: texts.today,
    authentic: edition.authenticLanguage,
    address,
    themes: texts.themes.map(({ number, title }) => ({ number, title })),
    sample:
      items.some(({ recommendation: { sample } }) => sample) ||
      [...record.responses, ...record.reports, ...record.actions].some(({ sample }) => sample),
    entries: items.map((item, index): Entry => {
      const { recommendation, age, standings } = item;
      const disposition = provisions.get(recommendation.id)?.disposition ?? null;
      return {
        number: recommendation.number ?? index + 1,
        code: recommendation.code,
        title: recommendation.title,
        text: recommendation.text,
        theme: recommendation.theme?.number ?? null,
        age,
        disposition:
          disposition === null ? null : { outcome: disposition.outcome, reason: disposition.reason },
        standings: standings.map((one) => standingOf(recommendation.id, one)),
        steps: stepsOf(actions.get(recommendation.id) ?? [], item),
        indicators: (indicators.get(recommendation.id) ?? []).map(
          ({ name, unit, baseline, target, values }) => ({
            name,
            unit,
            baseline,
            target,
            latest: values.at(-1) ?? null,
          }),
        ),
      };
    }),
  };
}

import { notFound } from '../../../../../platform/errors/index.ts';
import { gregorianDate, textIn } from '../../../../../platform/language/index.ts';
import { versionField } from '../../../../../platform/pages/fields.ts';
import { idOf, type Page, type PageAnswer, type PageContext } from '../../../../../platform/pages/index.ts';
import type { ActionModel } from '../../../../../platform/views/index.ts';
import { dateSettingsOf } from '../../../../series/index.ts';
import * as store from '../../../store/follow-up/index.ts';
import type { FollowUpPages } from '../../context.ts';
import { ReturnInput } from '../../contract.ts';
import { manageFollowUp, readReports } from '../../policy.ts';
import { isUnmet } from '../../rules.ts';
import type { ReportWhole } from '../../service/reports.ts';
import { answererName } from '../../standing.ts';
import { readDetails, recordParts } from '../record.ts';
import { reportCard } from '../report-card.ts';
import type { ManagedFrame } from './frame.ts';

/** Adds the record of one recommendation's follow-up and what is decided on its reports. */
export function addRecommendationPages(
  deps: FollowUpPages,
  { listPath, manages, done, framed, itemOf, titleOf, crumbOf, formPages }: ManagedFrame,
): void {
  const { shell, database, reports, evidence } = deps;
  const { db } = database;
  shell.managed({
    path: '/follow-up/:provision',
    policy: readReports,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const item = await itemOf(context, whole);
      const { recommendation } = item;
      const base = `${listPath(context, whole)}/${recommendation.id}`;
      const details = {
        ...(await readDetails(deps, recommendation.id)),
        indicators: await store.listIndicators(
          database,
          db,
          { provisionId: recommendation.id },
          { all: true },
        ),
        reports: (await reports.list(context.actor, { provisionId: recommendation.id })).filter(
          ({ report }) => report.status !== 'draft',
        ),
      };
      const staff = manages(context, whole);
      const parts = recordParts(
        context,
        whole,
        item,
        details,
        staff
          ? {
              action: ({ id }) => `${base}/actions/${id}`,
              indicator: ({ id }) => `${base}/indicators/${id}`,
              figure: ({ id }) => `${base}/indicators/${id}/figures/new`,
            }
          : {},
      );
      const text = textIn(recommendation.text, context.language);
      const nameOf = (id: string): string => {
        const body = item.standings.find((one) => one.body.id === id)?.body;
        return body === undefined ? '' : answererName(body, context.language);
      };
      const settings = dateSettingsOf(whole, context.language);
      return {
        template: 'follow-up/managed',
        digits: whole.edition.digits,
        page: framed(context, whole, titleOf(context, item), [{ label: crumbOf(context, item) }], {
          lede: text.text,
          actions: staff
            ? [
                { label: t('follow-up:action.respond'), href: `${base}/response` },
                { label: t('follow-up:action.add'), href: `${base}/actions/new` },
                { label: t('follow-up:indicator.add'), href: `${base}/indicators/new` },
                { label: t('follow-up:ask.title'), href: `${base}/rounds/new` },
              ]
            : [],
        }),
        data: {
          ...parts,
          notices: [done(context)],
          reports: details.reports.map((entry) =>
            reportCard(context, whole, entry, nameOf(entry.report.bodyId), {
              actions: staff
                ? [...decisionsOf(context, base, entry.report), ...visibilityOf(context, base, entry)]
                : [],
            }),
          ),
          waivers: staff
            ? item.standings.flatMap(({ pair, body }) =>
                pair.rounds.filter(isUnmet).map((round) => ({
                  label: t('follow-up:waive.action', {
                    day: gregorianDate(round.dueOn, settings),
                    body: answererName(body, context.language),
                  }),
                  href: `${base}/rounds/${round.id}/waiver`,
                })),
              )
            : [],
        },
      };
    },
  });

  const decisionsOf = (context: PageContext, base: string, report: store.ReportRow): ActionModel[] => {
    const { t } = context;
    const at = `${base}/reports/${report.id}`;
    const fields = { version: String(report.version) };
    if (report.status === 'submitted') {
      return [
        {
          label: t('follow-up:decide.accept'),
          action: `${at}/acceptance`,
          fields,
          tone: 'primary',
          icon: 'check',
        },
        { label: t('follow-up:decide.return'), href: `${at}/return`, icon: 'undo' },
      ];
    }
    if (report.status === 'accepted') {
      return [
        {
          label: t('follow-up:decide.publish'),
          action: `${at}/publication`,
          fields,
          tone: 'primary',
          confirm: {
            title: t('follow-up:decide.publish-question'),
            text: t('follow-up:decide.publish-text'),
          },
        },
      ];
    }
    return [];
  };

  /** Pieces of evidence are kept from the public or shown, one by one, whenever the secretariat decides so. */
  const visibilityOf = (
    { t, language }: PageContext,
    base: string,
    { report, evidence }: ReportWhole,
  ): ActionModel[] =>
    evidence.map(({ evidence: piece }) => ({
      label: t(piece.confidential ? 'follow-up:evidence.show' : 'follow-up:evidence.hide', {
        title: textIn(piece.title, language).text,
      }),
      action: `${base}/reports/${report.id}/evidence/${piece.id}/visibility`,
      fields: { confidential: piece.confidential ? 'false' : 'true' },
      tone: 'plain',
      size: 'sm',
    }));

  shell.managed({
    method: 'POST',
    path: '/follow-up/:provision/reports/:report/evidence/:evidence/visibility',
    policy: manageFollowUp,
    handle: async (context, whole): Promise<PageAnswer> => {
      const id = idOf(context, 'report');
      const { report, pair } = await reports.find(context.actor, id);
      if (pair.whole.edition.id !== whole.edition.id) throw notFound('report-unknown');
      const { confidential } = (context.request.body ?? {}) as { confidential?: string };
      const hidden = confidential === 'true';
      await evidence.setConfidential(context.actor, id, idOf(context, 'evidence'), hidden);
      return {
        redirect: `${listPath(context, whole)}/${report.provisionId}?done=${hidden ? 'hidden' : 'shown'}`,
      };
    },
  });

  for (const [verb, act] of [
    ['acceptance', 'accept'],
    ['publication', 'publish'],
  ] as const) {
    shell.managed({
      method: 'POST',
      path: `/follow-up/:provision/reports/:report/${verb}`,
      policy: manageFollowUp,
      handle: async (context, whole): Promise<PageAnswer> => {
        const id = idOf(context, 'report');
        const { report, pair } = await reports.find(context.actor, id);
        if (pair.whole.edition.id !== whole.edition.id) throw notFound('report-unknown');
        const { version } = (context.request.body ?? {}) as { version?: string };
        const after = await reports[act](context.actor, id, Number(version));
        return {
          redirect: `${listPath(context, whole)}/${report.provisionId}?done=${after.status}`,
        };
      },
    });
  }

  formPages('/follow-up/:provision/reports/:report/return', async (context, _whole, item, base) => {
    const id = idOf(context, 'report');
    const { report } = await reports.find(context.actor, id);
    if (report.provisionId !== item.recommendation.id) throw notFound('report-unknown');
    return {
      title: context.t('follow-up:decide.return'),
      schema: ReturnInput,
      form: {
        action: `${base}/reports/${id}/return`,
        fields: [
          versionField(report.version),
          {
            name: 'reason',
            kind: 'textarea',
            rows: 4,
            label: context.t('follow-up:returned-because'),
            hint: context.t('follow-up:decide.return-hint'),
          },
        ],
        submit: { label: context.t('follow-up:decide.return') },
        cancel: { href: base },
      },
      work: async ({ reason }: { reason: string }, version) => {
        await reports.return(context.actor, id, version, reason);
        return 'returned';
      },
    };
  });
}

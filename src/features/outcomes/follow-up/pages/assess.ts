import { Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { Choice, IdSchema, Nullable, TextInput } from '../../../../platform/http/schemas.ts';
import { gregorianDate, isolateLtr, textIn } from '../../../../platform/language/index.ts';
import { choiceField, textField } from '../../../../platform/pages/fields.ts';
import { idOf, type Page, type PageContext } from '../../../../platform/pages/index.ts';
import { listControls, listState, pageOf, queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel, TableModel } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole, managementPath } from '../../../series/index.ts';
import { provisionChoices } from '../../choices.ts';
import { findings } from '../../tables.ts';
import type { FollowUpPages } from '../context.ts';
import { assess } from '../policy.ts';
import { readFollowUp } from '../reading.ts';
import { answererName, type FollowUpItem, type Standing } from '../standing.ts';
import { findsWord, saysWord } from '../words.ts';
import { reportCard } from './report-card.ts';

const AssessForm = Type.Object({
  finding: Choice(findings),
  text: TextInput,
  assessorBodyId: Type.Optional(Nullable(IdSchema)),
});

const queues = ['to-assess', 'assessed', 'silent'] as const;

/** What waits for an assessor: something was sent since the last finding, or there is none. */
export function assessQueue({ pair, says }: Standing): (typeof queues)[number] {
  const sent = pair.newest;
  if (pair.assessment === null) return says === 'silent' ? 'silent' : 'to-assess';
  return sent !== null && sent.submittedAt.slice(0, 10) > pair.assessment.on ? 'to-assess' : 'assessed';
}

/** Adds the assessor's queue and the form of a finding, with what the body says beside it. */
export function addAssessPages(deps: FollowUpPages): void {
  const { pages, shell, database, reports, assessments } = deps;
  const { db } = database;
  const listPath = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}/assessments`);

  shell.managed({
    path: '/assessments',
    policy: assess,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const base = listPath(context, whole);
      const settings = dateSettingsOf(whole, context.language);
      const state = listState(context, ['queue']);
      const all = (await readFollowUp(deps, whole)).flatMap((item) =>
        item.standings.map((standing) => ({ item, standing, queue: assessQueue(standing) })),
      );
      const found = all.filter(
        ({ queue }) => state.filters.queue === undefined || queue === state.filters.queue,
      );
      const table: TableModel = {
        id: 'assessments',
        caption: t('follow-up:assess.title'),
        ...(all.length === 0
          ? { empty: { title: t('follow-up:none'), text: t('follow-up:none-text') } }
          : {
              totals: queues.map((one) => ({
                label: t(`follow-up:assess.queue.${one}`),
                value: all.filter(({ queue }) => queue === one).length || t('views:none'),
                href: `${base}?queue=${one}`,
              })),
              ...listControls(context, {
                path: base,
                state,
                searchLabel: t('outcomes:manage.search'),
                filters: [
                  {
                    name: 'queue',
                    label: t('follow-up:queue.label'),
                    options: queues.map((value) => ({ value, label: t(`follow-up:assess.queue.${value}`) })),
                  },
                ],
                found: found.length,
                digits: whole.edition.digits,
              }),
              search: undefined,
            }),
        columns: [
          { key: 'title', label: t('follow-up:recommendation') },
          { key: 'body', label: t('outcomes:body') },
          { key: 'says', label: t('follow-up:axis.says') },
          { key: 'sent', label: t('follow-up:last-report') },
          { key: 'finds', label: t('follow-up:axis.finds') },
        ],
        rows: pageOf(found, state.page).map(({ item: { recommendation }, standing }) => ({
          id: `${recommendation.id}-${standing.body.id}`,
          title: textIn(recommendation.title ?? recommendation.text, context.language).text,
          href: `${base}/${recommendation.id}/${standing.body.id}`,
          sub: recommendation.code === null ? '' : isolateLtr(recommendation.code),
          pickable: false,
          cells: {
            body: answererName(standing.body, context.language),
            says:
              standing.says === 'silent'
                ? { tag: { text: saysWord(t, 'silent'), tone: 'silent' as const } }
                : saysWord(t, standing.pair.newest?.selfReported ?? standing.says),
            sent:
              standing.pair.newest === null
                ? null
                : gregorianDate(new Date(standing.pair.newest.submittedAt), settings),
            finds:
              standing.pair.assessment === null
                ? { tag: { text: findsWord(t, 'unassessed'), tone: 'line' as const } }
                : {
                    text: findsWord(t, standing.finds),
                    sub: gregorianDate(standing.pair.assessment.on, settings),
                  },
          },
        })),
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('follow-up:assess.title'),
          lede: t('follow-up:assess.lede'),
          current: '/assessments',
        }),
        data: {
          table,
          notices: [
            queryValue(context, 'done') === 'assessed' && {
              tone: 'ok',
              title: t('follow-up:done.assessed'),
              live: true,
            },
          ],
        },
      };
    },
  });

  const open = async (
    context: PageContext,
    whole: EditionWhole,
  ): Promise<{ item: FollowUpItem; standing: Standing }> => {
    const [provision, body] = [idOf(context, 'provision'), idOf(context, 'body')];
    const item = (await readFollowUp(deps, whole)).find(
      ({ recommendation }) => recommendation.id === provision,
    );
    const standing = item?.standings.find((one) => one.body.id === body);
    if (item === undefined || standing === undefined) throw notFound('recommendation-unknown');
    return { item, standing };
  };

  const form = async (context: PageContext, whole: EditionWhole, standing: Standing): Promise<FormModel> => {
    const t = context.words(whole.edition.digits);
    const base = listPath(context, whole);
    const own = await assessments.bodyOf(context.actor);
    return {
      action: `${base}/${standing.pair.provisionId}/${standing.body.id}`,
      fields: [
        {
          name: 'finding',
          kind: 'radios',
          label: t('follow-up:axis.finds'),
          hint: t('follow-up:assess.finding-hint'),
          options: findings.map((value) => ({
            value,
            label: findsWord(t, value),
            hint: t(`follow-up:assess.hint.${value}`),
          })),
        },
        textField('text', t('follow-up:assess.text'), null, {
          long: true,
          rows: 5,
          hint: t('follow-up:assess.text-hint'),
        }),
        ...(own === null
          ? [
              choiceField(
                'assessorBodyId',
                t('follow-up:assessor-body'),
                await provisionChoices.listBodies(db, context.language),
                '',
                { hint: t('follow-up:assess.body-hint') },
              ),
            ]
          : []),
      ],
      submit: { label: t('follow-up:assess.submit') },
      cancel: { href: base },
    };
  };

  const page = async (
    context: PageContext,
    whole: EditionWhole,
    { item, standing }: { item: FollowUpItem; standing: Standing },
  ): Promise<(own: FormModel) => Page> => {
    const t = context.words(whole.edition.digits);
    const { recommendation } = item;
    const name = answererName(standing.body, context.language);
    const text = textIn(recommendation.text, context.language);
    const sent = (
      await reports.list(context.actor, { provisionId: recommendation.id, bodyId: standing.body.id })
    ).filter(({ report }) => report.status !== 'draft');
    return (own) => ({
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: textIn(recommendation.title ?? recommendation.text, context.language).text,
        lede: text.text,
        current: '/assessments',
        crumbs: [
          { label: t('follow-up:assess.title'), href: listPath(context, whole) },
          { label: recommendation.code === null ? name : isolateLtr(recommendation.code) },
        ],
      }),
      data: {
        form: own,
        formTitle: t('follow-up:assess.form', { body: name }),
        aside:
          sent.length === 0
            ? [{ title: name, text: t('common:status.self-reported.none') }]
            : sent.map((entry) => reportCard(context, whole, entry, name)),
      },
    });
  };

  shell.managed({
    path: '/assessments/:provision/:body',
    policy: assess,
    handle: async (context, whole) => {
      const found = await open(context, whole);
      return (await page(context, whole, found))(await form(context, whole, found.standing));
    },
  });
  shell.managed({
    method: 'POST',
    path: '/assessments/:provision/:body',
    policy: assess,
    handle: async (context, whole) => {
      const found = await open(context, whole);
      return pages.submit(context, {
        schema: AssessForm,
        form: await form(context, whole, found.standing),
        page: await page(context, whole, found),
        work: async (input) => {
          await assessments.assess(
            context.actor,
            found.item.recommendation.id,
            found.standing.body.id,
            input,
          );
          return `${listPath(context, whole)}?done=assessed`;
        },
      });
    },
  });
}

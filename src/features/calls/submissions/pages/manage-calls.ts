import { type Static, Type } from 'typebox';
import { isAppError, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { Choice, LINE_LENGTH, LineInput, Nullable, TextInput } from '../../../../platform/http/schemas.ts';
import { toLatinDigits, zonePhrase } from '../../../../platform/language/index.ts';
import { textField, versionField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel, TableModel } from '../../../../platform/views/index.ts';
import { instantAt, localTime, readTime } from '../../../programme/index.ts';
import { dateSettingsOf, type EditionWhole, placeOf } from '../../../series/index.ts';
import * as store from '../../store/calls.ts';
import { questionTypes, submissionKinds } from '../../tables.ts';
import { CallInput, type QuestionInput } from '../contract.ts';
import { manageCalls, readSubmissions } from '../policy.ts';
import { graceFault, windowOf } from '../rules/deadline.ts';
import type { SubmissionPages } from './index.ts';
import { comma, fact, momentOf, say, shortMoment, windowTag } from './say.ts';
import { below, idOf, managed, versionSent } from './shared.ts';

const Time = Type.String({ maxLength: 20 });
const Day = Type.String({ format: 'date' });
const { properties } = CallInput;

/** A call as its form sends it: times as a day and a time of day by the clock of the edition. */
const CallForm = Type.Object({
  title: LineInput,
  text: Type.Optional(Nullable(TextInput)),
  kinds: properties.kinds,
  opensDay: Day,
  opensTime: Time,
  closesDay: Day,
  closesTime: Time,
  abstractWords: properties.abstractWords,
  maxScore: properties.maxScore,
  reviewsWanted: properties.reviewsWanted,
  reviewByDay: Type.Optional(Nullable(Day)),
  blind: properties.blind,
  published: properties.published,
});
type CallForm = Static<typeof CallForm>;

const QuestionForm = Type.Object({
  type: Choice(questionTypes),
  label: LineInput,
  hint: Type.Optional(Nullable(TextInput)),
  options: Type.Optional(Nullable(Type.String({ maxLength: 20_000 }))),
  required: Type.Optional(Type.Boolean()),
  forReviewers: Type.Optional(Type.Boolean()),
  kinds: Type.Optional(Type.Array(Choice(submissionKinds))),
});
const GraceForm = Type.Object({
  note: Type.String({ minLength: 1, maxLength: LINE_LENGTH }),
  day: Day,
  time: Time,
  uses: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

/** The instant of a day and a time of the edition's clock. @throws 422 at the field of the time */
function instantOf(whole: EditionWhole, day: string, typed: string, field: string): string {
  const time = readTime(toLatinDigits(typed));
  if (time === undefined) throw ruleBroken({ field, code: 'format-wrong' });
  const at = instantAt(day, time, whole.edition.timeZone);
  if (typeof at === 'string') throw ruleBroken({ field, code: `time-${at}` });
  return at.toISOString();
}

const inputOf = (whole: EditionWhole, form: CallForm) => {
  const { opensDay, opensTime, closesDay, closesTime, reviewByDay, ...rest } = form;
  return {
    ...rest,
    opensAt: instantOf(whole, opensDay, opensTime, 'opensTime'),
    closesAt: instantOf(whole, closesDay, closesTime, 'closesTime'),
    reviewBy: reviewByDay == null ? null : instantOf(whole, reviewByDay, '23:59', 'reviewByDay'),
  };
};

const fields: Readonly<Record<string, string>> = {
  opensAt: 'opensTime',
  closesAt: 'closesTime',
  expiresAt: 'time',
};
/** Errors of the services by the fields of the forms. */
async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!isAppError(thrown) || thrown.errors.length === 0) throw thrown;
    throw ruleBroken(thrown.errors.map((one) => ({ ...one, field: fields[one.field] ?? one.field })));
  }
}

/** Adds the management of calls: list, form, questions, grace links. */
export function addManagedCalls(deps: SubmissionPages): void {
  const { pages, shell, database, clock, calls, questions, grace, extensions } = deps;
  const { db } = database;
  const manages = (context: PageContext, whole: EditionWhole): boolean =>
    manageCalls.allows(context.actor, placeOf(whole.edition));
  const callOf = async (context: PageContext, whole: EditionWhole): Promise<store.CallWhole> => {
    const found = await store.findCall(db, idOf(context, 'call'));
    if (found === undefined || found.call.editionId !== whole.edition.id) throw notFound('call-unknown');
    return found;
  };
  const listHref = (context: PageContext, whole: EditionWhole) => managed(context, whole, '/calls');
  const baseOf = (context: PageContext, whole: EditionWhole) =>
    `${listHref(context, whole)}/${context.params.call}`;
  const frame = (context: PageContext, whole: EditionWhole, title: string, more: object = {}) =>
    shell.managementPage(context, whole, {
      title,
      current: '/calls',
      crumbs: [{ label: context.t('calls:calls'), href: listHref(context, whole) }, { label: title }],
      ...more,
    });
  const formPage = (context: PageContext, whole: EditionWhole, title: string, form: FormModel): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: frame(context, whole, title),
    data: { form },
  });

  shell.managed({
    path: '/calls',
    policy: readSubmissions,
    handle: async (context, whole): Promise<Page> => {
      const { t } = context;
      const base = listHref(context, whole);
      const found = await store.listCalls(db, whole.edition.id);
      const counts = await store.countByCall(db, whole.edition.id);
      const count = (id: string, draft: boolean): number =>
        counts
          .filter((one) => one.callId === id && (one.state === 'draft') === draft)
          .reduce((sum, one) => sum + one.count, 0);
      const add = {
        label: t('calls:manage.new'),
        href: `${base}/new`,
        tone: 'primary' as const,
        icon: 'plus' as const,
      };
      const table: TableModel = {
        id: 'calls',
        caption: t('calls:calls'),
        columns: [
          { key: 'title', label: t('calls:manage.call') },
          { key: 'window', label: t('calls:manage.window') },
          { key: 'opens', label: t('calls:manage.opens') },
          { key: 'closes', label: t('calls:manage.closes') },
          { key: 'submitted', label: t('calls:manage.submitted'), kind: 'number' },
          { key: 'drafts', label: t('calls:manage.drafts'), kind: 'number' },
        ],
        rows: found.map(({ call }) => ({
          id: call.id,
          title: say(call.title, context),
          href: `${base}/${call.id}`,
          sub: call.kinds.map((kind) => t(`calls:kinds.${kind}`)).join(comma(context)),
          pickable: false,
          cells: {
            window: { tag: windowTag(context, windowOf(call, clock.now())) },
            opens: shortMoment(context, whole, call.opensAt),
            closes: shortMoment(context, whole, call.closesAt),
            submitted: count(call.id, false),
            drafts: count(call.id, true),
          },
        })),
        ...(found.length === 0
          ? {
              empty: {
                title: t('calls:manage.none-title'),
                text: t('calls:manage.none-text'),
                ...(manages(context, whole) ? { action: add } : {}),
              },
            }
          : {}),
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('calls:calls'),
          current: '/calls',
          actions: manages(context, whole) ? [add] : [],
        }),
        data: { table },
      };
    },
  });

  function callForm(context: PageContext, whole: EditionWhole, call: store.CallRow | null): FormModel {
    const t = context.words(whole.edition.digits);
    const zone = whole.edition.timeZone;
    const local = (at: Date | null | undefined) => (at == null ? undefined : localTime(at, zone));
    const hint = t('calls:manage.form.time-hint', {
      zone: zonePhrase(dateSettingsOf(whole, context.language)),
    });
    const when = (name: 'opens' | 'closes', at: Date | undefined, usual: string) => ({
      title: t(`calls:manage.form.${name}`),
      inline: true,
      fields: [
        {
          name: `${name}Day`,
          kind: 'date' as const,
          label: t('calls:manage.form.day'),
          value: local(at)?.day ?? '',
        },
        {
          name: `${name}Time`,
          label: t('calls:manage.form.time'),
          hint,
          width: 's' as const,
          dir: 'ltr' as const,
          value: local(at)?.time ?? usual,
        },
      ],
    });
    return {
      action: context.request.url.split('?')[0] ?? '',
      groups: [
        {
          fields: [
            ...(call === null ? [] : [versionField(call.version)]),
            textField('title', t('calls:manage.form.title'), call?.title),
            textField('text', t('calls:manage.form.text'), call?.text, {
              long: true,
              rows: 6,
              hint: t('calls:manage.form.text-hint'),
            }),
            {
              name: 'kinds',
              kind: 'checkboxes',
              label: t('calls:manage.form.kinds'),
              options: submissionKinds.map((value) => ({ value, label: t(`calls:kinds.${value}`) })),
              value: call?.kinds ?? ['paper'],
            },
          ],
        },
        when('opens', call?.opensAt, '00:00'),
        when('closes', call?.closesAt, '23:59'),
        {
          fields: [
            {
              name: 'abstractWords',
              kind: 'number',
              width: 's',
              label: t('calls:manage.form.words'),
              hint: t('calls:manage.form.words-hint'),
              optional: true,
              value: call?.abstractWords ?? null,
            },
          ],
        },
        {
          title: t('calls:manage.form.review'),
          fields: [
            {
              name: 'reviewsWanted',
              kind: 'number',
              width: 's',
              label: t('calls:manage.form.wanted'),
              value: call?.reviewsWanted ?? 2,
            },
            {
              name: 'maxScore',
              kind: 'number',
              width: 's',
              label: t('calls:manage.form.max-score'),
              value: call?.maxScore ?? 5,
            },
            {
              name: 'reviewByDay',
              kind: 'date',
              label: t('calls:manage.form.review-by'),
              optional: true,
              value: local(call?.reviewBy)?.day ?? '',
            },
            {
              name: 'blind',
              kind: 'checkbox',
              label: t('calls:manage.form.blind'),
              value: call?.blind ?? true,
            },
          ],
        },
        {
          fields: [
            {
              name: 'published',
              kind: 'checkbox',
              label: t('calls:manage.form.published'),
              value: call?.published ?? false,
            },
          ],
        },
      ],
      submit: { label: t('common:action.save') },
      cancel: { href: call === null ? listHref(context, whole) : baseOf(context, whole) },
    };
  }

  shell.managed({
    path: '/calls/new',
    policy: manageCalls,
    handle: async (context, whole) =>
      formPage(context, whole, context.t('calls:manage.new'), callForm(context, whole, null)),
  });
  shell.managed({
    method: 'POST',
    path: '/calls/new',
    policy: manageCalls,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: CallForm,
        form: callForm(context, whole, null),
        page: (form) => formPage(context, whole, context.t('calls:manage.new'), form),
        work: async (input) => {
          const { id } = await named(() =>
            calls.create(context.actor, whole.edition.id, inputOf(whole, input)),
          );
          return `${listHref(context, whole)}/${id}`;
        },
      }),
  });
  shell.managed({
    path: '/calls/:call/edit',
    policy: manageCalls,
    handle: async (context, whole) =>
      formPage(
        context,
        whole,
        context.t('calls:manage.edit'),
        callForm(context, whole, (await callOf(context, whole)).call),
      ),
  });
  shell.managed({
    method: 'POST',
    path: '/calls/:call/edit',
    policy: manageCalls,
    handle: async (context, whole) => {
      const { call } = await callOf(context, whole);
      return pages.submit(context, {
        schema: CallForm,
        form: callForm(context, whole, call),
        page: (form) => formPage(context, whole, context.t('calls:manage.edit'), form),
        work: async (input, version) => {
          await named(() => calls.edit(context.actor, call.id, version, inputOf(whole, input)));
          return baseOf(context, whole);
        },
      });
    },
  });

  const act = (
    path: string,
    work: (context: PageContext, call: store.CallRow) => Promise<unknown>,
    leaves = false,
  ) =>
    shell.managed({
      method: 'POST',
      path: `/calls/:call${path}`,
      policy: manageCalls,
      handle: async (context, whole) => {
        const { call } = await callOf(context, whole);
        await work(context, call);
        return { redirect: leaves ? listHref(context, whole) : baseOf(context, whole) };
      },
    });
  act('/publication', (context, call) =>
    calls.publish(context.actor, call.id, versionSent(context), !call.published),
  );
  act('/closure', (context, call) => calls.close(context.actor, call.id, versionSent(context)));
  act('/deletion', (context, call) => calls.remove(context.actor, call.id, versionSent(context)), true);
  act('/questions/:question/removal', (context, call) =>
    questions.remove(context.actor, call.id, idOf(context, 'question'), null),
  );
  act('/questions/:question/move', (context, call) => {
    const { position } = (context.request.body ?? {}) as { position?: string };
    return questions.edit(context.actor, call.id, idOf(context, 'question'), null, {
      position: Math.max(1, Number(position) || 1),
    });
  });
  act('/grace-links/:grace/revocation', (context, call) =>
    grace.revoke(context.actor, call.id, idOf(context, 'grace')),
  );

  /** A link that was made just now: its address is shown this once. */
  async function recordPage(
    context: PageContext,
    whole: EditionWhole,
    found: store.CallWhole,
    graceForm: FormModel,
    made?: string,
  ): Promise<Page> {
    const t = context.words(whole.edition.digits);
    const { call } = found;
    const base = `${listHref(context, whole)}/${call.id}`;
    const writes = manages(context, whole);
    const window = windowOf(call, clock.now());
    const links = writes ? await store.listGraceLinks(db, whole.edition.id, call.id) : [];
    const version = { version: String(call.version) };
    const done = queryValue(context, 'saved') !== '';
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: frame(context, whole, say(call.title, context), {
        tags: [windowTag(context, window)],
        actions: [
          ...(call.published
            ? [
                {
                  label: t('calls:manage.see-public'),
                  href: below(context, whole, `/calls/${call.slug}`),
                  icon: 'external' as const,
                },
              ]
            : []),
          ...extensions.callActions.flatMap((make) => make(context, whole, call)),
          ...(writes
            ? [
                { label: t('calls:paper.edit'), href: `${base}/edit`, icon: 'pen' as const },
                {
                  label: t(`calls:manage.${call.published ? 'unpublish' : 'publish'}`),
                  action: `${base}/publication`,
                  fields: version,
                  ...(call.published ? {} : { tone: 'primary' as const }),
                },
                ...(window === 'open'
                  ? [
                      {
                        label: t('calls:manage.close'),
                        action: `${base}/closure`,
                        fields: version,
                        confirm: { title: t('calls:manage.close-title'), text: t('calls:manage.close-text') },
                      },
                    ]
                  : []),
                {
                  label: t('calls:manage.delete'),
                  action: `${base}/deletion`,
                  fields: version,
                  tone: 'danger' as const,
                  confirm: { title: t('calls:manage.delete-title'), text: t('common:confirm.irreversible') },
                },
              ]
            : []),
        ],
      }),
      data: {
        notices: [
          done && { title: t('common:result.saved'), tone: 'ok', live: true },
          made !== undefined && {
            title: t('calls:manage.grace-made'),
            text: t('calls:manage.grace-made-text'),
            lines: [made],
            tone: 'ok',
            live: true,
          },
        ],
        facts: [
          {
            label: t('calls:call.asked'),
            value: call.kinds.map((kind) => t(`calls:kinds.${kind}`)).join(comma(context)),
          },
          {
            label: t('calls:call.opens'),
            value: momentOf(context, whole, call.opensAt),
            datetime: call.opensAt.toISOString(),
          },
          {
            label: t('calls:call.closes'),
            value: momentOf(context, whole, call.closesAt),
            datetime: call.closesAt.toISOString(),
          },
          ...fact(t('calls:manage.form.words'), call.abstractWords),
          ...fact(t('calls:manage.form.wanted'), call.reviewsWanted),
        ],
        cards:
          call.text === null ? [] : [{ title: t('calls:manage.form.text'), text: say(call.text, context) }],
        tables: [
          {
            table: {
              id: 'questions',
              caption: t('calls:manage.questions'),
              columns: [
                { key: 'title', label: t('calls:manage.question') },
                { key: 'type', label: t('calls:manage.type') },
                { key: 'required', label: t('calls:manage.required') },
                { key: 'kinds', label: t('calls:manage.asked-of') },
                ...(writes ? [{ key: 'act', label: t('calls:manage.up'), labelHidden: true }] : []),
              ],
              rows: found.questions.map((question, index) => ({
                id: question.id,
                title: say(question.label, context),
                ...(writes ? { href: `${base}/questions/${question.id}` } : {}),
                pickable: false,
                cells: {
                  type: t(`calls:manage.question-type.${question.type}`),
                  required: question.required ? t('calls:manage.required-yes') : null,
                  kinds:
                    question.kinds.map((kind) => t(`calls:kinds.${kind}`)).join(comma(context)) ||
                    t('calls:manage.everybody'),
                  act: {
                    actions: [
                      ...(index === 0
                        ? []
                        : [
                            {
                              label: t('calls:manage.up'),
                              about: say(question.label, context),
                              action: `${base}/questions/${question.id}/move`,
                              fields: { position: String(index) },
                              size: 'sm' as const,
                            },
                          ]),
                      ...(index === found.questions.length - 1
                        ? []
                        : [
                            {
                              label: t('calls:manage.down'),
                              about: say(question.label, context),
                              action: `${base}/questions/${question.id}/move`,
                              fields: { position: String(index + 2) },
                              size: 'sm' as const,
                            },
                          ]),
                      {
                        label: t('calls:manage.remove'),
                        about: say(question.label, context),
                        action: `${base}/questions/${question.id}/removal`,
                        size: 'sm' as const,
                        confirm: {
                          title: t('calls:manage.remove-question-title'),
                          text: t('calls:manage.remove-question-text'),
                        },
                      },
                    ],
                  },
                },
              })),
              ...(found.questions.length === 0 ? { empty: { title: t('calls:manage.no-questions') } } : {}),
            },
            actions: writes
              ? [{ label: t('calls:manage.add-question'), href: `${base}/questions/new`, icon: 'plus' }]
              : [],
          },
          ...(writes
            ? [
                {
                  table: {
                    id: 'grace',
                    caption: t('calls:manage.grace'),
                    columns: [
                      { key: 'title', label: t('calls:manage.note') },
                      { key: 'expires', label: t('calls:manage.expires') },
                      { key: 'left', label: t('calls:manage.remaining'), kind: 'number' },
                      { key: 'state', label: t('calls:manage.window') },
                      { key: 'act', label: t('calls:manage.revoke'), labelHidden: true },
                    ],
                    rows: links.map((link) => {
                      const fault = graceFault(link, clock.now());
                      const state =
                        fault === 'grace-revoked'
                          ? 'revoked'
                          : fault === 'grace-over'
                            ? 'over'
                            : link.remaining === 0
                              ? 'used'
                              : 'valid';
                      return {
                        id: link.id,
                        title: link.note,
                        pickable: false,
                        cells: {
                          expires: shortMoment(context, whole, link.expiresAt),
                          left: link.remaining,
                          state: {
                            tag: {
                              text: t(`calls:manage.grace-state.${state}`),
                              tone: state === 'valid' ? 'ok' : undefined,
                            },
                          },
                          act:
                            link.revokedAt !== null
                              ? null
                              : {
                                  actions: [
                                    {
                                      label: t('calls:manage.revoke'),
                                      about: link.note,
                                      action: `${base}/grace-links/${link.id}/revocation`,
                                      size: 'sm',
                                      confirm: {
                                        title: t('calls:manage.revoke-title'),
                                        text: t('calls:manage.revoke-text'),
                                      },
                                    },
                                  ],
                                },
                        },
                      };
                    }),
                    ...(links.length === 0
                      ? { empty: { title: t('calls:manage.no-grace'), text: t('calls:manage.grace-text') } }
                      : {}),
                  },
                },
              ]
            : []),
        ],
        ...(writes ? { form: graceForm, formTitle: t('calls:manage.add-grace') } : {}),
      },
    };
  }

  const graceForm = (context: PageContext, whole: EditionWhole): FormModel => {
    const { t } = context;
    return {
      action: `${baseOf(context, whole)}/grace-links`,
      guard: false,
      fields: [
        { name: 'note', label: t('calls:manage.note'), dir: 'auto' },
        { name: 'day', kind: 'date', label: t('calls:manage.expires') },
        { name: 'time', label: t('calls:manage.form.time'), width: 's', dir: 'ltr', value: '23:59' },
        { name: 'uses', kind: 'number', width: 's', label: t('calls:manage.uses'), value: 1 },
      ],
      submit: { label: t('calls:manage.add-grace') },
    };
  };

  shell.managed({
    path: '/calls/:call',
    policy: readSubmissions,
    handle: async (context, whole) =>
      recordPage(context, whole, await callOf(context, whole), graceForm(context, whole)),
  });
  shell.managed({
    method: 'POST',
    path: '/calls/:call/grace-links',
    policy: manageCalls,
    handle: async (context, whole) => {
      const found = await callOf(context, whole);
      const refilled: { form?: FormModel } = {};
      const made: { href?: string } = {};
      const answer = await pages.submit(context, {
        schema: GraceForm,
        form: graceForm(context, whole),
        page: (form) => {
          refilled.form = form;
          return formPage(context, whole, context.t('calls:manage.add-grace'), form);
        },
        work: async ({ note, day, time, uses }) => {
          const expiresAt = instantOf(whole, day, time, 'time');
          const { secret } = await named(() =>
            grace.make(context.actor, found.call.id, {
              note,
              expiresAt,
              ...(uses === undefined ? {} : { uses }),
            }),
          );
          made.href = `${deps.publicUrl}${below(context, whole, `/calls/${found.call.slug}/grace/${secret}`)}`;
          return '';
        },
      });
      // Its address is in no other answer: the page is shown at once instead of after a redirect.
      return made.href === undefined
        ? answer
        : recordPage(context, whole, found, graceForm(context, whole), made.href);
    },
  });

  const questionForm = (
    context: PageContext,
    whole: EditionWhole,
    row: store.QuestionRow | null,
  ): FormModel => {
    const { t } = context;
    return {
      action: context.request.url.split('?')[0] ?? '',
      fields: [
        ...(row === null ? [] : [versionField(row.version)]),
        textField('label', t('calls:manage.question'), row?.label),
        textField('hint', t('calls:manage.hint'), row?.hint, { optional: true }),
        {
          name: 'type',
          kind: 'select',
          blank: false,
          label: t('calls:manage.type'),
          options: questionTypes.map((value) => ({ value, label: t(`calls:manage.question-type.${value}`) })),
          value: row?.type ?? 'line',
        },
        {
          name: 'options',
          kind: 'textarea',
          rows: 5,
          dir: 'auto',
          optional: true,
          label: t('calls:manage.options'),
          hint: t('calls:manage.options-hint'),
          value: (row?.options ?? []).map(({ label }) => [label.ar, label.en].join(' | ')).join('\n'),
        },
        {
          name: 'kinds',
          kind: 'checkboxes',
          label: t('calls:manage.asked-of'),
          optional: true,
          options: submissionKinds.map((value) => ({ value, label: t(`calls:kinds.${value}`) })),
          value: row?.kinds ?? [],
        },
        {
          name: 'required',
          kind: 'checkbox',
          label: t('calls:manage.required-yes'),
          value: row?.required ?? false,
        },
        {
          name: 'forReviewers',
          kind: 'checkbox',
          label: t('calls:manage.for-reviewers-yes'),
          hint: t('calls:manage.for-reviewers-hint'),
          value: row?.forReviewers ?? true,
        },
      ],
      submit: { label: t('common:action.save') },
      cancel: { href: baseOf(context, whole) },
    };
  };
  /** Choices as typed, one a line; those that stand keep the keys that answers name. */
  const questionOf = (input: Static<typeof QuestionForm>, old: store.QuestionRow | null): QuestionInput => ({
    ...input,
    options: (input.options ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => {
        const [ar = '', en = ''] = line.split('|').map((part) => part.trim());
        const key = old?.options.find(
          ({ label }) => (ar !== '' && label.ar === ar) || (en !== '' && label.en === en),
        )?.key;
        return { ...(key === undefined ? {} : { key }), label: { ar, en } };
      }),
  });
  for (const method of ['GET', 'POST'] as const) {
    shell.managed({
      method,
      path: '/calls/:call/questions/:question',
      policy: manageCalls,
      handle: async (context, whole) => {
        const found = await callOf(context, whole);
        const fresh = context.params.question === 'new';
        const row = found.questions.find(({ id }) => id === context.params.question) ?? null;
        if (!fresh && row === null) throw notFound('question-unknown');
        const title = context.t(`calls:manage.${fresh ? 'add' : 'edit'}-question`);
        const form = questionForm(context, whole, row);
        if (method === 'GET') return formPage(context, whole, title, form);
        return pages.submit(context, {
          schema: QuestionForm,
          form,
          page: (again) => formPage(context, whole, title, again),
          work: async (input, version) => {
            const question = questionOf(input, row);
            if (row === null) await questions.add(context.actor, found.call.id, question);
            else await questions.edit(context.actor, found.call.id, row.id, version, question);
            return `${baseOf(context, whole)}?saved=1`;
          },
        });
      },
    });
  }
}

import { Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { IdSchema, Nullable } from '../../../../platform/http/schemas.ts';
import { choiceField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { ActionModel, FormModel } from '../../../../platform/views/index.ts';
import { listPersonNames } from '../../../directory/index.ts';
import { readAgenda } from '../../../programme/index.ts';
import { type EditionWhole, placeOf } from '../../../series/index.ts';
import { findCall } from '../../store/calls.ts';
import { listPersonsOfAccounts } from '../../store/people.ts';
import * as store from '../../store/submissions.ts';
import { NoteInput } from '../contract.ts';
import { fileHeaders } from '../file-headers.ts';
import { namedAuthors } from '../hand-over.ts';
import { manageCalls, readSubmissions } from '../policy.ts';
import { acceptedStates, mayBecome } from '../rules/states.ts';
import type { SubmissionPages } from './index.ts';
import { authorsTable, filesTable, paperFacts, paperTexts } from './paper-record.ts';
import { say, stateTag } from './say.ts';
import { idOf, managed } from './shared.ts';

/** Adds the page of a submission for those who decide, and its way into the programme. */
export function addManagedPaper(deps: SubmissionPages): void {
  const { pages, shell, database, papers, paperFiles, handOver, extensions } = deps;
  const { db } = database;

  const foundOf = async (context: PageContext, whole: EditionWhole): Promise<store.SubmissionWhole> => {
    const found = await store.findSubmission(db, idOf(context, 'paper'));
    if (found === undefined || found.submission.editionId !== whole.edition.id)
      throw notFound('paper-unknown');
    return found;
  };
  const baseOf = (context: PageContext, whole: EditionWhole): string =>
    managed(context, whole, `/papers/${context.params.paper}`);

  const frame = (
    context: PageContext,
    whole: EditionWhole,
    found: store.SubmissionWhole,
    more: object = {},
  ) =>
    shell.managementPage(context, whole, {
      title: found.submission.title,
      current: '/papers',
      crumbs: [
        { label: context.t('calls:manage.papers'), href: managed(context, whole, '/papers') },
        { label: found.submission.code ?? context.t('calls:state.draft') },
      ],
      ...more,
    });

  shell.managed({
    path: '/papers/:paper',
    policy: readSubmissions,
    handle: async (context, whole): Promise<Page> => {
      const { t } = context;
      const found = await foundOf(context, whole);
      const call = await findCall(db, found.call.id);
      const { submission: row, placedIn } = found;
      const base = baseOf(context, whole);
      const manages = manageCalls.allows(context.actor, placeOf(whole.edition));
      const parts = await Promise.all(extensions.parts.map((make) => make(context, whole, found)));
      const actions: ActionModel[] = [
        ...(manages && acceptedStates.includes(row.state) && placedIn === null
          ? [
              {
                label: t('calls:manage.schedule'),
                href: `${base}/schedule`,
                tone: 'primary' as const,
                icon: 'cal' as const,
              },
            ]
          : []),
        ...(manages && placedIn !== null
          ? [
              {
                label: t('calls:manage.take-out'),
                action: `${base}/take-out`,
                confirm: { title: t('calls:manage.take-out-title'), text: t('calls:manage.take-out-text') },
              },
            ]
          : []),
        ...(manages && mayBecome(row.state, 'withdrawn')
          ? [{ label: t('calls:paper.withdraw'), href: `${base}/withdrawal`, tone: 'plain' as const }]
          : []),
        ...parts.flatMap((part) => part.actions ?? []),
      ];
      const done = queryValue(context, 'done');
      return {
        template: 'pages/record',
        digits: whole.edition.digits,
        page: frame(context, whole, found, { tags: [stateTag(context, row.state)], actions }),
        data: {
          notices: [
            row.state === 'withdrawn' &&
              placedIn !== null && { title: t('calls:manage.still-placed'), tone: 'bad' },
            (done === 'placed' || done === 'removed' || done === 'withdrawn') && {
              title: t(done === 'placed' ? 'calls:manage.placed' : `calls:notice.${done}`),
              tone: 'ok',
              live: true,
            },
          ],
          tabs: parts.flatMap((part) => part.tabs ?? []),
          facts: [
            ...paperFacts(context, whole, found),
            ...(placedIn === null
              ? []
              : [
                  {
                    label: t('calls:paper.session'),
                    value: t('calls:paper.session-link'),
                    href: managed(context, whole, `/sessions/${placedIn}`),
                  },
                ]),
          ],
          cards: [
            ...paperTexts(context, found, call?.questions ?? []),
            ...parts.flatMap((part) => part.cards ?? []),
          ],
          tables: [
            { table: authorsTable(context, found, undefined) },
            { table: filesTable(context, found, call?.questions ?? [], base, false) },
            ...parts.flatMap((part) => part.tables ?? []),
          ],
        },
      };
    },
  });

  shell.managed({
    path: '/papers/:paper/files/:file',
    policy: readSubmissions,
    handle: async (context, whole) => {
      const { submission } = await foundOf(context, whole);
      const { file, bytes } = await paperFiles.read(
        context.actor,
        { id: submission.id },
        idOf(context, 'file'),
      );
      return { type: file.mediaType, body: bytes, headers: fileHeaders(file.name) };
    },
  });

  const withdrawPage = (
    context: PageContext,
    whole: EditionWhole,
    found: store.SubmissionWhole,
    form: FormModel,
  ): Page => ({
    template: 'pages/form',
    page: frame(context, whole, found, {
      title: context.t('calls:paper.withdraw-title'),
      lede: context.t('calls:paper.withdraw-text'),
    }),
    data: { form },
  });
  const withdrawForm = (
    context: PageContext,
    whole: EditionWhole,
    found: store.SubmissionWhole,
  ): FormModel => ({
    action: `${baseOf(context, whole)}/withdrawal`,
    guard: false,
    hidden: { version: String(found.submission.version) },
    fields: [
      {
        name: 'reason',
        kind: 'textarea',
        rows: 3,
        label: context.t('calls:paper.withdraw-reason'),
        optional: true,
        dir: 'auto',
      },
    ],
    submit: { label: context.t('calls:paper.withdraw'), danger: true },
    cancel: { href: baseOf(context, whole) },
  });
  shell.managed({
    path: '/papers/:paper/withdrawal',
    policy: manageCalls,
    handle: async (context, whole) => {
      const found = await foundOf(context, whole);
      return withdrawPage(context, whole, found, withdrawForm(context, whole, found));
    },
  });
  shell.managed({
    method: 'POST',
    path: '/papers/:paper/withdrawal',
    policy: manageCalls,
    handle: async (context, whole) => {
      const found = await foundOf(context, whole);
      return pages.submit(context, {
        schema: NoteInput,
        form: withdrawForm(context, whole, found),
        page: (form) => withdrawPage(context, whole, found, form),
        work: async (input, version) => {
          await papers.withdraw(context.actor, { id: found.submission.id }, version, input);
          return `${baseOf(context, whole)}?done=withdrawn`;
        },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/papers/:paper/take-out',
    policy: manageCalls,
    handle: async (context, whole) => {
      const { submission } = await foundOf(context, whole);
      await handOver.takeOut(context.actor, submission.id);
      return { redirect: `${baseOf(context, whole)}?done=removed` };
    },
  });

  const schemaOf = (found: store.SubmissionWhole) =>
    Type.Object({
      ...(found.submission.kind === 'paper' ? { sessionId: IdSchema } : {}),
      minutes: Type.Optional(Nullable(Type.Integer({ minimum: 5, maximum: 1_440 }))),
      persons: Type.Optional(
        Type.Object(
          Object.fromEntries(namedAuthors(found).map(({ id }) => [id, Type.Optional(Nullable(IdSchema))])),
        ),
      ),
    });

  async function scheduleForm(
    context: PageContext,
    whole: EditionWhole,
    found: store.SubmissionWhole,
  ): Promise<FormModel> {
    const { t } = context;
    const isPaper = found.submission.kind === 'paper';
    const data = isPaper ? await readAgenda(db, whole.edition.id, { audience: 'work' }) : undefined;
    const sessions = (data?.sessions ?? []).filter(
      ({ kind, status }) => kind === 'paper-session' && status !== 'cancelled',
    );
    const authors = namedAuthors(found);
    const known = await listPersonsOfAccounts(
      db,
      authors.flatMap(({ accountId }) => accountId ?? []),
      authors.map(({ email }) => email),
    );
    const persons = await listPersonNames(db, context.language);
    const options = persons.map(({ id, name }) => ({ value: id, label: say(name, context) }));
    return {
      action: `${baseOf(context, whole)}/schedule`,
      groups: [
        {
          fields: [
            ...(isPaper
              ? [
                  choiceField(
                    'sessionId',
                    t('calls:manage.session'),
                    sessions.map((session) => ({
                      value: session.id,
                      label: `${session.code} · ${say(session.title, context)} (${t('calls:manage.session-papers', { count: session.papers.length })})`,
                    })),
                    sessions.find(({ theme }) => theme?.id === found.theme?.id)?.id,
                    { width: 'full' },
                  ),
                ]
              : []),
            {
              name: 'minutes',
              kind: 'number' as const,
              width: 's' as const,
              label: t('calls:manage.minutes'),
              hint: t('calls:manage.minutes-hint'),
              optional: true,
              value: found.submission.minutes,
            },
          ],
        },
        {
          title: t('calls:manage.persons'),
          hint: t('calls:manage.person-hint'),
          fields: authors.map((author) =>
            choiceField(
              `persons.${author.id}`,
              author.name,
              options,
              author.personId ??
                known.find(
                  ({ accountId, email }) =>
                    accountId === author.accountId || email === author.email.toLowerCase(),
                )?.id ??
                options.find(({ label }) => label === author.name)?.value,
              { blank: t('calls:manage.person-new'), width: 'full', hint: author.email },
            ),
          ),
        },
      ],
      submit: { label: t(isPaper ? 'calls:manage.place' : 'calls:manage.make') },
      cancel: { href: baseOf(context, whole) },
    };
  }

  const schedulePage = (
    context: PageContext,
    whole: EditionWhole,
    found: store.SubmissionWhole,
    form: FormModel,
  ): Page => {
    const { t } = context;
    const isPaper = found.submission.kind === 'paper';
    const choice = form.groups?.[0]?.fields[0];
    const none = isPaper && choice !== undefined && 'options' in choice && choice.options?.length === 0;
    return {
      template: 'pages/form',
      digits: whole.edition.digits,
      page: frame(context, whole, found, {
        title: t('calls:manage.schedule-title'),
        lede: t(isPaper ? 'calls:manage.schedule-paper' : 'calls:manage.schedule-session'),
      }),
      data: {
        notices: [
          none && {
            title: t('calls:manage.no-sessions'),
            text: t('calls:manage.no-sessions-text'),
            tone: 'warn',
            actions: [
              { label: t('calls:manage.add-session'), href: managed(context, whole, '/sessions/new') },
            ],
          },
        ],
        form,
      },
    };
  };

  shell.managed({
    path: '/papers/:paper/schedule',
    policy: manageCalls,
    handle: async (context, whole) => {
      const found = await foundOf(context, whole);
      return schedulePage(context, whole, found, await scheduleForm(context, whole, found));
    },
  });
  shell.managed({
    method: 'POST',
    path: '/papers/:paper/schedule',
    policy: manageCalls,
    handle: async (context, whole) => {
      const found = await foundOf(context, whole);
      const { id, kind } = found.submission;
      return pages.submit(context, {
        schema: schemaOf(found),
        form: await scheduleForm(context, whole, found),
        page: (form) => schedulePage(context, whole, found, form),
        work: async (input) => {
          const { sessionId = '', ...rest } = input as {
            sessionId?: string;
            minutes?: number | null;
            persons?: Record<string, string | null>;
          };
          if (kind === 'paper') await handOver.placePaper(context.actor, id, { ...rest, sessionId });
          else await handOver.makeSession(context.actor, id, rest);
          return `${baseOf(context, whole)}?done=placed`;
        },
      });
    },
  });
}

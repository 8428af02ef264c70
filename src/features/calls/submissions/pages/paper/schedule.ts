import { Type } from 'typebox';
import { IdSchema, Nullable } from '../../../../../platform/http/schemas.ts';
import { choiceField } from '../../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { listPersonNames } from '../../../../directory/index.ts';
import { readAgenda } from '../../../../programme/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import { managed } from '../../../../series/index.ts';
import { listPersonsOfAccounts } from '../../../store/people.ts';
import type * as store from '../../../store/submissions.ts';
import { namedAuthors } from '../../hand-over.ts';
import { manageCalls } from '../../policy.ts';
import type { SubmissionPages } from '../index.ts';
import { foundOf, paperFrame, paperHref } from './way.ts';

/** Adds the way of an accepted submission into the programme. */
export function addPaperSchedule(deps: SubmissionPages): void {
  const { pages, shell, database, handOver } = deps;
  const { db } = database;

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
      action: `${paperHref(context, whole)}/schedule`,
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
      cancel: { href: paperHref(context, whole) },
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
      page: paperFrame(deps, context, whole, found, {
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
      const found = await foundOf(deps, context, whole);
      return schedulePage(context, whole, found, await scheduleForm(context, whole, found));
    },
  });
  shell.managed({
    method: 'POST',
    path: '/papers/:paper/schedule',
    policy: manageCalls,
    handle: async (context, whole) => {
      const found = await foundOf(deps, context, whole);
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
          return `${paperHref(context, whole)}?done=placed`;
        },
      });
    },
  });
}

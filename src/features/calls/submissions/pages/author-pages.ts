import { type AppError, isAppError, ruleBroken } from '../../../../platform/errors/index.ts';
import { type Policy, readUpload, signedIn } from '../../../../platform/http/index.ts';
import type { Page, PageAnswer, PageContext } from '../../../../platform/pages/index.ts';
import {
  type ActionModel,
  type FormModel,
  type NoticeModel,
  withInput,
} from '../../../../platform/views/index.ts';
import { inviting } from '../api/shared.ts';
import type { SubmissionKey } from '../context.ts';
import { CoAuthorInput, NoteInput } from '../contract.ts';
import { fileHeaders } from '../file-headers.ts';
import { ownSubmission } from '../policy.ts';
import { unanswered } from '../rules/answers.ts';
import { lastInstant, windowOf } from '../rules/deadline.ts';
import { mayBecome } from '../rules/states.ts';
import type { Opened } from '../service/opening.ts';
import type { SubmissionPages } from './index.ts';
import { paperForm, paperSchema, patchOfForm } from './paper-form.ts';
import { authorsTable, filesTable, paperFacts, paperTexts } from './paper-record.ts';
import { asFormErrors, doneOf } from './public-calls.ts';
import { momentOf, say, stateTag } from './say.ts';
import { below, choicesOf, idOf, versionSent } from './shared.ts';

/** One of the two ways to one's own submission: the secret of its link, or the account that it belongs to. */
interface Way {
  readonly path: string;
  readonly policy: Policy;
  readonly keyOf: (context: PageContext) => SubmissionKey;
  readonly baseOf: (context: PageContext) => string;
}

const ways: readonly Way[] = [
  {
    path: '/papers/:secret',
    policy: ownSubmission,
    keyOf: ({ params }) => ({ secret: params.secret ?? '' }),
    baseOf: (context) => context.href(`/papers/${context.params.secret}`),
  },
  {
    path: '/account/papers/:paper',
    policy: signedIn,
    keyOf: (context) => ({ id: idOf(context, 'paper') }),
    baseOf: (context) => context.href(`/account/papers/${context.params.paper}`),
  },
];

const notices = [
  'draft',
  'received',
  'saved',
  'withdrawn',
  'confirmed',
  'invited',
  'file-added',
  'removed',
] as const;

/** Adds the pages on which authors see and change what is their own. */
export function addAuthorPages(deps: SubmissionPages): void {
  for (const way of ways) addWay(deps, way);
}

function addWay(deps: SubmissionPages, { path, policy, keyOf, baseOf }: Way): void {
  const { pages, shell, opening, papers, coAuthors, paperFiles, clock, describe } = deps;

  const frame = (context: PageContext, opened: Opened, title: string, more: object = {}): Page['page'] =>
    shell.publicPage(context, opened.whole, {
      title,
      private: true,
      crumbs: [
        { label: context.t('calls:calls'), href: below(context, opened.whole, '/calls') },
        {
          label: say(opened.found.call.title, context),
          href: below(context, opened.whole, `/calls/${opened.found.call.slug}`),
        },
        { label: opened.found.submission.code ?? context.t('calls:state.draft') },
      ],
      ...more,
    });

  /** What is due, and what just happened. */
  function noticesOf(context: PageContext, opened: Opened): (NoticeModel | false)[] {
    const { t } = context;
    const { found, questions, whole } = opened;
    const { submission: row, call, grace } = found;
    const done = notices.find((one) => one === doneOf(context));
    const open = opening.isOpen(opened);
    const missing = unanswered(questions, row.kind, row.answers).filter(({ type }) => type === 'file');
    return [
      done !== undefined && {
        title: t(`calls:notice.${done}`),
        ...(done === 'draft' ? { text: t('calls:notice.draft-text') } : {}),
        ...(done === 'received' ? { text: t('calls:notice.received-text', { code: row.code ?? '' }) } : {}),
        tone: 'ok' as const,
        live: true,
      },
      row.state === 'draft' &&
        done !== 'draft' && {
          title: t(`calls:notice.${open ? 'not-submitted' : 'too-late'}`),
          text: open
            ? t('calls:notice.not-submitted-text', {
                when: momentOf(context, whole, lastInstant(call, grace)),
              })
            : t('calls:notice.too-late-text'),
          tone: 'warn' as const,
        },
      row.state === 'draft' &&
        missing.length > 0 && {
          title: t('calls:paper.file-missing', { question: say(missing[0]?.label, context) }),
          tone: 'warn' as const,
        },
      row.state === 'accepted' && {
        title: t('calls:notice.accepted'),
        text: t('calls:notice.accepted-text'),
        tone: 'ok' as const,
      },
      row.state === 'rejected' && { title: t('calls:notice.rejected'), tone: 'info' as const },
      row.state === 'scheduled' && { title: t('calls:notice.scheduled'), tone: 'ok' as const },
    ];
  }

  function actionsOf(context: PageContext, opened: Opened): ActionModel[] {
    const { t } = context;
    const { submission: row } = opened.found;
    const base = baseOf(context);
    const open = opening.isOpen(opened);
    const fields = { version: String(row.version) };
    return [
      ...(open && row.state === 'draft'
        ? [{ label: t('calls:paper.submit'), action: `${base}/submission`, fields, tone: 'primary' as const }]
        : []),
      ...(row.state === 'accepted'
        ? [
            {
              label: t('calls:paper.confirm'),
              action: `${base}/confirmation`,
              fields,
              tone: 'primary' as const,
            },
          ]
        : []),
      ...(open ? [{ label: t('calls:paper.edit'), href: `${base}/edit`, icon: 'pen' as const }] : []),
      ...(row.state === 'draft'
        ? [
            {
              label: t('calls:paper.delete'),
              action: `${base}/deletion`,
              fields,
              tone: 'danger' as const,
              confirm: { title: t('calls:paper.delete-title'), text: t('calls:paper.delete-text') },
            },
          ]
        : []),
      ...(mayBecome(row.state, 'withdrawn')
        ? [{ label: t('calls:paper.withdraw'), href: `${base}/withdrawal`, tone: 'plain' as const }]
        : []),
    ];
  }

  const fileForm = (context: PageContext, { questions, found }: Opened): FormModel => ({
    id: 'file',
    action: `${baseOf(context)}/files`,
    multipart: true,
    guard: false,
    fields: [
      {
        name: 'questionId',
        kind: 'select',
        label: context.t('calls:paper.file-for'),
        blank: false,
        options: [
          { value: '', label: context.t('calls:paper.text') },
          ...questions
            .filter(({ type }) => type === 'file')
            .map(({ id, label }) => ({ value: id, label: say(label, context) })),
        ],
        value:
          unanswered(questions, found.submission.kind, found.submission.answers).find(
            ({ type }) => type === 'file',
          )?.id ?? '',
      },
      {
        name: 'file',
        kind: 'file',
        label: context.t('calls:paper.file'),
        hint: context.t('calls:paper.file-hint'),
        accept: '.pdf,.docx,.pptx,.xlsx',
      },
    ],
    submit: { label: context.t('calls:paper.add-file') },
  });

  const authorForm = (context: PageContext): FormModel => ({
    id: 'co-author',
    action: `${baseOf(context)}/co-authors`,
    guard: false,
    fields: [
      { name: 'name', label: context.t('calls:paper.author-name'), dir: 'auto' },
      {
        name: 'email',
        kind: 'email',
        label: context.t('calls:paper.author-email'),
        hint: context.t('calls:paper.author-email-hint'),
      },
      { name: 'affiliation', label: context.t('calls:paper.affiliation'), optional: true, dir: 'auto' },
      { name: 'presenting', kind: 'checkbox', label: context.t('calls:paper.author-presents'), value: false },
    ],
    submit: { label: context.t('calls:paper.invite') },
  });

  const graceForm = (context: PageContext, { found }: Opened): FormModel => ({
    id: 'grace',
    action: `${baseOf(context)}/submission`,
    guard: false,
    hidden: { version: String(found.submission.version) },
    fields: [
      {
        name: 'grace',
        label: context.t('calls:paper.grace'),
        hint: context.t('calls:paper.grace-hint'),
        dir: 'ltr',
      },
    ],
    submit: { label: context.t('calls:paper.submit') },
  });

  const inviting409 = (opened: Opened): boolean =>
    ['draft', 'submitted', 'under-review', 'accepted', 'confirmed'].includes(opened.found.submission.state);

  function recordPage(
    context: PageContext,
    opened: Opened,
    forms: {
      readonly file?: FormModel;
      readonly author?: FormModel;
      readonly grace?: FormModel;
      readonly status?: number;
    } = {},
  ): Page {
    const { t } = context;
    const { found, questions, whole } = opened;
    const { submission: row } = found;
    const base = baseOf(context);
    const open = opening.isOpen(opened);
    const late = row.state === 'draft' && windowOf(found.call, clock.now()) === 'closed' && !open;
    return {
      template: 'calls/paper',
      digits: whole.edition.digits,
      ...(forms.status === undefined ? {} : { status: forms.status }),
      page: frame(context, opened, row.title, {
        tags: [stateTag(context, row.state)],
        actions: actionsOf(context, opened),
      }),
      data: {
        notices: noticesOf(context, opened),
        facts: paperFacts(context, whole, found),
        cards: paperTexts(context, found, questions),
        tables: [
          { table: authorsTable(context, found, inviting409(opened) ? base : undefined) },
          { table: filesTable(context, found, questions, base, open) },
        ],
        forms: [
          ...(late
            ? [{ title: t('calls:paper.grace-title'), form: forms.grace ?? graceForm(context, opened) }]
            : []),
          ...(open
            ? [{ title: t('calls:paper.add-file'), form: forms.file ?? fileForm(context, opened) }]
            : []),
          ...(inviting409(opened)
            ? [{ title: t('calls:paper.add-author'), form: forms.author ?? authorForm(context) }]
            : []),
        ],
      },
    };
  }

  const get = (
    below: string,
    handle: (context: PageContext, opened: Opened) => Promise<PageAnswer> | PageAnswer,
  ) =>
    pages.route({
      path: `${path}${below}`,
      policy,
      handle: async (context) => handle(context, await opening.read(context.actor, keyOf(context))),
    });

  get('', (context, opened) => recordPage(context, opened));

  const editPage = (context: PageContext, opened: Opened, form: FormModel): Page => ({
    template: 'pages/form',
    digits: opened.whole.edition.digits,
    page: frame(context, opened, context.t('calls:form.edit')),
    data: { layout: 'public', form },
  });
  const editForm = async (context: PageContext, { found, questions, whole }: Opened): Promise<FormModel> =>
    paperForm(
      context,
      whole,
      { call: found.call, questions, ...(await choicesOf(deps, whole.edition.id)), found },
      { action: `${baseOf(context)}/edit`, cancel: baseOf(context) },
    );

  get('/edit', async (context, opened) =>
    opening.isOpen(opened)
      ? editPage(context, opened, await editForm(context, opened))
      : { redirect: baseOf(context) },
  );

  pages.route({
    method: 'POST',
    path: `${path}/edit`,
    policy,
    handle: async (context) => {
      const opened = await opening.read(context.actor, keyOf(context));
      return pages.submit(context, {
        schema: paperSchema(opened.questions),
        form: await editForm(context, opened),
        page: (form) => editPage(context, opened, form),
        work: async (input, version) => {
          const { patch } = patchOfForm(input, opened.questions);
          await asFormErrors(() => papers.edit(context.actor, keyOf(context), version, patch));
          return `${baseOf(context)}?done=saved`;
        },
      });
    },
  });

  /** A step that has no form: done, and back to the record. */
  const step = (
    below: string,
    done: string,
    work: (context: PageContext, version: number | null) => Promise<unknown>,
  ) =>
    pages.route({
      method: 'POST',
      path: `${path}${below}`,
      policy,
      handle: async (context) => {
        await work(context, versionSent(context));
        return { redirect: `${baseOf(context)}?done=${done}` };
      },
    });

  step('/confirmation', 'confirmed', (context, version) =>
    papers.confirm(context.actor, keyOf(context), version),
  );
  step('/files/:file/removal', 'removed', (context) =>
    paperFiles.remove(context.actor, keyOf(context), idOf(context, 'file')),
  );
  step('/co-authors/:author/removal', 'removed', (context) =>
    coAuthors.remove(context.actor, keyOf(context), idOf(context, 'author')),
  );

  pages.route({
    method: 'POST',
    path: `${path}/submission`,
    policy,
    handle: async (context) => {
      const { grace = '' } = (context.request.body ?? {}) as { grace?: string };
      const secret = grace.trim().split('/').at(-1)?.split('?')[0];
      try {
        await papers.submit(
          context.actor,
          keyOf(context),
          versionSent(context),
          secret ? { grace: secret } : {},
        );
      } catch (thrown) {
        if (!isAppError(thrown) || (thrown.status === 404 && thrown.code === 'paper-unknown')) throw thrown;
        return refusedStep(context, thrown);
      }
      return { redirect: `${baseOf(context)}?done=received` };
    },
  });

  /** Unfinished: the form again, with what it lacks; anything else as a notice on the record. */
  async function refusedStep(context: PageContext, error: AppError): Promise<PageAnswer> {
    const opened = await opening.read(context.actor, keyOf(context));
    const message = (code: string, field: string, params: Readonly<Record<string, string | number>>) =>
      describe(context.language, code, { field, ...params });
    if (error.errors.length === 0) {
      const form = graceForm(context, opened);
      return recordPage(context, opened, {
        status: error.status,
        grace: { ...form, errors: [{ field: 'grace', message: message(error.code, '', error.params) }] },
      });
    }
    const form = await editForm(context, opened);
    const fields = (form.groups ?? []).flatMap((group) => group.fields);
    return {
      ...editPage(context, opened, {
        ...form,
        errors: error.errors.map(({ field, code, params }) => ({
          field,
          message: message(code, fields.find(({ name }) => name === field)?.label ?? field, params ?? {}),
        })),
      }),
      status: 422,
    };
  }

  pages.route({
    method: 'POST',
    path: `${path}/deletion`,
    policy,
    handle: async (context): Promise<Page> => {
      const opened = await opening.read(context.actor, keyOf(context));
      await papers.remove(context.actor, keyOf(context), versionSent(context));
      const { t } = context;
      return {
        template: 'pages/done',
        page: shell.publicPage(context, opened.whole, { title: t('calls:deleted.title'), private: true }),
        data: {
          layout: 'public',
          done: {
            title: t('calls:deleted.title'),
            text: t('calls:deleted.text'),
            actions: [{ label: t('calls:deleted.again'), href: below(context, opened.whole, '/calls') }],
          },
        },
      };
    },
  });

  const withdrawForm = (context: PageContext, { found }: Opened): FormModel => ({
    action: `${baseOf(context)}/withdrawal`,
    guard: false,
    hidden: { version: String(found.submission.version) },
    fields: [
      {
        name: 'reason',
        kind: 'textarea',
        rows: 3,
        label: context.t('calls:paper.withdraw-reason'),
        hint: context.t('calls:paper.withdraw-reason-hint'),
        optional: true,
        dir: 'auto',
      },
    ],
    submit: { label: context.t('calls:paper.withdraw'), danger: true },
    cancel: { href: baseOf(context) },
  });
  const withdrawPage = (context: PageContext, opened: Opened, form: FormModel): Page => ({
    template: 'pages/form',
    page: frame(context, opened, context.t('calls:paper.withdraw-title'), {
      lede: context.t('calls:paper.withdraw-text'),
    }),
    data: { layout: 'public', form },
  });
  get('/withdrawal', (context, opened) => withdrawPage(context, opened, withdrawForm(context, opened)));
  pages.route({
    method: 'POST',
    path: `${path}/withdrawal`,
    policy,
    handle: async (context) => {
      const opened = await opening.read(context.actor, keyOf(context));
      return pages.submit(context, {
        schema: NoteInput,
        form: withdrawForm(context, opened),
        page: (form) => withdrawPage(context, opened, form),
        work: async (input, version) => {
          await papers.withdraw(context.actor, keyOf(context), version, input);
          return `${baseOf(context)}?done=withdrawn`;
        },
      });
    },
  });

  pages.route({
    method: 'POST',
    path: `${path}/co-authors`,
    policy,
    limit: inviting,
    handle: async (context) => {
      const opened = await opening.read(context.actor, keyOf(context));
      return pages.submit(context, {
        schema: CoAuthorInput,
        form: authorForm(context),
        page: (form) => recordPage(context, opened, { author: form }),
        work: async (input) => {
          await coAuthors.invite(context.actor, keyOf(context), input);
          return `${baseOf(context)}?done=invited`;
        },
      });
    },
  });

  pages.route({
    method: 'POST',
    path: `${path}/files`,
    policy,
    handle: async (context) => {
      const { file, fields } = await readUpload(context.request);
      const question = String(fields.questionId ?? '');
      try {
        if (file === null) throw ruleBroken({ field: 'file', code: 'field-required' });
        await paperFiles.add(context.actor, keyOf(context), question === '' ? null : question, file);
      } catch (thrown) {
        if (!isAppError(thrown) || ![409, 413, 422].includes(thrown.status)) throw thrown;
        const opened = await opening.read(context.actor, keyOf(context));
        const form = fileForm(context, opened);
        const errors =
          thrown.errors.length > 0
            ? thrown.errors
            : [{ field: 'file', code: thrown.code, params: thrown.params }];
        return recordPage(context, opened, {
          status: thrown.status,
          file: withInput(
            form,
            fields,
            errors.map(({ field, code, params }) => ({
              field,
              message: describe(context.language, code, {
                field: form.fields?.find(({ name }) => name === field)?.label ?? field,
                ...params,
              }),
            })),
          ),
        });
      }
      return { redirect: `${baseOf(context)}?done=file-added` };
    },
  });

  pages.route({
    path: `${path}/files/:file`,
    policy,
    handle: async (context) => {
      const { file, bytes } = await paperFiles.read(context.actor, keyOf(context), idOf(context, 'file'));
      return { type: file.mediaType, body: bytes, headers: fileHeaders(file.name) };
    },
  });
}

import { isAppError, notFound } from '../../../platform/errors/index.ts';
import { readUpload } from '../../../platform/http/index.ts';
import { choiceField, textField, versionField } from '../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { queryValue } from '../../../platform/pages/workbench.ts';
import { type FieldModel, type FormModel, type TagModel, withInput } from '../../../platform/views/index.ts';
import { type EditionWhole, managementPath, sentence } from '../../series/index.ts';
import { SessionFilePatch } from '../contract/files.ts';
import { manageProgramme } from '../policy.ts';
import { say, sizeText } from '../say.ts';
import { listSessionFiles, type SessionFileRow, type SessionFileWhole } from '../store/files.ts';
import { findSession, type SessionRow } from '../store/sessions.ts';
import { sessionFileAudiences, sessionFileKinds } from '../tables.ts';
import type { ProgrammePages } from './index.ts';

const audienceTone: Readonly<Record<SessionFileRow['audience'], TagModel['tone']>> = {
  public: 'ok',
  participants: 'info',
  work: 'line',
};

/** Adds the page of a session's documents: what there is, one more, and each one's form. */
export function addSessionFilesPages(programme: ProgrammePages): void {
  const { pages, shell, database, sessionFiles, describe } = programme;

  const ownBase = (context: PageContext, whole: EditionWhole, session: SessionRow): string =>
    context.href(`${managementPath(whole)}/sessions/${session.id}/files`);

  async function sessionOf(context: PageContext, whole: EditionWhole): Promise<SessionRow> {
    const id = context.params.session ?? '';
    const session = /^[0-9a-f-]{36}$/.test(id) ? await findSession(database.db, id) : undefined;
    if (session?.editionId !== whole.edition.id) throw notFound('session-unknown');
    return session;
  }

  const fieldsOf = ({ t }: PageContext, whole: EditionWhole, row: SessionFileRow | null): FieldModel[] => [
    choiceField(
      'kind',
      t('common:label.kind'),
      sessionFileKinds.map((value) => ({ value, label: t(`session-files:kind.${value}`) })),
      row?.kind ?? 'document',
      { blank: false },
    ),
    textField('title', t('common:label.title'), row?.title, { authentic: whole.edition.authenticLanguage }),
    choiceField(
      'language',
      t('common:label.language'),
      (['ar', 'en'] as const).map((value) => ({ value, label: t(`common:language.${value}`) })),
      row?.language,
      { blank: t('session-files:any-language'), optional: true },
    ),
    {
      name: 'audience',
      kind: 'radios',
      label: t('session-files:audience.label'),
      hint: t('session-files:audience.hint'),
      options: sessionFileAudiences.map((value) => ({
        value,
        label: sentence(t(`session-files:audience.${value}`)),
      })),
      value: row?.audience ?? 'work',
    },
  ];

  const addForm = (context: PageContext, whole: EditionWhole, session: SessionRow): FormModel => ({
    id: 'file',
    action: ownBase(context, whole, session),
    fields: [
      {
        name: 'file',
        kind: 'file',
        label: context.t('session-files:file'),
        hint: context.t('session-files:file-hint'),
        accept: '.pdf,.docx,.pptx,.xlsx',
      },
      ...fieldsOf(context, whole, null),
    ],
    submit: { label: context.t('session-files:add') },
  });

  const crumbsOf = (context: PageContext, whole: EditionWhole, session: SessionRow) => [
    {
      label: context.t('common:nav.management.sessions'),
      href: context.href(`${managementPath(whole)}/sessions`),
    },
    {
      label: say(session.title, context.language),
      href: context.href(`${managementPath(whole)}/sessions/${session.id}`),
    },
  ];

  function listPage(
    context: PageContext,
    whole: EditionWhole,
    session: SessionRow,
    found: readonly SessionFileWhole[],
    form: FormModel,
  ): Page {
    const { language } = context;
    const t = context.words(whole.edition.digits);
    const base = ownBase(context, whole, session);
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: t('session-files:title'),
        lede: say(session.title, language),
        current: '/sessions',
        crumbs: [...crumbsOf(context, whole, session), { label: t('session-files:title') }],
      }),
      data: {
        notices: [
          queryValue(context, 'saved') !== '' && { tone: 'ok', title: t('common:result.saved'), live: true },
        ],
        tables: [
          {
            table: {
              id: 'files',
              caption: t('session-files:title'),
              columns: [
                { key: 'title', label: t('common:label.title') },
                { key: 'audience', label: t('session-files:audience.label') },
                { key: 'file', label: t('session-files:file') },
                { key: 'actions', label: t('common:label.actions'), labelHidden: true },
              ],
              rows: found.map(({ row, name, bytes }) => ({
                id: row.id,
                title: say(row.title, language),
                href: `${base}/${row.id}`,
                sub: [
                  t(`session-files:kind.${row.kind}`),
                  ...(row.language === null ? [] : [t(`common:language.${row.language}`)]),
                ].join('\u00a0· '),
                cells: {
                  audience: {
                    tag: {
                      text: sentence(t(`session-files:audience.${row.audience}`)),
                      tone: audienceTone[row.audience],
                    },
                  },
                  file: { text: name, href: `/files/${row.fileId}`, sub: sizeText(bytes, t) },
                  actions: {
                    actions: [
                      {
                        label: t('common:action.delete'),
                        about: say(row.title, language),
                        action: `${base}/${row.id}/deletion`,
                        tone: 'plain' as const,
                        icon: 'trash' as const,
                        size: 'sm' as const,
                        confirm: {
                          title: t('session-files:delete', { title: say(row.title, language) }),
                          text: t('session-files:delete-text'),
                          page: true,
                        },
                      },
                    ],
                  },
                },
              })),
              empty: { title: t('session-files:none') },
            },
          },
        ],
        form,
        formTitle: t('session-files:new'),
      },
    };
  }

  const filesOf = (session: SessionRow) => listSessionFiles(database.db, session.editionId, session.id);

  shell.managed({
    path: '/sessions/:session/files',
    policy: manageProgramme,
    async handle(context, whole) {
      const session = await sessionOf(context, whole);
      return listPage(context, whole, session, await filesOf(session), addForm(context, whole, session));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/sessions/:session/files',
    policy: manageProgramme,
    async handle(context, whole) {
      const session = await sessionOf(context, whole);
      const { file, fields } = await readUpload(context.request);
      const form = addForm(context, whole, session);
      const labelOf = (name: string): string =>
        form.fields?.find((field) => name === field.name || name.startsWith(`${field.name}.`))?.label ?? name;
      const text = (name: string): string => String([fields[name] ?? ''].flat().at(-1));
      try {
        await sessionFiles.add(
          context.actor,
          session.id,
          {
            kind: sessionFileKinds.find((one) => one === text('kind')) ?? 'document',
            title: { ar: text('title.ar'), en: text('title.en') },
            language: (['ar', 'en'] as const).find((one) => one === text('language')) ?? null,
            audience: sessionFileAudiences.find((one) => one === text('audience')) ?? 'work',
          },
          file,
        );
      } catch (error) {
        if (!isAppError(error) || ![413, 422].includes(error.status)) throw error;
        const errors =
          error.errors.length > 0
            ? error.errors
            : [{ field: 'file', code: error.code, params: error.params }];
        const again = withInput(
          form,
          fields,
          errors.map(({ field, code, params }) => ({
            field,
            message: describe(context.language, code, { field: labelOf(field), ...(params ?? {}) }),
          })),
        );
        return { ...listPage(context, whole, session, await filesOf(session), again), status: error.status };
      }
      return { redirect: `${ownBase(context, whole, session)}?saved=1` };
    },
  });

  async function fileOf(context: PageContext, session: SessionRow): Promise<SessionFileWhole> {
    const found = (await filesOf(session)).find(({ row }) => row.id === context.params.file);
    if (found === undefined) throw notFound('session-file-unknown');
    return found;
  }

  const editForm = (
    context: PageContext,
    whole: EditionWhole,
    session: SessionRow,
    { row }: SessionFileWhole,
  ): FormModel => ({
    action: `${ownBase(context, whole, session)}/${row.id}`,
    fields: [
      versionField(row.version),
      ...fieldsOf(context, whole, row),
      {
        name: 'position',
        kind: 'number',
        label: context.t('programme:form.order'),
        value: row.position,
        width: 's',
      },
    ],
    submit: { label: context.t('common:action.save') },
    cancel: { href: ownBase(context, whole, session) },
  });

  const editPage = (
    context: PageContext,
    whole: EditionWhole,
    session: SessionRow,
    found: SessionFileWhole,
    form: FormModel,
  ): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title: say(found.row.title, context.language),
      current: '/sessions',
      crumbs: [
        ...crumbsOf(context, whole, session),
        { label: context.t('session-files:title'), href: ownBase(context, whole, session) },
        { label: say(found.row.title, context.language) },
      ],
    }),
    data: { form },
  });

  shell.managed({
    path: '/sessions/:session/files/:file',
    policy: manageProgramme,
    async handle(context, whole) {
      const session = await sessionOf(context, whole);
      const found = await fileOf(context, session);
      return editPage(context, whole, session, found, editForm(context, whole, session, found));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/sessions/:session/files/:file',
    policy: manageProgramme,
    async handle(context, whole) {
      const session = await sessionOf(context, whole);
      const found = await fileOf(context, session);
      return pages.submit(context, {
        schema: SessionFilePatch,
        form: editForm(context, whole, session, found),
        page: (form) => editPage(context, whole, session, found, form),
        async work(input, version) {
          await sessionFiles.edit(context.actor, found.row.id, version, input);
          return `${ownBase(context, whole, session)}?saved=1`;
        },
      });
    },
  });

  shell.managed({
    path: '/sessions/:session/files/:file/deletion',
    policy: manageProgramme,
    async handle(context, whole) {
      const session = await sessionOf(context, whole);
      const found = await fileOf(context, session);
      const { t } = context;
      const title = t('session-files:delete', { title: say(found.row.title, context.language) });
      return {
        template: 'pages/form',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title,
          lede: t('session-files:delete-text'),
          current: '/sessions',
          crumbs: crumbsOf(context, whole, session),
        }),
        data: {
          form: {
            action: `${ownBase(context, whole, session)}/${found.row.id}/deletion`,
            guard: false,
            submit: { label: t('common:action.delete'), danger: true },
            cancel: { href: ownBase(context, whole, session) },
          },
        },
      };
    },
  });

  shell.managed({
    method: 'POST',
    path: '/sessions/:session/files/:file/deletion',
    policy: manageProgramme,
    async handle(context, whole) {
      const session = await sessionOf(context, whole);
      const found = await fileOf(context, session);
      await sessionFiles.remove(context.actor, found.row.id, null);
      return { redirect: `${ownBase(context, whole, session)}?saved=1` };
    },
  });
}

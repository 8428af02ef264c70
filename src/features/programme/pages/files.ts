import { isAppError } from '../../../platform/errors/index.ts';
import { readUpload } from '../../../platform/http/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { queryValue } from '../../../platform/pages/workbench.ts';
import { type FormModel, type TagModel, withInput } from '../../../platform/views/index.ts';
import { type EditionWhole, sentence } from '../../series/index.ts';
import { manageProgramme } from '../policy.ts';
import { say, sizeText } from '../say.ts';
import { listSessionFiles, type SessionFileRow, type SessionFileWhole } from '../store/files.ts';
import type { SessionRow } from '../store/sessions.ts';
import { sessionFileAudiences, sessionFileKinds } from '../tables.ts';
import { crumbsOf, fieldsOf, ownBase, sessionOf } from './file-parts.ts';
import type { ProgrammePages } from './index.ts';

const audienceTone: Readonly<Record<SessionFileRow['audience'], TagModel['tone']>> = {
  public: 'ok',
  participants: 'info',
  work: 'line',
};

/** Adds the page of a session's documents: what there is, and one more. */
export function addSessionFilesPages(programme: ProgrammePages): void {
  const { shell, database, sessionFiles, describe } = programme;

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
                        fields: { version: String(row.version) },
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
      const session = await sessionOf(database, context, whole);
      return listPage(context, whole, session, await filesOf(session), addForm(context, whole, session));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/sessions/:session/files',
    policy: manageProgramme,
    async handle(context, whole) {
      const session = await sessionOf(database, context, whole);
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
}

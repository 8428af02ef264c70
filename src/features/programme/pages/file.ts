import { notFound } from '../../../platform/errors/index.ts';
import { versionField } from '../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import type { FormModel } from '../../../platform/views/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import { SessionFilePatch } from '../contract/files.ts';
import { manageProgramme } from '../policy.ts';
import { say } from '../say.ts';
import { listSessionFiles, type SessionFileWhole } from '../store/files.ts';
import type { SessionRow } from '../store/sessions.ts';
import { crumbsOf, fieldsOf, ownBase, sessionOf } from './file-parts.ts';
import type { ProgrammePages } from './index.ts';

/** Adds the pages of one document of a session: its form, and its deletion. */
export function addSessionFilePages({ pages, shell, database, sessionFiles }: ProgrammePages): void {
  async function fileOf(context: PageContext, session: SessionRow): Promise<SessionFileWhole> {
    const found = (await listSessionFiles(database.db, session.editionId, session.id)).find(
      ({ row }) => row.id === context.params.file,
    );
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
      const session = await sessionOf(database, context, whole);
      const found = await fileOf(context, session);
      return editPage(context, whole, session, found, editForm(context, whole, session, found));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/sessions/:session/files/:file',
    policy: manageProgramme,
    async handle(context, whole) {
      const session = await sessionOf(database, context, whole);
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
      const session = await sessionOf(database, context, whole);
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
            hidden: { version: String(found.row.version) },
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
      const session = await sessionOf(database, context, whole);
      const found = await fileOf(context, session);
      const { version } = (context.request.body ?? {}) as { version?: unknown };
      await sessionFiles.remove(context.actor, found.row.id, Number(version));
      return { redirect: `${ownBase(context, whole, session)}?saved=1` };
    },
  });
}

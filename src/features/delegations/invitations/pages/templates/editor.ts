import { Type } from 'typebox';
import { notFound } from '../../../../../platform/errors/index.ts';
import { type Language, textIn } from '../../../../../platform/language/index.ts';
import { deletionPage } from '../../../../../platform/pages/deletion.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { queryValue } from '../../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import { listInvitations } from '../../../store/invitations.ts';
import type * as store from '../../../store/letters.ts';
import { letterHeaders } from '../../api/shared.ts';
import { TemplatePatch } from '../../contract.ts';
import { writeInvitations } from '../../policy.ts';
import { previewCards, previewOf } from '../letter-preview.ts';
import { type InvitationPages, partyIn, templatesPath } from '../shared.ts';
import { deletionOf, fieldHelp, formOf, listLink } from './form.ts';
import { templateOf } from './found.ts';

/** Adds the editor of a template, its fields beside it, its preview for one who is invited, and its end. */
export function addTemplateEditor(deps: InvitationPages): void {
  const { shell, pages, database, templates, letters } = deps;
  const { db } = database;

  /** The editor: fields beside it, and below it what the letter says to one who is invited. */
  async function editPage(
    context: PageContext,
    whole: EditionWhole,
    row: store.LetterTemplateRow,
    form: FormModel,
  ): Promise<Page> {
    const t = context.words(whole.edition.digits);
    const base = templatesPath(context, whole);
    const invited =
      row.kind === 'invitation' ? await listInvitations(db, whole.edition.id, context.language) : [];
    const wanted = queryValue(context, 'for');
    const chosen = invited.find(({ invitation }) => invitation.id === wanted) ?? invited[0];
    const preview =
      chosen === undefined
        ? undefined
        : await previewOf(deps, whole, { ...chosen, invitation: { ...chosen.invitation, body: null } }, row);
    const name = textIn(row.name, context.language).text;
    return {
      template: 'delegations/letter-template',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: name,
        current: '/invitations',
        crumbs: [listLink(context, whole), { label: name }],
      }),
      data: {
        form,
        help: fieldHelp(context, row.kind),
        ...(chosen === undefined
          ? {}
          : {
              chooser: {
                action: `${base}/${row.id}`,
                method: 'get',
                submit: { label: t('invitations:preview.show'), secondary: true },
                guard: false,
                fields: [
                  {
                    name: 'for',
                    kind: 'select',
                    blank: false,
                    label: t('invitations:preview.for'),
                    value: chosen.invitation.id,
                    options: invited.map((one) => ({
                      value: one.invitation.id,
                      label: partyIn(context, one),
                    })),
                  },
                ],
              } satisfies FormModel,
              cards: previewCards(context, preview, (language: Language) =>
                t(`invitations:preview.${language}`),
              ),
              file: {
                label: t('invitations:preview.file'),
                href: `${base}/${row.id}/preview.pdf?for=${chosen.invitation.id}`,
                icon: 'doc',
              },
            }),
      },
    };
  }

  shell.managed({
    path: '/letter-templates/:letterTemplate',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const row = await templateOf(deps, context, whole);
      return editPage(context, whole, row, formOf(context, whole, row.kind, row));
    },
  });
  shell.managed({
    method: 'POST',
    path: '/letter-templates/:letterTemplate',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const row = await templateOf(deps, context, whole);
      const form = formOf(context, whole, row.kind, row);
      const shown = await editPage(context, whole, row, form);
      return pages.submit(context, {
        schema: TemplatePatch,
        form,
        page: (again) => ({ ...shown, data: { ...shown.data, form: again } }),
        work: async (input, version) => {
          await templates.edit(context.actor, row.id, version, input);
          return `${templatesPath(context, whole)}?done=saved`;
        },
      });
    },
  });
  shell.managed({
    path: '/letter-templates/:letterTemplate/preview.pdf',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const row = await templateOf(deps, context, whole);
      const wanted = queryValue(context, 'for');
      const invited = await listInvitations(db, whole.edition.id, context.language);
      const chosen = invited.find(({ invitation }) => invitation.id === wanted) ?? invited[0];
      const preview =
        chosen === undefined || row.kind !== 'invitation'
          ? undefined
          : await previewOf(deps, whole, chosen, row);
      if (preview === undefined) throw notFound('invitation-letter-none');
      const body = await letters.render(preview.document);
      return { type: 'application/pdf', body, headers: letterHeaders('preview.pdf', 'inline') };
    },
  });
  shell.managed({
    path: '/letter-templates/:letterTemplate/delete',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const row = await templateOf(deps, context, whole);
      return deletionPage(database, {
        ...deletionOf(context, whole, row),
        page: shell.managementPage(context, whole, {
          title: context.t('invitations:template.delete-title'),
          current: '/invitations',
          crumbs: [listLink(context, whole), { label: context.t('common:action.delete') }],
        }),
        digits: whole.edition.digits,
        t: context.words(whole.edition.digits),
        back: `${templatesPath(context, whole)}/${row.id}`,
        row: { table: 'letter_templates', id: row.id },
      });
    },
  });
  shell.managed({
    method: 'POST',
    path: '/letter-templates/:letterTemplate/delete',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const row = await templateOf(deps, context, whole);
      const form = formOf(context, whole, row.kind, row);
      const shown = await editPage(context, whole, row, form);
      return pages.submit(context, {
        schema: Type.Object({}),
        form,
        page: (again) => ({ ...shown, data: { ...shown.data, form: again } }),
        work: async (_input, version) => {
          await templates.remove(context.actor, row.id, version);
          return `${templatesPath(context, whole)}?done=deleted`;
        },
      });
    },
  });
}

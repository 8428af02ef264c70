import { Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { type Language, localText, textIn } from '../../../../platform/language/index.ts';
import { deletionAction, deletionPage } from '../../../../platform/pages/deletion.ts';
import { textField, versionField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel, TableModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { listInvitations } from '../../store/invitations.ts';
import * as store from '../../store/letters.ts';
import { type LetterKind, letterKinds } from '../../tables.ts';
import { letterHeaders } from '../api/shared.ts';
import { TemplateInput, TemplatePatch } from '../contract.ts';
import { writeInvitations } from '../policy.ts';
import { editedText, fieldName, letterFields } from '../rules/fields.ts';
import { standardLetters } from '../rules/standard.ts';
import { previewCards, previewOf } from './letter-preview.ts';
import { boardPath, formPage, type InvitationPages, idIn, partyIn, templatesPath } from './shared.ts';

/** Adds letter templates: the list, the editor with its fields beside it, and a preview for one who is invited. */
export function addTemplatePages(deps: InvitationPages): void {
  const { shell, pages, database, templates, letters } = deps;
  const { db } = database;

  const listLink = (context: PageContext, whole: EditionWhole) => ({
    label: context.t('invitations:templates'),
    href: templatesPath(context, whole),
  });

  const formOf = (
    context: PageContext,
    whole: EditionWhole,
    kind: LetterKind,
    row?: store.LetterTemplateRow,
  ): FormModel => {
    const t = context.words(whole.edition.digits);
    const standard = standardLetters[kind];
    const base = templatesPath(context, whole);
    return {
      action: row === undefined ? `${base}/new?kind=${kind}` : `${base}/${row.id}`,
      submit: { label: t('common:action.save') },
      cancel: { href: base },
      ...(row === undefined
        ? {}
        : { actions: [deletionAction(t('common:action.delete'), deletionOf(context, whole, row))] }),
      fields: [
        ...(row === undefined
          ? [{ name: 'kind', kind: 'hidden' as const, label: '', value: kind }]
          : [versionField(row.version)]),
        textField('name', t('invitations:template.name'), row?.name ?? localText(standard.name)),
        textField(
          'subject',
          t('invitations:template.subject'),
          editedText(row?.subject ?? localText(standard.subject)),
        ),
        textField('body', t('invitations:template.body'), editedText(row?.body ?? localText(standard.body)), {
          long: true,
          rows: 16,
          hint: t('invitations:template.body-hint'),
        }),
        textField('signatoryPost', t('invitations:template.signatory-post'), row?.signatoryPost, {
          optional: true,
        }),
        textField('signatoryName', t('invitations:template.signatory-name'), row?.signatoryName, {
          optional: true,
        }),
      ],
    };
  };

  const fieldHelp = (context: PageContext, kind: LetterKind) => ({
    title: context.t('invitations:template.fields'),
    lines: [
      ...letterFields[kind].map((name) =>
        context.t('invitations:template.field-line', {
          code: `\u2067{{${fieldName(name, 'ar')}}}\u2069 \u2066{{${name}}}\u2069`,
          meaning: context.t(`invitations:field.${name}`),
        }),
      ),
      context.t('invitations:template.part-line', { code: '\u2066[[ … ]]\u2069' }),
    ],
  });

  const deletionOf = (context: PageContext, whole: EditionWhole, row: store.LetterTemplateRow) => ({
    confirm: {
      title: context.t('invitations:template.delete-title'),
      text: context.t('invitations:template.delete-text'),
    },
    action: `${templatesPath(context, whole)}/${row.id}/delete`,
    version: row.version,
  });

  const known = async (context: PageContext, whole: EditionWhole): Promise<store.LetterTemplateRow> => {
    const row = await store.findTemplate(db, idIn(context, 'letterTemplate'));
    if (row?.editionId !== whole.edition.id) throw notFound('letter-template-unknown');
    return row;
  };

  shell.managed({
    path: '/letter-templates',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const t = context.words(whole.edition.digits);
      const base = templatesPath(context, whole);
      const rows = await store.listTemplates(db, whole.edition.id);
      const uses = await store.countTemplateUses(db, whole.edition.id);
      const done = queryValue(context, 'done');
      const table: TableModel = {
        id: 'letter-templates',
        caption: t('invitations:templates'),
        columns: [
          { key: 'name', label: t('invitations:template.name') },
          { key: 'kind', label: t('invitations:template.kind') },
          { key: 'uses', label: t('invitations:template.uses'), kind: 'number' },
        ],
        rows: rows.map((row) => ({
          id: row.id,
          title: textIn(row.name, context.language).text,
          href: `${base}/${row.id}`,
          cells: { kind: t(`invitations:kind.${row.kind}`), uses: uses.get(row.id) ?? null },
        })),
        ...(rows.length > 0
          ? {}
          : {
              empty: {
                title: t('invitations:template.none'),
                text: t('invitations:template.none-text'),
                action: {
                  label: t('invitations:template.add-invitation'),
                  href: `${base}/new?kind=invitation`,
                  tone: 'primary' as const,
                },
              },
            }),
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('invitations:templates'),
          current: '/invitations',
          crumbs: [
            { label: t('invitations:invitations'), href: boardPath(context, whole) },
            { label: t('invitations:templates') },
          ],
          actions: letterKinds.map((kind) => ({
            label: t(`invitations:template.add-${kind}`),
            href: `${base}/new?kind=${kind}`,
            icon: 'plus' as const,
          })),
        }),
        data: {
          table,
          notices: [
            (done === 'saved' || done === 'deleted') && {
              tone: 'ok',
              title: t(`common:result.${done}`),
              live: true,
            },
          ],
        },
      };
    },
  });

  const kindIn = (context: PageContext): LetterKind =>
    letterKinds.find((kind) => kind === queryValue(context, 'kind')) ?? 'invitation';

  const newPage = (context: PageContext, whole: EditionWhole, form: FormModel): Page =>
    formPage(
      deps,
      context,
      whole,
      {
        title: context.t(`invitations:template.add-${kindIn(context)}`),
        current: '/invitations',
        list: listLink(context, whole),
        help: [fieldHelp(context, kindIn(context))],
      },
      form,
    );
  shell.managed({
    path: '/letter-templates/new',
    policy: writeInvitations,
    handle: async (context, whole) => newPage(context, whole, formOf(context, whole, kindIn(context))),
  });
  shell.managed({
    method: 'POST',
    path: '/letter-templates/new',
    policy: writeInvitations,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: TemplateInput,
        form: formOf(context, whole, kindIn(context)),
        page: (form) => newPage(context, whole, form),
        work: async (input) => {
          await templates.create(context.actor, whole.edition.id, input);
          return `${templatesPath(context, whole)}?done=saved`;
        },
      }),
  });

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
      const row = await known(context, whole);
      return editPage(context, whole, row, formOf(context, whole, row.kind, row));
    },
  });
  shell.managed({
    method: 'POST',
    path: '/letter-templates/:letterTemplate',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const row = await known(context, whole);
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
      const row = await known(context, whole);
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
      const row = await known(context, whole);
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
      const row = await known(context, whole);
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

import { notFound } from '../../../../platform/errors/index.ts';
import { fullDate, textIn, time } from '../../../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { submitWithFile } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FactModel, FormModel } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import type { InvitationWhole } from '../../store/invitations.ts';
import { listTemplates } from '../../store/letters.ts';
import { letterLanguages } from '../../tables.ts';
import { letterHeaders } from '../api/shared.ts';
import { InvitationPatch, RecordedAnswerInput } from '../contract.ts';
import { writeInvitations } from '../policy.ts';
import { editedText } from '../rules/fields.ts';
import { left } from '../rules/states.ts';
import { answerFields } from './answer-form.ts';
import { previewCards, previewOf } from './letter-preview.ts';
import { stepsOf } from './next-steps.ts';
import { mailLanguages } from './propose.ts';
import {
  boardPath,
  doneNotice,
  formPage,
  type InvitationPages,
  invitationOf,
  partyIn,
  stateTones,
} from './shared.ts';

/** Adds the page of one invitation: its letter, what became of it, its draft, an answer that came on paper. */
export function addRecordPages(deps: InvitationPages): void {
  const { shell, pages, database, drafting, answering, letters, files } = deps;
  const { db } = database;

  const draftForm = async (
    context: PageContext,
    whole: EditionWhole,
    found: InvitationWhole,
  ): Promise<FormModel> => {
    const t = context.words(whole.edition.digits);
    const { invitation: row } = found;
    const base = `${boardPath(context, whole)}/${row.id}`;
    const replyBy = {
      name: 'replyBy',
      kind: 'date' as const,
      width: 's' as const,
      optional: true,
      label: t('invitations:column.reply-by'),
      value: row.replyBy,
    };
    if (left.includes(row.state)) {
      return {
        action: base,
        submit: { label: t('common:action.save') },
        fields: [versionField(row.version), { ...replyBy, hint: t('invitations:form.reply-by-hint') }],
      };
    }
    const templates = await listTemplates(db, row.editionId, 'invitation');
    return {
      action: base,
      submit: { label: t('common:action.save') },
      fields: [
        versionField(row.version),
        textField('addressee', t('invitations:form.addressee'), row.addressee, {
          long: true,
          rows: 2,
          hint: t('invitations:form.addressee-hint'),
        }),
        {
          name: 'email',
          kind: 'email',
          label: t('invitations:form.email'),
          hint: t('invitations:form.email-hint'),
          value: row.email,
          optional: true,
          width: 'm',
        },
        choiceField(
          'templateId',
          t('invitations:form.template'),
          templates.map(({ id, name }) => ({ value: id, label: textIn(name, context.language).text })),
          row.templateId,
        ),
        replyBy,
        choiceField(
          'letterLanguages',
          t('invitations:form.letter-languages'),
          letterLanguages.map((value) => ({ value, label: t(`invitations:languages.${value}`) })),
          row.letterLanguages,
          { blank: false },
        ),
        choiceField('language', t('invitations:form.language'), mailLanguages, row.language, {
          blank: false,
        }),
        textField('body', t('invitations:form.own-body'), editedText(row.body), {
          long: true,
          rows: 6,
          optional: true,
          hint: t('invitations:form.own-body-hint'),
        }),
      ],
    };
  };

  const factsOf = (
    context: PageContext,
    whole: EditionWhole,
    { invitation: row }: InvitationWhole,
  ): FactModel[] => {
    const t = context.words(whole.edition.digits);
    const settings = dateSettingsOf(whole, context.language);
    const moment = (at: Date | null) =>
      at === null ? undefined : `${fullDate(at, settings)}، ${time(at, settings)}`;
    const said = (at: Date | null) =>
      context.language === 'ar' ? moment(at) : moment(at)?.replace('،', ',');
    const facts: (FactModel | false)[] = [
      {
        label: t('invitations:column.state'),
        tag: { text: t(`invitations:state.${row.state}`), tone: stateTones[row.state] },
      },
      row.letterNumber !== null && {
        label: t('invitations:column.letter'),
        value: row.letterNumber,
        code: true,
      },
      row.letterDate !== null && {
        label: t('invitations:fact.letter-date'),
        value: fullDate(row.letterDate, settings),
      },
      row.email !== null && { label: t('invitations:form.email'), value: row.email, code: true },
      row.replyBy !== null && {
        label: t('invitations:column.reply-by'),
        value: fullDate(row.replyBy, settings),
      },
      row.approvedAt !== null && { label: t('invitations:fact.approved'), value: said(row.approvedAt) },
      row.dispatchedAt !== null && { label: t('invitations:fact.dispatched'), value: said(row.dispatchedAt) },
      row.acknowledgedAt !== null && {
        label: t('invitations:fact.acknowledged'),
        value: said(row.acknowledgedAt),
      },
      row.remindedAt !== null && {
        label: t('invitations:fact.reminded'),
        value: said(row.remindedAt),
        notes: [t('invitations:fact.reminders', { count: row.reminders })],
      },
      row.repliedAt !== null && {
        label: t('invitations:fact.replied'),
        value: said(row.repliedAt),
        notes: [
          row.repliedVia === null ? '' : t(`invitations:via.${row.repliedVia}`),
          row.repliedBy ?? '',
        ].filter((note) => note !== ''),
      },
      row.expected !== null && { label: t('invitations:column.expected'), value: row.expected },
      row.replyNote !== null && { label: t('invitations:fact.note'), value: row.replyNote },
    ];
    return facts.filter((fact): fact is FactModel => fact !== false);
  };

  async function recordPage(
    context: PageContext,
    whole: EditionWhole,
    found: InvitationWhole,
    form?: FormModel,
  ): Promise<Page> {
    const t = context.words(whole.edition.digits);
    const { invitation: row } = found;
    const base = `${boardPath(context, whole)}/${row.id}`;
    const fixed = left.includes(row.state);
    const done = queryValue(context, 'done');
    const preview = fixed ? undefined : await previewOf(deps, whole, found);
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: partyIn(context, found),
        current: '/invitations',
        crumbs: [
          { label: t('invitations:invitations'), href: boardPath(context, whole) },
          { label: partyIn(context, found) },
        ],
        actions: [
          ...((fixed ? row.fileId !== null : found.template !== null)
            ? [
                {
                  label: t(fixed ? 'invitations:letter-file' : 'invitations:preview.file'),
                  href: `${base}/letter.pdf`,
                  icon: 'doc' as const,
                },
              ]
            : []),
          ...(row.state === 'dispatched'
            ? [
                {
                  label: t('invitations:act.acknowledge'),
                  action: `${base}/acknowledgement`,
                  fields: { version: String(row.version) },
                },
              ]
            : []),
          ...(fixed
            ? [{ label: t('invitations:act.record-answer'), href: `${base}/answer`, icon: 'pen' as const }]
            : []),
          ...stepsOf(context, whole, found),
        ],
      }),
      data: {
        notices: [
          doneNotice(context, whole),
          done === 'saved' && { tone: 'ok', title: t('common:result.saved'), live: true },
          done === 'answered' && { tone: 'ok', title: t('invitations:done.recorded'), live: true },
        ],
        facts: factsOf(context, whole, found),
        cards: previewCards(context, preview, (language) => t(`invitations:preview.${language}`)),
        ...(row.state === 'approved'
          ? {}
          : {
              form: form ?? (await draftForm(context, whole, found)),
              formTitle: t('invitations:form.title'),
            }),
      },
    };
  }

  shell.managed({
    path: '/invitations/:invitation',
    policy: writeInvitations,
    handle: async (context, whole) => recordPage(context, whole, await invitationOf(deps, context, whole)),
  });

  shell.managed({
    method: 'POST',
    path: '/invitations/:invitation',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const found = await invitationOf(deps, context, whole);
      const form = await draftForm(context, whole, found);
      const shown = await recordPage(context, whole, found, form);
      return pages.submit(context, {
        schema: InvitationPatch,
        form,
        page: (again) => ({ ...shown, data: { ...shown.data, form: again } }),
        work: async (input, version) => {
          await drafting.edit(context.actor, found.invitation.id, version, input);
          return `${boardPath(context, whole)}/${found.invitation.id}?done=saved`;
        },
      });
    },
  });

  shell.managed({
    path: '/invitations/:invitation/letter.pdf',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const found = await invitationOf(deps, context, whole);
      const { fileId } = found.invitation;
      const kept = fileId === null ? undefined : await files.find(fileId);
      if (kept !== undefined) {
        const headers = letterHeaders(kept.name, 'inline');
        return { type: 'application/pdf', body: await files.read(kept), headers };
      }
      const preview = await previewOf(deps, whole, found);
      if (preview === undefined) throw notFound('invitation-letter-none');
      const body = await letters.render(preview.document);
      return { type: 'application/pdf', body, headers: letterHeaders('preview.pdf', 'inline') };
    },
  });

  shell.managed({
    method: 'POST',
    path: '/invitations/:invitation/acknowledgement',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const { invitation } = await invitationOf(deps, context, whole);
      const { version } = (context.request.body ?? {}) as { version?: string };
      await answering.recordAcknowledgement(context.actor, invitation.id, Number(version) || null);
      return { redirect: `${boardPath(context, whole)}/${invitation.id}?done=saved` };
    },
  });

  const answerForm = (context: PageContext, whole: EditionWhole, found: InvitationWhole): FormModel => {
    const { invitation: row } = found;
    return {
      action: `${boardPath(context, whole)}/${row.id}/answer`,
      submit: { label: context.t('invitations:act.record-answer') },
      cancel: { href: `${boardPath(context, whole)}/${row.id}` },
      ...answerFields(context, row, { staff: true }),
    };
  };
  const answerPage = (context: PageContext, whole: EditionWhole, found: InvitationWhole, form: FormModel) =>
    formPage(
      deps,
      context,
      whole,
      {
        title: context.t('invitations:act.record-answer'),
        current: '/invitations',
        list: { label: context.t('invitations:invitations'), href: boardPath(context, whole) },
        of: {
          label: partyIn(context, found),
          href: `${boardPath(context, whole)}/${found.invitation.id}`,
        },
      },
      form,
    );

  shell.managed({
    path: '/invitations/:invitation/answer',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const found = await invitationOf(deps, context, whole);
      return answerPage(context, whole, found, answerForm(context, whole, found));
    },
  });
  shell.managed({
    method: 'POST',
    path: '/invitations/:invitation/answer',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const found = await invitationOf(deps, context, whole);
      return submitWithFile(pages, context, {
        schema: RecordedAnswerInput,
        form: answerForm(context, whole, found),
        page: (form) => answerPage(context, whole, found, form),
        work: async (input, version, file) => {
          await answering.recordAnswer(context.actor, found.invitation.id, version, input, file);
          return `${boardPath(context, whole)}/${found.invitation.id}?done=answered`;
        },
      });
    },
  });
}

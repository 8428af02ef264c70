import { notFound } from '../../../../../platform/errors/index.ts';
import { textIn } from '../../../../../platform/language/index.ts';
import { choiceField, versionField } from '../../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import { listTemplates } from '../../../store/letters.ts';
import * as store from '../../../store/visa-letters.ts';
import { letterLanguages } from '../../../tables.ts';
import { letterHeaders } from '../../api/shared.ts';
import { VisaIssueInput, VisaRefusalInput } from '../../contract.ts';
import { issueVisaLetters } from '../../policy.ts';
import { formPage, type InvitationPages, idIn, visaPath } from '../shared.ts';
import { listLink } from './list.ts';

/** Adds the forms that issue a letter or refuse it, and the letter as PDF. */
export function addVisaDecisions(deps: InvitationPages): void {
  const { shell, pages, database, visaLetters } = deps;
  const { db } = database;

  const known = async (context: PageContext, whole: EditionWhole): Promise<store.VisaLetterWhole> => {
    const found = await store.findVisaLetter(db, idIn(context, 'visaLetter'));
    if (found?.letter.editionId !== whole.edition.id) throw notFound('visa-letter-unknown');
    return found;
  };

  const issueForm = async (
    context: PageContext,
    whole: EditionWhole,
    { letter, passport }: store.VisaLetterWhole,
  ): Promise<FormModel> => {
    const t = context.words(whole.edition.digits);
    const templates = await listTemplates(db, whole.edition.id, 'visa-support');
    return {
      action: `${visaPath(context, whole)}/${letter.id}/issue`,
      submit: { label: t('invitations:visa.issue') },
      cancel: { href: visaPath(context, whole) },
      fields: [
        versionField(letter.version),
        {
          name: 'passport',
          kind: 'static',
          label: t('invitations:field.passport'),
          value: passport === null ? t('invitations:visa.no-passport') : `•••• ${passport.tail}`,
        },
        ...(passport === null
          ? [
              {
                name: 'passportNumber',
                label: t('invitations:visa.typed-number'),
                hint: t('invitations:visa.typed-number-hint'),
                dir: 'ltr' as const,
                width: 'm' as const,
                maxlength: 40,
              },
              {
                name: 'passportExpiresOn',
                kind: 'date' as const,
                label: t('invitations:visa.typed-expiry'),
                optional: true,
                width: 's' as const,
              },
            ]
          : []),
        choiceField(
          'templateId',
          t('invitations:form.template'),
          templates.map(({ id, name }) => ({ value: id, label: textIn(name, context.language).text })),
          templates[0]?.id,
        ),
        choiceField(
          'letterLanguages',
          t('invitations:form.letter-languages'),
          letterLanguages.map((value) => ({ value, label: t(`invitations:languages.${value}`) })),
          letter.letterLanguages,
          { blank: false },
        ),
        {
          name: 'reason',
          label: t('invitations:visa.reason'),
          hint: t('invitations:visa.reason-hint'),
          maxlength: 500,
        },
      ],
    };
  };
  const refusalForm = (
    context: PageContext,
    whole: EditionWhole,
    { letter }: store.VisaLetterWhole,
  ): FormModel => ({
    id: 'refusal',
    action: `${visaPath(context, whole)}/${letter.id}/refusal`,
    submit: { label: context.t('invitations:visa.refuse'), danger: true },
    cancel: { href: `${visaPath(context, whole)}/${letter.id}` },
    fields: [
      versionField(letter.version),
      { name: 'reason', label: context.t('invitations:visa.refusal-reason'), maxlength: 500 },
    ],
  });

  const pageOf = (
    context: PageContext,
    whole: EditionWhole,
    found: store.VisaLetterWhole,
    form: FormModel,
  ): Page => {
    const page = formPage(
      deps,
      context,
      whole,
      {
        title: textIn(found.attendee.name, context.language).text,
        lede: context.t('invitations:visa.issue-lede'),
        current: '/visa-letters',
        list: listLink(context, whole),
      },
      form,
    );
    if (form.id === 'refusal') return page;
    const refuse = {
      label: context.t('invitations:visa.refuse'),
      href: `${visaPath(context, whole)}/${found.letter.id}/refusal`,
    };
    return { ...page, page: { ...page.page, actions: [refuse] } };
  };

  for (const [path, make] of [
    ['', issueForm],
    ['/refusal', async (...args: Parameters<typeof refusalForm>) => refusalForm(...args)],
  ] as const) {
    shell.managed({
      path: `/visa-letters/:visaLetter${path}`,
      policy: issueVisaLetters,
      handle: async (context, whole) => {
        const found = await known(context, whole);
        return pageOf(context, whole, found, await make(context, whole, found));
      },
    });
  }
  shell.managed({
    method: 'POST',
    path: '/visa-letters/:visaLetter/issue',
    policy: issueVisaLetters,
    handle: async (context, whole) => {
      const found = await known(context, whole);
      return pages.submit(context, {
        schema: VisaIssueInput,
        form: await issueForm(context, whole, found),
        page: (form) => pageOf(context, whole, found, form),
        work: async (input, version) => {
          await visaLetters.issue(context.actor, found.letter.id, version, input);
          return `${visaPath(context, whole)}?done=issued`;
        },
      });
    },
  });
  shell.managed({
    method: 'POST',
    path: '/visa-letters/:visaLetter/refusal',
    policy: issueVisaLetters,
    handle: async (context, whole) => {
      const found = await known(context, whole);
      return pages.submit(context, {
        schema: VisaRefusalInput,
        form: refusalForm(context, whole, found),
        page: (form) => pageOf(context, whole, found, form),
        work: async ({ reason }, version) => {
          await visaLetters.refuse(context.actor, found.letter.id, version, reason);
          return `${visaPath(context, whole)}?done=refused`;
        },
      });
    },
  });
  shell.managed({
    path: '/visa-letters/:visaLetter/letter.pdf',
    policy: issueVisaLetters,
    handle: async (context, whole) => {
      const { letter } = await known(context, whole);
      const { file, bytes } = await visaLetters.read(context.actor, letter.id);
      return { type: 'application/pdf', body: bytes, headers: letterHeaders(file.name, 'inline') };
    },
  });
}

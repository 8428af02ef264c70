import { Type } from 'typebox';
import { choiceField } from '../../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import * as store from '../../../store/visa-letters.ts';
import { issueVisaLetters } from '../../policy.ts';
import { formPage, type InvitationPages, visaPath } from '../shared.ts';
import { listLink } from './list.ts';

/** Adds the page by which a letter is asked for in somebody's name. */
export function addVisaRequest(deps: InvitationPages): void {
  const { shell, pages, database, visaLetters } = deps;
  const { db } = database;

  const requestForm = async (context: PageContext, whole: EditionWhole): Promise<FormModel> => {
    const people = await store.listTravellers(database, db, whole.edition.id);
    return {
      action: `${visaPath(context, whole)}/new`,
      submit: { label: context.t('invitations:visa.request') },
      cancel: { href: visaPath(context, whole) },
      fields: [
        choiceField(
          'attendeeId',
          context.t('invitations:visa.person'),
          people.map(({ id, name }) => ({ value: id, label: name[context.language] || name.ar || name.en })),
          null,
          { hint: context.t('invitations:visa.person-hint') },
        ),
      ],
    };
  };

  const requestPage = (context: PageContext, whole: EditionWhole, form: FormModel): Page =>
    formPage(
      deps,
      context,
      whole,
      {
        title: context.t('invitations:visa.request'),
        current: '/visa-letters',
        list: listLink(context, whole),
        notices: [
          (form.fields ?? []).every((field) => field.kind === 'select' && field.options?.length === 0) && {
            title: context.t('invitations:visa.nobody'),
            text: context.t('invitations:visa.nobody-text'),
          },
        ],
      },
      form,
    );
  shell.managed({
    path: '/visa-letters/new',
    policy: issueVisaLetters,
    handle: async (context, whole) => requestPage(context, whole, await requestForm(context, whole)),
  });
  shell.managed({
    method: 'POST',
    path: '/visa-letters/new',
    policy: issueVisaLetters,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: Type.Object({ attendeeId: Type.String({ format: 'uuid' }) }),
        form: await requestForm(context, whole),
        page: (form) => requestPage(context, whole, form),
        work: async ({ attendeeId }) => {
          const row = await visaLetters.request(context.actor, attendeeId);
          return `${visaPath(context, whole)}/${row.id}`;
        },
      }),
  });
}

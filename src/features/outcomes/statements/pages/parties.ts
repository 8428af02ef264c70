import { choiceField, textField } from '../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { bodyOptions, stateOptions } from '../../../directory/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { partyText } from '../../parties.ts';
import { manageOutcomes } from '../../policy.ts';
import * as store from '../../store/statements.ts';
import { EntryInput, InvitationInput } from '../contract.ts';
import { belongsTo } from '../rules.ts';
import { givenFields, saidFields } from './fields.ts';
import { listPath, managedForm, type StatementPages, statementOf } from './frame.ts';

/** Adds how parties come to a statement: they are invited, or what they gave before is entered. */
export function addPartyForms(deps: StatementPages): void {
  const { pages, shell, database, signing, today } = deps;
  const { db } = database;

  const baseOf = (context: PageContext, whole: EditionWhole, { statement }: store.StatementWhole): string =>
    `${listPath(context, whole)}/${statement.id}`;

  /** Participants of the constituency that are not listed yet. */
  const openParties = async (whole: EditionWhole, { statement }: store.StatementWhole) => {
    const listed = await store.listSignatures(db, { statementId: statement.id });
    const known = new Set(listed.map(({ participationId }) => participationId));
    return (await store.listParticipants(db, whole.edition.id)).filter(
      (party) => belongsTo(statement.constituency, party) && !known.has(party.id),
    );
  };

  const inviteForm = async (
    context: PageContext,
    whole: EditionWhole,
    own: store.StatementWhole,
  ): Promise<FormModel> => ({
    action: `${baseOf(context, whole, own)}/invitations`,
    submit: { label: context.t('statements:action.invite') },
    cancel: { href: baseOf(context, whole, own) },
    fields: [
      {
        name: 'participationIds',
        kind: 'checkboxes',
        label: context.t('statements:label.parties'),
        options: (await openParties(whole, own)).map((party) => ({
          value: party.id,
          label: partyText(party, context.language),
        })),
      },
    ],
  });

  const invitePage = (
    context: PageContext,
    whole: EditionWhole,
    own: store.StatementWhole,
    form: FormModel,
  ) => {
    const none = form.fields?.every((field) => 'options' in field && field.options?.length === 0) ?? true;
    return managedForm(deps, context, whole, {
      title: context.t('statements:action.invite'),
      lede: context.t(none ? 'statements:form.invite-none' : 'statements:form.invite-lede'),
      statement: own,
      form,
    });
  };

  shell.managed({
    path: '/statements/:statement/invitations',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const own = await statementOf(deps, context, whole);
      return invitePage(context, whole, own, await inviteForm(context, whole, own));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/statements/:statement/invitations',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const own = await statementOf(deps, context, whole);
      return pages.submit(context, {
        schema: InvitationInput,
        form: await inviteForm(context, whole, own),
        page: (form) => invitePage(context, whole, own, form),
        work: async ({ participationIds }) => {
          await signing.invite(context.actor, own.statement.id, participationIds);
          return baseOf(context, whole, own);
        },
      });
    },
  });

  const entryForm = async (
    context: PageContext,
    whole: EditionWhole,
    own: store.StatementWhole,
  ): Promise<FormModel> => {
    const { t, language } = context;
    const { constituency } = own.statement;
    const open = whole.edition.external ? [] : await openParties(whole, own);
    const states = whole.edition.external
      ? await stateOptions(db, language)
      : open.flatMap((party) =>
          party.stateCode === null ? [] : [{ value: party.stateCode, label: partyText(party, language) }],
        );
    const bodies = whole.edition.external
      ? await bodyOptions(db, language)
      : open.flatMap((party) =>
          party.bodyId === null ? [] : [{ value: party.bodyId, label: partyText(party, language) }],
        );
    return {
      action: `${baseOf(context, whole, own)}/entries`,
      submit: { label: t('statements:action.sign') },
      cancel: { href: baseOf(context, whole, own) },
      fields: [
        constituency === 'states'
          ? choiceField('stateCode', t('statements:label.party'), states, null, {
              optional: whole.edition.external,
            })
          : choiceField('bodyId', t('statements:label.party'), bodies, null, {
              optional: whole.edition.external,
              width: 'full',
            }),
        ...(whole.edition.external
          ? [
              textField('label', t('statements:label.unnamed'), null, {
                optional: true,
                hint: t('statements:label.unnamed-hint'),
              }),
            ]
          : []),
        ...givenFields(context, today(whole.edition)),
        ...saidFields(context, null),
      ],
    };
  };

  const entryPage = (context: PageContext, whole: EditionWhole, own: store.StatementWhole, form: FormModel) =>
    managedForm(deps, context, whole, {
      title: context.t('statements:action.enter'),
      lede: context.t('statements:form.sign-lede'),
      statement: own,
      form,
    });

  shell.managed({
    path: '/statements/:statement/entries/new',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const own = await statementOf(deps, context, whole);
      return entryPage(context, whole, own, await entryForm(context, whole, own));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/statements/:statement/entries',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const own = await statementOf(deps, context, whole);
      return pages.submit(context, {
        schema: EntryInput,
        form: await entryForm(context, whole, own),
        page: (form) => entryPage(context, whole, own, form),
        work: async (input) => {
          await signing.enter(context.actor, own.statement.id, [input]);
          return baseOf(context, whole, own);
        },
      });
    },
  });
}

import { notFound } from '../../../../platform/errors/index.ts';
import { versionField } from '../../../../platform/pages/fields.ts';
import { fact, idOf, type Page, type PageContext, say } from '../../../../platform/pages/index.ts';
import type { FormModel, RowModel, TableModel } from '../../../../platform/views/index.ts';
import { partyText } from '../../parties.ts';
import * as store from '../../store/statements.ts';
import { IntentInput } from '../contract.ts';
import { asDelegation, delegationsOf } from '../policy.ts';
import { signatureStates } from '../rules.ts';
import { saidFields } from './fields.ts';
import { dayIn, type StatementPages, signatureTag } from './frame.ts';

const LIST = '/account/statements';

/** Adds what a delegation finds in its own account: what it was asked to sign, and its answer. */
export function addOwnStatements(deps: StatementPages): void {
  const { pages, accountFrame, database, signing, finder, today } = deps;
  const { db } = database;
  accountFrame.addTab({ label: 'statements:own.title', path: LIST, policy: asDelegation });

  const listOwn = async (context: PageContext): Promise<store.OwnSignature[]> => {
    const ids = delegationsOf(context.actor);
    return ids.length === 0 ? [] : store.listOwnSignatures(db, ids);
  };

  pages.route({
    path: LIST,
    policy: asDelegation,
    handle: async (context): Promise<Page> => {
      const { t } = context;
      const rows: RowModel[] = [];
      for (const { signature, statement, edition, ...party } of await listOwn(context)) {
        const whole = await finder.find(edition.id);
        if (whole === undefined) continue;
        rows.push({
          id: signature.id,
          title: say(statement.title, context),
          href: context.href(`${LIST}/${signature.id}`),
          sub: say(edition.title, context),
          cells: {
            party: partyText(party, context.language),
            status: { tag: signatureTag(context, signature, today(whole.edition)) },
            signedOn: dayIn(context, whole, signature.signedOn) || null,
          },
        });
      }
      const table: TableModel = {
        id: 'own-statements',
        caption: t('statements:own.title'),
        columns: [
          { key: 'title', label: t('statements:statement') },
          { key: 'party', label: t('statements:label.party') },
          { key: 'status', label: t('statements:label.status') },
          { key: 'signedOn', label: t('statements:label.signed-on') },
        ],
        rows,
        empty: { title: t('statements:own.none'), text: t('statements:own.none-text') },
      };
      return accountFrame.page(context, {
        title: t('statements:own.title'),
        lede: t('statements:own.lede'),
        current: LIST,
        template: 'pages/record',
        data: { tables: [{ table }] },
      });
    },
  });

  /** One's own signature; of any other nobody learns here that it exists. */
  const ownOf = async (context: PageContext): Promise<store.OwnSignature> => {
    const id = idOf(context, 'signature');
    const own = (await listOwn(context)).find(({ signature }) => signature.id === id);
    if (own === undefined) throw notFound();
    return own;
  };

  const formOf = (context: PageContext, { signature, statement }: store.OwnSignature): FormModel | null =>
    statement.status === 'open' && signatureStates[signature.status].includes('intent')
      ? {
          action: context.href(`${LIST}/${signature.id}`),
          fields: [versionField(signature.version), ...saidFields(context, signature)],
          submit: { label: context.t('statements:action.intent') },
          cancel: { href: context.href(LIST) },
        }
      : null;

  const pageOf = async (
    context: PageContext,
    own: store.OwnSignature,
    form: FormModel | null,
  ): Promise<Page> => {
    const { t } = context;
    const { signature, statement, edition, ...party } = own;
    const whole = await finder.find(edition.id);
    if (whole === undefined) throw notFound();
    const decline = form !== null && signatureStates[signature.status].includes('declined');
    return accountFrame.page(context, {
      title: say(statement.title, context),
      lede: t('statements:form.own-lede'),
      current: LIST,
      template: 'pages/record',
      data: {
        facts: [
          ...fact(t('statements:label.forum'), say(edition.title, context)),
          ...fact(t('statements:label.party'), partyText(party, context.language)),
          {
            label: t('statements:label.status'),
            tag: signatureTag(context, signature, today(whole.edition)),
          },
          ...fact(t('statements:label.closes-on'), dayIn(context, whole, statement.closesOn)),
          ...(form === null
            ? [
                ...fact(t('statements:label.signatory'), say(signature.signatory, context)),
                ...fact(t('statements:label.capacity'), say(signature.capacity, context)),
                ...fact(t('statements:label.reservation'), say(signature.reservation, context)),
                ...fact(t('statements:label.signed-on'), dayIn(context, whole, signature.signedOn)),
                ...fact(t('statements:label.withdrawn-on'), dayIn(context, whole, signature.withdrawnOn)),
              ]
            : []),
        ],
        ...(form === null ? {} : { form, formTitle: t('statements:action.intent') }),
        ...(decline
          ? {
              aside: [
                {
                  title: t('statements:action.decline'),
                  text: t('statements:action.decline-text'),
                  actions: [
                    {
                      label: t('statements:action.decline'),
                      action: context.href(`${LIST}/${signature.id}/declination`),
                      fields: { version: String(signature.version) },
                      confirm: {
                        title: t('statements:action.decline-question'),
                        text: t('statements:action.decline-text'),
                      },
                    },
                  ],
                },
              ],
            }
          : {}),
      },
    });
  };

  pages.route({
    path: `${LIST}/:signature`,
    policy: asDelegation,
    handle: async (context) => {
      const own = await ownOf(context);
      return pageOf(context, own, formOf(context, own));
    },
  });

  pages.route({
    method: 'POST',
    path: `${LIST}/:signature`,
    policy: asDelegation,
    handle: async (context) => {
      const own = await ownOf(context);
      const form = formOf(context, own);
      if (form === null) return pageOf(context, own, null);
      // The page is made before what it may have to show again is known: its other parts are ready.
      const shown = await pageOf(context, own, form);
      return pages.submit(context, {
        schema: IntentInput,
        form,
        page: (again) => ({ ...shown, data: { ...shown.data, form: again } }),
        work: async (input, version) => {
          await signing.intend(context.actor, { id: own.signature.id, version }, input);
          return context.href(`${LIST}/${own.signature.id}`);
        },
      });
    },
  });

  pages.route({
    method: 'POST',
    path: `${LIST}/:signature/declination`,
    policy: asDelegation,
    handle: async (context) => {
      const { signature } = await ownOf(context);
      const { version } = (context.request.body ?? {}) as { version?: string };
      await signing.decline(context.actor, { id: signature.id, version: Number(version) || null });
      return { redirect: context.href(LIST) };
    },
  });
}

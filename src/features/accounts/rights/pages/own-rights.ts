import { notFound, unauthenticated } from '../../../../platform/errors/index.ts';
import { signedIn } from '../../../../platform/http/index.ts';
import { dayOf, gregorianDate } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { ActionModel, FormModel, TableModel } from '../../../../platform/views/index.ts';
import { ownAccount } from '../../factors/index.ts';
import { LOAN_DAYS } from '../rules.ts';
import type { ScopeBook } from '../scopes.ts';
import type { ListedRight } from '../store/index.ts';
import { lastDay, plainDates, rightWithEnd, rightWords } from '../words.ts';
import { endOfDay } from './ends.ts';
import { inviteeFields, LoanForm, untilField } from './forms.ts';
import { noticesOf, peopleHelp, pressed, type RightsPages } from './frame.ts';
import { originOf } from './tags.ts';

const RIGHTS = '/account/rights';

/** Adds the page of one's own rights in words, and lending them. */
export function addOwnRightsPages(deps: RightsPages): void {
  const { pages, frame, describe, links, database, clock, people, scopes, service } = deps;
  const { db } = database;
  frame.addTab({ label: 'accounts:rights', path: RIGHTS });
  const here = (context: PageContext): string => context.href(RIGHTS);

  const own = ({ actor }: PageContext): string => {
    if (actor.kind !== 'account') throw unauthenticated();
    return actor.accountId;
  };

  pages.route({
    path: RIGHTS,
    policy: signedIn,
    handle: async (context) => {
      const { t, actor } = context;
      const accountId = own(context);
      const rights = await people.held(accountId);
      const loans = await people.loans(accountId);
      const offers = await links.invitations.list({ lenderId: accountId });
      const book = await scopes.book(db, rights);
      const asleep = (actor.kind === 'account' && actor.asleep) || [];
      const sleeps = (right: ListedRight): boolean =>
        asleep.some(
          ({ role, scopeKind, scopeId }) =>
            role === right.role && scopeKind === right.scopeKind && scopeId === right.scopeId,
        );
      return frame.page(context, {
        title: t('accounts:account'),
        current: RIGHTS,
        template: 'accounts/rights',
        data: {
          notices: noticesOf(context, describe),
          tables: [
            rightsOf(context, rights, book, sleeps),
            ...(loans.length === 0 ? [] : [await loansOf(context, loans)]),
            ...(offers.length === 0 ? [] : [await offersOf(context, offers)]),
          ],
          help: [peopleHelp(t)],
        },
      });
    },
  });

  function rightsOf(
    context: PageContext,
    rights: readonly ListedRight[],
    book: ScopeBook,
    sleeps: (right: ListedRight) => boolean,
  ): TableModel {
    const { t, language } = context;
    const lend = (right: ListedRight): ActionModel[] =>
      right.lentBy !== null || sleeps(right) || book.of(right) === undefined
        ? []
        : [
            {
              label: t('accounts-rights:lend'),
              href: `${here(context)}/${right.id}/loan`,
              tone: 'plain',
              size: 'sm',
            },
          ];
    return {
      id: 'rights',
      caption: t('accounts:rights'),
      columns: [
        { key: 'right', label: t('accounts-rights:column.right') },
        { key: 'from', label: t('accounts-rights:column.from') },
        { key: 'actions', label: t('common:list.actions'), labelHidden: true },
      ],
      rows: rights.map((right) => ({
        id: right.id,
        title: rightWithEnd(t, language, right, book.of(right)),
        ...(sleeps(right) ? { tags: [{ text: t('accounts-rights:asleep'), tone: 'warn' as const }] } : {}),
        cells: { from: originOf(t, right), actions: { actions: lend(right) } },
      })),
      empty: { title: t('accounts:no-rights'), text: t('accounts-rights:no-rights-text') },
    };
  }

  async function loansOf(
    context: PageContext,
    loans: Awaited<ReturnType<typeof people.loans>>,
  ): Promise<TableModel> {
    const { t, language } = context;
    const book = await scopes.book(db, loans);
    return {
      id: 'loans',
      caption: t('accounts-rights:loans'),
      columns: [
        { key: 'to', label: t('accounts-rights:column.to') },
        { key: 'right', label: t('accounts-rights:column.right') },
        { key: 'actions', label: t('common:list.actions'), labelHidden: true },
      ],
      rows: loans.map((loan) => ({
        id: loan.id,
        title: loan.borrowerName,
        cells: {
          right: rightWithEnd(t, language, { ...loan, endsAt: new Date(loan.endsAt) }, book.of(loan)),
          actions: {
            actions: [
              {
                label: t('accounts-rights:end-loan'),
                action: `${here(context)}/loans/${loan.id}/end`,
                tone: 'plain',
                size: 'sm',
                about: loan.borrowerName,
              },
            ],
          },
        },
      })),
    };
  }

  async function offersOf(
    context: PageContext,
    offers: Awaited<ReturnType<typeof links.invitations.list>>,
  ): Promise<TableModel> {
    const { t, language } = context;
    const book = await links.scopeBook(offers.flatMap(({ rights }) => rights));
    return {
      id: 'offers',
      caption: t('accounts-rights:offers'),
      columns: [
        { key: 'to', label: t('accounts-rights:column.to') },
        { key: 'right', label: t('accounts-rights:column.right') },
        { key: 'until', label: t('accounts-rights:invitation.until') },
        { key: 'actions', label: t('common:list.actions'), labelHidden: true },
      ],
      rows: offers.map((offer) => ({
        id: offer.id,
        title: offer.name,
        sub: offer.email,
        cells: {
          right: offer.rights.map((right) => rightWithEnd(t, language, right, book.of(right))).join(' · '),
          until: gregorianDate(lastDay(offer.expiresAt, null), plainDates(language, null)),
          actions: {
            actions: [
              {
                label: t('accounts-rights:withdraw-offer'),
                action: `${here(context)}/offers/${offer.id}/withdrawal`,
                tone: 'plain',
                size: 'sm',
                about: offer.name,
              },
            ],
          },
        },
      })),
    };
  }

  async function lendable(context: PageContext): Promise<ListedRight> {
    const right = (await people.held(own(context))).find(({ id }) => id === context.params.grant);
    if (right === undefined || right.lentBy !== null) throw notFound('grant-unknown');
    return right;
  }

  /** The latest day of a loan: a year from now, and not after the right itself. */
  const latest = (right: ListedRight, timeZone: string | null): string => {
    const year = new Date(clock.now().getTime() + LOAN_DAYS * 86_400_000);
    return right.endsAt !== null && right.endsAt < year
      ? lastDay(right.endsAt, timeZone)
      : dayOf(new Date(year.getTime() - 86_400_000), timeZone ?? 'UTC');
  };

  async function loanPage(
    context: PageContext,
  ): Promise<{ page: (form: FormModel) => Page; form: FormModel; zone: string | null }> {
    const { t, language } = context;
    const right = await lendable(context);
    const facts = (await scopes.book(db, [right])).of(right);
    const zone = facts?.timeZone ?? null;
    const form: FormModel = {
      action: `${here(context)}/${right.id}/loan`,
      submit: { label: t('accounts-rights:lend-submit') },
      cancel: { href: here(context) },
      fields: [
        {
          name: 'right',
          kind: 'static',
          label: t('accounts-rights:column.right'),
          value: rightWords(t, language, right, facts),
        },
        ...inviteeFields(context),
        untilField(context, {
          optional: false,
          hint: t('accounts-rights:field.loan-until', {
            day: gregorianDate(latest(right, zone), plainDates(language, zone)),
          }),
        }),
      ],
    };
    return {
      form,
      zone,
      page: (shown) =>
        frame.page(context, {
          title: t('accounts-rights:lend-title'),
          lede: t('accounts-rights:lend-lede'),
          template: 'pages/form',
          data: { form: shown },
        }),
    };
  }

  pages.route({
    path: `${RIGHTS}/:grant/loan`,
    policy: ownAccount,
    handle: async (context) => {
      const { page, form } = await loanPage(context);
      return page(form);
    },
  });
  pages.route({
    method: 'POST',
    path: `${RIGHTS}/:grant/loan`,
    policy: ownAccount,
    limit: { max: 20, minutes: 10 },
    handle: async (context) => {
      const { page, form, zone } = await loanPage(context);
      return pages.submit(context, {
        schema: LoanForm,
        form,
        page,
        work: async ({ until, ...input }) => {
          await links.invitations.lend(context.actor, {
            ...input,
            grantId: context.params.grant ?? '',
            scope: null,
            until: endOfDay(until, zone),
          });
          return `${here(context)}?done=offered`;
        },
      });
    },
  });
  pages.route({
    method: 'POST',
    path: `${RIGHTS}/loans/:grant/end`,
    policy: ownAccount,
    handle: async (context) =>
      pressed(here(context), 'loan-ended', () => service.endLoan(context.actor, context.params.grant ?? '')),
  });
  pages.route({
    method: 'POST',
    path: `${RIGHTS}/offers/:invitation/withdrawal`,
    policy: ownAccount,
    handle: async (context) =>
      pressed(here(context), 'offer-withdrawn', () =>
        links.invitations.withdrawOffer(context.actor, context.params.invitation ?? ''),
      ),
  });
}

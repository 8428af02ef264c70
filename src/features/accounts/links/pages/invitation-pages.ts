import { anyone } from '../../../../platform/http/index.ts';
import { gregorianDate } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel, NoticeModel } from '../../../../platform/views/index.ts';
import { isGuarded } from '../../rights/rules.ts';
import { lastDay, plainDates, rightWithEnd } from '../../rights/words.ts';
import { AcceptanceInput } from '../contract.ts';
import { nameField, newPasswordField, ownerField } from './fields.ts';
import { alone, buttonForm, type LinkPages, pastForm, secretOf, using, withLink } from './frame.ts';

const RIGHTS = '/account/rights';

/** Adds the page on which somebody sees what they are invited to, and accepts. */
export function addInvitationPages(deps: LinkPages): void {
  const { pages, entrance, services } = deps;
  const { invitations, scopeBook } = services;
  const here = (context: PageContext): string => context.href(`/invitation/${secretOf(context)}`);

  type Looked = Awaited<ReturnType<typeof invitations.look>>;

  /** Whether the reader may accept: a new person, or whoever is signed in to the address's account. */
  const mayAccept = ({ actor }: PageContext, { account }: Looked): boolean =>
    account === null || (actor.kind === 'account' && actor.accountId === account.id);

  function formOf(context: PageContext, { invitation, account }: Looked): FormModel {
    const { t } = context;
    const submit = t('accounts-links:invitation.accept');
    if (account !== null) return buttonForm(here(context), submit);
    const needsPassword = invitation.rights.some(isGuarded);
    return {
      action: here(context),
      submit: { label: submit },
      guard: false,
      fields: [
        nameField(context, invitation.name),
        ownerField(context, invitation.email),
        newPasswordField(context, { optional: !needsPassword }),
      ],
    };
  }

  function noticesOf(context: PageContext, looked: Looked): NoticeModel[] {
    const { t, href, actor } = context;
    const { account, invitation } = looked;
    if (mayAccept(context, looked)) {
      return invitation.rights.some(isGuarded)
        ? [{ title: t('accounts-links:invitation.factor'), text: t('accounts-links:invitation.factor-text') }]
        : [];
    }
    if (actor.kind !== 'account') {
      return [
        {
          title: t('accounts-links:invitation.sign-in-first'),
          text: t('accounts-links:invitation.sign-in-first-text', { email: account?.email ?? '' }),
          actions: [
            {
              label: t('accounts:sign-in'),
              href: `${href('/sign-in')}?next=${encodeURIComponent(here(context))}`,
              tone: 'primary',
            },
          ],
        },
      ];
    }
    return [
      {
        title: t('accounts-links:invitation.other-account'),
        text: t('accounts-links:invitation.other-account-text', { email: account?.email ?? '' }),
        tone: 'warn',
        actions: [{ label: t('accounts:sign-out'), action: href('/sign-out') }],
      },
    ];
  }

  async function pageOf(context: PageContext, looked: Looked, form: FormModel): Promise<Page> {
    const { t, language } = context;
    const { invitation } = looked;
    const book = await scopeBook(invitation.rights);
    const words = invitation.rights.map((right) => rightWithEnd(t, language, right, book.of(right)));
    const loan = invitation.lentFrom !== null;
    return alone(deps, context, {
      title: t(`accounts-links:invitation.${loan ? 'loan' : 'title'}`),
      template: 'pages/record',
      notices: noticesOf(context, looked),
      data: {
        facts: [
          ...(invitation.invitedBy === null
            ? []
            : [{ label: t('accounts-links:invitation.by'), value: invitation.invitedBy.name }]),
          { label: t('accounts:rights'), value: words[0], notes: words.slice(1) },
          {
            label: t('accounts-links:invitation.until'),
            value: gregorianDate(lastDay(invitation.expiresAt, null), plainDates(language, null)),
          },
        ],
        ...(mayAccept(context, looked) ? { form } : {}),
      },
    });
  }

  pages.route({
    path: '/invitation/:secret',
    policy: anyone,
    handle: (context) =>
      withLink(deps, context, 'invitation', async () => {
        const looked = await invitations.look(secretOf(context));
        return pageOf(context, looked, formOf(context, looked));
      }),
  });

  pages.route({
    method: 'POST',
    path: '/invitation/:secret',
    policy: anyone,
    limit: using,
    handle: (context) =>
      withLink(deps, context, 'invitation', async () => {
        const looked = await invitations.look(secretOf(context));
        const form = formOf(context, looked);
        // Made before the form is read: what it shows needs the database, and `page` answers at once.
        const shown = await pageOf(context, looked, form);
        return pages.submit(context, {
          schema: AcceptanceInput,
          form,
          page: (again) => ({ ...shown, data: { ...shown.data, form: again } }),
          work: async (input) => {
            const { account, isNew } = await pastForm(() =>
              invitations.accept(context.actor, secretOf(context), input),
            );
            const next = `/${account.language}${RIGHTS}?done=accepted`;
            return isNew ? entrance.admit(context, { account, method: 'link' }, next) : next;
          },
        });
      }),
  });
}

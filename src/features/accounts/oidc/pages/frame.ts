import { isAppError } from '../../../../platform/errors/index.ts';
import type { Page, PageAnswer, PageContext, Pages } from '../../../../platform/pages/index.ts';
import type { ActionModel } from '../../../../platform/views/index.ts';
import type { AccountFrame } from '../../account-frame.ts';
import type { Entrance } from '../../sign-in/index.ts';
import { faults, type OidcFault, statusOf } from '../rules.ts';
import type { OidcService } from '../service.ts';
import type { OidcCookies } from './cookies.ts';

export const START = '/sign-in/oidc';
export const CALLBACK = '/sign-in/oidc/callback';
export const NEW = '/sign-in/oidc/new';
export const IDENTITIES = '/account/identities';

/** What the pages of the provider stand on. */
export interface OidcPages {
  readonly pages: Pages;
  readonly frame: AccountFrame;
  readonly entrance: Entrance;
  readonly service: OidcService;
  readonly cookies: OidcCookies;
}

/** Requests of one address. */
export const limit = { max: 30, minutes: 1 } as const;

/** Where one goes on from a fault: from a link to one's account, from any other to the sign-in. */
function wayOut({ t, href, actor }: PageContext, fault: OidcFault, name: string): ActionModel[] {
  if (actor.kind === 'account') {
    return [{ label: t('accounts-oidc:account'), href: href(IDENTITIES), tone: 'primary' }];
  }
  return [
    ...(fault === 'account-disabled'
      ? []
      : [{ label: t('accounts-oidc:again', { name }), href: href(START), tone: 'primary' as const }]),
    { label: t('accounts:sign-in'), href: href('/sign-in') },
  ];
}

/** Answers; what went wrong with the provider gets a page that says so and leads on. */
export async function withFaults(
  { frame, service: { name } }: Pick<OidcPages, 'frame' | 'service'>,
  context: PageContext,
  work: () => Promise<PageAnswer>,
): Promise<PageAnswer> {
  try {
    return await work();
  } catch (error) {
    const fault = isAppError(error) ? faults.find((one) => one === error.code) : undefined;
    if (fault === undefined) throw error;
    const { t, request } = context;
    request.log.warn({ err: error, fault }, 'a sign-in through the provider of identities failed');
    return faultPage(frame, context, {
      title: t(`accounts-oidc:fault.${fault}.title`, { name }),
      text: t(`accounts-oidc:fault.${fault}.text`, { name }),
      status: statusOf[fault],
      actions: wayOut(context, fault, name),
    });
  }
}

const faultPage = (
  frame: AccountFrame,
  context: PageContext,
  own: {
    readonly title: string;
    readonly text: string;
    readonly status: number;
    readonly actions: readonly ActionModel[];
  },
): Page =>
  frame.page(context, {
    title: own.title,
    current: '',
    template: 'accounts/link-over',
    status: own.status,
    data: { tabs: undefined, lines: [own.text], actions: own.actions },
  });

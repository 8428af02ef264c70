import { AppError, isAppError } from '../../../../platform/errors/index.ts';
import type { Page, PageAnswer, PageContext, Pages } from '../../../../platform/pages/index.ts';
import type { ActionModel, FormModel, NoticeModel } from '../../../../platform/views/index.ts';
import type { AccountFrame } from '../../account-frame.ts';
import type { Entrance } from '../../sign-in/index.ts';
import type { LinkPurpose } from '../../tables.ts';
import type { LinkServices } from '../index.ts';

/** What the pages of links stand on. */
export interface LinkPages {
  readonly pages: Pages;
  readonly frame: AccountFrame;
  readonly entrance: Entrance;
  readonly services: LinkServices;
}

/** Requests of one address: asking for a mail, and using a link. */
export const asking = { max: 10, minutes: 10 } as const;
export const using = { max: 30, minutes: 10 } as const;

/** A page that stands alone, for whoever is not signed in too. */
export const alone = (
  { frame }: Pick<LinkPages, 'frame'>,
  context: PageContext,
  own: {
    readonly title: string;
    readonly lede?: string;
    readonly template?: string;
    readonly form?: FormModel;
    readonly notices?: readonly NoticeModel[];
    readonly data?: Readonly<Record<string, unknown>>;
    readonly status?: number;
  },
): Page =>
  frame.page(context, {
    title: own.title,
    current: '',
    template: own.template ?? 'pages/form',
    ...(own.lede === undefined ? {} : { lede: own.lede }),
    ...(own.status === undefined ? {} : { status: own.status }),
    data: {
      tabs: undefined,
      ...(own.form === undefined ? {} : { form: own.form }),
      ...(own.notices === undefined ? {} : { notices: own.notices }),
      ...own.data,
    },
  });

const faults = ['link-unknown', 'link-foreign', 'link-used', 'link-withdrawn', 'link-expired'] as const;
type Fault = (typeof faults)[number];
const faultOf = (error: unknown): Fault | undefined =>
  isAppError(error) ? faults.find((fault) => fault === error.code) : undefined;

/** Where a link like the one that does not work can be asked for; nowhere where somebody else sends it. */
const asksAt: Partial<Record<LinkPurpose, string>> = {
  registration: '/register',
  'password-reset': '/reset',
  'email-change': '/account/email',
  'email-change-undo': '/reset',
  'sign-in': '/sign-in/link',
  'account-merge': '/account/merge',
};

/** Says why a link does not work, and leads on. */
function overPage(
  deps: Pick<LinkPages, 'frame'>,
  context: PageContext,
  purpose: LinkPurpose,
  fault: Fault,
): Page {
  const { t, href } = context;
  const ask = asksAt[purpose];
  const actions: ActionModel[] = [
    ...(ask === undefined
      ? []
      : [{ label: t(`accounts-links:ask.${purpose}`), href: href(ask), tone: 'primary' as const }]),
    { label: t('accounts:sign-in'), href: href('/sign-in') },
  ];
  return alone(deps, context, {
    title: t(`accounts-links:errors.${fault}`),
    template: 'accounts/link-over',
    status: fault === 'link-unknown' || fault === 'link-foreign' ? 404 : 410,
    data: {
      lines: [t(`accounts-links:why.${fault}`), t(`accounts-links:way-out.${purpose}`)],
      actions,
    },
  });
}

/** Answers a request with a link; one that does not work gets its page. */
export async function withLink(
  deps: Pick<LinkPages, 'frame'>,
  context: PageContext,
  purpose: LinkPurpose,
  work: () => Promise<PageAnswer>,
): Promise<PageAnswer> {
  try {
    return await work();
  } catch (error) {
    const fault = faultOf(error);
    if (fault === undefined) throw error;
    return overPage(deps, context, purpose, fault);
  }
}

/** Does the work of a form; a link that does not work is no fault of a field, so it leaves the form. */
export async function pastForm<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const fault = faultOf(error);
    throw fault === undefined ? error : new AppError(410, fault);
  }
}

/** The secret in the address. */
export const secretOf = ({ params }: PageContext): string => params.secret ?? '';

/** A form of one button. */
export const buttonForm = (action: string, label: string, more: Partial<FormModel> = {}): FormModel => ({
  action,
  submit: { label },
  guard: false,
  fields: [],
  ...more,
});

/** The page after something was asked for: the same whatever came of it. */
export const sentPage = (deps: Pick<LinkPages, 'frame'>, context: PageContext, kind: string): Page => {
  const { t, href } = context;
  return alone(deps, context, {
    title: t(`accounts-links:sent.${kind}`),
    template: 'pages/done',
    data: {
      done: {
        title: t(`accounts-links:sent.${kind}`),
        text: t('accounts-links:sent.text'),
        next: [t('accounts-links:sent.late')],
        actions: [
          context.actor.kind === 'account'
            ? { label: t('accounts:account'), href: href('/account') }
            : { label: t('accounts:sign-in'), href: href('/sign-in') },
        ],
      },
    },
  });
};

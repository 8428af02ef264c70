import { type Policy, type RouteLimit, signedIn } from '../../../../../platform/http/index.ts';
import type { Page, PageAnswer, PageContext } from '../../../../../platform/pages/index.ts';
import { idOf, say } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { below } from '../../../../series/index.ts';
import type { RegistrationKey } from '../../context.ts';
import { ownRegistration } from '../../policy.ts';
import type { Opened } from '../../service/opening.ts';
import type { FormsPages } from '../index.ts';

/** How somebody comes to their registration: by the link that was mailed, or by their account. */
export interface Way {
  readonly path: string;
  readonly policy: Policy;
  readonly keyOf: (context: PageContext) => RegistrationKey;
  readonly baseOf: (context: PageContext) => string;
}

/** The two ways. */
export const ways: readonly Way[] = [
  {
    path: '/registrations/:secret',
    policy: ownRegistration,
    keyOf: ({ params }) => ({ secret: params.secret ?? '' }),
    baseOf: (context) => context.href(`/registrations/${context.params.secret}`),
  },
  {
    path: '/account/registrations/:registration',
    policy: signedIn,
    keyOf: (context) => ({ id: idOf(context, 'registration') }),
    baseOf: (context) => context.href(`/account/registrations/${context.params.registration}`),
  },
];

/** What the pages of one way are made with. */
export interface OwnPages extends FormsPages {
  readonly way: Way;
}

/** The frame of a page of a registration. */
export const ownFrame = (
  { shell }: OwnPages,
  context: PageContext,
  { found, whole }: Opened,
  title: string,
  more: object = {},
): Page['page'] =>
  shell.publicPage(context, whole, {
    title,
    private: true,
    current: '/registration',
    crumbs: [
      { label: context.t('registration:title'), href: below(context, whole, '/registration') },
      {
        label: say(found.form.title, context),
        href: below(context, whole, `/registration/${found.form.slug}`),
      },
      { label: found.registration.code ?? context.t('registration:state.draft') },
    ],
    ...more,
  });

/** Answers an address below a registration, with the registration opened. */
export function onRegistration(
  { pages, opening, way }: OwnPages,
  route: {
    readonly method?: 'GET' | 'POST';
    readonly path: string;
    readonly limit?: RouteLimit;
    readonly handle: (context: PageContext, opened: Opened) => Promise<PageAnswer> | PageAnswer;
  },
): void {
  pages.route({
    ...route,
    path: `${way.path}${route.path}`,
    policy: way.policy,
    handle: async (context) => route.handle(context, await opening.read(context.actor, way.keyOf(context))),
  });
}

/** A page that asks for one thing. */
export const ownForm = (
  pages: OwnPages,
  context: PageContext,
  opened: Opened,
  form: FormModel,
  { title, lede }: { readonly title: string; readonly lede?: string | undefined },
): Page => ({
  template: 'pages/form',
  digits: opened.whole.edition.digits,
  page: ownFrame(pages, context, opened, title, lede === undefined ? {} : { lede }),
  data: { layout: 'public', form },
});

import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { anyone } from '../../../../platform/http/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { safeNext } from '../../rules.ts';
import type { Waiting } from '../service.ts';
import { CALLBACK, IDENTITIES, limit, NEW, type OidcPages, START, withFaults } from './frame.ts';

const RegistrationForm = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
);
type RegistrationForm = Static<typeof RegistrationForm>;

/** Adds going to the provider, coming back, and what somebody does whom nobody here knows. */
export function addOidcSignInPages(deps: OidcPages & { readonly server: FastifyInstance }): void {
  const { server, pages, frame, entrance, service, cookies } = deps;
  const { name } = service;
  frame.addWay({ label: ({ t }) => t('accounts-oidc:way', { name }), path: START });

  pages.route({
    path: START,
    policy: anyone,
    limit,
    handle: (context) =>
      withFaults(deps, context, async () => {
        const { reply, language, query, href } = context;
        const { address, state } = await service.begin(safeNext(query.next, href('/manage')), null);
        cookies.keepFlow(reply, language, state);
        return { redirect: address };
      }),
  });

  // One address is registered at the provider; it leads to the page in the language in which the sign-in began.
  server.route({
    method: 'GET',
    url: CALLBACK,
    config: { policy: anyone },
    schema: { hide: true } as never,
    handler: async (request, reply) => {
      const language = cookies.flow(request)?.language ?? request.language;
      return reply.redirect(`/${language}${CALLBACK}?${request.url.split('?')[1] ?? ''}`, 303);
    },
  });

  pages.route({
    path: CALLBACK,
    policy: anyone,
    limit,
    handle: (context) =>
      withFaults(deps, context, async () => {
        const { request, reply, href } = context;
        const state = cookies.flow(request)?.state;
        cookies.forgetFlow(reply);
        const answer = new URLSearchParams(request.url.split('?')[1] ?? '');
        const arrival = await service.arrive(answer, state);
        if (arrival.kind === 'known') {
          const { account, secondFactor, next } = arrival;
          const redirect = await entrance.admit(
            context,
            { account, method: 'oidc', ...(secondFactor ? { shown: 'oidc' } : {}) },
            next,
          );
          return { redirect };
        }
        cookies.keepTicket(reply, arrival.ticket);
        return { redirect: href(arrival.kind === 'to-link' ? `${IDENTITIES}/confirm` : NEW) };
      }),
  });

  const waiting = (context: PageContext): Waiting => service.waiting(cookies.ticket(context.request));

  const formOf = ({ t, href }: PageContext, { email, name: said }: Waiting): FormModel => ({
    action: href(NEW),
    submit: { label: t('accounts-oidc:register') },
    guard: false,
    fields: [
      { name: 'email', kind: 'static', label: t('accounts-oidc:email'), value: email ?? '' },
      {
        name: 'name',
        label: t('accounts-oidc:name'),
        value: said ?? '',
        autocomplete: 'name',
        width: 'm',
        maxlength: 200,
      },
    ],
  });

  const newPage = (context: PageContext, found: Waiting, form: FormModel | undefined): Page => {
    const { t, href } = context;
    const link = encodeURIComponent(href(IDENTITIES));
    return frame.page(context, {
      title: t('accounts-oidc:new'),
      lede:
        found.email === null
          ? t('accounts-oidc:new-lede-plain', { name })
          : t('accounts-oidc:new-lede', { name, email: `\u2066${found.email}\u2069` }),
      current: '',
      template: 'accounts/oidc-new',
      data: {
        tabs: undefined,
        form,
        closed: t(
          service.registration ? 'accounts-oidc:no-account-unproved' : 'accounts-oidc:no-account-closed',
          { name },
        ),
        actions: [
          {
            label: t('accounts:sign-in'),
            href: `${href('/sign-in')}?next=${link}`,
            ...(form === undefined ? { tone: 'primary' as const } : {}),
          },
        ],
        closedActions: service.registration
          ? [{ label: t('accounts-oidc:register-by-mail'), href: href('/register') }]
          : [],
      },
    });
  };

  const formFor = (context: PageContext, found: Waiting): FormModel | undefined =>
    service.mayRegister(found) ? formOf(context, found) : undefined;

  pages.route({
    path: NEW,
    policy: anyone,
    handle: (context) =>
      withFaults(deps, context, async () => {
        const found = waiting(context);
        return newPage(context, found, formFor(context, found));
      }),
  });

  pages.route({
    method: 'POST',
    path: NEW,
    policy: anyone,
    limit,
    handle: (context) =>
      withFaults(deps, context, async () => {
        const { actor, request, reply, language } = context;
        const found = waiting(context);
        const form = formFor(context, found);
        if (form === undefined) return newPage(context, found, undefined);
        return pages.submit(context, {
          schema: RegistrationForm,
          form,
          page: (again) => newPage(context, found, again),
          work: async (input: RegistrationForm) => {
            const ticket = cookies.ticket(request);
            const made = await service.register(actor, ticket, { ...input, language });
            cookies.forgetTicket(reply);
            const { account, secondFactor, next } = made;
            return entrance.admit(
              context,
              { account, method: 'oidc', ...(secondFactor ? { shown: 'oidc' } : {}) },
              next,
            );
          },
        });
      }),
  });
}

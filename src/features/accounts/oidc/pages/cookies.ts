import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../../../platform/language/index.ts';
import { FLOW_MINUTES } from '../rules.ts';

/** Longest value of ours; what is longer is not ours. */
const LONGEST = 4_000;

export type OidcCookies = ReturnType<typeof createCookies>;

/**
 * What a browser keeps while it is at the provider and until its owner has decided: the state that it must bring back, and
 * what was proved, sealed. They come back with it, as it comes by a link.
 */
export function createCookies(secure: boolean) {
  const prefix = secure ? '__Host-' : '';
  const [flowName, ticketName] = [`${prefix}oidc`, `${prefix}oidc-ticket`];
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  const read = (request: FastifyRequest, name: string): string | undefined => {
    const value = request.cookies[name];
    return value === undefined || value.length > LONGEST ? undefined : value;
  };
  const write = (reply: FastifyReply, name: string, value: string): void => {
    reply.setCookie(name, value, { ...cookie, maxAge: FLOW_MINUTES * 60 });
  };
  return {
    keepFlow: (reply: FastifyReply, language: Language, state: string) =>
      write(reply, flowName, `${language}.${state}`),
    /** The state, and the language of the page on which it began. */
    flow(request: FastifyRequest): { readonly language: Language; readonly state: string } | undefined {
      const [, language, state] = /^(ar|en)\.(.+)$/.exec(read(request, flowName) ?? '') ?? [];
      return language === undefined || state === undefined
        ? undefined
        : { language: language as Language, state };
    },
    forgetFlow: (reply: FastifyReply): void => void reply.clearCookie(flowName, cookie),
    keepTicket: (reply: FastifyReply, ticket: string) => write(reply, ticketName, ticket),
    ticket: (request: FastifyRequest) => read(request, ticketName),
    forgetTicket: (reply: FastifyReply): void => void reply.clearCookie(ticketName, cookie),
  };
}

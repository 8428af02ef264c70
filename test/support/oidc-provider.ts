import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** Somebody whom the provider knows. */
export interface ProviderUser {
  readonly sub: string;
  readonly email?: string;
  readonly emailVerified?: boolean;
  readonly name?: string;
  /** How they sign in there. */
  readonly amr?: readonly string[];
}

export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Makes a user known. */
  add(user: ProviderUser): void;
  /**
   * Goes through the provider as a browser does, signing in there as the user.
   * @returns the address to which the browser is sent back
   */
  visit(address: string, user: ProviderUser | 'cancels'): Promise<URL>;
  close(): Promise<void>;
}

/** A provider of identities on localhost: a real server, which asks nobody for a password. */
export async function openProvider(redirectUri: string): Promise<TestProvider> {
  const [clientId, clientSecret] = ['multaqa', 'a secret of thirty-two letters or so'];
  const users = new Map<string, ProviderUser>();
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => {};
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;

  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['test'] },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => {
        const { email, emailVerified, name } = users.get(id) ?? {};
        return {
          sub: id,
          ...(email === undefined ? {} : { email, email_verified: emailVerified ?? true }),
          ...(name === undefined ? {} : { name }),
        };
      },
    }),
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client?.clientId ?? '',
        accountId: context.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  handle = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response);
    const user = users.get(String(request.headers['x-user']));
    const result =
      user === undefined
        ? { error: 'access_denied', error_description: 'cancelled' }
        : { login: { accountId: user.sub, ...(user.amr === undefined ? {} : { amr: [...user.amr] }) } };
    void provider.interactionFinished(request, response, result);
  };

  return {
    issuer,
    clientId,
    clientSecret,
    add: (user) => void users.set(user.sub, user),
    async visit(address, user) {
      const cookies = new Map<string, string>();
      let next = new URL(address);
      for (let steps = 0; steps < 10 && !next.href.startsWith(redirectUri); steps += 1) {
        const answer = await fetch(next, {
          redirect: 'manual',
          headers: {
            cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
            ...(user === 'cancels' ? {} : { 'x-user': user.sub }),
          },
        });
        for (const line of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          cookies.set(name, value);
        }
        const location = answer.headers.get('location');
        if (location === null)
          throw new Error(`${next.href} answered ${answer.status}: ${await answer.text()}`);
        next = new URL(location, next);
      }
      return next;
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

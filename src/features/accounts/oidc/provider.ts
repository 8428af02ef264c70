/** The provider itself: what it says of itself is read at the first sign-in, and again after it was away. */
import * as client from 'openid-client';
import type { OidcConfig } from '../../../config.ts';
import { AppError } from '../../../platform/errors/index.ts';
import { LONGEST_SUBJECT, type OidcFault, saysMultiple, statusOf } from './rules.ts';

/** Longest that the provider may take to answer, in seconds: a person waits. */
const PATIENCE = 10;

/** Somebody as the provider knows them. */
export interface ProvenIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** What the provider says; it proves nothing here. */
  readonly email: string | null;
  /** Whether the provider says that the address is theirs. */
  readonly emailVerified: boolean;
  readonly name: string | null;
  /** Whether the sign-in there counts as a second factor. */
  readonly secondFactor: boolean;
}

/** What is kept here of a sign-in that is under way there. */
export interface FlowSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

export interface Provider {
  newSecrets(): FlowSecrets;
  /** Where the browser goes. @throws `provider-away` */
  address(secrets: FlowSecrets): Promise<string>;
  /**
   * Takes the code to the provider.
   * @param answer the query with which the browser came back
   * @throws an {@link OidcFault} as a code; the cause says more
   */
  exchange(answer: URLSearchParams, secrets: FlowSecrets): Promise<ProvenIdentity>;
}

export const fault = (code: OidcFault, cause?: unknown): AppError =>
  new AppError(statusOf[code], code, cause === undefined ? {} : { cause });

/** As the provider wants it: in a header unless it takes nothing but the body. */
const byWhatItTakes =
  (secret: string): client.ClientAuth =>
  (server, metadata, body, headers) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const auth = taken.includes('client_secret_basic')
      ? client.ClientSecretBasic(secret)
      : client.ClientSecretPost(secret);
    auth(server, metadata, body, headers);
  };

/** Errors that say of the provider that it does not work, not of the answer that it is wrong. */
const isAway = (error: unknown): boolean => {
  if (error instanceof client.ResponseBodyError) return error.status >= 500;
  if (error instanceof client.AuthorizationResponseError) {
    return error.error === 'temporarily_unavailable' || error.error === 'server_error';
  }
  const { name, code } = error as { name?: string; code?: string };
  return (
    (error instanceof TypeError && error.message === 'fetch failed') ||
    name === 'TimeoutError' ||
    name === 'AbortError' ||
    code === 'OAUTH_TIMEOUT' ||
    code === 'OAUTH_RESPONSE_IS_NOT_CONFORM'
  );
};

const faultOf = (error: unknown): AppError => {
  if (isAway(error)) return fault('provider-away', error);
  if (error instanceof client.AuthorizationResponseError) {
    return fault(error.error === 'access_denied' ? 'provider-denied' : 'provider-refused', error);
  }
  // The code was used before, is over, or was not meant for us.
  if (error instanceof client.ResponseBodyError) return fault('provider-refused', error);
  return fault('answer-bad', error);
};

const textOf = (value: unknown, longest: number): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, longest) : null;

/**
 * What the provider says further of somebody: many say it at an address of its own and not in the token. Without an answer
 * they sign in all the same; nothing of it says who they are.
 */
async function describe(
  found: client.Configuration,
  accessToken: string,
  { sub, email }: client.IDToken,
): Promise<Partial<client.UserInfoResponse>> {
  if (email !== undefined || found.serverMetadata().userinfo_endpoint === undefined) return {};
  return client.fetchUserInfo(found, accessToken, sub).catch(() => ({}));
}

/** @param redirectUri address to which the provider sends people back; registered there */
export function createProvider(config: OidcConfig, redirectUri: string): Provider {
  const { issuer, clientId, clientSecret } = config;
  let known: Promise<client.Configuration> | undefined;

  const discover = (): Promise<client.Configuration> => {
    known ??= client
      .discovery(new URL(issuer), clientId, undefined, byWhatItTakes(clientSecret), {
        timeout: PATIENCE,
        execute: [
          ...(issuer.startsWith('http:') ? [client.allowInsecureRequests] : []),
          // The signature of the ID token is checked, although TLS to the provider would do by the standard.
          client.enableNonRepudiationChecks,
        ],
      })
      .catch((error: unknown) => {
        known = undefined;
        throw fault('provider-away', error);
      });
    return known;
  };

  return {
    newSecrets: () => ({
      state: client.randomState(),
      nonce: client.randomNonce(),
      codeVerifier: client.randomPKCECodeVerifier(),
    }),

    async address({ state, nonce, codeVerifier }) {
      const found = await discover();
      return client.buildAuthorizationUrl(found, {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      }).href;
    },

    async exchange(answer, { state, nonce, codeVerifier }) {
      const found = await discover();
      const current = new URL(redirectUri);
      current.search = answer.toString();
      const tokens = await client
        .authorizationCodeGrant(found, current, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        })
        .catch((error: unknown) => {
          throw faultOf(error);
        });
      const proven = tokens.claims();
      if (proven === undefined || proven.sub.length > LONGEST_SUBJECT) throw fault('answer-bad');
      const claims = { ...(await describe(found, tokens.access_token, proven)), ...proven };
      return {
        issuer: claims.iss,
        subject: claims.sub,
        email: textOf(claims.email, 254),
        emailVerified: claims.email_verified === true,
        name: textOf(claims.name, 200),
        secondFactor: config.secondFactor || saysMultiple(proven.amr),
      };
    },
  };
}

/**
 * Sign-ins: who comes by which token. An access token is a signed JWT of minutes; a refresh token is opaque, single
 * use, of a family that is the sign-in; a program's token is opaque with scopes. What was withdrawn is asked at each
 * request, so an end holds at once.
 */
import jwt from '@fastify/jwt';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { validate } from 'uuid';
import type { Actor, Origin } from '../../../platform/actor/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database, Tx } from '../../../platform/database/index.ts';
import { AppError } from '../../../platform/errors/index.ts';
import type { Vault } from '../../../platform/vault/index.ts';
import { hashSecret, newSecret } from '../../../platform/vault/index.ts';
import type { SecondFactor, SignInEnd, SignInMethod } from '../tables.ts';
import { createSigningKeys, type SigningKeys } from './keys.ts';
import { ACCESS_SECONDS, CROSSED_SECONDS, IDLE_HOURS, SIGN_IN_HOURS } from './lifetimes.ts';
import * as store from './store.ts';

/** First characters of a program's token: leaked ones are found by them. */
export const API_TOKEN_PREFIX = 'mlt_';

export interface SignInTokens {
  readonly signInId: string;
  readonly accessToken: string;
  /** Absent when two requests of one browser crossed: the other brought it. */
  readonly refreshToken?: string;
  /** Seconds until the access token ends. */
  readonly expiresIn: number;
}

export interface NewSignIn {
  readonly accountId: string;
  readonly method: SignInMethod;
  readonly secondFactor: SecondFactor | null;
  readonly origin?: Origin;
}

export interface SignIns {
  /** Signs somebody in who has proved who they are. */
  open(signIn: NewSignIn): Promise<SignInTokens>;
  /**
   * New tokens for a refresh token; the old one is used up. One that was used before ends the sign-in.
   * @throws 401 `refresh-refused`
   */
  refresh(refreshToken: string): Promise<SignInTokens>;
  /** Ends one sign-in, or all of the account but one; returns the ids of those that ended. */
  end(
    tx: Tx,
    which: { readonly accountId: string } & ({ readonly only: string } | { readonly except?: string }),
    end: SignInEnd,
  ): Promise<readonly string[]>;
  list(accountId: string): Promise<readonly store.SignInRow[]>;
  /** A second factor was shown in a sign-in that had begun without. */
  stepUp(tx: Tx, signInId: string, factor: SecondFactor): Promise<void>;
  /** Puts the tokens into the browser. */
  remember(reply: FastifyReply, tokens: SignInTokens): void;
  /** Takes them out. */
  forget(reply: FastifyReply): void;
  /**
   * Who asks, by the Authorization header or the cookies.
   * @throws 401 `token-invalid` for every token in a header that is not good; a bad cookie is taken for none
   */
  authenticate(request: FastifyRequest, reply: FastifyReply): Promise<Actor>;
  readonly keys: SigningKeys;
  /** Name of the cookie with the access token. */
  readonly cookieName: string;
}

/** The database is away: no fault of the token. */
class KeysAway extends Error {}

interface Claims {
  readonly sub?: unknown;
  readonly sid?: unknown;
}

const HOUR = 3_600_000;
const later = (now: Date, hours: number): Date => new Date(now.getTime() + hours * HOUR);
const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

const originOf = (request: FastifyRequest): Origin => ({
  requestId: request.id,
  ip: request.ip,
  userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
});

export async function createSignIns(deps: {
  app: FastifyInstance;
  database: Database;
  clock: Clock;
  vault: Vault;
  /** Whether people reach the system over https. */
  secure: boolean;
}): Promise<SignIns> {
  const { app, database, clock, secure } = deps;
  const keys = createSigningKeys(deps);
  // A cookie with the prefix is refused by browsers over plain http, which only localhost uses.
  const prefix = secure ? '__Host-' : '';
  const cookieName = `${prefix}session`;
  const refreshName = `${prefix}refresh`;
  const first = await keys.current();
  await app.register(jwt, {
    secret: {
      private: first.privatePem,
      public: async (_request: unknown, token: { header?: { kid?: unknown } }) => {
        const kid = token.header?.kid;
        if (typeof kid !== 'string') throw new Error('The token names no key.');
        const pem = await keys.publicPem(kid).catch((cause: unknown) => {
          throw new KeysAway('The keys could not be read.', { cause });
        });
        if (pem === undefined) throw new Error('The token names a key that is not ours.');
        return pem;
      },
    },
    decode: { complete: true },
    sign: { algorithm: 'EdDSA', iss: 'multaqa' },
    verify: {
      algorithms: ['EdDSA'],
      allowedIss: 'multaqa',
      checkTyp: 'at+jwt',
      requiredClaims: ['sub', 'sid', 'exp'],
    },
    cookie: { cookieName, signed: false },
  } as never);

  const accessToken = async (accountId: string, signInId: string): Promise<string> => {
    const key = await keys.current();
    return app.jwt.sign({ sub: accountId, sid: signInId }, {
      // Seconds here: the plugin turns them into milliseconds.
      expiresIn: ACCESS_SECONDS,
      key: key.privatePem,
      kid: key.id,
      header: { typ: 'at+jwt' },
    } as never);
  };

  const addRefreshToken = async (tx: Tx, signIn: store.SignInRow, now: Date): Promise<string> => {
    const secret = newSecret();
    const idle = signIn.secondFactor === null ? IDLE_HOURS.ordinary : IDLE_HOURS.guarded;
    await store.insertRefreshToken(tx, {
      secretHash: hashSecret(secret),
      signInId: signIn.id,
      expiresAt: earlier(later(now, idle), signIn.expiresAt),
      createdAt: now,
    });
    return secret;
  };

  /** @param forgiving whether requests that crossed are forgiven */
  async function refresh(
    secret: string,
    forgiving: boolean,
  ): Promise<{ readonly accountId: string; readonly tokens: SignInTokens }> {
    const refused = new AppError(401, 'refresh-refused');
    const answer = await database.transaction(async (tx) => {
      const found = await store.lockRefreshToken(tx, hashSecret(secret));
      if (found === undefined) return undefined;
      const now = clock.now();
      const { token, signIn, account } = found;
      if (signIn.endedAt !== null || signIn.expiresAt <= now || account.disabledAt !== null) return undefined;
      if (token.usedAt !== null) {
        if (forgiving && now.getTime() - token.usedAt.getTime() <= CROSSED_SECONDS * 1000) return { signIn };
        await store.endSignIns(tx, { accountId: account.id, only: signIn.id }, 'reused', now);
        return undefined;
      }
      if (token.expiresAt <= now) return undefined;
      await store.markRefreshed(tx, { secretHash: token.secretHash, signInId: signIn.id, now });
      return { signIn, refreshToken: await addRefreshToken(tx, signIn, now) };
    });
    if (answer === undefined) throw refused;
    const { signIn, ...rest } = answer;
    const { id, accountId } = signIn;
    return {
      accountId,
      tokens: {
        signInId: id,
        accessToken: await accessToken(accountId, id),
        expiresIn: ACCESS_SECONDS,
        ...rest,
      },
    };
  }

  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  const remember: SignIns['remember'] = (reply, tokens) => {
    reply.setCookie(cookieName, tokens.accessToken, { ...cookie, maxAge: ACCESS_SECONDS });
    if (tokens.refreshToken !== undefined) {
      reply.setCookie(refreshName, tokens.refreshToken, { ...cookie, maxAge: SIGN_IN_HOURS * 3600 });
    }
  };
  const forget: SignIns['forget'] = (reply) => {
    reply.clearCookie(cookieName, cookie);
    reply.clearCookie(refreshName, cookie);
  };

  /** The claims of a good token; undefined for every other. */
  async function claimsOf(request: FastifyRequest): Promise<{ sub: string; sid: string } | undefined> {
    try {
      const verified = await request.jwtVerify<{ payload?: Claims } & Claims>();
      const { sub, sid } = verified.payload ?? verified;
      return validate(sub) && validate(sid) ? { sub: String(sub), sid: String(sid) } : undefined;
    } catch (error) {
      if (error instanceof KeysAway) throw error;
      return undefined;
    }
  }

  async function byAccessToken(request: FastifyRequest): Promise<Actor | undefined> {
    const claims = await claimsOf(request);
    if (claims === undefined) return undefined;
    return store.actorBySignIn(database.db, { signInId: claims.sid, accountId: claims.sub }, clock.now());
  }

  async function byApiToken(secret: string): Promise<Actor | undefined> {
    const now = clock.now();
    const found = await store.actorByApiToken(database.db, hashSecret(secret), now);
    if (found === undefined) return undefined;
    // Once a minute is enough to see that a token is in use.
    if (found.lastUsedAt === null || now.getTime() - found.lastUsedAt.getTime() > 60_000) {
      await store.markTokenUsed(database.db, found.tokenId, now);
    }
    return { ...found.actor, tokenId: found.tokenId };
  }

  async function byHeader(request: FastifyRequest, authorization: string): Promise<Actor | undefined> {
    const [scheme, secret = ''] = authorization.split(' ', 2);
    if (scheme?.toLowerCase() !== 'bearer') return undefined;
    return secret.startsWith(API_TOKEN_PREFIX) ? byApiToken(secret) : byAccessToken(request);
  }

  async function byCookies(request: FastifyRequest, reply: FastifyReply): Promise<Actor | undefined> {
    const good = request.cookies[cookieName] === undefined ? undefined : await byAccessToken(request);
    if (good !== undefined) return good;
    const secret = request.cookies[refreshName];
    if (secret === undefined) return undefined;
    try {
      const { accountId, tokens } = await refresh(secret, true);
      remember(reply, tokens);
      return await store.actorBySignIn(database.db, { signInId: tokens.signInId, accountId }, clock.now());
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      forget(reply);
      return undefined;
    }
  }

  return {
    keys,
    cookieName,
    remember,
    forget,
    async open({ accountId, method, secondFactor, origin }) {
      const now = clock.now();
      const opened = await database.transaction(async (tx) => {
        const signIn = await store.insertSignIn(tx, {
          accountId,
          method,
          secondFactor,
          secondFactorAt: secondFactor === null ? null : now,
          ip: origin?.ip ?? null,
          userAgent: origin?.userAgent ?? null,
          lastSeenAt: now,
          expiresAt: later(now, SIGN_IN_HOURS),
          createdAt: now,
        });
        return { signIn, refreshToken: await addRefreshToken(tx, signIn, now) };
      });
      return {
        signInId: opened.signIn.id,
        accessToken: await accessToken(accountId, opened.signIn.id),
        refreshToken: opened.refreshToken,
        expiresIn: ACCESS_SECONDS,
      };
    },
    refresh: async (secret) => (await refresh(secret, false)).tokens,
    end: (tx, which, end) => store.endSignIns(tx, which, end, clock.now()),
    list: (accountId) => store.listSignIns(database.db, accountId, clock.now()),
    stepUp: (tx, signInId, factor) => store.markSecondFactor(tx, signInId, factor, clock.now()),
    async authenticate(request, reply) {
      const { authorization } = request.headers;
      const origin = originOf(request);
      const actor =
        authorization === undefined
          ? await byCookies(request, reply)
          : await byHeader(request, authorization);
      if (actor?.kind === 'account') {
        const credential =
          authorization === undefined ? 'cookie' : actor.tokenId === undefined ? 'bearer' : 'api-token';
        return { ...actor, origin: { ...origin, credential } };
      }
      if (authorization !== undefined) throw new AppError(401, 'token-invalid');
      return { kind: 'anonymous', origin };
    },
  };
}

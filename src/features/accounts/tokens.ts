import { generateKeyPairSync, randomBytes } from 'node:crypto';
import jwt from '@fastify/jwt';
import { desc, eq } from 'drizzle-orm';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/actor/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors/index.ts';
import { loadActor } from './store.ts';
import { signingKeys } from './tables.ts';

/** How long a sign-in holds, in seconds. */
export const TOKEN_SECONDS = 8 * 60 * 60;

export interface Tokens {
  /** An access token for an account: EdDSA, typed, ends by itself. */
  issue(accountId: string): string;
  /**
   * Who carries a token, in the Authorization header or the cookie.
   * @throws 401 for every token that is not good; a bad cookie is taken for none on public pages
   */
  authenticate(request: FastifyRequest): Promise<Actor>;
  readonly cookieName: string;
}

/** The newest key signs; the first start makes one. */
async function currentKey({ db }: Pick<Database, 'db'>) {
  const [newest] = await db
    .select()
    .from(signingKeys)
    .where(eq(signingKeys.retired, false))
    .orderBy(desc(signingKeys.createdAt))
    .limit(1);
  if (newest !== undefined) return newest;
  const pair = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const [made] = await db
    .insert(signingKeys)
    .values({
      id: randomBytes(9).toString('base64url'),
      privatePem: pair.privateKey,
      publicPem: pair.publicKey,
    })
    .returning();
  if (made === undefined) throw new Error('The signing key was not stored.');
  return made;
}

export async function createTokens(deps: {
  app: FastifyInstance;
  database: Database;
  clock: Clock;
  secure: boolean;
}): Promise<Tokens> {
  const { app, database, clock, secure } = deps;
  const key = await currentKey(database);
  // A cookie with the prefix is refused by browsers over plain http, which only localhost uses.
  const cookieName = secure ? '__Host-session' : 'session';
  await app.register(jwt, {
    secret: { private: key.privatePem, public: key.publicPem },
    sign: { algorithm: 'EdDSA', iss: 'multaqa', kid: key.id },
    verify: { algorithms: ['EdDSA'], allowedIss: 'multaqa' },
    cookie: { cookieName, signed: false },
  });
  return {
    cookieName,
    issue: (accountId) =>
      app.jwt.sign(
        { sub: accountId, use: 'access', at: clock.now().getTime() },
        { expiresIn: TOKEN_SECONDS * 1000 },
      ),
    async authenticate(request) {
      const fromHeader = request.headers.authorization !== undefined;
      if (!fromHeader && request.cookies[cookieName] === undefined) return { kind: 'anonymous' };
      try {
        const claims = await request.jwtVerify<{ sub?: unknown; use?: unknown; at?: unknown }>();
        if (claims.use !== 'access' || typeof claims.sub !== 'string' || typeof claims.at !== 'number') {
          throw new Error('The token is of another kind.');
        }
        const actor = await loadActor(database.db, claims.sub, new Date(claims.at), clock.now());
        if (actor === undefined) throw new Error('The account does not take part any more.');
        return actor;
      } catch (cause) {
        if (!fromHeader) return { kind: 'anonymous' };
        throw new AppError(401, 'token-invalid', { cause });
      }
    },
  };
}

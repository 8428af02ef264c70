import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Role, ScopeKind } from '../../platform/actor/index.ts';
import { createdAt, idColumn, instant, updatedAt, versionColumn } from '../../platform/database/columns.ts';
import type { Language } from '../../platform/language/index.ts';

/** People who sign in. `email` is kept in lower case. */
export const accounts = pgTable(
  'accounts',
  {
    id: idColumn(),
    email: text('email').notNull(),
    /** When its owner proved to receive mail there, by a link. */
    emailVerifiedAt: instant('email_verified_at'),
    name: text('name').notNull(),
    language: text('language').$type<Language>().notNull().default('ar'),
    /** argon2id, or null until the person has set one. */
    passwordHash: text('password_hash'),
    disabledAt: instant('disabled_at'),
    /** The account that took this one over, by proof of both. */
    mergedInto: uuid('merged_into').references((): AnyPgColumn => accounts.id),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.id] }), unique('accounts_email_key').on(table.email)],
);

/** A role held at a scope, until an end if one is set. The scope id has no foreign key: it points up the ladder. */
export const grants = pgTable(
  'grants',
  {
    id: idColumn(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    role: text('role').$type<Role>().notNull(),
    scopeKind: text('scope_kind').$type<ScopeKind>().notNull(),
    scopeId: uuid('scope_id'),
    expiresAt: instant('expires_at'),
    /** The grant that its holder lent; the loan ends with it. A loan has an end and is not lent again. */
    lentFrom: uuid('lent_from').references((): AnyPgColumn => grants.id, { onDelete: 'cascade' }),
    /** Who gave it; null: the system. */
    grantedBy: uuid('granted_by').references(() => accounts.id),
    /** Why, in its giver's words. */
    note: text('note'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    unique('grants_once_key')
      .on(table.accountId, table.role, table.scopeKind, table.scopeId)
      .nullsNotDistinct(),
    index('grants_scope').on(table.scopeKind, table.scopeId),
    index('grants_lent').on(table.lentFrom),
    check('grants_scope_check', sql`(${table.scopeKind} = 'installation') = (${table.scopeId} is null)`),
    check('grants_loan_ends', sql`${table.lentFrom} is null or ${table.expiresAt} is not null`),
  ],
);

export const linkPurposes = [
  'first-organiser',
  'invitation',
  'registration',
  'password-reset',
  'email-change',
  'email-change-undo',
  'sign-in',
  'account-merge',
  'second-factor-reset',
] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** Links that work once. Only the SHA-256 of the secret is kept. */
export const oneTimeLinks = pgTable(
  'one_time_links',
  {
    secretHash: text('secret_hash').primaryKey(),
    /** By which lists and the audit name it; it opens nothing. */
    id: uuid('id').notNull().defaultRandom(),
    purpose: text('purpose').$type<LinkPurpose>().notNull(),
    /** Whose edition it concerns, as of an invitation; no foreign key: it points up the ladder. */
    editionId: uuid('edition_id'),
    accountId: uuid('account_id').references(() => accounts.id),
    /** Where it was sent. */
    email: text('email'),
    /** What follows when it is used: grants of an invitation, the new address. */
    payload: jsonb('payload'),
    createdBy: uuid('created_by').references(() => accounts.id),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    withdrawnAt: instant('withdrawn_at'),
    createdAt: createdAt(),
  },
  (table) => [
    unique('one_time_links_id_key').on(table.id),
    index('one_time_links_edition').on(table.editionId, table.purpose),
    index('one_time_links_created_by').on(table.createdBy, table.purpose),
    index('one_time_links_account').on(table.accountId, table.purpose),
    index('one_time_links_email').on(table.email, table.purpose),
  ],
);

export const signInMethods = ['password', 'link', 'passkey', 'oidc'] as const;
export type SignInMethod = (typeof signInMethods)[number];
export const secondFactors = ['totp', 'passkey', 'recovery-code', 'oidc'] as const;
export type SecondFactor = (typeof secondFactors)[number];
export const signInEnds = [
  'signed-out',
  'ended',
  'reused',
  'password-changed',
  'disabled',
  'merged',
] as const;
export type SignInEnd = (typeof signInEnds)[number];

/** A browser or program that somebody signed in: the family of its refresh tokens. Its end ends every token of it. */
export const signIns = pgTable(
  'sign_ins',
  {
    id: idColumn(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    method: text('method').$type<SignInMethod>().notNull(),
    /** How the second factor was shown; null: it was not, and rights that ask for one sleep. */
    secondFactor: text('second_factor').$type<SecondFactor>(),
    secondFactorAt: instant('second_factor_at'),
    ip: text('ip'),
    userAgent: text('user_agent'),
    lastSeenAt: instant('last_seen_at').notNull(),
    /** Nothing prolongs it beyond. */
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    end: text('end').$type<SignInEnd>(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    index('sign_ins_account').on(table.accountId, table.endedAt),
  ],
);

/** Single use; the SHA-256 is kept. One used twice ends its whole sign-in. */
export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    secretHash: text('secret_hash').primaryKey(),
    signInId: uuid('sign_in_id')
      .notNull()
      .references(() => signIns.id, { onDelete: 'cascade' }),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    createdAt: createdAt(),
  },
  (table) => [index('refresh_tokens_sign_in').on(table.signInId)],
);

/** A sign-in half done: the password was right, the second factor is still to come. */
export const signInSteps = pgTable(
  'sign_in_steps',
  {
    secretHash: text('secret_hash').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    method: text('method').$type<SignInMethod>().notNull(),
    /** Wrong codes so far. */
    attempts: integer('attempts').notNull().default(0),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('sign_in_steps_account').on(table.accountId)],
);

/** Authenticator apps (RFC 6238). The secret is sealed; a code's time step counts once. */
export const totpSecrets = pgTable('totp_secrets', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => accounts.id),
  sealedSecret: text('sealed_secret').notNull(),
  /** Null until its owner typed a first code. */
  confirmedAt: instant('confirmed_at'),
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  createdAt: createdAt(),
});

/** Passkeys (WebAuthn credentials). */
export const passkeys = pgTable(
  'passkeys',
  {
    /** Credential id, base64url. */
    id: text('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** COSE key, base64url. */
    publicKey: text('public_key').notNull(),
    counter: bigint('counter', { mode: 'number' }).notNull().default(0),
    transports: jsonb('transports').$type<readonly string[]>().notNull().default([]),
    /** What its owner calls it. */
    name: text('name').notNull(),
    backedUp: boolean('backed_up').notNull().default(false),
    lastUsedAt: instant('last_used_at'),
    createdAt: createdAt(),
  },
  (table) => [index('passkeys_account').on(table.accountId)],
);

/** Challenges of WebAuthn, each good once and for minutes. */
export const passkeyChallenges = pgTable('passkey_challenges', {
  challenge: text('challenge').primaryKey(),
  /** Null: anybody may answer, as at the sign-in with a passkey alone. */
  accountId: uuid('account_id').references(() => accounts.id),
  purpose: text('purpose').$type<'enrolment' | 'sign-in'>().notNull(),
  expiresAt: instant('expires_at').notNull(),
  createdAt: createdAt(),
});

/** For who lost the phone: each code works once; SHA-256 of it. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: idColumn(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    codeHash: text('code_hash').notNull(),
    usedAt: instant('used_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    unique('recovery_codes_key').on(table.accountId, table.codeHash),
  ],
);

/** An identity at another provider: never the address, always issuer and subject. */
export const identities = pgTable(
  'identities',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** What the provider said when it was linked, for its owner to recognise it. */
    email: text('email'),
    lastUsedAt: instant('last_used_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.issuer, table.subject] }),
    index('identities_account').on(table.accountId),
  ],
);

/** A sign-in at another provider, under way. */
export const oidcFlows = pgTable('oidc_flows', {
  stateHash: text('state_hash').primaryKey(),
  nonce: text('nonce').notNull(),
  codeVerifier: text('code_verifier').notNull(),
  next: text('next').notNull(),
  /** Whoever links an identity to their account; null: a sign-in. */
  accountId: uuid('account_id').references(() => accounts.id),
  expiresAt: instant('expires_at').notNull(),
  createdAt: createdAt(),
});

/** Tokens for programs: opaque, hashed, with scopes, an end and, where it is narrowed, one edition. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: idColumn(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    name: text('name').notNull(),
    secretHash: text('secret_hash').notNull(),
    /** First characters, by which its owner recognises it. */
    prefix: text('prefix').notNull(),
    /** `<area>:read` or `<area>:write`; `*` for every area. */
    scopes: jsonb('scopes').$type<readonly string[]>().notNull(),
    /** Rights outside this edition do not count; null: no narrowing. */
    editionId: uuid('edition_id'),
    /** Whether its owner showed a second factor when making it; otherwise rights that ask for one sleep. */
    secondFactor: boolean('second_factor').notNull().default(false),
    expiresAt: instant('expires_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    unique('api_tokens_secret_key').on(table.secretHash),
    index('api_tokens_account').on(table.accountId),
  ],
);

/** Keys that sign access tokens (EdDSA). One signs, one stands by, those that signed verify for a while. */
export const signingKeys = pgTable('signing_keys', {
  id: text('id').primaryKey(),
  /** PKCS 8, sealed. */
  sealedPrivate: text('sealed_private').notNull(),
  publicPem: text('public_pem').notNull(),
  /** Null: it stands by. The newest of those that have begun signs. */
  activatedAt: instant('activated_at'),
  /** After it, nothing that it signed is accepted. */
  retiresAt: instant('retires_at'),
  createdAt: createdAt(),
});

import { boolean, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Role, ScopeKind } from '../../platform/actor/index.ts';
import { createdAt, idColumn, instant, updatedAt, versionColumn } from '../../platform/database/columns.ts';
import type { Language } from '../../platform/language/index.ts';

/** People who sign in. `email` is kept in lower case. */
export const accounts = pgTable(
  'accounts',
  {
    id: idColumn(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    language: text('language').$type<Language>().notNull().default('ar'),
    /** argon2id, or null until the person has set one. */
    passwordHash: text('password_hash'),
    disabledAt: instant('disabled_at'),
    /** Sign-ins from before this instant are no longer good. */
    signedOutAt: instant('signed_out_at'),
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
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    unique('grants_once_key')
      .on(table.accountId, table.role, table.scopeKind, table.scopeId)
      .nullsNotDistinct(),
    index('grants_scope').on(table.scopeKind, table.scopeId),
  ],
);

/** Links that work once. Only the SHA-256 of the secret is kept. */
export const oneTimeLinks = pgTable('one_time_links', {
  secretHash: text('secret_hash').primaryKey(),
  purpose: text('purpose').$type<'first-organiser'>().notNull(),
  accountId: uuid('account_id').references(() => accounts.id),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  createdAt: createdAt(),
});

/** Keys that sign access tokens (EdDSA); the newest signs, those not retired verify. */
export const signingKeys = pgTable('signing_keys', {
  id: text('id').primaryKey(),
  privatePem: text('private_pem').notNull(),
  publicPem: text('public_pem').notNull(),
  retired: boolean('retired').notNull().default(false),
  createdAt: createdAt(),
});

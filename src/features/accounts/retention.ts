import { sql } from 'drizzle-orm';
import { deletingRows, instantOf, type RetentionRule } from '../../platform/personal-data/index.ts';

/** How long the accounts keep what tells of people. An account itself stays as long as its owner wants it. */
export const accountsRetention: readonly RetentionRule[] = [
  deletingRows({
    kind: 'sign-ins',
    class: 'personal',
    days: 90,
    after: 'end',
    table: 'sign_ins',
    over: ({ before }) => sql`coalesce(ended_at, expires_at) < ${instantOf(before)}`,
  }),
  deletingRows({
    kind: 'links',
    class: 'personal',
    days: 30,
    after: 'end',
    table: 'one_time_links',
    over: ({ before }) => sql`expires_at < ${instantOf(before)}`,
  }),
  deletingRows({
    kind: 'steps',
    class: 'secret',
    days: 1,
    after: 'end',
    table: 'sign_in_steps',
    over: ({ before }) => sql`expires_at < ${instantOf(before)}`,
  }),
  deletingRows({
    kind: 'challenges',
    class: 'secret',
    days: 1,
    after: 'end',
    table: 'passkey_challenges',
    over: ({ before }) => sql`expires_at < ${instantOf(before)}`,
  }),
  deletingRows({
    kind: 'flows',
    class: 'secret',
    days: 1,
    after: 'end',
    table: 'oidc_flows',
    over: ({ before }) => sql`expires_at < ${instantOf(before)}`,
  }),
  deletingRows({
    kind: 'programs',
    class: 'personal',
    days: 365,
    after: 'end',
    table: 'api_tokens',
    over: ({ before }) => sql`least(expires_at, coalesce(revoked_at, expires_at)) < ${instantOf(before)}`,
  }),
];

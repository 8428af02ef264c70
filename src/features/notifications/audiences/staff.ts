import { sql } from 'drizzle-orm';
import { type Role, roles } from '../../../platform/actor/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import { type AudienceSource, same } from '../../../platform/outbox/index.ts';

/** Accounts that hold a role in an edition or in its series, by role. Names of accounts are in one script. */
export const accountsAudience = (database: Pick<Database, 'rows'>): AudienceSource => ({
  key: 'accounts',
  label: 'mailings:audience.accounts',
  fields: [],
  filters: [
    {
      name: 'role',
      label: 'mailings:filter.role',
      options: async () => roles.map((role) => ({ value: role, label: { word: `common:role.${role}` } })),
    },
  ],
  async list(db, editionId, { role }) {
    const rows = await database.rows<{
      id: string;
      email: string;
      name: string;
      language: Language;
      role: Role;
    }>(
      db,
      sql`select a.id, a.email, a.name, a.language from accounts a
        where a.disabled_at is null and a.merged_into is null and exists (
          select 1 from grants g where g.account_id = a.id
            and (g.expires_at is null or g.expires_at > now())
            and (${role ?? null}::text is null or g.role = ${role ?? null})
            and ((g.scope_kind = 'edition' and g.scope_id = ${editionId}::uuid)
              or (g.scope_kind = 'series' and g.scope_id = (select series_id from editions where id = ${editionId}::uuid))))
        order by a.name, a.id`,
    );
    return rows.map(({ id, email, name, language }) => ({
      accountId: id,
      personId: null,
      address: email,
      name: same(name),
      language,
      fields: {},
    }));
  },
});

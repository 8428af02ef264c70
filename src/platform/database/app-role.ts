/**
 * The role under which a server works on PostgreSQL. It owns nothing: it can't change the schema, row-level security holds
 * for it, and of the log of changes it deletes nothing. It is made and given its rights by each migration, as far as the
 * user of DATABASE_URL may.
 */
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database, Db, Tx } from './types.ts';

/** Longest name that PostgreSQL keeps, in bytes. */
const NAME_BYTES = 63;
const PREFIX = 'multaqa_app_';

/** Roles belong to the whole server, so each owner has one: no other owner's role can enter its databases. */
function roleOf(owner: string): string {
  const name = `${PREFIX}${owner}`;
  if (Buffer.byteLength(name) <= NAME_BYTES) return name;
  return `${PREFIX}${createHash('sha256').update(owner).digest('hex').slice(0, 40)}`;
}

type Rows = Pick<Database, 'rows'>;

async function appRole({ rows }: Rows, db: Db): Promise<string> {
  const [row] = await rows<{ owner: string }>(db, sql`select current_user::text as owner`);
  return roleOf(row?.owner ?? '');
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** From version 16 on, whoever makes a role is a member and still may not work as it. */
const WORKS_AS = `case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end`;

/**
 * Makes the role, unless it is there, and gives it its rights. What the user may not do is left: the server then works
 * under the user itself. Other databases of the server may be doing the same at this moment.
 */
export async function grantAppRole(database: Rows, tx: Tx): Promise<void> {
  const role = await appRole(database, tx);
  await tx.execute(
    sql.raw(`do $$
      declare app constant text := ${literal(role)};
      begin
        if not exists (select 1 from pg_roles where rolname = app) then
          begin
            execute format('create role %I nologin noinherit', app);
          exception when duplicate_object or unique_violation or insufficient_privilege then null;
          end;
        end if;
        if not exists (select 1 from pg_roles where rolname = app) then return; end if;
        begin
          if not pg_has_role(current_user, app, ${WORKS_AS}) then
            execute format('grant %I to current_user', app);
          end if;
          if to_regnamespace('pgboss') is null then create schema pgboss; end if;
          execute format('grant usage on schema public, pgboss to %I', app);
          execute format('grant select, insert, update, delete on all tables in schema public, pgboss to %I', app);
          execute format('alter default privileges in schema pgboss grant select, insert, update, delete on tables to %I', app);
          execute format('grant usage, select on all sequences in schema public to %I', app);
          execute format('revoke delete on audit_events, audit_heads from %I', app);
        -- Whoever does the same at this moment may be faster; a role that is not usable is found out when it is to be used.
        exception when others then null;
        end;
      end $$`),
  );
}

/** The role, if the user may work as it and it can do its work and no more. */
export async function usableAppRole(database: Pick<Database, 'rows' | 'db'>): Promise<string | undefined> {
  const role = await appRole(database, database.db);
  const [row] = await database.rows<{ usable: boolean }>(
    database.db,
    sql`select not rolsuper and not rolbypassrls and pg_has_role(current_user, oid, ${sql.raw(WORKS_AS)})
        and not exists (select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
          and (not has_table_privilege(pg_roles.oid, pg_class.oid, 'select') or not has_table_privilege(pg_roles.oid, pg_class.oid, 'insert'))) as usable
      from pg_roles where rolname = ${role}`,
  );
  return row?.usable === true ? role : undefined;
}

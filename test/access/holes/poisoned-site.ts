/** The demonstration with an attack in every text that anybody can write, and a way to walk through all its pages. */
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { LightMyRequestResponse } from 'fastify';
import { buildApp } from '../../../src/app.ts';
import { insertAccount } from '../../../src/features/accounts/index.ts';
import type { Database } from '../../../src/platform/database/index.ts';
import { openDemonstration } from '../../support/demonstration.ts';

/** Ends attributes, elements and texts; is a formula, and code of every template language. */
export const attack = `=1+1"'></title></textarea><script>alert(1)</script><img src=x onerror=alert(2)><%= process.exit(7) %>{{7*7}}\${7*7}`;

const literal = `'${attack.replaceAll("'", "''")}'`;

/** Columns whose words are not for people: what they hold decides what is shown, or is checked word for word. */
const notTexts =
  /^html$|search|sealed|pem|(?:^|_)(?:id|slug|code|kind|state|status|role|token|hash|key|secret|path|purpose|zone|type)s?$/;

/**
 * Puts the attack before every text of every table: bilingual texts, and plain ones that hold a space. A table that
 * refuses keeps its own.
 * @returns the columns that took it
 */
async function poison(database: Database): Promise<string[]> {
  const columns = await database.rows<{ table: string; column: string; type: string }>(
    database.db,
    sql`select c.table_name as table, c.column_name as column, c.data_type as type
      from information_schema.columns c join information_schema.tables t
        on t.table_name = c.table_name and t.table_schema = c.table_schema
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
        and c.data_type in ('text', 'jsonb')
      order by 1, 2`,
  );
  const taken: string[] = [];
  for (const { table, column, type } of columns) {
    if (notTexts.test(column) || /^(?:audit_|idempotent|rate_|one_time)/.test(table)) continue;
    const statements =
      type === 'text'
        ? [`update "${table}" set "${column}" = ${literal} || "${column}" where "${column}" ~ '\\s'`]
        : ['ar', 'en'].map(
            (language) =>
              `update "${table}" set "${column}" = jsonb_set("${column}", '{${language}}', to_jsonb(${literal} || ("${column}"->>'${language}'))) where jsonb_typeof("${column}") = 'object' and "${column}"->>'${language}' ~ '\\S'`,
          );
    for (const statement of statements) {
      try {
        await database.transaction((tx) => tx.execute(sql.raw(statement)));
      } catch {
        // The table holds this text to a shape: it keeps its own.
      }
    }
    const [hit] = await database.rows(
      database.db,
      sql.raw(`select 1 as one from "${table}" where "${column}"::text like '%<script>alert(1)%' limit 1`),
    );
    if (hit !== undefined) taken.push(`${table}.${column}`);
  }
  return taken;
}

export interface PoisonedSite {
  readonly taken: readonly string[];
  /** As the organiser of everything, or as nobody. */
  get(url: string, signedIn?: boolean): Promise<LightMyRequestResponse>;
  /** Every page that links lead to, from the front doors on. */
  crawl(most: number): Promise<readonly { readonly url: string; readonly answer: LightMyRequestResponse }[]>;
  close(): Promise<void>;
}

export async function openPoisonedSite(): Promise<PoisonedSite> {
  const { config, database, close } = await openDemonstration();
  const taken = await poison(database);
  const app = await buildApp({ config, database });
  await app.server.ready();
  const account = await database.transaction((tx) =>
    insertAccount(tx, { email: `${randomUUID()}@example.org`, name: 'Layla Organiser' }, [
      { role: 'organiser', scopeKind: 'installation', scopeId: null },
    ]),
  );
  const { accessToken } = await app.signIns.open({
    accountId: account.id,
    method: 'password',
    secondFactor: 'totp',
  });
  const get: PoisonedSite['get'] = (url, signedIn = true) =>
    app.server.inject({
      url,
      headers: {
        host: 'localhost:3000',
        ...(signedIn ? { authorization: `Bearer ${accessToken}` } : {}),
      },
    });
  return {
    taken,
    get,
    async crawl(most) {
      const waiting = ['/ar/', '/en/', '/ar/manage', '/en/manage', '/ar/forums', '/ar/account'];
      const seen = new Set(waiting);
      // Of pages that differ in their object alone a few are enough.
      const shapes = new Map<string, number>();
      const found: { url: string; answer: LightMyRequestResponse }[] = [];
      for (let url = waiting.shift(); url !== undefined && found.length < most; url = waiting.shift()) {
        const answer = await get(url);
        found.push({ url, answer });
        if (!String(answer.headers['content-type']).startsWith('text/html')) continue;
        for (const [, href = ''] of answer.body.matchAll(/(?:href|action)="(\/(?!\/|assets\/)[^"#]*)/g)) {
          const next = href.replaceAll('&amp;', '&');
          const shape = next
            .replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z0-9]{6,}|\?.*/g, '*')
            .replace(/[^/]*\d[^/]*/g, '#');
          if (seen.has(next) || /sign-out/.test(next) || (shapes.get(shape) ?? 0) >= 2) continue;
          shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
          seen.add(next);
          waiting.push(next);
        }
      }
      return found;
    },
    async close() {
      await app.server.close();
      await close();
    },
  };
}

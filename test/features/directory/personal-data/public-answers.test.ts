import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, buildApp } from '../../../../src/app.ts';
import { columnClasses } from '../../../../src/classes.ts';
import { fixedClock } from '../../../../src/platform/clock/index.ts';
import type { Database } from '../../../../src/platform/database/index.ts';
import { type DemonstrationCopy, openDemonstration } from '../../../support/demonstration.ts';

/** What every planted text begins with. */
const CANARY = 'canary-';

describe('what everybody may ask for', () => {
  let database: Database;
  let app: App;
  let copy: DemonstrationCopy;
  beforeAll(async () => {
    copy = await openDemonstration();
    ({ database } = copy);
    const clock = fixedClock('2026-11-22T09:00:00Z');
    app = await buildApp({ config: copy.config, database, clock });
    await app.server.ready();
  }, 180_000);
  afterAll(async () => {
    await app.server.close();
    await copy.close();
  });

  /** A row in tables that the demonstration leaves empty. */
  async function fillEmptyTables(): Promise<void> {
    const { db } = database;
    const [row] = await database.rows<{ person: string; account: string; edition: string }>(
      db,
      sql`select (select min(id::text) from persons) as person, (select min(id::text) from accounts) as account,
        (select min(id::text) from editions where visibility = 'public') as edition`,
    );
    const { person, account, edition } = row ?? { person: '', account: '', edition: '' };
    const system = { kind: 'system', task: 'test' } as const;
    await app.directory.identity.create(
      system,
      { id: edition, seriesId: edition, endsOn: '2026-11-18', timeZone: 'UTC', digits: 'latn' },
      { personId: person, kind: 'passport', issuingState: 'SA', number: 'K1234567' },
    );
    await database.transaction((tx) =>
      app.outbox.write(tx, {
        template: 'notifications.test',
        to: { address: 'somebody@example.org', name: 'Somebody', accountId: account },
        language: 'en',
        editionId: edition,
        values: { name: 'Somebody', day: 'today', time: 'now', link: 'http://localhost:3000/en/manage/mail' },
      }),
    );
    await db.execute(sql`insert into erasure_requests (id, account_id, person_id, note, answer, state, closed_at)
      values (gen_random_uuid(), ${account}, ${person}, 'note', 'answer', 'refused', now())`);
    await db.execute(sql`insert into one_time_links (secret_hash, purpose, account_id, email, expires_at)
      values ('hash', 'invitation', ${account}, 'somebody@example.org', now() + interval '1 day')`);
    await db.execute(sql`insert into sign_ins (id, account_id, method, ip, user_agent, last_seen_at, expires_at)
      values (gen_random_uuid(), ${account}, 'password', 'ip', 'agent', now(), now() + interval '1 day')`);
  }

  /** Puts a word of its own into every personal and secret text. @returns the columns that it stands in */
  async function plant(): Promise<string[]> {
    const planted: string[] = [];
    for (const { table, column, type, class: name } of columnClasses) {
      if ((name !== 'personal' && name !== 'secret') || type !== 'text') continue;
      // By the code of a certificate one asks for it: it stands in the address.
      if (table === 'certificates' && column === 'code') continue;
      const done = await database
        .rows(
          database.db,
          sql`update ${sql.identifier(table)} set ${sql.identifier(column)} =
              ${`${CANARY}${table}-${column}-`}::text || md5(${sql.identifier(column)} || ctid::text)
            where ${sql.identifier(column)} is not null returning 1`,
        )
        .catch(() => []);
      if (done.length > 0) planted.push(`${table}.${column}`);
    }
    return planted;
  }

  /** Every GET without a sign-in: its parameters from what the demonstration holds. */
  async function addresses(): Promise<string[]> {
    const text = async (query: ReturnType<typeof sql>) =>
      (await database.rows<{ value: string }>(database.db, query)).map(({ value }) => value);
    const editions = await text(
      sql`select s.slug || ':' || e.slug as value from editions e join series s on s.id = e.series_id`,
    );
    const all: Readonly<Record<string, readonly string[]>> = {
      edition: editions,
      series: await text(sql`select slug as value from series`),
      session: await text(sql`select slug as value from sessions order by code limit 3`),
      person: await text(sql`select slug as value from persons order by slug limit 3`),
      code: ['SA', ...(await text(sql`select code as value from certificates order by code limit 2`))],
      id: [
        ...(await text(sql`select id::text as value from bodies order by id limit 1`)),
        ...(await text(sql`select id::text as value from sessions order by id limit 1`)),
        ...(await text(sql`select id::text as value from outcome_documents order by id limit 1`)),
      ],
    };
    const routes = app.server.declaredRoutes.filter(
      ({ method, policy }) => method === 'GET' && policy.public,
    );
    return routes.flatMap(({ url }) => {
      if (url.includes('*')) return [];
      const ofPage = url.includes('/forums/:series/:edition');
      const start = ofPage
        ? editions.slice(0, 4).map((edition) => {
            const [series = '', slug = ''] = edition.split(':');
            return url.replace(':series', series).replace(':edition', slug);
          })
        : [url];
      return start.flatMap((begun) =>
        [...begun.matchAll(/:([A-Za-z]+)/g)].reduce<string[]>(
          (made, [part, name]) =>
            made.flatMap((one) =>
              (all[name ?? ''] ?? ['nothing']).slice(0, 4).map((value) => one.replace(part, value)),
            ),
          [begun],
        ),
      );
    });
  }

  it('holds nothing personal and nothing secret, in no answer', { timeout: 300_000 }, async () => {
    await fillEmptyTables();
    const planted = await plant();
    const leaks: string[] = [];
    let answered = 0;
    for (const url of await addresses()) {
      if (/\.(?:pdf|zip|xlsx)$/.test(url)) continue;
      const answer = await app.server.inject({ url, headers: { host: new URL(copy.config.publicUrl).host } });
      if (answer.statusCode === 200) answered += 1;
      const found = answer.body.match(new RegExp(`${CANARY}[a-z_]+-[a-z_]+`, 'g')) ?? [];
      leaks.push(...found.map((canary) => `${url}: ${canary}`));
    }

    expect(planted).toEqual(
      expect.arrayContaining([
        'accounts.email',
        'accounts.name',
        'accounts.password_hash',
        'certificates.statement',
        'erasure_requests.note',
        'identity_documents.sealed_number',
        'mails.text',
        'one_time_links.email',
        'sign_ins.ip',
        'sign_ins.user_agent',
      ]),
    );
    expect(planted.length).toBeGreaterThan(20);
    expect(answered).toBeGreaterThan(100);
    expect(leaks).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { type App, buildApp } from '../../../../src/app.ts';
import { readConfig } from '../../../../src/config.ts';
import { insertAccount } from '../../../../src/features/accounts/index.ts';
import { systemActor } from '../../../../src/platform/actor/index.ts';
import { type Database, migrate, openDatabase } from '../../../../src/platform/database/index.ts';
import type { Bench, BenchContext } from '../bench.ts';
import { makeServerDatabase } from '../release/server.ts';
import { percentile } from '../statistics.ts';

export interface CheckInSizes {
  /** Who holds a badge. */
  readonly people: number;
  /** Devices at work at one time, and check-ins of each. */
  readonly devices: number;
  readonly each: number;
  /** Milliseconds from one holder to the next at each device. */
  readonly beat: number;
}

const figures = [{ name: 'check-in.p99', unit: 'ms', target: 100, better: 'lower' }] as const;

/** An edition with doors and as many holders of badges; those by one statement, badges as they are issued. */
async function fill(app: App, database: Database, people: number) {
  const actor = systemActor('bench');
  const series = await app.series.service.createSeries(actor, {
    slug: 'bench-forum',
    acronym: 'BF',
    noun: 'forum',
    name: { ar: 'ملتقى القياس', en: 'Bench Forum' },
  });
  const edition = await app.series.service.createEdition(actor, series.id, {
    slug: '2026',
    number: 1,
    title: { ar: 'ملتقى القياس الأول', en: 'First Bench Forum' },
    startsOn: '2098-11-16',
    endsOn: '2098-11-18',
    timeZone: 'Asia/Riyadh',
    mode: 'in-person',
  });
  const { venue, issuing } = app.registration.badges;
  const [zone] = await venue.createZones(actor, edition.id, [
    { name: { ar: 'البهو', en: 'Foyer' }, number: 0 },
  ]);
  const doors = await venue.createDoors(
    actor,
    edition.id,
    [1, 2, 3, 4].map((number) => ({
      name: { ar: `باب ${number}`, en: `Door ${number}` },
      zoneId: zone?.id ?? '',
    })),
  );
  await database.rows(
    database.db,
    sql`insert into attendees (edition_id, id, category, source, name, sort_ar, sort_en, search)
      select ${edition.id}, gen_random_uuid(), 'delegate', 'staff', jsonb_build_object('ar', 'حاضر ' || n, 'en',
        'Guest ' || n, 'authentic', 'ar', 'status', jsonb_build_object('ar', 'reviewed', 'en', 'reviewed')),
        'حاضر ' || n, 'guest ' || n, 'حاضر guest ' || n from generate_series(1, ${people}::int) as of(n)`,
  );
  await database.rows(
    database.db,
    sql`insert into accreditations (edition_id, id, attendee_id, state, submitted_at, decided_at)
      select edition_id, gen_random_uuid(), id, 'approved', now(), now() from attendees where edition_id = ${edition.id}`,
  );
  await issuing.issueMany(actor, edition.id, { zones: [0], days: [] });
  await database.rows(database.db, sql`analyze`);
  const badges = await database.rows<{ code: string }>(
    database.db,
    sql`select code from badges where edition_id = ${edition.id} order by serial`,
  );
  return { edition, doors, codes: badges.map(({ code }) => code) };
}

async function measure(context: BenchContext, { people, devices, each, beat }: CheckInSizes): Promise<void> {
  const { url, title } = await makeServerDatabase(context);
  const directory = await context.temporaryDirectory();
  const config = readConfig({
    DATABASE_URL: url,
    DATA_DIR: join(directory, 'data'),
    LOG_LEVEL: 'silent',
    PORT: '0',
    RATE_LIMITS: 'off',
  });
  const database = await openDatabase(config);
  await migrate(database);
  const app = await buildApp({ config, database });
  context.afterwards(async () => {
    await app.server.close();
    await database.close();
  });
  await app.server.ready();
  context.say(`check-in: ${people} badges`);
  const { edition, doors, codes } = await fill(app, database, people);
  const desk = await database.transaction((tx) =>
    insertAccount(tx, { email: 'desk@example.org', name: 'Bench' }, [
      { role: 'desk', scopeKind: 'edition', scopeId: edition.id },
    ]),
  );
  const { accessToken } = await app.signIns.open({
    accountId: desk.id,
    method: 'password',
    secondFactor: 'totp',
  });
  const headers = { authorization: `Bearer ${accessToken}`, host: new URL(config.publicUrl).host };
  const base = `/api/v1/editions/${edition.id}`;
  const post = async (path: string, payload: object) => {
    const answer = await app.server.inject({ method: 'POST', url: `${base}${path}`, headers, payload });
    if (answer.statusCode >= 300) throw new Error(answer.body);
    return answer.json();
  };

  const answers: number[] = [];
  let began = performance.now();
  /** People come as people do, each device a little after the one before; nobody waits for another's answer. */
  const turn = (nth: number, index: number): Promise<void> => {
    const due = began + index * beat + (nth * beat) / devices;
    return new Promise((done) => setTimeout(done, Math.max(0, due - performance.now())));
  };
  const statements: number[] = [];
  const atDevice = async (nth: number): Promise<void> => {
    const { id } = await post('/check-in-devices', { name: `Device ${nth}` });
    for (let index = 0; index < each; index += 1) {
      const code = codes[(nth * each + index) % codes.length];
      const door = doors[nth % doors.length]?.id;
      const now = new Date().toISOString();
      const item = {
        nonce: randomUUID(),
        code,
        door,
        day: 0,
        direction: 'in',
        deviceAt: now,
        offline: false,
      };
      await turn(nth, index);
      const from = performance.now();
      const { items } = await post('/check-ins', { device: id, sentAt: now, items: [item] });
      answers.push(performance.now() - from);
      if (items[0]?.result !== 'accepted') throw new Error(JSON.stringify(items));
    }
  };
  /** What no check-in can do without: one bare row, as many at one time. */
  const bare = async (): Promise<void> => {
    for (let index = 0; index < each; index += 1) {
      const from = performance.now();
      await database.rows(
        database.db,
        sql`insert into check_ins (edition_id, id, nonce, day, direction, at, device_at, received_at, result, sequence)
          values (${edition.id}, gen_random_uuid(), gen_random_uuid(), 2, 'in', now(), now(), now(), 'refused',
            (random() * 1e15)::bigint + 1000000000)`,
      );
      statements.push(performance.now() - from);
    }
  };
  const all = (work: (nth: number) => Promise<void>) =>
    Promise.all(Array.from({ length: devices }, (_, nth) => work(nth)));
  await all(atDevice);
  answers.length = 0;
  began = performance.now();
  await all(atDevice);
  await all(bare);
  context.report('check-in.p99', {
    value: percentile(answers, 99),
    reference: [
      `${devices} devices, each a holder every ${beat} ms (${people} in ${Math.round((people * beat) / devices / 60_000)} minutes), ${people} badges, ${answers.length} signed codes checked, on ${title}`,
      `median ${percentile(answers, 50).toFixed(1)} ms`,
      `one bare row as many at once: p99 ${percentile(statements, 99).toFixed(1)} ms`,
    ].join('; '),
  });
}

/** How long somebody at the door waits for the server's answer. */
export const createCheckInBench = (sizes: CheckInSizes): Bench => ({
  area: 'check-in',
  figures,
  run: (context) => measure(context, sizes),
});

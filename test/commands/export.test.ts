import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importDirectory } from '../../scripts/lib/import/directory.ts';
import { importSchedule } from '../../scripts/lib/import/schedule.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { openDemonstration } from '../support/demonstration.ts';

describe('an exported edition', () => {
  let test: TestApp;
  let directory: string;
  let files: string[];
  const first = { series: 'national-forum', edition: '2016' };

  const importing = async (name: string, on = test) => ({
    app: on.app,
    bytes: await readFile(join(directory, name)),
    name,
    dryRun: false,
  });
  const exportTo = async (target: string, on = test) => {
    const whole = await on.app.series.finder.find('national-forum:2016');
    if (whole === undefined) throw new Error('the demonstration has lost its first forum');
    return on.app.documents.exportEdition(whole, target);
  };

  beforeAll(async () => {
    const copy = await openDemonstration();
    test = await openTestApp({ databases: copy, config: copy.config });
    directory = await mkdtemp(join(tmpdir(), 'multaqa-export-'));
    files = await exportTo(directory);
  });
  afterAll(async () => {
    await test.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('has a file of everything that an edition is made of', () => {
    expect(files).toEqual([
      'accreditations.json',
      'activities.json',
      'agenda.ar.ics',
      'agenda.en.ics',
      'amendments.json',
      'attendance-imports.json',
      'attendances.json',
      'badge-designs.json',
      'bodies.csv',
      'certificates.json',
      'check-in-devices.json',
      'check-ins.json',
      'delegations.json',
      'doors.json',
      'draft-comments.json',
      'edition.json',
      'feedback.json',
      'focal-points.json',
      'honours.json',
      'invitations.json',
      'letters.json',
      'nominations.json',
      'online-sessions.json',
      'outcomes.json',
      'participations.json',
      'people.csv',
      'places.json',
      'precedence.json',
      'provision-versions.json',
      'registration-forms.json',
      'registrations.json',
      'rooms.json',
      'schedule.json',
      'schedule.xml',
      'session-reports.json',
      'sessions.json',
      'stands.json',
      'themes.json',
      'venues.json',
      'visa-letters.json',
      'zones.json',
    ]);
  });

  it('keeps to itself what is for holders of certificates alone', async () => {
    const codes = await test.database.rows<{ code: string }>(
      test.database.db,
      sql`select code from certificates`,
    );
    const exported = await readFile(join(directory, 'certificates.json'), 'utf8');
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.filter(({ code }) => exported.includes(code))).toEqual([]);
    expect(exported).not.toContain('"statement":');
  });

  it.each(['schedule.xml', 'schedule.json', 'agenda.ar.ics', 'agenda.en.ics'])(
    'is taken back from %s without any difference',
    async (name) => {
      const { lines } = await importSchedule(await importing(name), first, false);

      const sessions = lines.find((line) => line.startsWith('sessions:'));
      expect(sessions).toMatch(/0 created, 0 updated, \d+ unchanged, 0 removed/);
    },
  );

  it('is taken back from a calendar that has lost what only our calendars say', async () => {
    const whole = await importing('agenda.ar.ics');
    const bytes = Buffer.from(whole.bytes.toString().replace(/^X-MULTAQA-.*\r\n(?: .*\r\n)*/gm, ''));

    const { lines } = await importSchedule({ ...whole, bytes }, first, false);

    expect(bytes.length).toBeLessThan(whole.bytes.length);
    expect(lines[0]).toMatch(/0 created, 0 updated, \d+ unchanged, 0 removed/);
  });

  it('is taken back from lists of people and bodies without any difference', async () => {
    const bodies = await importDirectory(await importing('bodies.csv'), 'bodies');
    const people = await importDirectory(await importing('people.csv'), 'people');
    expect(bodies.lines[0]).toMatch(/^bodies: 0 created, 0 updated, \d+ unchanged, 0 refused$/);
    expect(people.lines[0]).toMatch(/^people: 0 created, 0 updated, \d+ unchanged, 0 refused$/);
  });

  it.each(['schedule.json', 'schedule.xml'])(
    'fills another installation from %s: what is exported there says the same',
    async (name) => {
      const other = await openTestApp();
      const bodies = await importDirectory(await importing('bodies.csv', other), 'bodies');
      const people = await importDirectory(await importing('people.csv', other), 'people');
      expect([bodies.code, people.code]).toEqual([0, 0]);

      const schedule = await importSchedule(await importing(name, other), first, true);

      expect(schedule.lines.find((line) => line.startsWith('persons:'))).toMatch(/^persons: 0 created/);
      const target = await mkdtemp(join(tmpdir(), 'multaqa-export-'));
      await exportTo(join(target, 'again'), other);
      for (const file of ['sessions.json', 'rooms.json', 'themes.json', 'venues.json']) {
        const [before, after] = [join(directory, file), join(target, 'again', file)];
        expect(said(await readFile(after, 'utf8')), file).toEqual(said(await readFile(before, 'utf8')));
      }
      await rm(target, { recursive: true });
      await other.close();
    },
  );
});

/** What an exported file says, without what is an installation's own: ids, versions and the time of the last change. */
const said = (json: string): unknown =>
  JSON.parse(json, (key, value: unknown) => (/^(?:id|version|updatedAt)$|Id$/.test(key) ? undefined : value));

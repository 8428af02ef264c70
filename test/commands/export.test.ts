import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importDirectory } from '../../scripts/lib/import/directory.ts';
import { importSchedule } from '../../scripts/lib/import/schedule.ts';
import { demonstration } from '../../src/demonstration/index.ts';
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
      'decisions.json',
      'delegations.json',
      'dispositions.json',
      'doors.json',
      'draft-comments.json',
      'edition.json',
      'feedback.json',
      'focal-points.json',
      'follow-up/actions.json',
      'follow-up/assessments.json',
      'follow-up/indicators.json',
      'follow-up/obligations.json',
      'follow-up/plan.json',
      'follow-up/progress-reports.json',
      'follow-up/responses.json',
      'governing-bodies.json',
      'honours.json',
      'invitations.json',
      'letters.json',
      'nominations.json',
      'online-sessions.json',
      'outcomes.json',
      'participations.json',
      'people.csv',
      'places.json',
      'pledges.json',
      'precedence.json',
      'provision-versions.json',
      'registration-forms.json',
      'registrations.json',
      'reservations.json',
      'rooms.json',
      'schedule.json',
      'schedule.xml',
      'session-reports.json',
      'sessions.json',
      'signatures.json',
      'stands.json',
      'statements.json',
      'tenures.json',
      'themes.json',
      'venues.json',
      'visa-letters.json',
      'zones.json',
    ]);
  });

  it('has all that became of the recommendations, what is not published among it', async () => {
    const of = async (name: string) =>
      (
        JSON.parse(await readFile(join(directory, 'follow-up', `${name}.json`), 'utf8')) as {
          items: unknown[];
        }
      ).items as Record<string, unknown>[];
    const content = demonstration('2026-03-01').editions.find(({ key }) => key === 'national-forum/2016');
    const told = content?.followUps ?? [];
    const reports = told.flatMap((one) => one.reports);
    const words = (row: Record<string, unknown>) => [row.status, (row.text as { en: string }).en];

    expect((await of('progress-reports')).map(words).sort()).toEqual(
      reports.map(({ status, text }) => [status, text.en]).sort(),
    );
    expect({
      responses: (await of('responses')).length,
      actions: (await of('actions')).length,
      indicators: (await of('indicators')).length,
      obligations: (await of('obligations')).length,
      assessments: (await of('assessments')).length,
      evidence: (await of('progress-reports')).flatMap(({ evidence }) => evidence as unknown[]).length,
    }).toEqual({
      responses: told.flatMap((one) => one.responses).length,
      actions: told.flatMap((one) => one.actions).length,
      indicators: told.flatMap((one) => one.indicators).length,
      obligations: told.flatMap((one) => one.obligations).length,
      assessments: told.flatMap((one) => one.assessments).length,
      evidence: reports.flatMap(({ evidence }) => evidence).length,
    });
  });

  it('has statements with as many signatures as they count', async () => {
    const summit = await test.app.series.finder.find('weprotect-summit:2015');
    if (summit === undefined) throw new Error('the demonstration has lost the summit of 2015');
    const target = join(directory, 'summit');
    await test.app.documents.exportEdition(summit, target);
    const items = async (name: string): Promise<Record<string, unknown>[]> =>
      JSON.parse(await readFile(join(target, name), 'utf8')).items;
    const signatures = await items('signatures.json');

    expect(
      (await items('statements.json')).map(({ id, constituency, count }) => ({
        constituency,
        count,
        listed: signatures.filter(({ statementId }) => statementId === id).length,
      })),
    ).toEqual([
      { constituency: 'states', count: 40, listed: 40 },
      { constituency: 'industry', count: 17, listed: 17 },
      { constituency: 'organisations', count: 16, listed: 16 },
    ]);
    expect((await items('governing-bodies.json')).length).toBeGreaterThan(0);
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

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../../support/app.ts';
import { inEdition, makeWorld, multipart, pdf, reporterOf, text, type World } from '../follow-up/world.ts';
import { allBy, refusalOf, refusalsOf } from './refusal.ts';

describe('what is reported', () => {
  let test: TestApp;
  let world: World;
  let dataDir: string;
  let reporter: SignIn;
  let secretariat: SignIn;
  let report: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'multaqa-evidence-'));
    test = await openTestApp({ config: { dataDir } });
    world = await makeWorld(test, await test.signIn());
    reporter = await test.signIn([reporterOf(world.office)]);
    secretariat = await test.signIn([inEdition('secretariat', world.edition)]);
  });
  afterAll(async () => {
    await test.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const broken = (statement: ReturnType<typeof sql>) => refusalOf(test.database, statement);
  const rows = <T extends Record<string, unknown>>(statement: ReturnType<typeof sql>) =>
    test.database.rows<T>(test.database.db, statement);

  it('and sent stays as it was sent: words, figures, evidence', async () => {
    const form = multipart(
      {
        'text.en': 'All wells were counted.',
        selfReported: 'fulfilled',
        'evidence-title': 'The count',
        do: 'submit',
      },
      { name: 'count.pdf', bytes: pdf('The count of wells') },
    );
    const sent = await test.inject({
      method: 'POST',
      url: `/en/account/follow-up/${world.count}/${world.office}`,
      payload: form.payload,
      headers: { ...reporter, ...form.headers },
    });
    expect(sent.statusCode).toBe(303);
    const [row] = await rows<{ id: string; status: string }>(sql`select id, status from progress_reports`);
    expect(row?.status).toBe('submitted');
    report = row?.id ?? '';
    const change = (set: string) => sql`update progress_reports set ${sql.raw(set)} where id = ${report}`;
    const attempts = {
      'its words': change(`text = jsonb_set(text, '{en}', '"Half of them."')`),
      'what it says of itself': change(`self_reported = 'planning'`),
      'its words with the acceptance': change(
        `status = 'accepted', decided_at = now(), text = jsonb_set(text, '{en}', '"Half of them."')`,
      ),
      'whose it is': change(`body_id = '${world.board}'`),
      deleted: sql`delete from progress_reports where id = ${report}`,
    };
    expect(await refusalsOf(test.database, attempts)).toEqual(
      allBy('progress_reports_accepted_unchanged', attempts),
    );
  });

  it('has the figures that were sent with it', async () => {
    await rows(sql`insert into indicators (edition_id, id, provision_id, position, name, unit)
      select edition_id, gen_random_uuid(), id, 1, text, text from provisions where id = ${world.count}`);
    const give = (
      status: string,
    ) => sql`insert into indicator_values (edition_id, indicator_id, measured_on, value, report_id)
      select i.edition_id, i.id, '2025-01-01', 5, (select r.id from progress_reports r where r.status = ${status}) from indicators i`;
    expect(await broken(give('submitted'))).toBe('indicator_values_sent_unchanged');
    await rows(sql`insert into indicator_values (edition_id, indicator_id, measured_on, value)
      select edition_id, id, '2025-02-02', 5 from indicators`);
    expect(await broken(sql`update indicator_values set report_id = ${report}`)).toBe(
      'indicator_values_sent_unchanged',
    );
  });

  it('has the evidence that was accepted: none is added, swapped or moved into it', async () => {
    const accepted = await test.inject({
      method: 'POST',
      url: `/api/v1/progress-reports/${report}/acceptance`,
      headers: { ...secretariat, 'if-match': '*' },
    });
    expect(accepted.statusCode).toBe(200);
    await rows(sql`insert into progress_reports (edition_id, id, provision_id, body_id)
      select edition_id, gen_random_uuid(), id, ${world.board} from provisions where id = ${world.count}`);
    await rows(sql`insert into evidence (edition_id, id, report_id, position, title)
      select r.edition_id, gen_random_uuid(), r.id, 7, p.text from progress_reports r
        join provisions p on p.id = r.provision_id where r.status = 'draft'`);
    const attempts = {
      'moved into it': sql`update evidence set report_id = ${report} where position = 7`,
      'moved out of it': sql`update evidence set report_id = (select id from progress_reports where status = 'draft')
        where report_id = ${report}`,
      added: sql`insert into evidence (edition_id, id, report_id, position, title)
        select edition_id, gen_random_uuid(), ${report}, 9, title from evidence where position = 7`,
      'another file': sql`update evidence set file_id = null, sha256 = null where report_id = ${report}`,
      'another title': sql`update evidence set title = jsonb_set(title, '{ar}', '"غيره"') where report_id = ${report}`,
      'an address': sql`update evidence set url = 'https://example.org' where report_id = ${report}`,
      taken: sql`delete from evidence where report_id = ${report}`,
    };

    expect(await refusalsOf(test.database, attempts)).toEqual(allBy('evidence_unchanged', attempts));
  });

  it('is read with the bytes that were submitted, and with no others', async () => {
    const [file] = await rows<{ id: string; sha256: string }>(
      sql`select f.id, f.sha256 from files f join evidence e on e.file_id = f.id where e.report_id = ${report}`,
    );
    const read = async () => {
      const answer = await test.inject({ url: `/files/${file?.id}`, headers: reporter });
      return [answer.statusCode, answer.body.includes('The count of wells')];
    };
    expect(await read()).toEqual([200, true]);
    const { sha256 = '' } = file ?? {};
    const path = join(dataDir, 'files', sha256.slice(0, 2), sha256);
    const { length } = pdf('The count of wells');
    await writeFile(path, 'x'.repeat(length));
    expect(await read()).toEqual([404, false]);
    await writeFile(path, pdf('The count of wells'));
    expect(await read()).toEqual([200, true]);
    await rows(sql`update files set sha256 = ${'0'.repeat(64)} where id = ${file?.id ?? ''}`);
    expect(await read()).toEqual([404, false]);
  });

  it('is found to be done by somebody who says whence, from outside, over evidence of that body alone', async () => {
    const find = (body: string, assessor: string | null, finding = 'complete') => sql`insert into assessments
      (edition_id, id, provision_id, body_id, finding, text, assessed_on, assessor_body_id)
      select edition_id, gen_random_uuid(), id, ${body}, ${finding}, text, '2025-03-01', ${assessor}::uuid
      from provisions where id = ${world.count}`;

    expect({
      'by nobody': await broken(find(world.office, null)),
      'by the body itself': await broken(find(world.office, world.office)),
      'by one that supports it': await broken(find(world.office, world.board)),
      'without evidence of its own': await broken(find(world.board, world.stranger)),
      'nearly, without evidence': await broken(find(world.board, world.stranger, 'substantial')),
      'from outside, over evidence': await broken(find(world.office, world.stranger)),
    }).toEqual({
      'by nobody': 'assessments_from_outside',
      'by the body itself': 'assessments_from_outside',
      'by one that supports it': 'assessments_from_outside',
      'without evidence of its own': 'assessments_need_evidence',
      'nearly, without evidence': 'assessments_need_evidence',
      'from outside, over evidence': null,
    });
    const kept = {
      'another finding': sql`update assessments set finding = 'limited'`,
      'taken back': sql`delete from assessments`,
    };
    expect(await refusalsOf(test.database, kept)).toEqual(allBy('assessments_unchanged', kept));
  });

  it('is accepted once, whoever decides at the same moment, and evidence comes before it or not at all', async () => {
    const other = await test.signIn([reporterOf(world.board)]);
    const saved = await test.inject({
      method: 'POST',
      url: `/api/v1/follow-ups/${world.publish}/progress-reports/${world.board}`,
      headers: other,
      payload: { text: text('نشرنا.', 'Published.'), selfReported: 'in-progress' },
    });
    expect(saved.statusCode).toBe(201);
    const { id } = saved.json();
    const add = (name: string) => {
      const form = multipart({ 'title.ar': name, 'title.en': name });
      return test.inject({
        method: 'POST',
        url: `/api/v1/progress-reports/${id}/evidence`,
        payload: form.payload,
        headers: { ...other, ...form.headers },
      });
    };
    const post = (end: string, who: SignIn, payload?: object) =>
      test.inject({
        method: 'POST',
        url: `/api/v1/progress-reports/${id}/${end}`,
        headers: { ...who, 'if-match': '*' },
        ...(payload === undefined ? {} : { payload }),
      });
    const answers = await Promise.all([...['a', 'b', 'c'].map(add), post('submission', other)]);
    const added = answers.slice(0, 3).filter(({ statusCode }) => statusCode === 201).length;
    expect(answers.at(-1)?.statusCode).toBe(200);
    const decided = await Promise.all([
      post('acceptance', secretariat),
      post('return', secretariat, { reason: 'x' }),
      post('acceptance', secretariat),
    ]);
    const done = decided.filter(({ statusCode }) => statusCode === 200).length;
    const [kept] = await rows<{ count: number }>(
      sql`select count(*)::int as count from evidence where report_id = ${id}`,
    );

    expect([done, kept?.count]).toEqual([1, added]);
  });
});

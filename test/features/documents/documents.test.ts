import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstration } from '../../../src/demonstration/index.ts';
import { countPages } from '../../../src/features/documents/page-count.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { openDemonstration } from '../../support/demonstration.ts';
import { codesOn } from '../../support/pdf-tools.ts';

/** Whether a program is installed here; without it, what it would read is not tested. */
const installed = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
const [poppler, qpdf, zbar] = [installed('pdftotext'), installed('qpdf'), installed('zbarimg')];

describe('documents of an edition', () => {
  let test: TestApp;
  let directory: string;
  let next = '';
  const forum = '/ar/forums/national-forum/2016';

  const pdf = async (path: string) => {
    const answer = await test.inject({ url: path });
    return { ...answer, bytes: answer.rawPayload, pages: countPages(answer.rawPayload) };
  };
  const textOf = async (bytes: Buffer): Promise<string> => {
    const file = join(directory, 'one.pdf');
    await writeFile(file, bytes);
    return execFileSync('pdftotext', ['-layout', file, '-']).toString('utf8');
  };

  beforeAll(async () => {
    const copy = await openDemonstration();
    test = await openTestApp({ databases: copy, config: copy.config });
    directory = await mkdtemp(join(tmpdir(), 'multaqa-documents-'));
    next = demonstration(copy.mark.today).editions.at(-1)?.slug ?? '';
    // The whole demonstration: on a busy machine that takes longer than a hook may.
  }, 240_000);
  afterAll(async () => {
    await test.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('are listed for programs, each with an address that gives it, and no certificate of anybody', async () => {
    const answer = await test.inject({ url: '/api/v1/editions/national-forum:2016/documents' });
    const { items } = answer.json() as { items: { kind: string; language: string; href: string }[] };

    expect([...new Set(items.map(({ kind }) => kind))]).toEqual([
      'agenda',
      'calendar',
      'schedule-xml',
      'schedule-json',
      'recommendations',
      'follow-up',
      'participants',
    ]);
    const files = await Promise.all(
      items.map(async ({ href }) => (await test.inject({ url: new URL(href).pathname })).statusCode),
    );
    expect(files).toEqual(items.map(() => 200));
  });

  it.each(['ar', 'en', 'ar-en'])(
    'are printed, %s, as files that open in the browser under a name',
    async (mode) => {
      const agenda = await pdf(`${forum}/agenda.${mode}.pdf`);
      expect([
        agenda.statusCode,
        agenda.headers['content-type'],
        agenda.headers['content-disposition'],
      ]).toEqual([200, 'application/pdf', `inline; filename="national-forum-2016-agenda-${mode}.pdf"`]);
      expect(agenda.pages).toBeGreaterThan(5);
      const report = await pdf(`${forum}/recommendations.${mode}.pdf`);
      expect(report.statusCode).toBe(200);
      expect(report.pages).toBeGreaterThan(5);
    },
  );

  it('are the same bytes until something of the edition changes', async () => {
    const first = await pdf(`${forum}/agenda.en.pdf`);
    const again = await pdf(`${forum}/agenda.en.pdf`);
    expect(again.headers.etag).toBe(first.headers.etag);
    const known = await test.inject({
      url: `${forum}/agenda.en.pdf`,
      headers: { 'if-none-match': String(first.headers.etag) },
    });
    expect(known.statusCode).toBe(304);
  });

  it('print one day, one room, and abstracts where they are asked for', async () => {
    const whole = await pdf(`${forum}/agenda.en.pdf`);
    const day = await pdf(`${forum}/agenda.en.pdf?day=2016-11-15`);
    const room = await pdf(`${forum}/agenda.en.pdf?room=oasis`);
    const long = await pdf(`${forum}/agenda.en.pdf?abstracts=1`);
    expect([day, room, long].map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(day.pages).toBeLessThan(whole.pages);
    expect(room.pages).toBeLessThan(day.pages + 1);
    expect(long.pages).toBeGreaterThan(whole.pages);
    expect(day.headers['content-disposition']).toContain('agenda-2016-11-15-en.pdf');
    const both = await pdf(`${forum}/agenda.en.pdf?day=2016-11-15&room=oasis`);
    expect([both.statusCode, both.pages <= room.pages]).toEqual([200, true]);
    expect(both.headers['content-disposition']).toContain('agenda-2016-11-15-oasis-en.pdf');
  });

  it.each(['agenda', 'recommendations', 'follow-up', 'participants'])(
    'print %s in the language of the address where none is named',
    async (name) => {
      const [plain, named] = await Promise.all([
        pdf(`/en/forums/national-forum/2016/${name}.pdf`),
        pdf(`/en/forums/national-forum/2016/${name}.en.pdf`),
      ]);
      expect([plain.statusCode, plain.bytes.equals(named.bytes)]).toEqual([200, true]);
    },
  );

  it('give every list as a table, linked from its page and from the documents', async () => {
    const documents = await test.inject({ url: `${forum}/documents` });
    for (const list of ['speakers', 'participants', 'exhibition', 'recommendations']) {
      const page = await test.inject({ url: `${forum}/${list}` });
      for (const format of ['csv', 'xlsx']) {
        const url = `${forum}/${list}.${format}`;
        const answer = await test.inject({ url });
        expect([url, answer.statusCode, page.body.includes(url), documents.body.includes(url)]).toEqual([
          url,
          200,
          true,
          true,
        ]);
      }
    }
    const rows = (await test.inject({ url: `${forum}/recommendations.csv` })).body.trim().split('\r\n');
    expect(rows.length).toBeGreaterThan(10);
    const stands = await test.inject({ url: `${forum}/exhibition.json` });
    expect(stands.json().items[0]).toHaveProperty('number');
  });

  it.skipIf(!poppler)('list who takes part, states and bodies by category', async () => {
    const answer = await pdf('/en/forums/national-forum/2016/participants.en.pdf');
    const text = await textOf(answer.bytes);
    expect(text).toContain('List of participating states and bodies');
    expect(text).toContain('NF/1/LP');
  });

  it.each([
    '/agenda.en.pdf?day=2016-11-20',
    '/agenda.en.pdf?room=nowhere',
    '/agenda.en.pdf?cache=1',
    '/agenda.fr.pdf',
    '/documents/unknown.en.pdf',
    '/recommendations.en.pdf?x=1',
  ])('answer 404 to %s', async (path) => {
    expect((await test.inject({ url: `${forum}${path}` })).statusCode).toBe(404);
  });

  it('print every published text by its name, and no draft', async () => {
    const summit = await pdf('/en/forums/weprotect-summit/2015/documents/communique.en.pdf');
    expect(summit.statusCode).toBe(200);
    expect((await pdf('/en/forums/weprotect-summit/2015/recommendations.en.pdf')).statusCode).toBe(404);
    const coming = `/en/forums/national-forum/${next}`;
    expect((await test.inject({ url: `${coming}/documents/declaration.en.pdf` })).statusCode).toBe(404);
    // Its outline is released, what waits in the pool is not.
    const outline = await pdf(`${coming}/agenda.en.pdf`);
    expect(outline.statusCode).toBe(200);
    if (poppler) {
      const text = await textOf(outline.bytes);
      expect([text.includes('Release 0.1'), text.includes('A safety plan for every family')]).toEqual([
        true,
        false,
      ]);
    }
  });

  it.skipIf(!poppler)('say symbol, date and changes, and nothing of a confidential meeting', async () => {
    const text = await textOf((await pdf(`${forum}/agenda.en.pdf?abstracts=1`)).bytes);
    expect(text).toContain('NF/1/AG/Rev.2');
    expect(text).toContain('Release 1.1 of 14 November 2016');
    const first = demonstration('2026-03-01').editions.find(({ key }) => key === 'national-forum/2016');
    const [hidden] = first?.sessions.filter(({ meeting }) => meeting?.confidential) ?? [];
    expect(text).not.toContain(hidden?.title.en);
  });

  it.skipIf(!poppler)(
    'tell of follow-up what was published, and no word of a report before that',
    async () => {
      const text = (await textOf((await pdf(`/en${forum.slice(3)}/follow-up.en.pdf`)).bytes)).replace(
        /\s+/g,
        ' ',
      );
      const told = (status: string): string[] =>
        demonstration('2026-03-01')
          .editions.flatMap(({ followUps }) => followUps.flatMap(({ reports }) => reports))
          .filter((report) => report.status === status)
          .map((report) => report.text.en.split(' ').slice(0, 5).join(' '));

      expect(told('published').filter((words) => text.includes(words)).length).toBeGreaterThan(3);
      for (const status of ['draft', 'submitted', 'returned', 'accepted']) {
        expect(told(status).filter((words) => text.includes(words))).toEqual([]);
      }
      expect(text).toContain('Report being examined');
    },
  );

  it.skipIf(!zbar)('carry a code that leads to where their words are checked', async () => {
    const summit = '/en/forums/weprotect-summit/2015/documents';
    const [code = ''] = codesOn((await pdf(`${summit}/governments-statement.en.pdf`)).bytes, 2);
    const { pathname, search } = new URL(code);
    const checked = await test.inject({ url: `${pathname}${search}`.replace('/ar/', '/en/') });

    expect([checked.statusCode, pathname]).toEqual([200, '/ar/verify/texts']);
    expect(checked.body).toContain('/en/forums/weprotect-summit/2015/texts/governments-statement');
  });

  it.skipIf(!poppler)('print a statement with all who signed it, as many as are counted', async () => {
    const summit = '/en/forums/weprotect-summit/2015/documents';
    const text = await textOf((await pdf(`${summit}/governments-statement.en.pdf`)).bytes);

    expect(text).toMatch(/In force: 40/);
    expect(text.match(/Signatory state no\. \d+/g)).toEqual(
      Array.from({ length: 40 }, (_, index) => `Signatory state no. ${index + 1}`),
    );
  });

  it('have no report of follow-up where nobody answers for anything', async () => {
    const answer = await test.inject({ url: '/en/forums/weprotect-summit/2015/follow-up.en.pdf' });

    expect(answer.statusCode).toBe(404);
  });

  it('are written to a directory with a manifest that counts their pages', async () => {
    const out = join(directory, 'out');
    const manifest = await test.app.documents.writeAll(out);

    expect(JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'))).toEqual(manifest);
    const kinds = manifest.filter(({ edition }) => edition === 'national-forum/2016').map(({ kind }) => kind);
    expect([...new Set(kinds)].sort()).toEqual(
      [
        'agenda',
        'badge',
        'calendar',
        'certificate',
        'follow-up',
        'letter',
        'participants',
        'recommendations',
        'schedule-json',
        'schedule-xml',
      ].sort(),
    );
    expect(manifest.filter(({ kind }) => kind === 'certificate').every(({ pages }) => pages === 1)).toBe(
      true,
    );
    for (const { file, pages } of manifest.filter(({ kind }) => qpdf && kind === 'recommendations')) {
      const counted = execFileSync('qpdf', ['--show-npages', join(out, file)]).toString();
      expect(Number(counted), file).toBe(pages);
    }
  }, 120_000);
});

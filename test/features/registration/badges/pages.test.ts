import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../support/app.ts';
import { tools } from '../../../support/pdf-tools.ts';
import { type Forum, openForum, text } from './support.ts';

let test: TestApp;
let forum: Forum;
let badge: { id: string; code: string };

beforeAll(async () => {
  test = await openTestApp();
  forum = await openForum(test);
  const zone = await forum.make(`${forum.below}/zones`, { name: text('القاعة', 'Hall') });
  await forum.make(`${forum.below}/doors`, { name: text('الباب', 'Door'), zoneId: zone.id });
  const { attendeeId } = await forum.approved('سلمى بنت عبدالعزيز');
  badge = await forum.make(`${forum.below}/badges`, { attendeeId });
});
afterAll(() => test.close());

const open = (path: string, language = 'ar') =>
  test.inject({
    method: 'GET',
    url: `/${language}/manage/forums/forum/2026${path}`,
    headers: forum.organiser,
  });

/** What a scanner reads on the first page of a PDF. */
function scanned(pdf: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'badge-'));
  try {
    writeFileSync(join(folder, 'badge.pdf'), pdf);
    spawnSync('pdftoppm', [
      '-r',
      '200',
      '-f',
      '1',
      '-l',
      '1',
      '-png',
      join(folder, 'badge.pdf'),
      join(folder, 'page'),
    ]);
    const page = spawnSync('sh', ['-c', `zbarimg -q --raw ${join(folder, 'page')}*.png`], {
      encoding: 'utf8',
    });
    return page.stdout.replace(/\n$/, '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('The pages of badges', () => {
  it.each([
    '/badges',
    '/badges?printing=due',
    '/badges/issue',
    '/badges/print',
    '/badge-designs',
    '/badge-designs/public',
    '/zones',
    '/zones/new',
    '/doors/new',
  ])('open in both languages: %s', async (path) => {
    for (const language of ['ar', 'en']) expect((await open(path, language)).statusCode).toBe(200);
  });

  it('tell of one badge what it opens and what happened to it', async () => {
    for (const path of ['', '/suspension', '/loss', '/revocation', '/reissue']) {
      expect((await open(`/badges/${badge.id}${path}`)).statusCode).toBe(200);
    }
    const page = await open(`/badges/${badge.id}`, 'en');
    expect(page.body).toContain('Badge issued');
    expect(page.body).toContain('Opens no zone');
  });

  it.skipIf(!tools.zbarimg || !tools.pdftoppm)(
    'print a code that a scanner reads as it was signed',
    async () => {
      const pdf = await open(`/badges/${badge.id}.pdf`);
      expect(pdf.headers['content-type']).toBe('application/pdf');
      expect(scanned(pdf.rawPayload)).toBe(badge.code);
    },
  );

  it('preview a design', async () => {
    expect((await open('/badge-designs/public.pdf')).headers['content-type']).toBe('application/pdf');
  });
});

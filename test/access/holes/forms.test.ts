/** Words that organisers write into forms and badges, each of them an attack on whoever fills them in or wears them. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsv } from '../../../src/platform/spreadsheet/csv.ts';
import {
  below,
  type FormsTest,
  management,
  openFormsTest,
  publicFace,
} from '../../features/registration/forms/support.ts';
import { hole } from './classes.ts';
import { attack } from './poisoned-site.ts';

const wounds = [/<script>alert/, /<img src=x/, /<%=/, /"(?:'|&#39;|&#x27;)&gt;&lt;/];
const words = { ar: attack, en: attack };

let test: FormsTest;
let elsewhere: Server;
let asked = 0;
beforeAll(async () => {
  test = await openFormsTest();
  elsewhere = createServer((_request, answer) => {
    asked += 1;
    answer.end();
  });
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
}, 300_000);
afterAll(async () => {
  elsewhere.close();
  await test.close();
});

describe('words of a form that its organisers wrote', () => {
  it(`are text to those who register, who preview, who are mailed and who export: ${hole('question-field-xss')}`, async () => {
    const form = await test.addForm({ slug: 'attacked', title: words, text: words, confirmation: words });
    const ask = (type: string, more: object = {}) =>
      test.addQuestion(form.id, { type, label: words, hint: words, ...more });
    const line = await ask('line');
    await ask('consent');
    await ask('text');
    const choice = await ask('choice', {
      options: [{ label: words }, { label: { ar: 'آخر', en: 'Other' } }],
    });
    const made = await test.register(form.id, {
      name: words,
      answers: { [line.id]: attack, [choice.id]: choice.options[0]?.key },
    });
    const feedback = await test.send('POST', `${below}/feedback-forms`, {
      perSession: false,
      title: words,
      text: words,
      published: true,
      questions: [
        { type: 'rating', label: words },
        { type: 'choices', label: words, options: [{ label: words }, { label: { en: 'Other' } }] },
        { type: 'text', label: words },
      ],
    });
    expect(feedback.statusCode, feedback.body).toBe(201);

    const managed = `${management}/feedback/${feedback.json().id}`;
    const pages = await Promise.all(
      [
        `${publicFace}/registration`,
        `${publicFace}/registration/attacked`,
        `/ar/registrations/${made.secret}`,
        `/en/registrations/${made.secret}/questions`,
        `${publicFace}/feedback`,
        `${publicFace}/feedback/${feedback.json().id}`,
        `${management}/forms`,
        `${management}/forms/${form.id}`,
        `${management}/forms/${form.id}/preview`,
        `${management}/forms/${form.id}/questions/${choice.id}`,
        `${management}/registrations`,
        `${management}/registrations/statistics`,
        `${management}/feedback`,
        managed,
        `${managed}/preview`,
        `${managed}/results`,
      ].map(async (url) => ({
        url,
        answer: await test.inject({ url, headers: url.includes('/manage/') ? test.organiser : {} }),
      })),
    );
    expect(pages.map(({ url, answer }) => [url, answer.statusCode])).toEqual(
      pages.map(({ url }) => [url, 200]),
    );
    expect(
      pages.flatMap(({ url, answer }) =>
        wounds.filter((wound) => wound.test(answer.body)).map((wound) => `${url}: ${wound}`),
      ),
    ).toEqual([]);
    const shown = pages.filter(({ answer }) => answer.body.includes('&lt;script&gt;alert(1)'));
    expect(shown.length).toBeGreaterThan(12);

    const { mails } = await import('../../../src/platform/outbox/tables.ts');
    const sent = await test.database.db.select().from(mails);
    const opened = sent.map((mail) => test.app.outbox.openText(mail));
    expect(opened.length).toBeGreaterThan(0);
    expect(opened.filter((mail) => wounds.slice(0, 2).some((wound) => wound.test(mail?.html ?? '')))).toEqual(
      [],
    );

    const table = await test.inject({ url: `${management}/registrations.csv`, headers: test.organiser });
    const cells = (parseCsv(table.body.replace(/^\ufeff/, ''), 1_000, 200) ?? []).flat();
    expect(cells.filter((cell) => cell.includes('<script>')).length).toBeGreaterThan(1);
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });
});

describe('words of badges that their organisers drew', () => {
  it(`are text on the page and in the document, and lead the server nowhere: ${hole('badge-layout-injection')}`, async () => {
    const address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/secret`;
    const layout = `${attack}<img src="${address}"><iframe src="file:///etc/passwd"></iframe>{{> /etc/passwd}}url(${address})`;
    const drawn = { ar: layout, en: layout };
    const zone = await test.send('POST', `${below}/zones`, { name: drawn });
    expect(zone.statusCode, zone.body).toBe(201);
    const design = await test.send('PATCH', `${below}/badge-designs/delegate`, {
      back: drawn,
      zones: [zone.json().number],
    });
    expect(design.statusCode, design.body).toBeLessThan(300);

    for (const url of [`${management}/badge-designs`, `${management}/badge-designs/delegate`]) {
      const page = await test.inject({ url, headers: test.organiser });
      expect([url, page.statusCode]).toEqual([url, 200]);
      expect(wounds.filter((wound) => wound.test(page.body))).toEqual([]);
      expect(page.body).not.toContain(`src="${address}`);
    }
    const paper = await test.inject({
      url: `${management}/badge-designs/delegate.pdf`,
      headers: test.organiser,
    });
    const bytes = paper.rawPayload.toString('latin1');
    expect(bytes.slice(0, 5)).toBe('%PDF-');
    expect(bytes).not.toMatch(/\/(?:JavaScript|JS|Launch|URI|EmbeddedFile|GoToR|SubmitForm)\b/);
    expect(bytes).not.toContain('root:x:0');
    expect(asked).toBe(0);
  });
});

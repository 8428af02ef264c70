/** Texts that attack whoever reads them: in pages, documents and exports. */
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsv } from '../../../src/platform/spreadsheet/csv.ts';
import { hole } from './classes.ts';
import { attack, openPoisonedSite, type PoisonedSite } from './poisoned-site.ts';
import { sourcesIn } from './sources.ts';

/** What of the attack would work in a page: a tag that is one, an attribute that ends where the text ends it. */
const wounds = [
  /<script>alert/,
  /<img src=x/,
  /=1\+1"/,
  /"(?:'|&#39;|&#x27;)&gt;&lt;/,
  /onerror=alert\(2\)>/,
];

describe('texts of the demonstration, each of them an attack', () => {
  let site: PoisonedSite;
  let pages: readonly { readonly url: string; readonly answer: LightMyRequestResponse }[];
  beforeAll(async () => {
    site = await openPoisonedSite();
    pages = await site.crawl(700);
  }, 400_000);
  afterAll(() => site.close());

  const typeOf = ({ headers }: LightMyRequestResponse) => String(headers['content-type']);
  const html = () => pages.filter(({ answer }) => typeOf(answer).startsWith('text/html'));

  it(`are there in sufficient number, and no page breaks: ${hole('stored-xss')}`, () => {
    const broken = pages.filter(({ answer }) => answer.statusCode >= 500).map(({ url }) => url);
    const attacked = html().filter(({ answer }) => answer.body.includes('&lt;script&gt;alert(1)'));
    console.log(
      `holes: ${site.taken.length} columns attacked, ${pages.length} pages walked, ${attacked.length} show an attack`,
    );
    expect(broken).toEqual([]);
    expect(site.taken.length).toBeGreaterThan(30);
    expect(attacked.length).toBeGreaterThan(60);
  });

  it('are text in every page', () => {
    // What is looked for is what the attack would look like where it works.
    expect([0, 1, 2, 4].filter((index) => wounds[index]?.test(attack) !== true)).toEqual([]);
    const wounded = html().flatMap(({ url, answer }) =>
      wounds.filter((wound) => wound.test(answer.body)).map((wound) => `${url}: ${wound}`),
    );
    expect(wounded).toEqual([]);
  });

  it(`are text in questions before a deletion: ${hole('confirm-prompt-xss')}`, () => {
    const questions = html().filter(
      ({ url, answer }) => /delet|remov|revoc/.test(url) || /<dialog|data-confirm/.test(answer.body),
    );
    const asked = questions.filter(({ answer }) => answer.body.includes('&lt;script&gt;alert(1)'));
    expect(asked.length).toBeGreaterThan(3);
    const client = sourcesIn('src/client').map(({ text }) => text);
    expect(client.length).toBeGreaterThan(3);
    expect(client.join('\n')).not.toMatch(
      /\.innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function/,
    );
  });

  it(`lead nowhere but to addresses: ${hole('script-links')}`, () => {
    const links = html().flatMap(({ url, answer }) =>
      [...answer.body.matchAll(/\s(?:href|src|action|formaction)="([^"]*)"/g)].map(([, link = '']) => ({
        url,
        link,
      })),
    );
    const strange = links.filter(
      ({ link }) =>
        !/^(?:\/(?![/\\])|https?:\/\/|mailto:|tel:|otpauth:\/\/totp\/|data:image\/svg\+xml;base64,|#|\?|$)/.test(
          link,
        ),
    );
    expect(links.length).toBeGreaterThan(1_000);
    expect(strange).toEqual([]);
  });

  it(`run in no document, and a document is still one: ${hole('template-code-execution')}`, () => {
    const shown = html().filter(({ answer }) => answer.body.includes('&lt;%= process.exit(7) %&gt;'));
    const documents = pages.filter(({ url }) => /\.pdf(?:\?|$)/.test(url));
    const whole = documents.filter(
      ({ answer }) => answer.statusCode === 200 && answer.rawPayload.subarray(0, 5).toString() === '%PDF-',
    );
    expect(shown.length).toBeGreaterThan(60);
    expect(
      html()
        .filter(({ answer }) => /49\$\{|\{\{49|>49</.test(answer.body.replace(/\d+ ?%/g, '')))
        .map(({ url }) => url),
    ).toEqual([]);
    expect(documents.length).toBeGreaterThan(3);
    expect(whole.length).toBe(documents.length);
    const compiled = sourcesIn('src')
      .filter(({ text }) => /renderString|eta\.compile\(|new Function\(|\beval\(|node:vm/.test(text))
      .map(({ path }) => path);
    expect(compiled).toEqual([]);
  });

  it(`are no formulas in tables: ${hole('spreadsheet-formulas')}`, () => {
    const tables = pages.filter(({ answer }) => typeOf(answer).startsWith('text/csv'));
    const cells = tables.flatMap(({ url, answer }) =>
      (parseCsv(answer.body.replace(/^\ufeff/, ''), 20_000, 200) ?? []).flat().map((cell) => ({ url, cell })),
    );
    const attacked = cells.filter(({ cell }) => cell.includes('<script>'));
    expect([tables.length > 2, attacked.length > 5]).toEqual([true, true]);
    expect(cells.filter(({ cell }) => /^[=+\-@\t\r]/.test(cell) && !/^-?\d/.test(cell))).toEqual([]);
  });

  it(`come back as text from searches, filters and addresses: ${hole('reflected-xss')}`, async () => {
    const words = encodeURIComponent(`"'><script>alert(1)</script><img src=x onerror=alert(2)>`);
    const lists = html()
      .filter(({ url, answer }) => !url.includes('?') && answer.body.includes('type="search"'))
      .slice(0, 30);
    const answers = await Promise.all(
      lists.flatMap(({ url }) => [
        site.get(`${url}?q=${words}&sort=${words}&page=${words}&state=${words}`),
        site.get(`${url}/${words}`),
      ]),
    );
    const raw = await Promise.all([
      site.get('/ar/"><script>alert(1)</script>', false),
      site.get('/ar/sign-in?next="><script>alert(1)</script>', false),
      site.get('//evil.example/"><script>', false),
    ]);
    expect(lists.length).toBeGreaterThan(4);
    for (const { body } of [...answers, ...raw]) {
      expect(wounds.filter((wound) => wound.test(body))).toEqual([]);
      expect(body).not.toMatch(/(?:href|action)="\/\/evil/);
    }
  });
});

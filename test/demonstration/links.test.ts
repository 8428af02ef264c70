import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoSite, openDemoSite } from '../support/demo-site.ts';

/** Addresses that pages of the site name, without what stands behind `#`. */
const linksOf = (html: string): string[] =>
  [...html.matchAll(/\b(?:href|src|action)="([^"]*)"/g)].flatMap(([, written = '']) => {
    const path = written.replaceAll('&amp;', '&').split('#')[0] ?? '';
    return path.startsWith('/') && !path.startsWith('//') ? [path] : [];
  });

/** The same list in another order or a narrower view is the same page: one of each set of names is followed. */
const shapeOf = (path: string): string => {
  const url = new URL(path, 'http://site.invalid');
  const names = [...new Set(url.searchParams.keys())].sort();
  return `${url.pathname}?${names.map((name) => (name === 'day' ? `day=${url.searchParams.get(name)}` : name)).join('&')}`;
};

describe('the public pages of the demonstration', () => {
  let site: DemoSite;
  beforeAll(async () => {
    site = await openDemoSite();
  }, 180_000);
  afterAll(() => site?.close());

  it('lead nowhere that is not there', async () => {
    const seen = new Map<string, string>([
      ['/ar/', '(start)'],
      ['/en/', '(start)'],
    ]);
    const known = new Set<string>();
    const dead: string[] = [];
    const queue = [...seen.keys()];
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const answer = await fetch(`${site.address}${path}`, { redirect: 'manual' });
      const html = answer.headers.get('content-type')?.startsWith('text/html') === true;
      const body = await answer.text();
      const text = html ? body : '';
      if (answer.status >= 400) dead.push(`${path} → ${answer.status}, linked by ${seen.get(path)}`);
      const next = answer.headers.get('location');
      for (const link of [...linksOf(text), ...(next === null ? [] : [next])]) {
        const shape = shapeOf(link);
        // Posting is no reading.
        if (known.has(shape) || link.endsWith('/sign-out')) continue;
        known.add(shape);
        seen.set(link, path);
        queue.push(link);
      }
    }
    expect(dead).toEqual([]);
    // So that a page that links nothing does not pass for one without a fault.
    expect(known.size).toBeGreaterThan(500);
  }, 600_000);
});

/**
 * What must not be known is in no list and no count: every address that somebody may read is read before and after an
 * embargoed edition comes to be, and answers the same bytes; and no text that is not published is in any answer.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignIn, TestApp } from '../../support/app.ts';
import { embargoedMark, unpublishedMark } from './objects.ts';
import { enterAnew } from './people.ts';
import { addressOf, type MatrixRoute, matrixRoutes } from './routes.ts';
import { openWorld, type World, type WorldEdition } from './world.ts';

interface Reader {
  readonly name: string;
  /** Whether drafts of `own` are theirs to know. */
  readonly works: boolean;
  readonly headers: SignIn;
}

/** Read by nobody a second time: what it shows is used up, or is made of the reader's own doing. */
const left = /\/sign-out|\/me\/|\/account|\/livez|\/readyz|\/assets\//;
/** Says what time it is: that a minute has passed tells nothing. */
const tellsTime = /\/screen|\/verify\//;
const searches = ['', embargoedMark, 'Forum', 'ملتقى', 'Dams'];

/** Where two answers differ, for whoever has to find out why. */
function difference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const part = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
  return `${part(one)} became ${part(other)}`;
}

/** A packed file without the times of its parts: bytes 10 to 13 of each local head, 12 to 15 of each entry of its list. */
function partsOf(packed: Buffer): string {
  const bytes = Buffer.from(packed);
  for (const [head, at] of [
    ['PK\x03\x04', 10],
    ['PK\x01\x02', 12],
  ] as const) {
    for (let found = bytes.indexOf(head); found >= 0; found = bytes.indexOf(head, found + 4)) {
      bytes.fill(0, found + at, found + at + 4);
    }
  }
  return bytes.toString('latin1');
}

describe('what is embargoed', () => {
  let world: World;
  let readers: readonly Reader[];
  let routes: readonly MatrixRoute[];
  const before = new Map<string, string>();
  const again = new Map<string, string>();
  const after = new Map<string, string>();

  const isSearched = ({ schema }: MatrixRoute): boolean =>
    'q' in ((schema.querystring as { properties?: object } | undefined)?.properties ?? {});

  /** Every address that somebody may read in `own` and beside editions, with what it answers. */
  async function readAll(test: TestApp, own: WorldEdition, into: Map<string, string>): Promise<void> {
    const entered: Reader[] = [];
    for (const one of readers) entered.push({ ...one, headers: await enterAnew(test, one.headers) });
    readers = entered;
    for (const route of routes) {
      if (route.method !== 'GET' || left.test(route.url)) continue;
      const url = addressOf(route, own);
      const pages = !route.url.startsWith('/api/');
      for (const { name, works, headers } of readers) {
        if (works === route.isPublic) continue;
        for (const q of isSearched(route) || (pages && !/\.\w+$/.test(url)) ? searches : ['']) {
          const answer = await test.inject({ url, headers, ...(q === '' ? {} : { query: { q } }) });
          if (answer.statusCode !== 200) break;
          // A workbook's parts say when they were packed, to two seconds.
          const packed = answer.body.startsWith('PK') ? partsOf(answer.rawPayload) : undefined;
          const body =
            packed ?? (tellsTime.test(url) ? answer.body.replace(/\b\d{1,2}:\d{2}\b/g, '–') : answer.body);
          into.set(`${name}: ${url}?q=${q}`, body);
        }
      }
    }
  }

  beforeAll(async () => {
    world = await openWorld(async ({ test, administrator, editions }) => {
      routes = matrixRoutes(test.app.server.declaredRoutes);
      const scopeId = editions.own.id;
      const organiser = await test.signIn([{ role: 'organiser', scopeKind: 'edition', scopeId }]);
      readers = [
        { name: 'anonymous', works: false, headers: {} },
        { name: 'an account without a role', works: false, headers: await test.signIn([]) },
        { name: 'organiser of own', works: true, headers: organiser },
      ];
      await readAll(test, editions.own, before);
      // A change that no page shows freshens them all: what tells the time of its making differs, and is set aside.
      for (const sortEn of ['Saudi Arabia 1', 'Saudi Arabia']) {
        const touched = await test.inject({
          method: 'PATCH',
          url: '/api/v1/states/SA',
          headers: { ...(await enterAnew(test, administrator)), 'if-match': '*' },
          payload: { sortEn },
        });
        if (touched.statusCode !== 200) throw new Error(touched.body);
      }
      await readAll(test, editions.own, again);
    });
    await readAll(world.test, world.editions.own, after);
  }, 900_000);
  afterAll(() => world?.test.close());

  it('in no list, count, search, export or feed of those who may not know', () => {
    // What differs by itself, such as a time of making, tells nothing; there must not be much of it.
    const steady = [...before].filter(([address, body]) => again.get(address) === body);
    const told = steady.flatMap(([address, body]) => {
      const now = after.get(address) ?? '';
      return now === body ? [] : [`${address}: ${difference(body, now)}`];
    });
    console.log(
      `hidden: ${before.size} answers, ${steady.length} steady, ${told.length} changed by an embargoed edition`,
    );

    expect(steady.length / before.size).toBeGreaterThan(0.9);
    expect(told).toEqual([]);
  });

  it('in no answer by a word of it', () => {
    const telling = [...after]
      // The word that was searched for comes back in the field.
      .filter(([address]) => !address.endsWith(`?q=${embargoedMark}`))
      .flatMap(([address, body]) => (body.includes(embargoedMark) ? [address] : []));
    expect(telling).toEqual([]);
  });

  it('within an edition that is public, is known to those who work there alone', () => {
    const telling = [...after].flatMap(([address, body]) =>
      !address.startsWith('organiser') && body.includes(unpublishedMark) ? [address] : [],
    );
    expect(telling).toEqual([]);
    // The mark is there to be found: whoever works there finds it.
    expect([...after].some(([, body]) => body.includes(unpublishedMark))).toBe(true);
  });
});

/**
 * The world that the matrix is asked in: three editions, each with one of everything.
 *
 * - `own`: public, where the roles are held.
 * - `other`: public, of another series, where the roles are not held.
 * - `embargoed`: a draft of a third series: whoever has no work in it may not know that it exists.
 *
 * Each feature adds its objects in `objects.ts`.
 */
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';
import { type Entries, embargoedMark, makeEntries, makeEverything, makeOutside } from './objects.ts';

export const places = ['own', 'other', 'embargoed'] as const;
export type PlaceName = (typeof places)[number];

/** One edition of the world. */
export interface WorldEdition {
  readonly name: PlaceName;
  readonly id: string;
  readonly seriesId: string;
  readonly series: string;
  readonly edition: string;
  /** Ids and slugs by what a route's parameter names: `themes/:id`, `:session` … */
  readonly objects: Readonly<Record<string, string>>;
}

export interface World {
  readonly test: TestApp;
  readonly administrator: SignIn;
  readonly editions: Readonly<Record<PlaceName, WorldEdition>>;
}

/** Sends JSON to the API as somebody, and gives what was made; throws with the answer when it was refused. */
export type Make = (
  url: string,
  payload: object,
) => Promise<{ readonly id: string } & Record<string, string>>;

/** Reads JSON of the API as the administrator. */
export type Get = (url: string) => Promise<unknown>;

const series = {
  own: { slug: 'river-forum', acronym: 'RVF', ar: 'ملتقى الأنهار', en: 'River Forum' },
  other: { slug: 'desert-forum', acronym: 'DSF', ar: 'ملتقى الصحراء', en: 'Desert Forum' },
  embargoed: {
    slug: 'hidden-forum',
    acronym: 'HDF',
    ar: `ملتقى ${embargoedMark}`,
    en: `${embargoedMark} Forum`,
  },
} as const;

/** @param beforeEmbargo called when everything stands but the embargoed edition and its series */
export async function openWorld(beforeEmbargo?: (world: World) => Promise<void>): Promise<World> {
  // How often somebody may ask is tried elsewhere.
  const test = await openTestApp({ config: { rateLimits: false } });
  const administrator = await test.signIn();
  const make: Make = async (url, payload) => {
    const answer = await test.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      headers: administrator,
      payload,
    });
    if (answer.statusCode >= 300) throw new Error(`POST ${url}: ${answer.statusCode} ${answer.body}`);
    return answer.json();
  };
  const get: Get = async (url) => {
    const answer = await test.inject({ url: `/api/v1${url}`, headers: administrator });
    if (answer.statusCode !== 200) throw new Error(`GET ${url}: ${answer.statusCode} ${answer.body}`);
    return answer.json();
  };
  const outside = await makeOutside(test, make);
  const entries = {} as Record<PlaceName, Entries>;
  for (const name of places) entries[name] = await makeEntries(make, name);
  const editions = {} as Record<PlaceName, WorldEdition>;
  for (const name of places) {
    const { slug, acronym, ar, en } = series[name];
    if (name === 'embargoed') await beforeEmbargo?.({ test, administrator, editions });
    const made = await make('/series', { slug, acronym, noun: 'forum', name: { ar, en } });
    const edition = await make(`/series/${slug}/editions`, {
      slug: '2026',
      number: 1,
      title: { ar: `${ar} الأول`, en: `First ${en}` },
      startsOn: '2026-11-16',
      endsOn: '2026-11-18',
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
      visibility: name === 'embargoed' ? 'draft' : 'public',
    });
    editions[name] = {
      name,
      id: edition.id,
      seriesId: made.id,
      series: slug,
      edition: '2026',
      objects: {
        ...outside,
        ...(await makeEverything({
          test,
          make,
          get,
          reference: `${slug}:2026`,
          editionId: edition.id,
          name,
          entries: entries[name],
          administrator,
        })),
      },
    };
  }
  return { test, administrator, editions };
}

import { openTestApp, type SignIn, type TestApp } from '../../../support/app.ts';
import { accountOf, enter } from '../links/support.ts';

export interface Forum {
  readonly test: TestApp;
  readonly edition: string;
  readonly elsewhere: string;
  readonly series: string;
  /** A delegation of the edition: a participation's. */
  readonly delegation: string;
  /** Organiser of the installation. */
  readonly chief: { readonly id: string; readonly headers: SignIn };
  /** A new account with grants, signed in with a second factor. */
  person(
    name: string,
    grants?: readonly Grant[],
  ): Promise<{ readonly id: string; readonly headers: SignIn; readonly email: string }>;
}
type Grant = { readonly role: string; readonly scopeKind: string; readonly scopeId: string | null };

/** A forum with two editions, a delegation, and an organiser of everything. */
export async function openForum(options: Parameters<typeof openTestApp>[0] = {}): Promise<Forum> {
  const test = await openTestApp(options);
  const person: Forum['person'] = async (name, grants = []) => {
    const email = `${name}@example.org`;
    const { id } = await accountOf(test, email, grants);
    return { id, email, headers: await enter(test, id) };
  };
  const chief = await person('chief', [{ role: 'organiser', scopeKind: 'installation', scopeId: null }]);
  const post = async (url: string, payload: object): Promise<{ id: string }> => {
    const answer = await test.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      payload,
      headers: chief.headers,
    });
    if (answer.statusCode !== 201) throw new Error(`${url} answered ${answer.statusCode}: ${answer.body}`);
    return answer.json();
  };
  const series = await post('/series', {
    slug: 'river-forum',
    acronym: 'RF',
    noun: 'forum',
    name: { ar: 'ملتقى الأنهار', en: 'River Forum' },
  });
  const editions: string[] = [];
  for (const number of [1, 2]) {
    const edition = await post('/series/river-forum/editions', {
      slug: `${2024 + number * 2}`,
      number,
      title: { ar: `ملتقى الأنهار ${number === 1 ? 'الأول' : 'الثاني'}`, en: `River Forum ${number}` },
      startsOn: `${2024 + number * 2}-11-16`,
      endsOn: `${2024 + number * 2}-11-18`,
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
    });
    editions.push(edition.id);
  }
  const [elsewhere = '', edition = ''] = editions;
  const participation = await post(`/editions/${edition}/participations`, {
    stateCode: 'JO',
    category: 'member',
    status: 'invited',
  });
  return { test, edition, elsewhere, series: series.id, delegation: participation.id, chief, person };
}

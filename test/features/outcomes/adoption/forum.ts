import { systemActor } from '../../../../src/platform/actor/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../../support/app.ts';

export const system = systemActor('test');
export const text = (ar: string, en: string) => ({ ar, en });

/** States whose delegations accepted, in the order of the roll. */
export const members = ['AE', 'BH', 'OM', 'QA', 'SA'] as const;
export type Member = (typeof members)[number];

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of many kinds are compared as they are
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface Forum {
  readonly test: TestApp;
  readonly editionId: string;
  readonly secretary: SignIn;
  /** Ids of delegations by state; an observer besides. */
  readonly ids: Readonly<Record<Member | 'KW', string>>;
  /** Somebody who speaks for the delegation. */
  delegate(of: Member | 'KW'): Promise<SignIn>;
  send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    who?: SignIn,
    payload?: unknown,
  ): Promise<Answer>;
  /** A draft with a preamble and two recommendations. */
  draft(slug?: string): Promise<string>;
  /** A prepared decision on a text, as it is answered. */
  prepare(documentId: string, input?: object): Promise<Answer['body']>;
}

/** An edition with five members that accepted and an observer, in an application of its own. */
export async function openForum(): Promise<Forum> {
  const test = await openTestApp();
  const secretary = await test.signIn();
  const send: Forum['send'] = async (method, url, who, payload) => {
    const answer = await test.inject({
      method,
      url: url.startsWith('/ar') || url.startsWith('/en') ? url : `/api/v1${url}`,
      headers: { ...who, ...(method === 'GET' ? {} : { 'if-match': '*' }) },
      ...(payload === undefined ? {} : { payload: payload as object }),
    });
    const isJson = String(answer.headers['content-type']).includes('json');
    return {
      status: answer.statusCode,
      body: answer.body === '' ? null : isJson ? answer.json() : answer.body,
      headers: answer.headers,
    };
  };
  const make = async (url: string, payload: object) => {
    const { status, body } = await send('POST', url, secretary, payload);
    if (status >= 300) throw new Error(`${url}: ${JSON.stringify(body)}`);
    return body;
  };
  await make('/series', {
    slug: 'dunes-forum',
    acronym: 'DF',
    noun: 'forum',
    name: text('ملتقى الكثبان', 'Dunes Forum'),
  });
  const edition = await make('/series/dunes-forum/editions', {
    slug: '2026',
    number: 1,
    title: text('ملتقى الكثبان الأول', 'First Dunes Forum'),
    startsOn: '2026-11-16',
    endsOn: '2026-11-18',
    timeZone: 'Asia/Riyadh',
    mode: 'in-person',
  });
  await make('/editions/dunes-forum:2026/publication', {}).catch(() => undefined);
  await send('PATCH', '/editions/dunes-forum:2026', secretary, { visibility: 'public' });
  const ids: Record<string, string> = {};
  for (const stateCode of [...members, 'KW'] as const) {
    const { id } = await make('/editions/dunes-forum:2026/participations', {
      stateCode,
      category: stateCode === 'KW' ? 'observer' : 'member',
      status: 'accepted',
    });
    ids[stateCode] = id;
  }
  const { service } = test.app.outcomes;
  return {
    test,
    editionId: edition.id,
    secretary,
    ids: ids as Forum['ids'],
    delegate: (of) => test.signIn([{ role: 'delegate', scopeKind: 'delegation', scopeId: ids[of] ?? '' }]),
    send,
    async draft(slug = 'recommendations') {
      const document = await service.createDocument(system, edition.id, {
        kind: 'recommendations',
        slug,
        title: text('التوصيات', 'Recommendations'),
      });
      for (const [kind, ar, en] of [
        ['preamble', 'إذ يستذكرون ما سبق،', 'Recalling what came before,'],
        ['recommendation', 'حصر الكثبان.', 'Count the dunes.'],
        ['recommendation', 'نشر الحصر.', 'Publish the count.'],
      ] as const) {
        await service.createProvision(system, document.id, { kind, text: text(ar, en) });
      }
      return document.id;
    },
    prepare: (documentId, input = {}) =>
      make(`/outcome-documents/${documentId}/decisions`, { method: 'roll-call', ...input }),
  };
}

import { expect } from 'vitest';
import { systemActor } from '../../../src/platform/actor/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

/** A forum whose texts can be signed, with two states, a company and an association that take part. */
export interface SigningForum {
  readonly test: TestApp;
  readonly organiser: SignIn;
  readonly editionId: string;
  readonly seriesId: string;
  readonly jordan: string;
  readonly yemen: string;
  readonly company: { readonly body: string; readonly id: string };
  readonly association: { readonly body: string; readonly id: string };
  /** Sends JSON as somebody; default: the organiser. Answers status and body. */
  send(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    who?: SignIn,
  ): Promise<{
    readonly status: number;
    readonly body: Record<string, unknown> & { readonly items: readonly Record<string, unknown>[] };
  }>;
  /** The same, and fails the test when it is refused. */
  done(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    who?: SignIn,
  ): Promise<Record<string, unknown> & { readonly items: readonly Record<string, unknown>[] }>;
  /** An adopted and published text. */
  addText(slug: string): Promise<string>;
  /** The name of the constraint that a statement of SQL breaks; null when it breaks none. */
  broken(statement: string, values?: readonly unknown[]): Promise<string | null>;
}

/** A text in both languages. */
export const text = (ar: string, en: string) => ({ ar, en });

export async function openSigningForum(): Promise<SigningForum> {
  const test = await openTestApp({ config: { rateLimits: false } });
  const organiser = await test.signIn();
  const send: SigningForum['send'] = async (method, url, payload, who = organiser) => {
    const answer = await test.inject({
      method,
      url: `/api/v1${url}`,
      headers: { 'if-match': '*', ...who },
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: answer.statusCode, body: answer.body === '' ? { items: [] } : answer.json() };
  };
  const done: SigningForum['done'] = async (method, url, payload, who) => {
    const { status, body } = await send(method, url, payload, who);
    expect([url, status < 300, body]).toEqual([url, true, body]);
    return body;
  };
  const series = await done('POST', '/series', {
    slug: 'shore-forum',
    acronym: 'SF',
    noun: 'forum',
    name: text('ملتقى الشواطئ', 'Shore Forum'),
  });
  const edition = await done('POST', '/series/shore-forum/editions', {
    slug: '2024',
    number: 1,
    title: text('ملتقى الشواطئ الأول', 'First Shore Forum'),
    startsOn: '2024-03-04',
    endsOn: '2024-03-06',
    timeZone: 'Asia/Riyadh',
    mode: 'in-person',
    visibility: 'public',
  });
  const editionId = String(edition.id);
  const takePart = async (party: object): Promise<string> =>
    String(
      (
        await done('POST', `/editions/${editionId}/participations`, {
          ...party,
          category: 'member',
          status: 'accepted',
        })
      ).id,
    );
  const bodyOf = async (kind: string, ar: string, en: string) => {
    const body = String((await done('POST', '/bodies', { kind, name: text(ar, en) })).id);
    return { body, id: await takePart({ bodyId: body }) };
  };
  return {
    test,
    organiser,
    editionId,
    seriesId: String(series.id),
    jordan: await takePart({ stateCode: 'JO' }),
    yemen: await takePart({ stateCode: 'YE' }),
    company: await bodyOf('company', 'شركة المرافئ', 'Harbours Company'),
    association: await bodyOf('association', 'جمعية الصيادين', 'Fishers Association'),
    send,
    done,
    async addText(slug) {
      const { service } = test.app.outcomes;
      const actor = systemActor('test');
      const { id } = await service.createDocument(actor, editionId, {
        kind: 'statement-of-action',
        slug,
        title: text('بيان الشواطئ', 'Statement of the shores'),
      });
      await service.createProvision(actor, id, {
        kind: 'operative',
        text: text('تُنظَّف الشواطئ.', 'Shores are cleaned.'),
      });
      await service.adopt(actor, id, { manner: 'consensus', adoptedOn: '2024-03-06' });
      await service.publish(actor, id);
      return id;
    },
    async broken(statement, values = []) {
      try {
        await test.database.executeSql(statement, [...values]);
        return null;
      } catch (error) {
        for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
          const { constraint, constraint_name: named } = cause as {
            constraint?: string;
            constraint_name?: string;
          };
          if (constraint ?? named) return (constraint ?? named) as string;
        }
        throw error;
      }
    },
  };
}

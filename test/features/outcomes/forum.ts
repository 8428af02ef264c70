import { systemActor } from '../../../src/platform/actor/index.ts';
import type { TestApp } from '../../support/app.ts';

const actor = systemActor('test');

export interface Forum {
  readonly edition: string;
  readonly document: string;
  /** Adds a recommendation. */
  provision(ar: string, en?: string): Promise<{ readonly id: string }>;
  /** Ids of the recommendations, in order. */
  provisions(): Promise<string[]>;
}

/** A forum with an edition and a draft of recommendations. */
export async function makeForum(test: TestApp, slug = 'hill-forum'): Promise<Forum> {
  const organiser = await test.signIn();
  const post = async (url: string, payload: object) => {
    const answer = await test.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers: organiser });
    if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`);
    return answer.json();
  };
  await post('/series', {
    slug,
    acronym: slug.slice(0, 2).toUpperCase(),
    noun: 'forum',
    name: { ar: 'ملتقى التلال', en: 'Hill Forum' },
  });
  const { id: edition } = await post(`/series/${slug}/editions`, {
    slug: '2026',
    number: 1,
    title: { ar: 'ملتقى التلال الأول', en: 'First Hill Forum' },
    startsOn: '2026-11-16',
    endsOn: '2026-11-17',
    timeZone: 'Asia/Riyadh',
    mode: 'in-person',
  });
  const { service } = test.app.outcomes;
  const { id: document } = await service.createDocument(actor, edition, {
    kind: 'recommendations',
    slug: 'recommendations',
    title: { ar: 'التوصيات', en: 'Recommendations' },
  });
  return {
    edition,
    document,
    provision: (ar, en = '') =>
      service.createProvision(actor, document, { kind: 'recommendation', text: { ar, en } }),
    async provisions() {
      const answer = await test.inject({ url: `/api/v1/outcome-documents/${document}`, headers: organiser });
      return answer.json().provisions.map(({ id }: { id: string }) => id);
    },
  };
}

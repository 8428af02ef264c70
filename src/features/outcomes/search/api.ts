import { notFound } from '../../../platform/errors/index.ts';
import { type Api, anyone } from '../../../platform/http/index.ts';
import type { OutcomesContext } from '../context.ts';
import * as contract from './contract.ts';
import { findTexts } from './find.ts';
import { snippet } from './snippet.ts';

/** Adds the search as an operation. */
export function addSearchApi(
  api: Api,
  { database, finder }: Pick<OutcomesContext, 'database' | 'finder'>,
): void {
  api.operation({
    method: 'GET',
    url: '/provisions',
    id: 'searchProvisions',
    tag: 'outcomes',
    summary: 'Published provisions of all editions in which words are found, best first',
    policy: anyone,
    query: contract.TextSearchQuery,
    reply: contract.TextSearchResults,
    handle: async ({ query, raw }): Promise<contract.TextSearchResults> => {
      const whole = query.edition === undefined ? undefined : await finder.visible(raw.actor, query.edition);
      if (query.edition !== undefined && whole === undefined) throw notFound();
      const {
        items,
        count,
        more,
        near,
        query: asked,
      } = await findTexts(database, {
        q: query.q,
        reader: raw.language,
        page: query.page ?? 1,
        language: query.in ?? null,
        kind: query.kind ?? null,
        editionIds: whole === undefined ? null : [whole.edition.id],
      });
      return {
        count,
        more,
        near,
        items: items.map(({ provision, document, edition, language }) => ({
          id: provision.id,
          code: provision.code,
          number: provision.number,
          kind: provision.kind,
          title: provision.title,
          text: provision.text,
          language,
          highlights: snippet(asked, provision.text[language]),
          document: { kind: document.kind, slug: document.slug, title: document.title },
          edition,
        })),
      };
    },
  });
}

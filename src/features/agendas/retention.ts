import { type SQL, sql } from 'drizzle-orm';
import { deletingRows, type RetentionRule } from '../../platform/personal-data/index.ts';

const ofEditions = ({ editionIds }: { readonly editionIds: readonly string[] }): SQL =>
  sql`edition_id in (select value::uuid
    from jsonb_array_elements_text(${JSON.stringify(editionIds)}::text::jsonb) as given(value))`;

/** How long personal agendas are kept once their edition is over: the programme itself stays, who wanted what does not. */
export const agendasRetention: readonly RetentionRule[] = [
  deletingRows({
    kind: 'calendar-feeds',
    class: 'secret',
    days: 90,
    after: 'edition-end',
    table: 'agenda_feeds',
    edition: 'edition_id',
    over: ofEditions,
  }),
  deletingRows({
    kind: 'agenda-looks',
    class: 'personal',
    days: 90,
    after: 'edition-end',
    table: 'agenda_looks',
    edition: 'edition_id',
    over: ofEditions,
  }),
  deletingRows({
    kind: 'favourites',
    class: 'personal',
    days: 365,
    after: 'edition-end',
    table: 'favourites',
    edition: 'edition_id',
    over: ofEditions,
  }),
];

import type { DemoProvision } from '../../../../src/demonstration/index.ts';
import type { ReportDocument } from '../../../../src/features/outcomes/index.ts';
import { localText } from '../../../../src/platform/language/index.ts';
import { bodies, editionFacts, forum, numbered } from './content.ts';

type Provision = ReportDocument['provisions'][number];

const [found] = forum.documents;
if (found === undefined) throw new Error('The forum has lost its recommendations.');
const text = found;
const recommendations = text.provisions.filter(({ part }) => part !== 'preamble');
const themes = forum.themes.map(({ key }) => key);

const nameOf = (body: string) => bodies.get(body)?.name ?? null;

function provisionOf(model: DemoProvision, index: number): Provision {
  const { title, text, theme, assignments, sessions, level, targetGroup } = model;
  const lead = assignments.find(({ part }) => part === 'lead');
  return {
    number: index + 1,
    code: `1/REC/${String(index + 1).padStart(3, '0')}`,
    title: title && numbered(title, index + 1),
    text: localText(text),
    theme: theme === null ? null : themes.indexOf(theme) + 1,
    lead: lead === undefined ? null : nameOf(lead.body),
    supporting: assignments.flatMap(({ part, body }) => (part === 'supporting' ? (nameOf(body) ?? []) : [])),
    sources: forum.sessions.flatMap(({ key, title }, place) =>
      sessions.includes(key) ? { code: `S-${place + 1}`, title } : [],
    ),
    links: [],
    level,
    targetGroup,
    due: null,
  };
}

/** The forum's recommendations with so many of them: its own, over and over, theme by theme. */
export function reportInput(count: number): ReportDocument {
  const models = Array.from({ length: count }, (_, index) => recommendations[index % recommendations.length])
    .filter((model) => model !== undefined)
    .toSorted((one, other) => themes.indexOf(one.theme ?? '') - themes.indexOf(other.theme ?? ''));
  return {
    edition: editionFacts,
    kind: text.kind,
    status: 'published',
    title: text.title,
    symbol: 'NF/1/REC',
    asOf: forum.to,
    authentic: text.authentic,
    chapeau: text.chapeau && localText(text.chapeau),
    preamble: text.provisions.filter(({ part }) => part === 'preamble').map((unit) => localText(unit.text)),
    enacting: text.enacting && localText(text.enacting),
    adoption: { manner: 'consensus', on: forum.to, session: null },
    themes: forum.themes.map(({ number, title }) => ({ number, title })),
    provisions: models.map(provisionOf),
  };
}

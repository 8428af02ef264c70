import { type LocalText, textIn } from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { AxisModel, LifelinesModel, TableModel } from '../../../platform/views/index.ts';
import { sentence } from '../../series/index.ts';
import { axesOf } from '../follow-up/pages/charts.ts';
import { type FollowUpItem, headFinds, headSays } from '../follow-up/standing.ts';
import { provisionPath } from '../rules.ts';
import type { ChainLink, ChainNode } from '../store/chain.ts';

type Reader = Pick<PageContext, 't' | 'language' | 'href'>;

/** One station of a recommendation's way: a text, an earlier text as a whole, or an edition in preparation. */
export interface Stage {
  readonly id: string;
  readonly year: string;
  readonly edition: string;
  readonly code: string | null;
  readonly title: string;
  readonly href: string;
  /** Its words; none of a text as a whole, nor of one that is not published. */
  readonly text: ReturnType<typeof textIn> | null;
  /** The recommendation whose way this is. */
  readonly own: boolean;
  /** In preparation: its text is nobody's to read yet. */
  readonly coming: boolean;
  /** What it takes up, each with its own station. */
  readonly links: readonly { readonly to: string; readonly words: string; readonly href: string }[];
  readonly axes: readonly AxisModel[];
  readonly disposition: { readonly outcome: string; readonly word: string; readonly reason: string } | null;
}

const pathOf = (seriesSlug: string, editionSlug: string): string => `/forums/${seriesSlug}/${editionSlug}`;
const documentKey = (link: ChainLink): string =>
  `${link.toSeriesSlug}-${link.toEditionSlug}-${link.toDocumentSlug}`;

/** What a reference is to: a provision by its code, else a text as a whole, with the summit that it is of. */
export function referenceOf({ language, href }: Reader, link: ChainLink) {
  const base = pathOf(link.toSeriesSlug, link.toEditionSlug);
  const say = (text: LocalText) => textIn(text, language).text;
  return {
    code: link.toCode,
    text: say(link.toTitle ?? link.toDocument),
    edition: say(link.toEdition),
    href: href(
      link.to === null
        ? `${base}/texts/${link.toDocumentSlug}`
        : `${base}${provisionPath({ id: link.to, code: link.toCode, number: link.toNumber })}`,
    ),
  };
}

/** The stations of a chain, oldest first: whole texts of earlier summits among them, and the edition in preparation. */
export function stagesModel(
  reader: Reader,
  { nodes, links }: { readonly nodes: readonly ChainNode[]; readonly links: readonly ChainLink[] },
  standings: ReadonlyMap<string, FollowUpItem>,
  ownId: string,
): Stage[] {
  const { t, language, href } = reader;
  const say = (text: LocalText | null) => (text === null ? '' : textIn(text, language).text);
  const empty = { text: null, own: false, coming: false, links: [], axes: [], disposition: null } as const;
  const texts = nodes.map((node): Stage & { readonly at: string } => {
    const item = standings.get(node.id);
    return {
      id: node.id,
      at: node.startsOn,
      year: node.startsOn.slice(0, 4),
      edition: say(node.editionTitle),
      code: node.code,
      title: say(node.title ?? node.text),
      href: href(`${pathOf(node.seriesSlug, node.editionSlug)}${provisionPath(node)}`),
      text: textIn(node.text, language),
      own: node.id === ownId,
      coming: false,
      links: links
        .filter(({ from }) => from === node.id)
        .map((link) => {
          const to = referenceOf(reader, link);
          return {
            to: link.to ?? documentKey(link),
            words: t('carry-forward:takes-up', {
              relation: t(`outcomes:relation.${link.relation}`),
              text: to.text,
              edition: to.edition,
            }),
            href: to.href,
          };
        }),
      axes:
        item === undefined || item.standings.length === 0 ? [] : axesOf(t, headSays(item), headFinds(item)),
      disposition:
        node.outcome === null
          ? null
          : {
              outcome: node.outcome,
              word: sentence(t(`common:status.disposition.${node.outcome}`)),
              reason: say(node.reason),
            },
    };
  });
  const wholes = new Map(
    links
      .filter(({ to }) => to === null)
      .map((link) => [
        documentKey(link),
        {
          ...empty,
          id: documentKey(link),
          at: link.toStartsOn,
          year: link.toStartsOn.slice(0, 4),
          edition: say(link.toEdition),
          code: null,
          title: say(link.toDocument),
          href: referenceOf(reader, link).href,
        },
      ]),
  );
  const coming = nodes.flatMap((node) => {
    const { next } = node;
    if (next === null || next.provisionId !== null) return [];
    const path = pathOf(next.seriesSlug, next.editionSlug);
    return [
      {
        ...empty,
        id: `next-${node.id}`,
        at: next.startsOn,
        year: next.startsOn.slice(0, 4),
        edition: say(next.title),
        code: null,
        title: t('carry-forward:in-preparation'),
        href: href(`${path}/recommendations`),
        coming: true,
        links: [
          {
            to: node.id,
            words: t('carry-forward:carries', { text: say(node.title ?? node.text) }),
            href: href(`${pathOf(node.seriesSlug, node.editionSlug)}${provisionPath(node)}`),
          },
        ],
      },
    ];
  });
  return [...wholes.values(), ...texts, ...coming]
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .map(({ at: _, ...stage }) => stage);
}

/** The picture: each text from its edition to the last that took it up. */
export function livesModel({ t, language }: Reader, stages: readonly Stage[]): LifelinesModel {
  const years = [...new Set(stages.map(({ year }) => year))];
  const indexOf = ({ year }: Stage): number => years.indexOf(year);
  return {
    title: t('carry-forward:picture'),
    level: 2,
    numberLabel: t('carry-forward:code'),
    subjectLabel: t('carry-forward:text'),
    editions: years.map((year) => t('follow-up:number', { number: year })),
    rows: stages
      .filter(({ coming }) => !coming)
      .map((stage) => {
        const later = stages.filter(({ links }) => links.some(({ to }) => to === stage.id));
        const { outcome = null } = stage.disposition ?? {};
        return {
          number: stage.code ?? t('follow-up:number', { number: stage.year }),
          href: stage.href,
          subject: stage.title,
          from: indexOf(stage),
          to: Math.max(indexOf(stage), ...later.map(indexOf)),
          end:
            outcome === 'closed'
              ? 'closed'
              : outcome === 'retired' || outcome === 'superseded'
                ? 'dropped'
                : 'open',
          words: [
            `${stage.edition}: ${t('carry-forward:adopted')}`,
            ...later.map(
              (each) =>
                `${each.edition}: ${t(each.coming ? 'carry-forward:in-preparation' : 'carry-forward:taken-up')}`,
            ),
            ...(stage.disposition === null ? [] : [stage.disposition.word]),
          ].join(language === 'ar' ? '، ' : ', '),
        };
      }),
    legend: [
      { mark: 'born', label: t('carry-forward:adopted') },
      { mark: 'step', label: t('carry-forward:taken-up') },
      { mark: 'closed', label: sentence(t('common:status.disposition.closed')) },
      { mark: 'dropped', label: t('carry-forward:dropped') },
    ],
  };
}

/** The same as a table: when, which text, what it takes up, how it stands, what became of it. */
export const stagesTable = ({ t }: Reader, stages: readonly Stage[]): TableModel => ({
  id: 'chain',
  caption: t('carry-forward:table'),
  columns: [
    { key: 'title', label: t('carry-forward:text') },
    { key: 'year', label: t('carry-forward:year') },
    { key: 'links', label: t('carry-forward:refers') },
    { key: 'says', label: t('follow-up:axis.says') },
    { key: 'finds', label: t('follow-up:axis.finds') },
    { key: 'outcome', label: t('outcomes:became-of-it') },
  ],
  rows: stages.map((stage) => ({
    id: stage.id,
    title: stage.title,
    href: stage.href,
    sub: stage.edition,
    ...(stage.own ? { tags: [{ text: t('carry-forward:this'), tone: 'info' as const }] } : {}),
    pickable: false,
    cells: {
      year: { text: stage.year, ...(stage.code === null ? {} : { code: stage.code }) },
      links: { links: stage.links.map(({ words, href }) => ({ text: words, href })) },
      says: axisCell(stage.axes[0]),
      finds: axisCell(stage.axes[1]),
      outcome: stage.disposition === null ? null : { tag: { text: stage.disposition.word, tone: 'info' } },
    },
  })),
});

/** Silence keeps its dashed edge in a table, too. */
const axisCell = (axis: AxisModel | undefined) =>
  axis === undefined
    ? null
    : axis.level === 0
      ? { tag: { text: axis.state, tone: 'silent' as const } }
      : axis.state;

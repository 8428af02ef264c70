import { notFound } from '../../../platform/errors/index.ts';
import { isolateLtr, textIn } from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { LifelinesModel } from '../../../platform/views/index.ts';
import { editionPath, type PartPages, sentence } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { provisionPath } from '../rules.ts';
import * as chain from '../store/chain.ts';
import { ageOf } from './api.ts';

const hrefOf = (context: PageContext, node: chain.ChainNode): string =>
  context.href(`/forums/${node.seriesSlug}/${node.editionSlug}${provisionPath(node)}`);

/** Adds the history of one recommendation through editions, series and earlier summits. */
export function addHistoryPage({ shell }: PartPages, { database }: Pick<OutcomesContext, 'database'>): void {
  const { db } = database;
  shell.published({
    path: '/recommendations/:number/history',
    async handle(context, whole) {
      const { t, language } = context;
      const number = /^\d{1,4}$/.test(context.params.number ?? '') ? Number(context.params.number) : 0;
      const provision = await chain.findByNumber(db, whole.edition.id, number);
      if (provision === undefined) throw notFound();
      const { nodes, links } = await chain.listChain(database, db, provision);
      const title = textIn(provision.title ?? provision.text, language).text;
      const age = ageOf(nodes, whole.series.slug);
      return {
        template: 'outcomes/history',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('carry-forward:history', { title }),
          current: '/recommendations',
          lede: `${isolateLtr(provision.code ?? '')} · ${t('carry-forward:age', { count: age })}`,
          crumbs: [
            {
              label: t('common:nav.public.recommendations'),
              href: context.href(`${editionPath(whole)}/recommendations`),
            },
            {
              label: t('publication:recommendation', { number }),
              href: context.href(`${editionPath(whole)}/recommendations/${number}`),
            },
            { label: t('carry-forward:history-short') },
          ],
        }),
        data: {
          lives: nodes.length > 1 ? livesModel(context, nodes, links) : undefined,
          nodes: nodes.map((node) => ({
            href: hrefOf(context, node),
            own: node.id === provision.id,
            code: node.code,
            title: textIn(node.title ?? node.text, language),
            text: textIn(node.text, language),
            edition: textIn(node.editionTitle, language).text,
            year: node.startsOn.slice(0, 4),
            links: links
              .filter(({ from }) => from === node.id)
              .map((link) => {
                const target = nodes.find(({ id }) => id === link.to);
                return {
                  relation: t(`outcomes:relation.${link.relation}`),
                  code: target?.code ?? null,
                  text: textIn(target?.title ?? target?.text ?? link.toDocument, language).text,
                  edition: textIn(link.toEdition, language).text,
                };
              }),
            outcome: node.outcome === null ? null : sentence(t(`common:status.disposition.${node.outcome}`)),
            reason: node.reason === null ? null : textIn(node.reason, language).text,
          })),
        },
      };
    },
  });
}

/** The chain as lives: each text from its edition to the last that took it up. */
function livesModel(
  context: PageContext,
  nodes: readonly chain.ChainNode[],
  links: readonly chain.ChainLink[],
): LifelinesModel {
  const { t, language } = context;
  const years = [...new Set(nodes.map(({ startsOn }) => startsOn.slice(0, 4)))];
  const indexOf = (node: chain.ChainNode): number => years.indexOf(node.startsOn.slice(0, 4));
  return {
    title: t('carry-forward:picture'),
    level: 2,
    numberLabel: t('carry-forward:code'),
    subjectLabel: t('carry-forward:text'),
    editions: years,
    rows: nodes.map((node) => {
      const later = links
        .filter(({ to }) => to === node.id)
        .flatMap(({ from }) => nodes.find(({ id }) => id === from) ?? []);
      const to = Math.max(indexOf(node), ...later.map(indexOf));
      const name = textIn(node.title ?? node.text, language).text;
      return {
        number: node.code ?? '–',
        href: hrefOf(context, node),
        subject: name.length > 90 ? `${name.slice(0, 90)}…` : name,
        from: indexOf(node),
        to,
        end:
          node.outcome === 'closed'
            ? 'closed'
            : node.outcome === 'retired' || node.outcome === 'superseded'
              ? 'dropped'
              : 'open',
        words: [
          `${textIn(node.editionTitle, language).text}: ${t('carry-forward:adopted')}`,
          ...later.map(
            (each) => `${textIn(each.editionTitle, language).text}: ${t('carry-forward:taken-up')}`,
          ),
          ...(node.outcome === null ? [] : [t(`common:status.disposition.${node.outcome}`)]),
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

import { notFound } from '../../../platform/errors/index.ts';
import { isolateLtr, textIn } from '../../../platform/language/index.ts';
import { editionPath, type PartPages } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { readStandings } from '../follow-up/reading.ts';
import { provisionPath } from '../rules.ts';
import * as chain from '../store/chain.ts';
import { ageOf } from './api.ts';
import { livesModel, stagesModel, stagesTable } from './history.ts';

/** Adds the history of one recommendation through editions, series and earlier summits. */
export function addHistoryPage(
  { shell }: PartPages,
  { database, clock }: Pick<OutcomesContext, 'database' | 'clock'>,
): void {
  const { db } = database;
  shell.published({
    path: '/recommendations/:number/history',
    async handle(context, whole) {
      const { t, language } = context;
      const number = /^\d{1,4}$/.test(context.params.number ?? '') ? Number(context.params.number) : 0;
      const provision = await chain.findByNumber(db, whole.edition.id, number);
      if (provision === undefined) throw notFound();
      const found = await chain.listChain(database, db, provision);
      const standings = await readStandings(
        { database, clock },
        found.nodes.map(({ id }) => id),
      );
      const title = textIn(provision.title ?? provision.text, language).text;
      const age = ageOf(found.nodes, whole.series.slug);
      const words = context.words(whole.edition.digits);
      const stages = stagesModel({ ...context, t: words }, found, standings, provision.id);
      return {
        template: 'outcomes/history',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('carry-forward:history', { title }),
          current: '/recommendations',
          lede: `${isolateLtr(provision.code ?? '')} · ${words('carry-forward:age', { count: age })}`,
          crumbs: [
            {
              label: t('common:nav.public.recommendations'),
              href: context.href(`${editionPath(whole)}/recommendations`),
            },
            { label: title, href: context.href(`${editionPath(whole)}${provisionPath(provision)}`) },
            { label: t('carry-forward:history-short') },
          ],
        }),
        data: {
          lives: stages.length > 1 ? livesModel({ ...context, t: words }, stages) : null,
          table: stages.length > 1 ? stagesTable(context, stages) : null,
          stages,
        },
      };
    },
  });
}

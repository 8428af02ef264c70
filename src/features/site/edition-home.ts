import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { textIn } from '../../platform/language/index.ts';
import type { Page } from '../../platform/pages/index.ts';
import { asksForFeedback } from '../registration/index.ts';
import { type EditionShell, editionPath } from '../series/index.ts';
import { homeDocuments } from './downloads.ts';
import { readHome } from './home-data.ts';
import {
  aboutModel,
  figuresModel,
  heroModel,
  highlightsModel,
  noticeModel,
  partiesModel,
  themesModel,
} from './home-model.ts';

/** Adds the home of an edition. */
export function addEditionHome({
  shell,
  database,
  clock,
  served,
}: {
  shell: EditionShell;
  database: Database;
  clock: Clock;
  /** Whether a file below an edition exists in this installation. */
  served: (path: string) => boolean;
}): void {
  shell.published({
    path: '',
    handle: async (context, whole): Promise<Page> => {
      const { language } = context;
      const words = { ...context, t: context.words(whole.edition.digits) };
      const data = await readHome(database, whole, language);
      const feedback = await asksForFeedback(database.db, whole.edition.id, clock.now());
      const base = context.href(editionPath(whole));
      const title = textIn(whole.edition.title, language).text;
      return {
        template: 'site/edition',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title,
          current: '',
          description:
            whole.edition.description === null ? title : textIn(whole.edition.description, language).text,
          heading: false,
          alternates: [
            { href: `${base}/agenda.ics`, type: 'text/calendar' },
            { href: `${base}/schedule.json`, type: 'application/json' },
          ].filter(() => data.agenda.sessions.length > 0),
        }),
        data: {
          hero: heroModel(words, whole, data, { feedback }),
          notice: noticeModel(words, whole),
          about: aboutModel(words, whole, data),
          figures: figuresModel(words, whole, base, data),
          highlights: highlightsModel(words, base, data),
          themes: themesModel(words, base, data),
          states: partiesModel(words, data, 'state'),
          bodies: partiesModel(words, data, 'body'),
          documents: homeDocuments(words, whole, data, served),
          links: {
            agenda: `${base}/agenda`,
            participants: `${base}/participants`,
            documents: `${base}/documents`,
            series: context.href(`/forums/${whole.series.slug}`),
          },
          siblings: data.siblings.map((sibling) => ({
            href: context.href(editionPath(sibling)),
            title: textIn(sibling.edition.title, language).text,
          })),
        },
      };
    },
  });
}

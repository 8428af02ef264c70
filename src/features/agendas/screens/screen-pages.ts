import { notFound } from '../../../platform/errors/index.ts';
import { anyone } from '../../../platform/http/index.ts';
import {
  formatNumber,
  isLanguage,
  languages as known,
  type Language,
  time,
} from '../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { queryValue } from '../../../platform/pages/workbench.ts';
import { queryHref } from '../../../platform/views/index.ts';
import { type AgendaData, type AgendaRoom, agendaDates, type PartPages } from '../../programme/index.ts';
import { type EditionWhole, editionPath } from '../../series/index.ts';
import type { AgendasContext } from '../personal/context.ts';
import { minutesLeft, nowAndNext, progressOf, type ScreenSession } from '../rules/now-next.ts';
import { screenData } from './model.ts';

/** Seconds that a language stays on a screen that shows several. */
const TURN = { least: 5, usual: 15, most: 600 } as const;
/** Seconds after which a screen without scripts asks again. */
const REFRESH = 30;

/** A worker may ask this site, and nothing else. */
const WORKER_POLICY = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

/** The room of an address; null for an address without one. @throws 404 for a room that the edition has not */
export function roomOf({ rooms }: AgendaData, slug: string | undefined): AgendaRoom | null {
  if (slug === undefined) return null;
  const room = rooms.find((one) => one.slug === slug);
  if (room === undefined) throw notFound();
  return room;
}

/** Languages that take turns, and the seconds of each; alone, the page's own. */
function turnsOf(context: PageContext): { languages: readonly Language[]; seconds: number } {
  const asked = queryValue(context, 'languages').split(',').filter(isLanguage);
  const seconds = Number.parseInt(queryValue(context, 'seconds'), 10);
  return {
    languages: known.filter((one) => asked.includes(one)).length > 1 ? asked.slice(0, 2) : [context.language],
    seconds: Number.isNaN(seconds) ? TURN.usual : Math.min(TURN.most, Math.max(TURN.least, seconds)),
  };
}

/**
 * Adds the screens of the hall: what is on and what follows, in the whole edition and in each room. Without scripts the
 * page asks again by itself; with them it goes on without the network.
 */
export function addScreens(deps: AgendasContext & PartPages): void {
  const { pages, shell, finder, announced, clock, translator, screenWorker } = deps;

  const screen = async (context: PageContext): Promise<Page> => {
    const whole: EditionWhole = await finder.visible(
      context.actor,
      `${context.params.series}:${context.params.edition}`,
    );
    const data = await announced(whole);
    const room = roomOf(data, context.params.room);
    const { language } = context;
    const model = screenData(translator, data, room);
    const at = clock.now().getTime();
    const view = nowAndNext(model.sessions, at);
    const { languages, seconds } = turnsOf(context);
    const path = `${editionPath(whole)}/screen${room === null ? '' : `/${room.slug}`}`;
    const turn = languages.find((one) => one !== language);
    const shown = (session: ScreenSession) => ({
      ...session[language],
      theme: session.theme,
      cancelled: session.cancelled,
      moved: session.moved,
      progress: Math.round(progressOf(session, at) * 100),
      left: model.words[language].left.replace(
        '{minutes}',
        formatNumber(minutesLeft(session, at), { language, digits: whole.edition.digits }),
      ),
    });
    return {
      template: 'agendas/screen',
      digits: whole.edition.digits,
      page: {
        title: model.words[language].place,
        brand: { name: model.words[language].place, href: context.href(editionPath(whole)) },
        private: true,
      },
      data: {
        source: `${context.href(path)}.json`,
        words: model.words[language],
        zone: model.zone,
        clock: time(new Date(at), agendaDates(data, language)),
        languages: languages.join(','),
        seconds,
        refresh:
          turn === undefined
            ? String(REFRESH)
            : `${seconds}; url=${queryHref(`/${turn}${path}`, { languages: languages.join(','), seconds: String(seconds) })}`,
        now: view.now.map(shown),
        next: view.next.map(shown),
        over: view.over,
      },
    };
  };

  // At the top of the site, since a worker stands before addresses below its own alone; the page narrows it to screens.
  pages.published({
    path: '/screen-worker.js',
    localised: false,
    policy: anyone,
    depends: () => ({ revision: 1 }),
    handle: async () => ({
      type: 'text/javascript; charset=utf-8',
      body: screenWorker(),
      headers: { 'content-security-policy': WORKER_POLICY, 'cache-control': 'no-cache' },
    }),
  });

  for (const path of ['/screen', '/screen/:room']) {
    pages.route({ path: `/forums/:series/:edition${path}`, policy: anyone, handle: screen });
    shell.published({
      path: `${path}.json`,
      handle: async (context, whole) => {
        const data = await announced(whole);
        const room = roomOf(data, context.params.room);
        return {
          type: 'application/json; charset=utf-8',
          body: JSON.stringify(screenData(translator, data, room)),
        };
      },
    });
  }
}

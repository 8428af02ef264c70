import { anyone, framedBy } from '../../../platform/http/index.ts';
import { dayLabel, gregorianDate, textIn, zonePhrase } from '../../../platform/language/index.ts';
import { queryValue } from '../../../platform/pages/workbench.ts';
import { queryHref } from '../../../platform/views/index.ts';
import { agendaDates, cardOf, type PartPages } from '../../programme/index.ts';
import { editionPath } from '../../series/index.ts';
import type { AgendasContext } from '../personal/context.ts';

/** Below the edition. */
export const EMBED_PATH = '/embed/agenda';
/** Where the script of other sites lies. */
export const EMBED_SCRIPT = '/embed.js';

/** Who may frame the widget: over http, as on one's own machine, pages of http are no worse than the installation. */
export const framesOf = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? "'self' https:" : "'self' https: http:";

/**
 * Adds the agenda as a widget for pages of other sites, and the script that puts it there. The page may stand in a frame
 * of any site over https, of one over http where the installation itself is; it knows nobody, since browsers send it no cookie there.
 */
export function addEmbed(deps: AgendasContext & PartPages): void {
  const { pages, shell, announced, publicUrl, embedScript } = deps;

  shell.published({
    path: EMBED_PATH,
    async handle(context, whole) {
      const { language } = context;
      const t = context.words(whole.edition.digits);
      const data = await announced(whole);
      const settings = agendaDates(data, language);
      const [room, theme, asked] = [
        queryValue(context, 'room'),
        queryValue(context, 'theme'),
        queryValue(context, 'day'),
      ];
      const scheme = (['light', 'dark'] as const).find((one) => one === queryValue(context, 'scheme'));
      const sessions = data.sessions.filter(
        (session) =>
          (room === '' || session.room?.slug === room) && (theme === '' || session.theme?.slug === theme),
      );
      const days = [...new Set(sessions.flatMap(({ day }) => day ?? []))].sort();
      const day = days.includes(asked) ? asked : days[0];
      const base = `${publicUrl}${context.href(editionPath(whole))}`;
      const carried = {
        ...(room === '' ? {} : { room }),
        ...(theme === '' ? {} : { theme }),
        ...(scheme === undefined ? {} : { scheme }),
      };
      const own = context.href(`${editionPath(whole)}${EMBED_PATH}`);
      return {
        template: 'agendas/embed',
        digits: whole.edition.digits,
        headers: {
          'content-security-policy': framedBy(framesOf(publicUrl)),
          'x-frame-options': 'ALLOWALL',
          'cross-origin-resource-policy': 'cross-origin',
        },
        page: {
          title: textIn(whole.edition.title, language).text,
          brand: { name: textIn(whole.series.name, language).text, href: base },
          private: true,
          ...(scheme === undefined ? {} : { scheme }),
        },
        data: {
          heading: day === undefined ? '' : gregorianDate(day, settings, { weekday: true }),
          zone: zonePhrase(settings),
          days: days.map((one) => ({
            label: dayLabel(one, settings),
            href: queryHref(own, { day: one, ...carried }),
            current: one === day,
          })),
          sessions: sessions
            .filter((session) => session.day === day)
            .map((session) => cardOf({ language, t }, data, session, base)),
          whole: `${base}/agenda`,
        },
      };
    },
  });

  pages.published({
    path: EMBED_SCRIPT,
    localised: false,
    policy: anyone,
    depends: () => ({ revision: 1 }),
    handle: async () => ({
      type: 'text/javascript; charset=utf-8',
      body: embedScript(),
      headers: { 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'public, max-age=3600' },
    }),
  });
}

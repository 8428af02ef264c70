import { say } from '../../../../platform/pages/index.ts';
import type { AgendaEntrySource } from '../../../agendas/index.ts';
import { momentOf } from '../../../series/index.ts';
import { createOnlineService, type OnlineContext } from './service.ts';

/** One's own agenda leads into sessions that meet online, by one's own links. */
export function joinsInAgendas(context: OnlineContext): AgendaEntrySource {
  const online = createOnlineService(context);
  return {
    reasons: async () => [],
    editions: async () => [],
    async notices(page, whole) {
      if (page.actor.kind !== 'account') return [];
      const links = await online.ownLinks(whole.edition.id, { account: page.actor.accountId }, page.language);
      return links.map((one) => ({
        tone: 'info' as const,
        icon: 'play' as const,
        title: say(one.title, page),
        text: momentOf(page, whole, new Date(one.startsAt)),
        actions: [{ label: page.t('check-in:join.link'), href: one.href, size: 'sm' as const }],
      }));
    },
  };
}

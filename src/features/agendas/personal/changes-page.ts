import { signedIn } from '../../../platform/http/index.ts';
import { shortDate } from '../../../platform/language/index.ts';
import type { Page } from '../../../platform/pages/index.ts';
import { agendaDates } from '../../programme/index.ts';
import { editionPath } from '../../series/index.ts';
import { changeRows, readOwnChanges } from './changes.ts';
import { editionOf, readOwnAgenda, releaseOf } from './context.ts';
import type { PersonalPages } from './pages.ts';
import { accountOf } from './service.ts';
import { OWN_PATH } from './stars.ts';

const PATH = `/forums/:series/:edition${OWN_PATH}/changes`;

/** Adds the page of what changed in one's own agenda since one looked, and the mark that it was seen. */
export function addChangesPage(deps: PersonalPages): void {
  const { pages, shell, service, database } = deps;

  pages.route({
    path: PATH,
    policy: signedIn,
    async handle(context): Promise<Page> {
      const { accountId } = accountOf(context.actor);
      const whole = await editionOf(deps, context.actor, context.params);
      const agenda = await readOwnAgenda(deps, whole, accountId);
      const changes = await readOwnChanges(database.db, agenda);
      const t = context.words(whole.edition.digits);
      const base = context.href(editionPath(whole));
      const own = `${base}${OWN_PATH}`;
      return {
        template: 'agendas/changes',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('my-agenda:changes.title'),
          ...(changes === undefined
            ? {}
            : {
                lede: t('my-agenda:changes.since', {
                  release: changes.since.version,
                  day: shortDate(changes.since.releasedAt, agendaDates(agenda.data, context.language)),
                }),
              }),
          current: '/agenda',
          private: true,
          crumbs: [
            { label: t('common:nav.public.home'), href: base },
            { label: t('common:nav.public.agenda'), href: `${base}/agenda` },
            { label: t('my-agenda:title'), href: own },
            { label: t('my-agenda:changes.title') },
          ],
        }),
        data: {
          rows: changes === undefined ? [] : changeRows(context, agenda, changes),
          empty: {
            title: t('my-agenda:changes.none'),
            ...(changes === undefined ? {} : { text: t('my-agenda:changes.none-text') }),
          },
          actions: [
            ...(changes === undefined
              ? []
              : [
                  {
                    label: t('my-agenda:changes.seen'),
                    action: `${own}/changes`,
                    fields: { release: String(releaseOf(agenda.data) ?? 0) },
                    tone: 'primary' as const,
                    icon: 'check' as const,
                  },
                ]),
            { label: t('my-agenda:back'), href: own, tone: 'plain' as const },
          ],
        },
      };
    },
  });

  pages.route({
    method: 'POST',
    path: PATH,
    policy: signedIn,
    async handle(context) {
      const { accountId } = accountOf(context.actor);
      const whole = await editionOf(deps, context.actor, context.params);
      const { data, mine } = await readOwnAgenda(deps, whole, accountId);
      const current = releaseOf(data) ?? 0;
      // What was released while the page was open was not seen.
      const { release } = (context.request.body ?? {}) as { readonly release?: unknown };
      const asked = /^\d{1,9}$/.test(String(release)) ? Number(release) : current;
      const seen = Math.min(asked, current);
      if (seen > (mine.look?.release ?? 0)) await service.see(context.actor, whole.edition.id, seen);
      return { redirect: `${context.href(`${editionPath(whole)}${OWN_PATH}`)}?done=seen` };
    },
  });
}

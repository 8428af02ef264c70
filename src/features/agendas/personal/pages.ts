import type { AccountActor } from '../../../platform/actor/index.ts';
import { signedIn } from '../../../platform/http/index.ts';
import { zonePhrase } from '../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { queryValue } from '../../../platform/pages/workbench.ts';
import { type PartPages, starForm } from '../../programme/index.ts';
import { dateSettingsOf, editionPath } from '../../series/index.ts';
import { ownFeed } from '../policy.ts';
import { type AgendasContext, editionOf, type OwnAgenda, readOwnAgenda, releaseOf } from './context.ts';
import { printOwnAgenda } from './print.ts';
import { accountOf, type PersonalService } from './service.ts';
import { favouriteStars, OWN_PATH, PART_PATH } from './stars.ts';
import { feedModel, ownDays } from './view.ts';

export type PersonalPages = AgendasContext & PartPages & { readonly service: PersonalService };

const PATH = `/forums/:series/:edition${OWN_PATH}`;

/** Words of what was done, by `?done=`. */
const done = ['revoked', 'seen'] as const;

/** Adds the pages of one's own agenda: by day, as PDF, and what is done about its calendar. */
export function addOwnAgendaPages(deps: PersonalPages): void {
  const { pages, shell, service, publicUrl } = deps;
  const marks = favouriteStars(deps);

  const read = async (
    context: PageContext,
    policy = signedIn,
  ): Promise<OwnAgenda & { account: AccountActor }> => {
    const account = accountOf(context.actor, policy);
    const whole = await editionOf(deps, context.actor, context.params);
    return { account, ...(await readOwnAgenda(deps, whole, account.accountId)) };
  };

  const frame = (context: PageContext, { whole }: OwnAgenda, own: { title: string; current?: string }) => {
    const base = context.href(editionPath(whole));
    const t = context.words(whole.edition.digits);
    return {
      ...own,
      current: '/agenda',
      private: true,
      crumbs: [
        { label: t('common:nav.public.home'), href: base },
        { label: t('common:nav.public.agenda'), href: `${base}/agenda` },
        ...(own.title === t('my-agenda:title')
          ? []
          : [{ label: t('my-agenda:title'), href: `${base}${OWN_PATH}` }]),
        { label: own.title },
      ],
    };
  };

  pages.route({
    path: PATH,
    policy: signedIn,
    async handle(context): Promise<Page> {
      const agenda = await read(context);
      const { whole, data, entries, account } = agenda;
      const t = context.words(whole.edition.digits);
      const base = context.href(editionPath(whole));
      const { days, clashes } = ownDays(context, agenda, await marks.starsFor(context, whole));
      const release = releaseOf(data);
      // Changes are counted from the first look: whoever holds a role need not mark anything for that.
      if (agenda.mine.look === null && release !== null && entries.length > 0) {
        await service.begin(context.actor, whole.edition.id, release);
      }
      const unseen = agenda.mine.look !== null && release !== null && agenda.mine.look.release < release;
      const notices = (
        await Promise.all(deps.sources.map((source) => source.notices?.(context, whole) ?? []))
      ).flat();
      const said = done.find((one) => one === queryValue(context, 'done'));
      return {
        template: 'agendas/my-agenda',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          ...frame(context, agenda, { title: t('my-agenda:title') }),
          lede: [
            t('my-agenda:lede', { name: account.name }),
            t('agenda:times', { zone: zonePhrase(dateSettingsOf(whole, context.language)) }),
          ].join('\u00a0· '),
          actions: [
            ...(entries.some(({ roles }) => roles.length > 0)
              ? [{ label: t('my-agenda:part'), href: `${base}${PART_PATH}`, icon: 'pen' as const }]
              : []),
            ...(entries.length === 0
              ? []
              : [{ label: 'PDF', href: `${base}${OWN_PATH}.pdf`, icon: 'down' as const }]),
          ],
        }),
        data: {
          stars: starForm(marks, context, whole),
          notices: [
            said !== undefined && { tone: 'ok', title: t(`my-agenda:done.${said}`), live: true },
            unseen && {
              title: t('my-agenda:changes.some'),
              actions: [
                { label: t('my-agenda:changes.show'), href: `${base}${OWN_PATH}/changes`, size: 'sm' },
              ],
            },
            ...notices,
            clashes > 0 && { tone: 'warn', title: t('my-agenda:clashes', { count: clashes }) },
          ],
          days,
          empty: {
            title: t('my-agenda:empty'),
            text: t('my-agenda:empty-text'),
            action: { label: t('my-agenda:to-agenda'), href: `${base}/agenda` },
          },
          feed: feedModel(context, agenda),
        },
      };
    },
  });

  pages.route({
    path: `${PATH}.pdf`,
    policy: signedIn,
    handle: async (context) => {
      const agenda = await read(context);
      return printOwnAgenda(deps, context, agenda, agenda.account.name);
    },
  });

  pages.route({
    method: 'POST',
    path: `${PATH}/feed`,
    policy: ownFeed,
    async handle(context): Promise<Page> {
      const agenda = await read(context, ownFeed);
      const { whole } = agenda;
      const t = context.words(whole.edition.digits);
      const secret = await service.makeFeed(context.actor, whole.edition.id);
      const address = `${publicUrl}${context.href(`/feeds/${secret}.ics`)}`;
      return {
        template: 'agendas/feed',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          ...frame(context, agenda, { title: t('my-agenda:feed.made') }),
          lede: t('my-agenda:feed.once'),
        }),
        data: {
          address,
          actions: [
            {
              label: t('my-agenda:feed.subscribe'),
              href: address.replace(/^https?:/, 'webcal:'),
              tone: 'primary',
              icon: 'cal',
            },
            {
              label: t('my-agenda:back'),
              href: context.href(`${editionPath(whole)}${OWN_PATH}`),
              tone: 'plain',
            },
          ],
          help: [
            t('my-agenda:feed.help-phone'),
            t('my-agenda:feed.help-web'),
            t('my-agenda:feed.help-secret'),
          ],
        },
      };
    },
  });

  pages.route({
    method: 'POST',
    path: `${PATH}/feed/revocation`,
    policy: ownFeed,
    async handle(context) {
      const { whole } = await read(context, ownFeed);
      await service.revokeFeed(context.actor, whole.edition.id);
      return { redirect: `${context.href(`${editionPath(whole)}${OWN_PATH}`)}?done=revoked` };
    },
  });
}

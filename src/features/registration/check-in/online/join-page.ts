import { isAppError } from '../../../../platform/errors/index.ts';
import { leadingTo } from '../../../../platform/http/index.ts';
import { type Page, type PageContext, say } from '../../../../platform/pages/index.ts';
import { below, type EditionWhole, momentOf, type PartPages } from '../../../series/index.ts';
import type { OpenedLink } from '../../store/online.ts';
import type { CheckInServices } from '../context.ts';
import { ownJoinLink } from '../policy.ts';
import { JOIN_EARLY, joinMoment } from './rules.ts';

const limit = { name: 'join-links', max: 30, minutes: 10 } as const;

/**
 * Adds the page of somebody's own link into a session. A button joins, not the address alone: what looks links up in
 * mails before they are read would be taken for somebody who was there.
 */
export function addJoinPage({ pages, shell, clock, online }: CheckInServices & PartPages): void {
  const pageOf = (context: PageContext, link: OpenedLink, whole: EditionWhole): Page => {
    const t = context.words(whole.edition.digits);
    const [startsAt, endsAt] = [new Date(link.startsAt), new Date(link.endsAt)];
    const moment = joinMoment({ startsAt, endsAt }, clock.now());
    const at = momentOf(context, whole, startsAt);
    const from = momentOf(context, whole, new Date(startsAt.getTime() - JOIN_EARLY));
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      headers: { 'content-security-policy': leadingTo(new URL(link.meetingUrl).origin) },
      page: shell.publicPage(context, whole, {
        title: say(link.title, context),
        private: true,
        current: '/agenda',
        crumbs: [
          { label: t('common:nav.public.agenda'), href: below(context, whole, '/agenda') },
          { label: t('check-in:join.title') },
        ],
        actions:
          moment === 'open'
            ? [
                {
                  label: t('check-in:join.now'),
                  action: context.href(`/join/${context.params.secret}`),
                  tone: 'primary' as const,
                  icon: 'play' as const,
                },
              ]
            : [],
      }),
      data: {
        layout: 'public',
        notices: [
          {
            tone: moment === 'open' ? ('ok' as const) : ('info' as const),
            title: t(`check-in:join.${moment}`, { from }),
            text: t(`check-in:join.${moment}-text`),
          },
        ],
        facts: [{ label: t('check-in:join.when'), value: at }],
      },
    };
  };

  pages.route({
    path: '/join/:secret',
    policy: ownJoinLink,
    limit,
    handle: async (context) => {
      const { link, whole } = await online.look(context.params.secret ?? '');
      return pageOf(context, link, whole);
    },
  });

  pages.route({
    method: 'POST',
    path: '/join/:secret',
    policy: ownJoinLink,
    limit,
    handle: async (context) => {
      const secret = context.params.secret ?? '';
      try {
        const { meetingUrl } = await online.join(context.actor, secret);
        return { redirect: meetingUrl };
      } catch (error) {
        // Too early or over by now: the page says which.
        if (!isAppError(error) || error.status !== 409) throw error;
        const { link, whole } = await online.look(secret);
        return { ...pageOf(context, link, whole), status: 409 };
      }
    },
  });
}

import { isAppError } from '../../../../platform/errors/index.ts';
import type { FormBody } from '../../../../platform/http/forms.ts';
import { anyone } from '../../../../platform/http/index.ts';
import { isolateLtr, textIn } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import { type Declined, declineScopes } from '../declining.ts';
import type { MailingPages } from './shared.ts';

/**
 * Adds the page where messages are declined. A mail program posts to it with one click and without a sign-in (RFC 8058);
 * looking at it changes nothing, since mail scanners look at every link.
 */
export function addUnsubscribePage({ pages, shell, declining }: MailingPages): void {
  const linkOf = (context: PageContext): string => queryValue(context, 'link').slice(0, 2_000);

  const pageOf = (context: PageContext, { address, whole, scope }: Declined, done: boolean): Page => {
    const { t, language } = context;
    const forum = textIn(whole.series.name, language).text;
    const edition = textIn(whole.edition.title, language).text;
    return {
      template: 'pages/form',
      page: shell.sitePage(context, {
        title: t('mailings:unsubscribe.title'),
        lede: t('mailings:unsubscribe.lede', { address: isolateLtr(address), forum }),
        private: true,
      }),
      data: {
        layout: 'public',
        notices: [
          done && {
            title: t(`mailings:unsubscribe.done.${scope}`, { forum, edition }),
            tone: 'ok',
            live: true,
          },
        ],
        form: {
          action: `${context.href('/unsubscribe')}?link=${encodeURIComponent(linkOf(context))}`,
          guard: false,
          fields: [
            {
              name: 'scope',
              kind: 'radios',
              label: t('mailings:unsubscribe.question'),
              hint: t('mailings:unsubscribe.hint'),
              options: declineScopes.map((value) => ({
                value,
                label: t(`mailings:unsubscribe.scope.${value}`, { forum, edition }),
              })),
              value: done || scope !== 'none' ? scope : 'series',
            },
          ],
          submit: { label: t('mailings:unsubscribe.save') },
        },
      },
    };
  };

  const withLink = async (context: PageContext, work: () => Promise<Page>): Promise<Page> => {
    try {
      return await work();
    } catch (error) {
      if (!isAppError(error) || error.code !== 'unsubscribe-link-unknown') throw error;
      return {
        template: 'accounts/link-over',
        status: 404,
        page: shell.sitePage(context, {
          title: context.t('mailings:errors.unsubscribe-link-unknown'),
          private: true,
        }),
        data: { lines: [context.t('mailings:unsubscribe.link-over')], actions: [] },
      };
    }
  };

  pages.route({
    path: '/unsubscribe',
    policy: anyone,
    handle: (context) =>
      withLink(context, async () => pageOf(context, await declining.look(linkOf(context)), false)),
  });
  pages.route({
    method: 'POST',
    path: '/unsubscribe',
    policy: anyone,
    limit: { name: 'unsubscribe', max: 60, minutes: 10 },
    handle: (context) =>
      withLink(context, async () => {
        // One click says nothing else; the answer is no redirect, which mail programs do not follow.
        const { scope } = (context.request.body ?? {}) as FormBody;
        const chosen = declineScopes.find((one) => one === scope) ?? 'series';
        return pageOf(context, await declining.decline(context.actor, linkOf(context), chosen), true);
      }),
  });
}

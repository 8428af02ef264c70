import { anyone, signedIn } from '../../../../platform/http/index.ts';
import { isolateAuto } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import { ownSubmission } from '../policy.ts';
import type { Invitation } from '../service/co-authors.ts';
import type { SubmissionPages } from './index.ts';
import { stateTag } from './say.ts';

/** Adds what is one's own in the account, and the page of a co-author's invitation. */
export function addOwnPages({ pages, shell, accountFrame, papers, coAuthors }: SubmissionPages): void {
  accountFrame.addTab({ label: 'calls:paper.mine', path: '/account/papers' });

  pages.route({
    path: '/account/papers',
    policy: signedIn,
    handle: async (context) => {
      const { t } = context;
      const found = await papers.listOwn(context.actor);
      return accountFrame.page(context, {
        title: t('calls:paper.mine'),
        lede: t('calls:paper.mine-lede'),
        current: '/account/papers',
        template: 'pages/record',
        data: {
          tables: [
            {
              table: {
                id: 'papers',
                caption: t('calls:paper.mine'),
                columns: [
                  { key: 'title', label: t('calls:form.title') },
                  { key: 'call', label: t('calls:paper.call') },
                  { key: 'state', label: t('calls:paper.state') },
                ],
                rows: found.map(({ submission, call }) => ({
                  id: submission.id,
                  title: submission.title,
                  href: context.href(`/account/papers/${submission.id}`),
                  sub: [submission.code, t(`calls:kind.${submission.kind}`)].filter(Boolean).join('\u00a0· '),
                  pickable: false,
                  cells: {
                    call: say(call.title, context),
                    state: { tag: stateTag(context, submission.state) },
                  },
                })),
                ...(found.length === 0
                  ? { empty: { title: t('calls:paper.mine-none'), text: t('calls:paper.mine-none-text') } }
                  : {}),
              },
            },
          ],
        },
      });
    },
  });

  const invitationPage = (context: PageContext, { found, whole }: Invitation): Page => {
    const { t } = context;
    const action = context.href(`/co-authors/${context.params.secret}`);
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.publicPage(context, whole, {
        title: t('calls:co-author.title'),
        lede: t('calls:co-author.lede', { submitter: isolateAuto(found.submission.contactName) }),
        private: true,
        actions: [
          { label: t('calls:co-author.yes'), action, fields: { answer: 'accept' }, tone: 'primary' },
          { label: t('calls:co-author.no'), action, fields: { answer: 'decline' } },
        ],
      }),
      data: {
        layout: 'public',
        facts: [
          { label: t('calls:co-author.paper'), value: isolateAuto(found.submission.title) },
          { label: t('calls:co-author.call'), value: say(found.call.title, context) },
          { label: t('calls:co-author.submitter'), value: isolateAuto(found.submission.contactName) },
        ],
        cards:
          found.submission.abstract === ''
            ? []
            : [{ title: t('calls:paper.abstract'), text: found.submission.abstract }],
      },
    };
  };

  pages.route({
    path: '/co-authors/:secret',
    policy: anyone,
    handle: async (context) => invitationPage(context, await coAuthors.look(context.params.secret ?? '')),
  });

  pages.route({
    method: 'POST',
    path: '/co-authors/:secret',
    policy: ownSubmission,
    handle: async (context): Promise<Page> => {
      const { t } = context;
      const secret = context.params.secret ?? '';
      const invitation = await coAuthors.look(secret);
      const { answer } = (context.request.body ?? {}) as { answer?: string };
      if (answer !== 'accept' && answer !== 'decline') return invitationPage(context, invitation);
      const { state } = await coAuthors.answer(context.actor, secret, answer === 'accept');
      return {
        template: 'pages/done',
        page: shell.publicPage(context, invitation.whole, {
          title: t('calls:co-author.thanks'),
          private: true,
        }),
        data: {
          layout: 'public',
          done: {
            title: t('calls:co-author.thanks'),
            text: t(`calls:co-author.${state === 'accepted' ? 'accepted' : 'declined'}`, {
              title: isolateAuto(invitation.found.submission.title),
            }),
          },
        },
      };
    },
  });
}

import { isAppError, notFound } from '../../../../platform/errors/index.ts';
import { anyone } from '../../../../platform/http/index.ts';
import { dateRange, fullDate, textIn } from '../../../../platform/language/index.ts';
import type { Page, PageAnswer, PageContext } from '../../../../platform/pages/index.ts';
import { submitWithFile } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FactModel, FormModel } from '../../../../platform/views/index.ts';
import { dateSettingsOf } from '../../../series/index.ts';
import { letterHeaders, answering as limit } from '../api/shared.ts';
import { AnswerInput } from '../contract.ts';
import type { OwnInvitation } from '../service/answering.ts';
import { partyName } from '../service/facts.ts';
import { answerFields } from './answer-form.ts';
import type { InvitationPages } from './shared.ts';

/** Adds the pages that the link of an invitation opens, without an account. */
export function addAnswerPages(deps: InvitationPages): void {
  const { pages, shell, answering, files } = deps;

  const base = (context: PageContext): string => context.href(`/invitations/${context.params.secret}`);

  const formOf = (context: PageContext, { found }: OwnInvitation): FormModel => ({
    action: `${base(context)}/answer`,
    submit: { label: context.t('invitations:answer.send') },
    ...answerFields(context, found.invitation, { staff: false }),
  });

  function pageOf(context: PageContext, own: OwnInvitation, form: FormModel): Page {
    const { found, whole, open } = own;
    const { invitation: row } = found;
    const t = context.words(whole.edition.digits);
    const { language } = context;
    const settings = dateSettingsOf(whole, language);
    const done = queryValue(context, 'done');
    const facts: (FactModel | false)[] = [
      { label: t('invitations:field.party'), value: textIn(partyName(found), language).text },
      {
        label: t('invitations:fact.period'),
        value: dateRange(whole.edition.startsOn, whole.edition.endsOn, settings),
      },
      whole.edition.city !== null && {
        label: t('invitations:field.city'),
        value: textIn(whole.edition.city, language).text,
      },
      row.letterNumber !== null && {
        label: t('invitations:column.letter'),
        value: row.letterNumber,
        code: true,
      },
      row.letterDate !== null && {
        label: t('invitations:fact.letter-date'),
        value: fullDate(row.letterDate, settings),
      },
      row.replyBy !== null && {
        label: t('invitations:column.reply-by'),
        value: fullDate(row.replyBy, settings),
      },
      { label: t('invitations:answer.yours'), value: t(`invitations:own-state.${row.state}`) },
    ];
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.sitePage(context, {
        title: t('invitations:answer.title', { edition: textIn(whole.edition.title, language).text }),
        private: true,
        actions: [
          { label: t('invitations:letter-file'), href: `${base(context)}/letter.pdf`, icon: 'doc' },
          ...(open && row.state === 'dispatched'
            ? [
                {
                  label: t('invitations:answer.acknowledge'),
                  action: `${base(context)}/acknowledgement`,
                  tone: 'primary' as const,
                },
              ]
            : []),
        ],
      }),
      data: {
        layout: 'public',
        notices: [
          done === 'acknowledged' && {
            tone: 'ok',
            live: true,
            title: t('invitations:answer.acknowledged'),
            text: t('invitations:answer.acknowledged-text'),
          },
          done === 'answered' && {
            tone: 'ok',
            live: true,
            title: t('invitations:answer.saved'),
            text: t('invitations:answer.saved-text'),
          },
          !open && {
            tone: 'warn',
            title: t('invitations:answer.over'),
            text: t('invitations:answer.over-text'),
          },
        ],
        facts: facts.filter((fact) => fact !== false),
        ...(open ? { form, formTitle: t('invitations:answer.form') } : {}),
      },
    };
  }

  /** One page for every link that opens nothing: forged, replaced, of an edition that is over. */
  const overPage = (context: PageContext): Page => ({
    template: 'accounts/link-over',
    status: 404,
    page: shell.sitePage(context, {
      title: context.t('invitations:errors.invitation-link-unknown'),
      private: true,
    }),
    data: { lines: [context.t('invitations:link-over')], actions: [] },
  });

  const withLink = async (
    context: PageContext,
    work: (own: OwnInvitation) => Promise<PageAnswer>,
  ): Promise<PageAnswer> => {
    try {
      return await work(await answering.look(context.params.secret ?? ''));
    } catch (error) {
      if (isAppError(error) && error.code === 'invitation-link-unknown') return overPage(context);
      throw error;
    }
  };

  pages.route({
    path: '/invitations/:secret',
    policy: anyone,
    limit,
    handle: (context) => withLink(context, async (own) => pageOf(context, own, formOf(context, own))),
  });

  pages.route({
    path: '/invitations/:secret/letter.pdf',
    policy: anyone,
    limit,
    handle: (context) =>
      withLink(context, async ({ found }) => {
        const { fileId } = found.invitation;
        const file = fileId === null ? undefined : await files.find(fileId);
        if (file === undefined) throw notFound('invitation-letter-none');
        const headers = letterHeaders(file.name, 'inline');
        return { type: 'application/pdf', body: await files.read(file), headers };
      }),
  });

  pages.route({
    method: 'POST',
    path: '/invitations/:secret/acknowledgement',
    policy: anyone,
    limit,
    handle: (context) =>
      withLink(context, async () => {
        await answering.acknowledge(context.actor, context.params.secret ?? '');
        return { redirect: `${base(context)}?done=acknowledged` };
      }),
  });

  pages.route({
    method: 'POST',
    path: '/invitations/:secret/answer',
    policy: anyone,
    limit,
    handle: (context) =>
      withLink(context, async (own) =>
        submitWithFile(pages, context, {
          schema: AnswerInput,
          form: formOf(context, own),
          page: (form) => pageOf(context, own, form),
          work: async (input, version, file) => {
            const secret = context.params.secret ?? '';
            await answering.answer(context.actor, secret, version, input, file);
            return `${base(context)}?done=answered`;
          },
        }),
      ),
  });
}

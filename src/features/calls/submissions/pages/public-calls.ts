import { isAppError, ruleBroken } from '../../../../platform/errors/index.ts';
import { anyone } from '../../../../platform/http/index.ts';
import type { Page, PageAnswer, PageContext } from '../../../../platform/pages/index.ts';
import { fact, say } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import { hashSecret, isSecret } from '../../../../platform/vault/index.ts';
import type { CardModel, FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { below, momentOf } from '../../../series/index.ts';
import * as store from '../../store/calls.ts';
import { beginning } from '../api/shared.ts';
import { ownSubmission } from '../policy.ts';
import { windowOf } from '../rules/deadline.ts';
import { checkGrace } from '../service/grace.ts';
import type { SubmissionPages } from './index.ts';
import { paperForm } from './paper-form.ts';
import { fieldOfForm, paperSchema, patchOfForm } from './paper-input.ts';
import { windowTag } from './say.ts';
import { callCrumbs, choicesOf, editionOf, publishedCall } from './shared.ts';

/** Names errors of the services by the fields of the form. */
export async function asFormErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!isAppError(thrown) || thrown.errors.length === 0) throw thrown;
    throw ruleBroken(thrown.errors.map((error) => ({ ...error, field: fieldOfForm(error.field) })));
  }
}

/** Adds the public pages of calls: their list, one call, and the form that answers it. */
export function addPublicCalls(deps: SubmissionPages): void {
  const { pages, shell, database, clock, papers } = deps;
  const { db } = database;

  const cardOf = (context: PageContext, whole: EditionWhole, { call }: store.CallWhole): CardModel => {
    const { t } = context;
    return {
      title: say(call.title, context),
      href: below(context, whole, `/calls/${call.slug}`),
      tags: [windowTag(context, windowOf(call, clock.now()))],
      facts: [
        {
          label: t('calls:call.asked'),
          value: call.kinds.map((kind) => t(`calls:kinds.${kind}`)).join('\u00a0· '),
        },
        {
          label: t('calls:call.closes'),
          value: momentOf(context, whole, call.closesAt),
          datetime: call.closesAt.toISOString(),
        },
      ],
    };
  };

  pages.route({
    path: '/forums/:series/:edition/calls',
    policy: anyone,
    handle: async (context): Promise<Page> => {
      const whole = await editionOf(deps, context);
      const { t } = context;
      const found = await store.listCalls(db, whole.edition.id, { published: true });
      return {
        template: 'pages/record',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('calls:calls'),
          lede: t('calls:calls-lede'),
          current: '/calls',
        }),
        data: {
          layout: 'public',
          cards: found.map((one) => cardOf(context, whole, one)),
          notices: [
            found.length === 0 && { title: t('calls:none-title'), text: t('calls:none-text'), tone: 'info' },
          ],
        },
      };
    },
  });

  const callPage = (
    context: PageContext,
    whole: EditionWhole,
    { call, questions }: store.CallWhole,
  ): Page => {
    const t = context.words(whole.edition.digits);
    const window = windowOf(call, clock.now());
    const base = below(context, whole, `/calls/${call.slug}`);
    return {
      template: 'calls/call',
      digits: whole.edition.digits,
      page: shell.publicPage(context, whole, {
        title: say(call.title, context),
        current: '/calls',
        crumbs: callCrumbs(context, whole, call),
        tags: [windowTag(context, window)],
        actions:
          window === 'open'
            ? [{ label: t('calls:call.answer-now'), href: `${base}/new`, tone: 'primary' }]
            : [],
      }),
      data: {
        notices: [
          window === 'soon' && {
            title: t('calls:call.soon'),
            text: t('calls:call.soon-text', { when: momentOf(context, whole, call.opensAt) }),
            tone: 'info',
          },
          window === 'closed' && {
            title: t('calls:call.closed'),
            text: t('calls:call.closed-text', { when: momentOf(context, whole, call.closesAt) }),
            tone: 'warn',
          },
        ],
        facts: [
          {
            label: t('calls:call.asked'),
            value: call.kinds.map((kind) => t(`calls:kinds.${kind}`)).join('\u00a0· '),
          },
          {
            label: t('calls:call.opens'),
            value: momentOf(context, whole, call.opensAt),
            datetime: call.opensAt.toISOString(),
          },
          {
            label: t('calls:call.closes'),
            value: momentOf(context, whole, call.closesAt),
            datetime: call.closesAt.toISOString(),
          },
          ...fact(
            t('calls:call.abstract-words'),
            call.abstractWords === null ? null : t('calls:call.words', { count: call.abstractWords }),
          ),
        ],
        text:
          call.text === null
            ? []
            : say(call.text, context)
                .split(/\n{2,}|\n/)
                .filter((line) => line.trim() !== ''),
        questions: questions.map((question) => ({
          label: say(question.label, context),
          hint: say(question.hint, context),
          optional: !question.required,
        })),
        own: {
          text: t('calls:call.own'),
          links: [
            { label: t('calls:call.own-link'), href: context.href('/account/papers') },
            { label: t('calls:call.lost-link'), href: `${base}/link` },
          ],
        },
        again:
          window === 'open'
            ? { label: t('calls:call.answer-now'), href: `${base}/new`, tone: 'secondary' }
            : undefined,
      },
    };
  };

  pages.route({
    path: '/forums/:series/:edition/calls/:call',
    policy: anyone,
    handle: async (context) => {
      const whole = await editionOf(deps, context);
      return callPage(context, whole, await publishedCall(deps, context, whole));
    },
  });

  const formPage = (
    context: PageContext,
    whole: EditionWhole,
    { call }: store.CallWhole,
    form: FormModel,
    graceUntil: Date | null,
  ): Page => {
    const { t } = context;
    return {
      template: 'pages/form',
      digits: whole.edition.digits,
      page: shell.publicPage(context, whole, {
        title: t('calls:form.new'),
        lede: t('calls:form.lede'),
        current: '/calls',
        private: true,
        crumbs: callCrumbs(context, whole, call, t('calls:form.new')),
      }),
      data: {
        layout: 'public',
        notices: [
          graceUntil !== null && {
            title: t('calls:call.grace'),
            text: t('calls:call.grace-text', { when: momentOf(context, whole, graceUntil) }),
            tone: 'info',
          },
        ],
        form,
      },
    };
  };

  /** The form of a call; without a grace link it is open only while the call is. */
  const formOf = async (context: PageContext, whole: EditionWhole, found: store.CallWhole) => {
    const account = await papers.account(context.actor);
    return paperForm(
      context,
      whole,
      { ...found, ...(await choicesOf(deps, whole.edition.id)), found: null, account },
      {
        action: context.request.url.split('?')[0] ?? '',
        cancel: below(context, whole, `/calls/${found.call.slug}`),
      },
    );
  };

  /** The end of the grace link that an address holds; null for an address without one. @throws 404, 409 */
  const graceOf = async (context: PageContext, found: store.CallWhole): Promise<Date | null> => {
    const { secret } = context.params;
    if (secret === undefined) return null;
    const link = isSecret(secret) ? await store.findGraceBySecret(db, hashSecret(secret)) : undefined;
    checkGrace(link, found.call.id, clock.now());
    return link.expiresAt;
  };

  for (const path of ['/new', '/grace/:secret']) {
    const whole = `/forums/:series/:edition/calls/:call${path}`;
    pages.route({
      path: whole,
      policy: anyone,
      handle: async (context): Promise<PageAnswer> => {
        const edition = await editionOf(deps, context);
        const found = await publishedCall(deps, context, edition);
        const until = await graceOf(context, found);
        const window = windowOf(found.call, clock.now());
        if (window !== 'open' && (until === null || window !== 'closed')) {
          return { redirect: below(context, edition, `/calls/${found.call.slug}`) };
        }
        return formPage(
          context,
          edition,
          found,
          await formOf(context, edition, found),
          window === 'closed' ? until : null,
        );
      },
    });

    pages.route({
      method: 'POST',
      path: whole,
      policy: ownSubmission,
      limit: beginning,
      handle: async (context) => {
        const edition = await editionOf(deps, context);
        const found = await publishedCall(deps, context, edition);
        return pages.submit(context, {
          schema: paperSchema(found.questions),
          form: await formOf(context, edition, found),
          page: (form) => formPage(context, edition, found, form, null),
          work: async (input) => {
            const { patch, act } = patchOfForm(input, found.questions);
            const { secret } = await asFormErrors(() =>
              papers.create(context.actor, edition, {
                ...patch,
                call: found.call.id,
                contactLanguage: context.language,
                submit: act === 'submit',
                ...(context.params.secret === undefined ? {} : { grace: context.params.secret }),
              }),
            );
            return context.href(`/papers/${secret}?done=${act === 'submit' ? 'received' : 'draft'}`);
          },
        });
      },
    });
  }
}

/** What an address says was just done. */
export const doneOf = (context: PageContext): string => queryValue(context, 'done');

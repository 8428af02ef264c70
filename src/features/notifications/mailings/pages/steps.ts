import { notFound } from '../../../../platform/errors/index.ts';
import type { FormBody } from '../../../../platform/http/forms.ts';
import { isolateLtr, languages } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { mailDocument } from '../../frame-html.ts';
import { approveMailings, writeMailings } from '../../policy.ts';
import * as store from '../../store/mailings.ts';
import { ReasonInput } from '../contract.ts';
import type { Listed } from '../list.ts';
import { baseOf, crumbsOf, type MailingPages, mailingOf, titleOf } from './shared.ts';

/** Adds the preview, and the steps of a message: its buttons post here. */
export function addMailingSteps(deps: MailingPages): void {
  const { pages, shell, database, mailings } = deps;

  const versionIn = (context: PageContext): number | null => {
    const { version } = (context.request.body ?? {}) as FormBody;
    return typeof version === 'string' && /^\d{1,9}$/.test(version) ? Number(version) : null;
  };
  const step = (
    path: string,
    done: string,
    policy: typeof writeMailings,
    work: (context: PageContext, id: string) => Promise<unknown>,
  ): void =>
    shell.managed({
      method: 'POST',
      path: `/mailings/:mailing/${path}`,
      policy,
      handle: async (context, whole) => {
        const { mailing } = await mailingOf(deps, context, whole);
        await work(context, mailing.id);
        const base = baseOf(context, whole);
        return { redirect: `${path === 'deletion' ? base : `${base}/${mailing.id}`}?done=${done}` };
      },
    });

  step('submission', 'submitted', writeMailings, (context, id) =>
    mailings.submit(context.actor, id, versionIn(context)),
  );
  step('approval', 'approved', approveMailings, (context, id) =>
    mailings.approve(context.actor, id, versionIn(context)),
  );
  step('deletion', 'deleted', writeMailings, (context, id) =>
    mailings.remove(context.actor, id, versionIn(context)),
  );

  /** A step that is asked why: the reason stands on the message's page and in the log of changes. */
  const reasoned = (
    path: 'return' | 'cancellation',
    done: string,
    work: (context: PageContext, id: string, version: number | null, reason: string) => Promise<unknown>,
  ): void => {
    const formOf = (
      context: PageContext,
      whole: EditionWhole,
      { mailing }: store.MailingEntry,
    ): FormModel => {
      const { t } = context;
      const base = `${baseOf(context, whole)}/${mailing.id}`;
      return {
        action: `${base}/${path}`,
        hidden: { version: String(mailing.version) },
        fields: [
          {
            name: 'reason',
            kind: 'textarea',
            label: t('mailings:reason'),
            hint: t('mailings:reason-hint'),
            optional: true,
          },
        ],
        submit: { label: t(`mailings:action.${path}`), danger: path === 'cancellation' },
        cancel: { href: base },
      };
    };
    const show = (
      context: PageContext,
      whole: EditionWhole,
      entry: store.MailingEntry,
      form: FormModel,
    ): Page => ({
      template: 'pages/form',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: context.t(`mailings:confirm.${path}.title`),
        lede: context.t(`mailings:confirm.${path}.text`),
        current: '/mailings',
        crumbs: crumbsOf(
          context,
          whole,
          { label: titleOf(context, entry), href: `${baseOf(context, whole)}/${entry.mailing.id}` },
          { label: context.t(`mailings:action.${path}`) },
        ),
      }),
      data: { form },
    });
    shell.managed({
      path: `/mailings/:mailing/${path}`,
      policy: writeMailings,
      handle: async (context, whole) => {
        const entry = await mailingOf(deps, context, whole);
        return show(context, whole, entry, formOf(context, whole, entry));
      },
    });
    shell.managed({
      method: 'POST',
      path: `/mailings/:mailing/${path}`,
      policy: writeMailings,
      handle: async (context, whole) => {
        const entry = await mailingOf(deps, context, whole);
        return pages.submit(context, {
          schema: ReasonInput,
          form: formOf(context, whole, entry),
          page: (form) => show(context, whole, entry, form),
          work: async ({ reason }, version) => {
            await work(context, entry.mailing.id, version, reason ?? '');
            return `${baseOf(context, whole)}/${entry.mailing.id}?done=${done}`;
          },
        });
      },
    });
  };

  reasoned('return', 'returned', (context, id, version, reason) =>
    mailings.giveBack(context.actor, id, version, reason),
  );
  reasoned('cancellation', 'cancelled', (context, id, version, reason) =>
    mailings.cancel(context.actor, id, version, reason),
  );

  /** Who is previewed: of a draft, those whom it would go to now; else those in its list. */
  const previewed = async (context: PageContext, whole: EditionWhole) => {
    const entry = await mailingOf(deps, context, whole);
    const at = Math.max(0, Math.min(100_000, Math.trunc(Number(queryValue(context, 'receiver')) || 0)));
    if (entry.mailing.state === 'draft') {
      const { listed, duplicates } = await mailings.reach(context.actor, entry.mailing.id);
      return { entry, at, listed: listed.slice(at, at + 1), total: listed.length, duplicates, all: listed };
    }
    const rows = await store.listReceivers(database.db, entry.mailing.id, { limit: 1, skip: at });
    const listed = rows.map(
      ({ receiver }): Listed => ({
        member: receiver,
        key: receiver.addressKey,
        excluded: receiver.state === 'declined' || receiver.state === 'bouncing' ? receiver.state : null,
      }),
    );
    const total = Object.values(entry.counts).reduce((sum, count) => sum + count, 0);
    return { entry, at, listed, total, duplicates: 0, all: [] as Listed[] };
  };

  shell.managed({
    path: '/mailings/:mailing/preview',
    policy: writeMailings,
    handle: async (context, whole) => {
      const t = context.words(whole.edition.digits);
      const { entry, at, listed, total, duplicates, all } = await previewed(context, whole);
      const base = `${baseOf(context, whole)}/${entry.mailing.id}`;
      const [shown] = await mailings.previews(context.actor, entry.mailing.id, listed);
      const left = (why: string) => all.filter(({ excluded }) => excluded === why).length;
      const turn = (to: number, key: 'previous' | 'next', icon: 'prev' | 'next') =>
        to < 0 || to >= total
          ? []
          : [{ label: t(`mailings:preview.${key}`), href: `${base}/preview?receiver=${to}`, icon }];
      return {
        template: 'mailings/preview',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('mailings:preview.title'),
          lede: titleOf(context, entry),
          current: '/mailings',
          crumbs: crumbsOf(
            context,
            whole,
            { label: titleOf(context, entry), href: base },
            { label: t('mailings:preview.title') },
          ),
          actions: [...turn(at - 1, 'previous', 'prev'), ...turn(at + 1, 'next', 'next')],
        }),
        data: {
          notices: [
            { title: t('mailings:preview.total', { count: total }), tone: 'info' },
            left('declined') > 0 && {
              title: t('mailings:preview.declined', { count: left('declined') }),
              tone: 'warn',
            },
            left('bouncing') > 0 && {
              title: t('mailings:preview.bouncing', { count: left('bouncing') }),
              tone: 'warn',
            },
            duplicates > 0 && {
              title: t('mailings:preview.duplicates', { count: duplicates }),
              tone: 'info',
            },
          ],
          facts:
            shown === undefined
              ? []
              : [
                  { label: t('notifications:receiver'), value: shown.member.name[context.language] },
                  { label: t('mailings:address'), value: isolateLtr(shown.member.address) },
                  {
                    label: t('notifications:language'),
                    value: t(`notifications:languages.${shown.member.language}`),
                  },
                  ...(shown.excluded === null
                    ? []
                    : [{ label: t('common:label.status'), value: t(`mailings:outcome.${shown.excluded}`) }]),
                ],
          previews:
            shown === undefined
              ? []
              : languages.map((language) => ({
                  ...shown.mails[language],
                  language,
                  view: `${base}/view?receiver=${at}&lang=${language}`,
                })),
        },
      };
    },
  });

  shell.managed({
    path: '/mailings/:mailing/view',
    policy: writeMailings,
    handle: async (context, whole) => {
      const { entry, listed } = await previewed(context, whole);
      const [shown] = await mailings.previews(context.actor, entry.mailing.id, listed);
      const language = languages.find((one) => one === queryValue(context, 'lang')) ?? context.language;
      if (shown === undefined) throw notFound();
      return mailDocument(shown.mails[language].html);
    },
  });
}

import { accountIdOf } from '../../../../platform/actor/index.ts';
import { dayOf, textIn } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, managementPath, momentOf, placeOf } from '../../../series/index.ts';
import { documentOf, statusTone } from '../../pages/frame.ts';
import { manageOutcomes, readDrafts } from '../../policy.ts';
import { partsBehind } from '../../publish-text.ts';
import * as store from '../../store/index.ts';
import { releaserNames } from '../../store/releases.ts';
import type { PublicationPages } from '../context.ts';
import { ReleaseForm } from '../contract.ts';
import { instantOf } from '../instant.ts';
import { lookAlikesIn } from '../look-alikes.ts';

/** Adds the release of a text: who asks, who approves, what is still in its way. */
export function addReleasePages({ pages, shell, database, releases, clock }: PublicationPages): void {
  const { db } = database;

  const formOf = (context: PageContext, base: string, whole: EditionWhole): FormModel => {
    const { t } = context;
    return {
      action: `${base}/release`,
      submit: { label: t('publication:request') },
      cancel: { href: base },
      guard: false,
      groups: [
        {
          title: t('publication:embargo'),
          hint: t('publication:embargo-hint'),
          inline: true,
          fields: [
            { name: 'embargoDay', kind: 'date', label: t('publication:embargo-day'), optional: true },
            {
              name: 'embargoTime',
              kind: 'time',
              label: t('publication:embargo-time'),
              hint: whole.edition.timeZone,
              optional: true,
            },
          ],
        },
      ],
    };
  };

  const releasePage = async (
    context: PageContext,
    whole: EditionWhole,
    document: store.DocumentRow,
    form?: FormModel,
  ): Promise<Page> => {
    const { language } = context;
    const t = context.words(whole.edition.digits);
    const base = context.href(`${managementPath(whole)}/outcomes/${document.id}`);
    const provisions = await store.provisionsOf(db, document.id);
    const behind = partsBehind(document, provisions);
    const parts = [...behind.framing.map((part) => t(`outcomes:manage.${part}`)), ...behind.provisions];
    const alike = provisions.flatMap(({ code, position, text }) =>
      (['ar', 'en'] as const).flatMap((side) =>
        lookAlikesIn(text[side], side).map(({ word, codePoint, usual }) =>
          t('publication:look-alike', { provision: code ?? position, word, codePoint, usual }),
        ),
      ),
    );
    const manages = manageOutcomes.allows(context.actor, placeOf(whole.edition));
    const requested = document.releaseRequestedAt;
    const approved = document.releaseApprovedAt;
    const isOwn = accountIdOf(context.actor) === document.releaseRequestedBy;
    const ready = document.status === 'adopted' && parts.length === 0 && manages;
    const names = await releaserNames(db, document);
    /** Who, and when. */
    const act = (by: string | null, at: Date): string =>
      [by === null ? undefined : names.get(by), moment(at)].filter(Boolean).join(' · ');
    const moment = (at: Date): string => momentOf(context, whole, at);
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: t('publication:release'),
        lede: textIn(document.title, language).text,
        current: '/outcomes',
        tags: [{ text: t(`outcomes:status.${document.status}`), tone: statusTone(document.status) }],
        crumbs: [
          { label: t('outcomes:manage.texts'), href: context.href(`${managementPath(whole)}/outcomes`) },
          { label: textIn(document.title, language).text, href: base },
          { label: t('publication:release') },
        ],
        actions: [
          ...(requested !== null && approved === null && !isOwn && ready
            ? [
                {
                  label: t('publication:approve'),
                  action: `${base}/release/approval`,
                  tone: 'primary' as const,
                  confirm: { title: t('publication:approve-question'), text: t('publication:approve-text') },
                },
              ]
            : []),
          ...(requested !== null && document.status === 'adopted' && manages
            ? [
                {
                  label: t('publication:withdraw'),
                  action: `${base}/release/withdrawal`,
                  confirm: {
                    title: t('publication:withdraw-question'),
                    text: t('publication:withdraw-text'),
                  },
                },
              ]
            : []),
        ],
      }),
      data: {
        notices: [
          ...(parts.length > 0 ? [{ tone: 'bad', title: t('publication:behind'), lines: parts }] : []),
          ...(alike.length > 0 ? [{ tone: 'warn', title: t('publication:look-alikes'), lines: alike }] : []),
          ...(requested !== null && approved === null && isOwn
            ? [{ title: t('publication:waits'), text: t('publication:waits-text') }]
            : []),
          ...(approved !== null && document.status === 'adopted' && document.embargoUntil !== null
            ? [{ tone: 'ok', title: t('publication:comes-out', { moment: moment(document.embargoUntil) }) }]
            : []),
        ],
        facts: [
          ...(requested === null
            ? []
            : [{ label: t('publication:requested'), value: act(document.releaseRequestedBy, requested) }]),
          ...(approved === null
            ? []
            : [{ label: t('publication:approved'), value: act(document.releaseApprovedBy, approved) }]),
          ...(document.embargoUntil === null
            ? []
            : [{ label: t('publication:embargo'), value: moment(document.embargoUntil) }]),
          ...(document.publishedAt === null
            ? []
            : [
                {
                  label: t('publication:published'),
                  value: moment(document.publishedAt),
                  href: context.href(
                    `/forums/${whole.series.slug}/${whole.edition.slug}/texts/${document.slug}`,
                  ),
                },
              ]),
        ],
        ...(ready && requested === null
          ? { form: form ?? formOf(context, base, whole), formTitle: t('publication:request') }
          : {}),
      },
    };
  };

  shell.managed({
    path: '/outcomes/:document/release',
    policy: readDrafts,
    handle: async (context, whole) => releasePage(context, whole, await documentOf(database, context, whole)),
  });
  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/release',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      const base = context.href(`${managementPath(whole)}/outcomes/${document.id}`);
      const shown = await releasePage(context, whole, document);
      return pages.submit(context, {
        schema: ReleaseForm,
        form: formOf(context, base, whole),
        page: (form) => ({ ...shown, data: { ...shown.data, form } }),
        work: async ({ embargoDay, embargoTime }) => {
          const embargoUntil =
            embargoDay == null && embargoTime == null
              ? null
              : instantOf(
                  embargoDay ?? dayOf(clock.now(), whole.edition.timeZone),
                  embargoTime ?? '00:00',
                  whole.edition.timeZone,
                );
          await releases.request(context.actor, document.id, { embargoUntil });
          return `${base}/release`;
        },
      });
    },
  });
  for (const act of ['approval', 'withdrawal'] as const) {
    shell.managed({
      method: 'POST',
      path: `/outcomes/:document/release/${act}`,
      policy: manageOutcomes,
      handle: async (context, whole) => {
        const document = await documentOf(database, context, whole);
        if (act === 'approval') await releases.approve(context.actor, document.id);
        else await releases.withdraw(context.actor, document.id);
        return { redirect: context.href(`${managementPath(whole)}/outcomes/${document.id}/release`) };
      },
    });
  }
}

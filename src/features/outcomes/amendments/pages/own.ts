import { behindWall } from '../../../../platform/database/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../../../platform/pages/fields.ts';
import type { Page, PageAnswer, PageContext } from '../../../../platform/pages/index.ts';
import { idOf } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type {
  ActionModel,
  Crumb,
  FormModel,
  NoticeModel,
  RowModel,
} from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { type BlockModel, instantIn, provisionNames } from '../../drafting/pages/work.ts';
import { statusTone } from '../../pages/frame.ts';
import * as amending from '../../store/amendments.ts';
import * as store from '../../store/index.ts';
import { amendmentActions } from '../../tables.ts';
import { AmendmentPatch, CoSponsorInput } from '../contract.ts';
import { asDelegation, proposesFor } from '../policy.ts';
import { circulatedStatuses, windowAt } from '../rules/states.ts';
import {
  type AmendmentPages,
  amendmentBlock,
  amendmentName,
  amendmentTones,
  changesOf,
  factsOf,
  targetName,
  windowNotice,
} from './blocks.ts';

/** A delegation on its own pages. */
interface Opened {
  readonly id: string;
  readonly party: string;
  readonly whole: EditionWhole;
  readonly base: string;
}

/** Adds what a delegation sees of circulated texts, and where it proposes, supports and withdraws amendments. */
export function addOwnAmendments(deps: AmendmentPages): void {
  const { pages, shell, database, finder, proposing, clock } = deps;
  const { db } = database;

  const on = (
    path: string,
    handle: (context: PageContext, opened: Opened) => Promise<PageAnswer>,
    method: 'GET' | 'POST' = 'GET',
  ): void =>
    pages.route({
      method,
      path: `/account/delegations/:delegation${path}`,
      policy: asDelegation,
      handle: async (context) => {
        const id = idOf(context, 'delegation');
        if (!proposesFor(context.actor).includes(id)) throw notFound('delegation-unknown');
        const found = await amending.participationOf(db, id);
        const whole = found && (await finder.find(found.editionId));
        if (found === undefined || whole === undefined) throw notFound('delegation-unknown');
        return handle(context, {
          id,
          whole,
          party: textIn(found.name, context.language).text,
          base: context.href(`/account/delegations/${id}`),
        });
      },
    });

  const page = (
    context: PageContext,
    opened: Opened,
    own: {
      readonly title: string;
      readonly lede?: string;
      readonly tags?: Page['page']['tags'];
      readonly actions?: readonly ActionModel[];
      readonly crumbs?: readonly Crumb[];
    },
    data: {
      readonly notices?: readonly NoticeModel[];
      readonly blocks: readonly BlockModel[];
      readonly empty?: object;
    },
  ): Page => ({
    template: 'outcomes/text-work',
    digits: opened.whole.edition.digits,
    page: shell.publicPage(context, opened.whole, {
      title: own.title,
      private: true,
      ...(own.lede === undefined ? {} : { lede: own.lede }),
      ...(own.tags === undefined ? {} : { tags: own.tags }),
      ...(own.actions === undefined ? {} : { actions: own.actions }),
      crumbs: [
        { label: context.t('accounts:account'), href: context.href('/account') },
        { label: context.t('nominations:of', { party: opened.party }) },
        ...(own.title === context.t('amendments:texts')
          ? []
          : [{ label: context.t('amendments:texts'), href: `${opened.base}/texts` }]),
        ...(own.crumbs ?? []),
        { label: own.title },
      ],
    }),
    data: { layout: 'public', ...data },
  });

  on('/texts', async (context, opened) => {
    const { t, language } = context;
    const documents = await amending.listCirculated(db, opened.whole.edition.id, circulatedStatuses);
    const rows = documents.map(
      (document): RowModel => ({
        id: document.id,
        title: textIn(document.title, language).text,
        href: `${opened.base}/texts/${document.id}`,
        sub: t(`outcomes:kinds.${document.kind}`),
        cells: {
          status: {
            tag: { text: t(`outcomes:status.${document.status}`), tone: statusTone(document.status) },
          },
          closes:
            document.amendmentsCloseAt === null
              ? null
              : instantIn(context, opened.whole, document.amendmentsCloseAt),
        },
      }),
    );
    return page(
      context,
      opened,
      { title: t('amendments:texts'), lede: t('amendments:texts-lede') },
      {
        blocks: [
          {
            table: {
              id: 'texts',
              caption: t('amendments:texts'),
              columns: [
                { key: 'title', label: t('outcomes:manage.title') },
                { key: 'status', label: t('amendments:status.label') },
                { key: 'closes', label: t('amendments:window.closes') },
              ],
              rows,
              empty: { title: t('amendments:texts-none'), text: t('amendments:texts-none-text') },
            },
          },
        ],
      },
    );
  });

  const textOf = async (opened: Opened, id: string): Promise<store.DocumentRow> => {
    const document = await store.findDocument(db, id);
    if (
      document === undefined ||
      document.editionId !== opened.whole.edition.id ||
      !circulatedStatuses.includes(document.status)
    ) {
      throw notFound();
    }
    return document;
  };

  on('/texts/:text', async (context, opened) => {
    const { t, language } = context;
    const document = await textOf(opened, idOf(context, 'text'));
    const base = `${opened.base}/texts/${document.id}`;
    const provisions = await store.provisionsOf(db, document.id);
    const name = provisionNames(context, provisions);
    const all = await amending.listAmendments(db, document.id, [opened.id]);
    const mayPropose = windowAt(document, clock.now()) !== 'over';
    const linkTo = ({ amendment }: amending.AmendmentWhole): string =>
      `${opened.base}/amendments/${amendment.id}`;
    return page(
      context,
      opened,
      {
        title: textIn(document.title, language).text,
        tags: [{ text: t(`outcomes:status.${document.status}`), tone: statusTone(document.status) }],
        actions: mayPropose
          ? [{ label: t('amendments:propose-first'), href: `${base}/new?action=add`, icon: 'plus' }]
          : [],
      },
      {
        notices: [windowNotice(context, opened.whole, document, clock.now())],
        blocks: [
          ...provisions.map((provision): BlockModel => {
            const own = all.filter(({ amendment }) => amendment.provisionId === provision.id);
            return {
              id: provision.id,
              card: true,
              title: name(provision),
              sides: (['ar', 'en'] as const)
                .filter((lang) => provision.text[lang] !== '')
                .map((lang) => ({ lang, pieces: [{ kind: 'same', text: provision.text[lang] }] })),
              note:
                own.length === 0
                  ? undefined
                  : own
                      .map(
                        (one) =>
                          `${amendmentName(context, one)} (${t(`amendments:status.${one.amendment.status}`)})`,
                      )
                      .join(' · '),
              actions: mayPropose
                ? [
                    {
                      label: t('amendments:propose'),
                      href: `${base}/new?provision=${provision.id}&action=replace`,
                      icon: 'pen',
                      size: 'sm',
                      about: name(provision),
                    },
                    {
                      label: t('amendments:propose-add'),
                      href: `${base}/new?provision=${provision.id}&action=add`,
                      icon: 'plus',
                      size: 'sm',
                      tone: 'plain',
                      about: name(provision),
                    },
                  ]
                : [],
            };
          }),
          ...(all.length === 0 ? [] : [{ title: t('amendments:amendments') }]),
          ...all.map((one) =>
            amendmentBlock(context, opened.whole, one, {
              href: linkTo(one),
              target: targetName(context, one, name),
            }),
          ),
        ],
      },
    );
  });

  const proposalForm = async (
    context: PageContext,
    document: store.DocumentRow,
    own: {
      readonly action: string;
      readonly cancel: string;
      readonly amendment: amending.AmendmentRow | null;
      readonly target: string;
      readonly kind: string;
    },
  ): Promise<FormModel> => {
    const { t } = context;
    const provisions = await store.provisionsOf(db, document.id);
    const name = provisionNames(context, provisions);
    const target = provisions.find(({ id }) => id === own.target);
    const kind = amendmentActions.find((one) => one === own.kind) ?? 'replace';
    return {
      action: own.action,
      fields: [
        ...(own.amendment === null ? [] : [versionField(own.amendment.version)]),
        {
          name: 'action',
          kind: 'radios',
          label: t('amendments:action.label'),
          inline: true,
          options: amendmentActions.map((value) => ({ value, label: t(`amendments:action.${value}`) })),
          value: kind,
        },
        choiceField(
          'provisionId',
          t('amendments:target'),
          provisions.map((one) => ({ value: one.id, label: name(one) })),
          own.target,
          { blank: t('amendments:target-first'), width: 'full' },
        ),
        textField(
          'text',
          t('amendments:wording'),
          own.amendment?.text ?? (kind === 'replace' ? target?.text : null),
          {
            long: true,
            rows: 6,
            word: true,
            hint: t('amendments:wording-hint'),
            authentic: document.authenticLanguage,
          },
        ),
        textField('rationale', t('amendments:rationale'), own.amendment?.rationale, {
          long: true,
          rows: 3,
          optional: true,
        }),
      ],
      submit: { label: t('common:action.save-draft') },
      cancel: { label: t('common:action.back'), href: own.cancel },
    };
  };
  const patchOf = (input: Record<string, unknown>) => ({
    ...input,
    ...(input.action === 'delete' ? { text: null } : {}),
  });

  const newPage = async (
    context: PageContext,
    opened: Opened,
    document: store.DocumentRow,
    form: FormModel,
  ) =>
    page(
      context,
      opened,
      {
        title: context.t('amendments:propose'),
        crumbs: [
          {
            label: textIn(document.title, context.language).text,
            href: `${opened.base}/texts/${document.id}`,
          },
        ],
      },
      { notices: [windowNotice(context, opened.whole, document, clock.now())], blocks: [{ form }] },
    );

  on('/texts/:text/new', async (context, opened) => {
    const document = await textOf(opened, idOf(context, 'text'));
    const base = `${opened.base}/texts/${document.id}`;
    const form = await proposalForm(context, document, {
      action: `${base}/amendments`,
      cancel: base,
      amendment: null,
      target: queryValue(context, 'provision'),
      kind: queryValue(context, 'action'),
    });
    return newPage(context, opened, document, form);
  });

  on(
    '/texts/:text/amendments',
    async (context, opened) => {
      const document = await textOf(opened, idOf(context, 'text'));
      const base = `${opened.base}/texts/${document.id}`;
      const form = await proposalForm(context, document, {
        action: `${base}/amendments`,
        cancel: base,
        amendment: null,
        target: '',
        kind: 'replace',
      });
      const shown = await newPage(context, opened, document, form);
      return pages.submit(context, {
        schema: AmendmentPatch,
        form,
        page: (again) => ({ ...shown, data: { ...shown.data, blocks: [{ form: again }] } }),
        work: async (input) => {
          const { id } = await proposing.draft(context.actor, document.id, {
            ...patchOf(input),
            sponsorId: opened.id,
          } as never);
          return `${opened.base}/amendments/${id}`;
        },
      });
    },
    'POST',
  );

  const open = async (context: PageContext, opened: Opened) => {
    // A draft is shown to whom it was offered as well; who may see it is asked below.
    const one = await behindWall(database, (tx) => amending.findAmendment(tx, idOf(context, 'amendment')));
    if (one === undefined) throw notFound();
    const document = await textOf(opened, one.amendment.documentId);
    const own = one.amendment.sponsorId === opened.id;
    const asked = one.coSponsors.find(({ id }) => id === opened.id);
    if (one.amendment.status === 'draft' && !own && asked === undefined) throw notFound();
    const provisions = await store.provisionsOf(db, document.id);
    const base = `${opened.base}/amendments/${one.amendment.id}`;
    return { one, document, own, asked, name: provisionNames(context, provisions), base };
  };
  type One = Awaited<ReturnType<typeof open>>;

  const coSponsorForm = async (
    context: PageContext,
    opened: Opened,
    { one, base }: One,
  ): Promise<FormModel> => {
    const known = new Set([one.amendment.sponsorId, ...one.coSponsors.map(({ id }) => id)]);
    const parties = await amending.listParties(db, opened.whole.edition.id, context.language);
    return {
      action: `${base}/co-sponsors`,
      fields: [
        choiceField(
          'participationId',
          context.t('amendments:co-sponsor'),
          parties
            .filter(({ id }) => !known.has(id))
            .map(({ id, name }) => ({ value: id, label: textIn(name, context.language).text })),
          null,
        ),
      ],
      submit: { label: context.t('amendments:ask-co-sponsor'), secondary: true },
    };
  };

  const recordPage = async (
    context: PageContext,
    opened: Opened,
    shown: One,
    given: { readonly edit?: FormModel; readonly ask?: FormModel } = {},
  ): Promise<Page> => {
    const { t, language } = context;
    const { one, document, own, asked, name, base } = shown;
    const { amendment } = one;
    const draft = amendment.status === 'draft';
    const live = ['draft', 'submitted', 'admissible', 'put-to-decision'].includes(amendment.status);
    const supports = asked?.consentedAt != null && asked.withdrawnAt === null;
    const open = windowAt(document, clock.now()) === 'open';
    return page(
      context,
      opened,
      {
        title: amendmentName(context, one),
        lede: targetName(context, one, name),
        tags: [
          { text: t(`amendments:action.${amendment.action}`) },
          { text: t(`amendments:status.${amendment.status}`), tone: amendmentTones[amendment.status] },
        ],
        crumbs: [
          { label: textIn(document.title, language).text, href: `${opened.base}/texts/${document.id}` },
        ],
        actions: [
          ...(own && draft && open
            ? [
                {
                  label: t('amendments:submit'),
                  action: `${base}/submission`,
                  tone: 'primary' as const,
                  confirm: { title: t('amendments:submit-question'), text: t('amendments:submit-text') },
                },
              ]
            : []),
          ...(own && draft
            ? [
                {
                  label: t('amendments:delete-draft'),
                  action: `${base}/deletion`,
                  icon: 'trash' as const,
                  tone: 'plain' as const,
                },
              ]
            : []),
          ...(own && live && !draft
            ? [
                {
                  label: t('amendments:withdraw'),
                  action: `${base}/withdrawal`,
                  tone: 'danger' as const,
                  confirm: { title: t('amendments:withdraw-question'), text: t('amendments:withdraw-text') },
                },
              ]
            : []),
          ...(!own && live
            ? [
                {
                  label: t(supports ? 'amendments:withdraw-consent' : 'amendments:consent'),
                  action: `${base}/consent`,
                  fields: { supports: supports ? 'no' : 'yes' },
                  tone: supports ? ('plain' as const) : ('primary' as const),
                },
              ]
            : []),
        ],
      },
      {
        notices: [windowNotice(context, opened.whole, document, clock.now())],
        blocks: [
          { facts: factsOf(context, opened.whole, one) },
          { title: t('amendments:changes'), sides: changesOf(context, one) },
          ...(own && draft
            ? [
                {
                  title: t('amendments:edit-draft'),
                  form:
                    given.edit ??
                    (await proposalForm(context, document, {
                      action: base,
                      cancel: `${opened.base}/texts/${document.id}`,
                      amendment,
                      target: amendment.provisionId ?? '',
                      kind: amendment.action,
                    })),
                },
              ]
            : []),
          ...(own && ['draft', 'submitted', 'admissible'].includes(amendment.status)
            ? [
                {
                  folded: t('amendments:ask-co-sponsor'),
                  open: given.ask !== undefined,
                  form: given.ask ?? (await coSponsorForm(context, opened, shown)),
                },
              ]
            : []),
        ],
      },
    );
  };

  on('/amendments/:amendment', async (context, opened) =>
    recordPage(context, opened, await open(context, opened)),
  );

  on(
    '/amendments/:amendment',
    async (context, opened) => {
      const shown = await open(context, opened);
      const { one, document, own, base } = shown;
      if (!own) throw notFound();
      const form = await proposalForm(context, document, {
        action: base,
        cancel: `${opened.base}/texts/${document.id}`,
        amendment: one.amendment,
        target: one.amendment.provisionId ?? '',
        kind: one.amendment.action,
      });
      const plain = await recordPage(context, opened, shown);
      return pages.submit(context, {
        schema: AmendmentPatch,
        form,
        page: (again) => {
          const blocks = (plain.data?.blocks ?? []) as BlockModel[];
          return {
            ...plain,
            data: {
              ...plain.data,
              blocks: blocks.map((block) =>
                block.form?.action === base ? { ...block, form: again } : block,
              ),
            },
          };
        },
        work: async (input, version) => {
          await proposing.edit(context.actor, one.amendment.id, version, patchOf(input) as never);
          return base;
        },
      });
    },
    'POST',
  );

  on(
    '/amendments/:amendment/co-sponsors',
    async (context, opened) => {
      const shown = await open(context, opened);
      const form = await coSponsorForm(context, opened, shown);
      const plain = await recordPage(context, opened, shown);
      return pages.submit(context, {
        schema: CoSponsorInput,
        form,
        page: (again) => {
          const blocks = (plain.data?.blocks ?? []) as BlockModel[];
          return {
            ...plain,
            data: {
              ...plain.data,
              blocks: blocks.map((block) =>
                block.form?.action === form.action ? { ...block, open: true, form: again } : block,
              ),
            },
          };
        },
        work: async ({ participationId }) => {
          await proposing.invite(context.actor, shown.one.amendment.id, participationId);
          return shown.base;
        },
      });
    },
    'POST',
  );

  const act = (
    path: string,
    work: (context: PageContext, opened: Opened, id: string) => Promise<unknown>,
    back: (opened: Opened, shown: One) => string = (_, { base }) => base,
  ): void =>
    on(
      `/amendments/:amendment/${path}`,
      async (context, opened) => {
        const shown = await open(context, opened);
        await work(context, opened, shown.one.amendment.id);
        return { redirect: back(opened, shown) };
      },
      'POST',
    );
  act('submission', (context, _, id) => proposing.submit(context.actor, id));
  act('withdrawal', (context, _, id) => proposing.withdraw(context.actor, id));
  act(
    'deletion',
    (context, _, id) => proposing.remove(context.actor, id),
    (opened, { document }) => `${opened.base}/texts/${document.id}`,
  );
  act('consent', (context, opened, id) => {
    const { supports } = (context.request.body ?? {}) as { supports?: string };
    return proposing.consent(context.actor, id, opened.id, supports !== 'no');
  });
}

import { behindWall } from '../../../../../platform/database/index.ts';
import { notFound } from '../../../../../platform/errors/index.ts';
import { textIn } from '../../../../../platform/language/index.ts';
import { choiceField } from '../../../../../platform/pages/fields.ts';
import { idOf, type Page, type PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { type BlockModel, provisionNames } from '../../../drafting/pages/work.ts';
import type { Opened } from '../../../pages/delegation-way.ts';
import * as amending from '../../../store/amendments.ts';
import * as store from '../../../store/index.ts';
import { AmendmentPatch, CoSponsorInput } from '../../contract.ts';
import { windowAt } from '../../rules/states.ts';
import {
  type AmendmentPages,
  amendmentName,
  amendmentTones,
  changesOf,
  factsOf,
  targetName,
  windowNotice,
} from '../blocks.ts';
import { patchOf, proposalForm } from './proposal.ts';
import type { TextsWay } from './way.ts';

/** Adds the page of one amendment to a delegation: its own, one that it was asked to support, or another's. */
export function addOwnAmendment(deps: AmendmentPages, { on, page, textOf }: TextsWay): void {
  const { pages, database, proposing, clock } = deps;
  const { db } = database;

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
                    (await proposalForm(db, context, document, {
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
      const form = await proposalForm(db, context, document, {
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

import { Type } from 'typebox';
import { IdSchema } from '../../../../platform/http/schemas.ts';
import { parseInteger, textIn } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, placeOf } from '../../../series/index.ts';
import { documentOf } from '../../pages/frame.ts';
import { manageOutcomes, readDrafts } from '../../policy.ts';
import { isEditable, numbered } from '../../rules.ts';
import * as drafts from '../../store/drafting.ts';
import * as store from '../../store/index.ts';
import type { DraftingPages } from './wording.ts';
import { instantIn, provisionNames, textBase, workPage } from './work.ts';

/** Adds the order of a text's provisions, and what drafters say beside it. */
export function addStructurePages(deps: DraftingPages): void {
  const { pages, shell, database, structure, comments } = deps;
  const { db } = database;

  shell.managed({
    path: '/outcomes/:document/order',
    policy: readDrafts,
    handle: async (context, whole) => {
      const { t, language } = context;
      const document = await documentOf(database, context, whole);
      const base = textBase(context, whole, document);
      const provisions = await store.provisionsOf(db, document.id);
      const numbers = new Map(numbered(provisions).map(({ provision, number }) => [provision.id, number]));
      const moves =
        isEditable(document.status) && manageOutcomes.allows(context.actor, placeOf(whole.edition));
      const rows = provisions.map((provision, index) => {
        const said = textIn(provision.title ?? provision.text, language);
        const move = (by: 'up' | 'down') => ({
          label: t(`drafting:${by}`),
          about: said.text.slice(0, 60),
          action: `${base}/order/moves`,
          fields: { provision: provision.id, by },
          icon: by === 'up' ? ('sort-up' as const) : ('sort-down' as const),
          iconOnly: true,
          size: 'sm' as const,
          disabled: by === 'up' ? index === 0 : index === provisions.length - 1,
        });
        return {
          id: provision.id,
          number: numbers.get(provision.id) ?? null,
          text:
            provision.kind === 'heading' || provision.kind === 'preamble'
              ? `${t(`outcomes:provision-kinds.${provision.kind}`)} · ${said.text}`
              : said.text,
          ...(said.fallback ? { lang: said.language } : {}),
          actions: moves ? [move('up'), move('down')] : [],
        };
      });
      const form: FormModel = {
        action: `${base}/order`,
        hidden: { provisions: provisions.map(({ id }) => id).join(' ') },
        fields: provisions.map((provision, index) => ({
          name: `place-${provision.id}`,
          kind: 'number' as const,
          width: 's' as const,
          label: t('drafting:place-of', {
            text: textIn(provision.title ?? provision.text, language).text.slice(0, 80),
          }),
          value: index + 1,
        })),
        submit: { label: t('drafting:order-save') },
      };
      return workPage(shell, context, whole, document, {
        title: t('drafting:order'),
        tab: 'order',
        lede: t('drafting:order-lede'),
        blocks: [
          { moves: rows },
          ...(moves && provisions.length > 1 ? [{ form, folded: t('drafting:order-save') }] : []),
        ],
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/order',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      const body = (context.request.body ?? {}) as Record<string, string | undefined>;
      const ids = (body.provisions ?? '').split(' ').filter((id) => id !== '');
      const placed = ids
        .map((id, index) => ({
          id,
          index,
          place: parseInteger(body[`place-${id}`] ?? '') ?? Number.MAX_SAFE_INTEGER,
        }))
        // Whoever was given another's place comes before it when it moved up, behind it when it moved down.
        .toSorted(
          (one, other) =>
            one.place - other.place ||
            Number(other.place !== other.index + 1) - Number(one.place !== one.index + 1) ||
            one.index - other.index,
        );
      await structure.order(
        context.actor,
        document.id,
        placed.map(({ id }) => id),
      );
      return { redirect: `${textBase(context, whole, document)}/order` };
    },
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/order/moves',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      const { provision = '', by } = (context.request.body ?? {}) as { provision?: string; by?: string };
      await structure.move(context.actor, document.id, provision, by === 'up' ? -1 : 1);
      return { redirect: `${textBase(context, whole, document)}/order#p-${provision}` };
    },
  });

  const CommentForm = Type.Object({
    text: Type.String({ minLength: 1, maxLength: 5_000 }),
    provisionId: Type.Optional(Type.Union([IdSchema, Type.Null()])),
    answersId: Type.Optional(Type.Union([IdSchema, Type.Null()])),
  });

  const commentsPage = async (context: PageContext, whole: EditionWhole): Promise<Page> => {
    const { t } = context;
    const document = await documentOf(database, context, whole);
    const base = textBase(context, whole, document);
    const provisions = await store.provisionsOf(db, document.id);
    const name = provisionNames(context, provisions);
    const all = await drafts.listComments(db, document.id);
    const said = (one: drafts.CommentWhole) => ({
      who: one.author ?? '—',
      when: instantIn(context, whole, one.createdAt),
      datetime: one.createdAt.toISOString(),
      text: one.text,
    });
    const threads = all.filter(({ answersId }) => answersId === null);
    const ordered = [
      ...threads.filter(({ resolvedAt }) => resolvedAt === null),
      ...threads.filter(({ resolvedAt }) => resolvedAt !== null),
    ];
    const form: FormModel = {
      action: `${base}/comments`,
      fields: [
        {
          name: 'provisionId',
          kind: 'select',
          label: t('drafting:comment-on'),
          blank: t('drafting:comment-whole'),
          options: provisions.map((one) => ({ value: one.id, label: name(one) })),
          value: String(context.query.provision ?? ''),
          optional: true,
        },
        {
          name: 'text',
          kind: 'textarea',
          label: t('drafting:comment-new'),
          rows: 3,
          maxlength: 5_000,
          dir: 'auto',
        },
      ],
      submit: { label: t('drafting:comment-add') },
    };
    return workPage(shell, context, whole, document, {
      title: t('drafting:comments'),
      tab: 'comments',
      lede: t('drafting:comments-lede'),
      ...(threads.length === 0 ? { empty: { title: t('drafting:comments-none') } } : {}),
      blocks: [
        { form },
        ...ordered.map((thread) => {
          const on = provisions.find(({ id }) => id === thread.provisionId);
          const resolved = thread.resolvedAt !== null;
          return {
            id: thread.id,
            card: true,
            title: on === undefined ? t('drafting:comment-whole') : name(on),
            tags: [
              {
                text: t(resolved ? 'drafting:resolved' : 'drafting:open'),
                tone: resolved ? ('ok' as const) : ('warn' as const),
              },
            ],
            said: [thread, ...all.filter(({ answersId }) => answersId === thread.id)].map(said),
            actions: [
              {
                label: t(resolved ? 'drafting:reopen' : 'drafting:resolve'),
                action: `${base}/comments/${thread.id}/resolution`,
                fields: { resolved: resolved ? 'no' : 'yes' },
                size: 'sm' as const,
                icon: resolved ? ('undo' as const) : ('check' as const),
              },
            ],
            ...(resolved
              ? {}
              : {
                  folded: t('drafting:answer'),
                  form: {
                    action: `${base}/comments`,
                    hidden: { answersId: thread.id },
                    fields: [
                      {
                        name: 'text',
                        id: `answer-${thread.id}`,
                        kind: 'textarea' as const,
                        label: t('drafting:answer-text'),
                        rows: 2,
                        dir: 'auto' as const,
                      },
                    ],
                    submit: { label: t('drafting:answer'), secondary: true },
                  },
                }),
          };
        }),
      ],
    });
  };

  shell.managed({
    path: '/outcomes/:document/comments',
    policy: readDrafts,
    handle: (context, whole) => commentsPage(context, whole),
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/comments',
    policy: readDrafts,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      const base = textBase(context, whole, document);
      const plain = await commentsPage(context, whole);
      const [block] = (plain.data?.blocks ?? []) as { form?: FormModel }[];
      return pages.submit(context, {
        schema: CommentForm,
        form: block?.form ?? { action: `${base}/comments`, submit: { label: '' } },
        page: (form) => {
          const blocks = (plain.data?.blocks ?? []) as { form?: FormModel }[];
          return { ...plain, data: { ...plain.data, blocks: [{ form }, ...blocks.slice(1)] } };
        },
        work: async (input) => {
          const { id, answersId } = await comments.comment(context.actor, document.id, input);
          return `${base}/comments#${answersId ?? id}`;
        },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/comments/:comment/resolution',
    policy: readDrafts,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      const { resolved } = (context.request.body ?? {}) as { resolved?: string };
      const id = context.params.comment ?? '';
      await comments.resolve(context.actor, id, resolved !== 'no');
      return { redirect: `${textBase(context, whole, document)}/comments#${id}` };
    },
  });
}

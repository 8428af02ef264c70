import { isAppError, notFound } from '../../../../platform/errors/index.ts';
import type { Language } from '../../../../platform/language/index.ts';
import { textField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { idOf } from '../../../../platform/pages/index.ts';
import type { FormModel, NoticeModel, TagModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, type PartPages, placeOf } from '../../../series/index.ts';
import { documentOf } from '../../pages/frame.ts';
import { manageOutcomes, readDrafts } from '../../policy.ts';
import * as drafts from '../../store/drafting.ts';
import * as store from '../../store/index.ts';
import type { DraftingContext } from '../context.ts';
import { WordingInput } from '../contract.ts';
import { diffWords } from '../rules/diff.ts';
import { type WordingField, wordingOf } from '../rules/merge.ts';
import { isWordingConflict, type WordingConflict } from '../service/wordings.ts';
import { type BlockModel, instantIn, provisionNames, textBase, workPage } from './work.ts';

export type DraftingPages = DraftingContext & PartPages;

const tones = { missing: 'bad', draft: 'warn', reviewed: 'ok', stale: 'warn' } as const;

/** Adds the page where a provision is worded in both languages, and its versions. */
export function addWordingPages(deps: DraftingPages): void {
  const { pages, shell, database, wordings } = deps;
  const { db } = database;

  const open = async (context: PageContext, whole: EditionWhole) => {
    const document = await documentOf(database, context, whole);
    const found = await store.findProvision(db, idOf(context, 'provision'));
    if (found === undefined || found.provision.documentId !== document.id) throw notFound();
    const { provision } = found;
    const name = provisionNames(context, await store.provisionsOf(db, document.id))(provision);
    const base = `${textBase(context, whole, document)}/provisions/${provision.id}`;
    return { document, provision, name, base };
  };
  type Opened = Awaited<ReturnType<typeof open>>;

  const statusTags = (context: PageContext, { document, provision }: Opened): TagModel[] =>
    (['ar', 'en'] as const).map((language) => {
      const status = provision.text.status[language];
      const word = language === document.authenticLanguage && status === 'reviewed' ? 'authentic' : status;
      return {
        text: `${context.t(`common:language.${language}`)}: ${context.t(`drafting:language.${word}`)}`,
        tone: tones[status],
      };
    });

  const formOf = (
    context: PageContext,
    { document, provision, base }: Opened,
    revision: number,
    conflicting: boolean,
  ): FormModel => ({
    action: `${base}/wording`,
    // Not a field: after a conflict it names the version that was shown with it.
    hidden: { revision: String(revision) },
    fields: [
      textField('title', context.t('drafting:title'), provision.title, { optional: true }),
      textField('text', context.t('drafting:text'), provision.text, {
        long: true,
        rows: 10,
        word: true,
        authentic: document.authenticLanguage,
      }),
      {
        name: 'comment',
        label: context.t('drafting:comment'),
        hint: context.t('drafting:comment-hint'),
        optional: true,
        maxlength: 500,
      },
    ],
    submit: { label: context.t(conflicting ? 'drafting:save-over' : 'drafting:save') },
    cancel: { label: context.t('common:action.back'), href: textBaseOf(base) },
  });

  const page = (
    context: PageContext,
    whole: EditionWhole,
    opened: Opened,
    form: FormModel,
    conflict: WordingConflict | null,
  ): Page => {
    const { t } = context;
    const { provision, base, document } = opened;
    const manages = manageOutcomes.allows(context.actor, placeOf(whole.edition));
    const side = (field: WordingField) => {
      const language = field.slice(-2) as Language;
      return {
        lang: language,
        label: `${t(`drafting:${field.startsWith('title') ? 'title' : 'text'}`)} · ${t(`common:language.${language}`)}`,
        pieces: diffWords(conflict?.theirs[field] ?? '', conflict?.mine[field] ?? ''),
      };
    };
    const other = document.authenticLanguage === 'ar' ? 'en' : 'ar';
    const reviewable = provision.text[other] !== '' && provision.text.status[other] !== 'reviewed';
    const notices: NoticeModel[] =
      conflict === null
        ? []
        : [
            {
              title: t('drafting:conflict'),
              text: t('drafting:conflict-text'),
              tone: 'warn',
              live: true,
            },
          ];
    return workPage(shell, context, whole, document, {
      title: opened.name,
      lede: t('drafting:editor-lede'),
      tags: statusTags(context, opened),
      notices,
      actions: [
        { label: t('drafting:versions'), href: `${base}/versions`, icon: 'log' },
        ...(manages && reviewable && conflict === null
          ? [
              {
                label: t('drafting:reviewed'),
                action: `${base}/reviews`,
                fields: { revision: String(provision.revision), language: other },
                icon: 'check' as const,
              },
            ]
          : []),
      ],
      blocks: [
        ...(conflict === null
          ? []
          : [
              {
                title: t('drafting:conflict-diff'),
                sides: conflict.conflicts.map(side),
              } satisfies BlockModel,
            ]),
        { form },
      ],
    });
  };

  shell.managed({
    path: '/outcomes/:document/provisions/:provision/wording',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const opened = await open(context, whole);
      return page(context, whole, opened, formOf(context, opened, opened.provision.revision, false), null);
    },
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/provisions/:provision/wording',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const opened = await open(context, whole);
      let conflict: WordingConflict | null = null;
      const body = (context.request.body ?? {}) as { revision?: string };
      const read = Number(body.revision);
      return pages.submit(context, {
        schema: WordingInput,
        form: formOf(
          context,
          opened,
          Number.isInteger(read) && read > 0 ? read : opened.provision.revision,
          false,
        ),
        page: (form) =>
          page(
            context,
            whole,
            opened,
            conflict === null
              ? form
              : {
                  ...form,
                  hidden: { revision: String(conflict.revision) },
                  submit: { label: context.t('drafting:save-over') },
                },
            conflict,
          ),
        work: async (input) => {
          try {
            await wordings.reword(context.actor, opened.provision.id, input);
          } catch (error) {
            if (isAppError(error) && isWordingConflict(error)) conflict = error.details;
            throw error;
          }
          return `${textBase(context, whole, opened.document)}#${opened.provision.id}`;
        },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/provisions/:provision/reviews',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const { base, provision } = await open(context, whole);
      const body = (context.request.body ?? {}) as { revision?: string; language?: string };
      const language = body.language === 'ar' ? 'ar' : 'en';
      await wordings.review(context.actor, provision.id, Number(body.revision), language);
      return { redirect: `${base}/wording` };
    },
  });

  shell.managed({
    path: '/outcomes/:document/provisions/:provision/versions',
    policy: readDrafts,
    handle: async (context, whole) => {
      const { t } = context;
      const opened = await open(context, whole);
      const { provision, document, base } = opened;
      const versions = await drafts.listProvisionVersions(db, provision.id);
      const manages = manageOutcomes.allows(context.actor, placeOf(whole.edition));
      const said = (version: drafts.VersionWhole): string => JSON.stringify(wordingOf(version));
      const stands = versions.at(-1);
      const blocks = versions.map((version, index): BlockModel => {
        const before = versions[index - 1];
        const twin = versions.slice(0, Math.max(0, index - 1)).find((one) => said(one) === said(version));
        const titled =
          before !== undefined &&
          (before.title?.ar !== version.title?.ar || before.title?.en !== version.title?.en);
        const titles = (['ar', 'en'] as const).map((lang) => ({
          lang,
          label: t('drafting:title'),
          pieces: diffWords(before?.title?.[lang] ?? '', version.title?.[lang] ?? ''),
        }));
        return {
          id: `v${version.revision}`,
          card: true,
          title: t('drafting:version', { number: version.revision }),
          tags: [
            { text: t(`drafting:origin.${version.origin}`) },
            ...(version === stands ? [{ text: t('drafting:version-stands'), tone: 'ok' as const }] : []),
            ...(twin === undefined
              ? []
              : [{ text: t('drafting:same-as', { number: twin.revision }), tone: 'info' as const }]),
          ],
          note: [instantIn(context, whole, version.createdAt), version.author, version.comment]
            .filter((part) => part)
            .join(' · '),
          sides: [
            ...(titled ? titles : []),
            ...(['ar', 'en'] as const).map((lang) => ({
              lang,
              label: t(`common:language.${lang}`),
              pieces:
                before === undefined
                  ? [{ kind: 'same' as const, text: version.text[lang] || t('drafting:language.missing') }]
                  : diffWords(before.text[lang], version.text[lang]),
            })),
          ],
          actions:
            manages && version !== stands
              ? [
                  {
                    label: t('drafting:restore'),
                    action: `${base}/restorations`,
                    fields: { revision: String(version.revision) },
                    icon: 'undo',
                    size: 'sm',
                    about: t('drafting:version', { number: version.revision }),
                    confirm: { title: t('drafting:restore-question'), text: t('drafting:restore-text') },
                  },
                ]
              : [],
        };
      });
      return workPage(shell, context, whole, document, {
        title: t('drafting:versions'),
        lede: t('drafting:versions-lede'),
        tags: statusTags(context, opened),
        crumbs: [{ label: opened.name, href: `${base}/wording` }],
        blocks: blocks.toReversed(),
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/provisions/:provision/restorations',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const { base, provision } = await open(context, whole);
      const { revision } = (context.request.body ?? {}) as { revision?: string };
      await wordings.restore(context.actor, provision.id, { revision: Number(revision) || 0 });
      return { redirect: `${base}/versions` };
    },
  });
}

const textBaseOf = (provision: string): string => provision.replace(/\/provisions\/[^/]+$/, '');

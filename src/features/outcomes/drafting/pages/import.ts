import { Type } from 'typebox';
import { ruleBroken } from '../../../../platform/errors/index.ts';
import { Choice, LanguageSchema, LineInput } from '../../../../platform/http/schemas.ts';
import { choiceField, textField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { submitWithFile } from '../../../../platform/pages/index.ts';
import { createHeldUploads } from '../../../../platform/uploads/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, managementPath } from '../../../series/index.ts';
import { manageOutcomes } from '../../policy.ts';
import { outcomeKinds } from '../../tables.ts';
import { IMPORT_LENGTH, type ImportInput } from '../contract.ts';
import { type PlannedProvision, planImport, readImportFile } from '../service/imports.ts';
import type { DraftingPages } from './wording.ts';
import type { BlockModel } from './work.ts';

const words = Type.Object({
  ar: Type.Optional(Type.String({ maxLength: IMPORT_LENGTH })),
  en: Type.Optional(Type.String({ maxLength: IMPORT_LENGTH })),
});
const ImportForm = Type.Object({
  kind: Choice(outcomeKinds),
  title: Type.Optional(LineInput),
  remark: Type.Optional(LineInput),
  authenticLanguage: LanguageSchema,
  fileLanguage: Type.Optional(LanguageSchema),
  text: Type.Optional(words),
});

interface Held {
  readonly input: Omit<ImportInput, 'provisions'>;
  readonly texts: { readonly ar: string; readonly en: string };
  readonly plan: readonly PlannedProvision[];
}

const PURPOSE = 'outcomes import';

/** Adds the import of a text: pasted or uploaded, shown as it was understood, then made a draft. */
export function addImportPages({ shell, pages, database, imports }: DraftingPages): void {
  const uploads = createHeldUploads(database);
  const listPath = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}/outcomes`);

  const frame = (
    context: PageContext,
    whole: EditionWhole,
    own: Pick<Page['page'], 'title' | 'lede' | 'actions'>,
    data: Page['data'],
  ): Page => ({
    template: 'outcomes/text-work',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      ...own,
      current: '/outcomes',
      crumbs: [
        { label: context.t('outcomes:manage.texts'), href: listPath(context, whole) },
        { label: own.title },
      ],
    }),
    ...(data === undefined ? {} : { data }),
  });

  const formOf = (context: PageContext, whole: EditionWhole, held: Held | null): FormModel => {
    const { t } = context;
    const blank = { authentic: 'ar' as const, status: { ar: 'missing' as const, en: 'missing' as const } };
    const given = held?.input;
    return {
      action: `${listPath(context, whole)}/import`,
      multipart: true,
      fields: [
        choiceField(
          'kind',
          t('drafting:import-kind'),
          outcomeKinds.map((value) => ({ value, label: t(`outcomes:kinds.${value}`) })),
          given?.kind ?? 'recommendations',
          { blank: false },
        ),
        textField(
          'title',
          t('drafting:import-title'),
          given === undefined ? null : { ...blank, ar: given.title.ar ?? '', en: given.title.en ?? '' },
        ),
        choiceField(
          'authenticLanguage',
          t('drafting:import-authentic'),
          (['ar', 'en'] as const).map((value) => ({ value, label: t(`common:language.${value}`) })),
          given?.authenticLanguage ?? whole.edition.authenticLanguage,
          { blank: false },
        ),
        textField('remark', t('drafting:import-remark'), null, { optional: true }),
        textField('text', t('drafting:text'), held === null ? null : { ...blank, ...held.texts }, {
          long: true,
          rows: 14,
          word: true,
          optional: true,
        }),
        {
          name: 'file',
          kind: 'file',
          label: t('drafting:import-file'),
          accept: '.txt,.csv,.docx',
          optional: true,
        },
        choiceField(
          'fileLanguage',
          t('drafting:import-file-language'),
          (['ar', 'en'] as const).map((value) => ({ value, label: t(`common:language.${value}`) })),
          whole.edition.authenticLanguage,
          { blank: false },
        ),
      ],
      submit: { label: t('drafting:import-preview') },
      cancel: { label: t('common:action.back'), href: listPath(context, whole) },
    };
  };
  const formPage = (context: PageContext, whole: EditionWhole, form: FormModel): Page =>
    frame(
      context,
      whole,
      { title: context.t('drafting:import'), lede: context.t('drafting:import-lede') },
      { blocks: [{ form }] },
    );

  const readHeld = async (context: PageContext, id: string): Promise<Held> => {
    const { bytes } = await uploads.read(context.actor, PURPOSE, id);
    return JSON.parse(bytes.toString('utf8')) as Held;
  };

  shell.managed({
    path: '/outcomes/import',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const held =
        typeof context.query.held === 'string' ? await readHeld(context, context.query.held) : null;
      return formPage(context, whole, formOf(context, whole, held));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/import',
    policy: manageOutcomes,
    handle: (context, whole) => {
      const form = formOf(context, whole, null);
      return submitWithFile(pages, context, {
        schema: ImportForm,
        form,
        page: (again) => formPage(context, whole, again),
        work: async (input, _version, file) => {
          const { kind, authenticLanguage } = input;
          const pair = (value: unknown) => {
            const { ar = '', en = '' } = (value ?? {}) as { ar?: string; en?: string };
            return { ar, en };
          };
          const texts = pair(input.text);
          const read = file === null || file.bytes.length === 0 ? null : readImportFile(file);
          const all =
            read !== null && 'text' in read
              ? { ...texts, [input.fileLanguage === 'en' ? 'en' : 'ar']: read.text }
              : texts;
          const plan = planImport(all, read !== null && 'rows' in read ? read.rows : null);
          const title = pair(input.title);
          if (title.ar.trim() === '' && title.en.trim() === '') {
            throw ruleBroken({ field: `title.${authenticLanguage}`, code: 'field-required' });
          }
          const bare = plan.findIndex((one) => one[authenticLanguage] === '');
          if (bare >= 0) {
            throw ruleBroken({
              field: `text.${authenticLanguage}`,
              code: 'import-authentic',
              params: { number: bare + 1 },
            });
          }
          const remark = pair(input.remark);
          const held: Held = {
            input: {
              kind,
              title,
              authenticLanguage,
              remark: remark.ar === '' && remark.en === '' ? null : remark,
            },
            texts: all,
            plan,
          };
          const id = await uploads.hold(context.actor, PURPOSE, {
            name: 'text.json',
            bytes: Buffer.from(JSON.stringify(held)),
          });
          return `${listPath(context, whole)}/import/${id}`;
        },
      });
    },
  });

  shell.managed({
    path: '/outcomes/import/:file',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const { t } = context;
      const id = context.params.file ?? '';
      const { plan } = await readHeld(context, id);
      let number = 0;
      const blocks = plan.map((one): BlockModel => {
        if (one.kind === 'numbered') number += 1;
        return {
          card: true,
          title:
            one.kind === 'numbered'
              ? t('amendments:provision', { number })
              : t(`outcomes:provision-kinds.${one.kind}`),
          tags:
            one.ar === '' || one.en === '' ? [{ text: t('drafting:import-untranslated'), tone: 'warn' }] : [],
          sides: (['ar', 'en'] as const)
            .filter((lang) => one[lang] !== '')
            .map((lang) => ({ lang, pieces: [{ kind: 'same', text: one[lang] }] })),
        };
      });
      return frame(
        context,
        whole,
        {
          title: t('drafting:import-preview-title'),
          lede: `${t('drafting:import-preview-lede')} ${t('drafting:import-count', { count: plan.length })}`,
          actions: [
            { label: t('drafting:import-again'), href: `${listPath(context, whole)}/import?held=${id}` },
            {
              label: t('drafting:import-now'),
              action: `${listPath(context, whole)}/import/${id}`,
              tone: 'primary',
            },
          ],
        },
        { blocks },
      );
    },
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/import/:file',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const { input, plan } = await readHeld(context, context.params.file ?? '');
      const numbered = input.kind === 'recommendations' ? 'recommendation' : 'operative';
      const document = await imports.create(context.actor, whole.edition.id, {
        ...input,
        provisions: plan.map(({ kind, ar, en }) => ({
          kind: kind === 'numbered' ? numbered : kind,
          text: { ar, en },
        })),
      });
      return { redirect: `${listPath(context, whole)}/${document.id}` };
    },
  });
}

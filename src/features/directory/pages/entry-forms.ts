import { Type } from 'typebox';
import { notFound } from '../../../platform/errors/index.ts';
import type { FormBody } from '../../../platform/http/index.ts';
import { textIn } from '../../../platform/language/index.ts';
import { deletionAction, deletionPage } from '../../../platform/pages/deletion.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import {
  type FieldGroup,
  type FormModel,
  type NoticeModel,
  withInput,
} from '../../../platform/views/index.ts';
import { createNameIndex } from '../names.ts';
import { addToDirectory, clearDirectory, manageDirectory } from '../policy.ts';
import { type EntryPages, titleKeyOf } from './entry-pages.ts';
import { type DirectoryPages, doneNotice, formPage } from './frame.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Adds the forms of bodies or persons: a new one, one as it stands, its deletion. */
export function addEntryForms<Whole, Filter>(
  { pages, frame, feature }: DirectoryPages,
  entries: EntryPages<Whole, Filter>,
): void {
  const { kind, path, service } = entries;
  const titleKey = titleKeyOf(entries);
  const base = (context: PageContext): string => context.href(`/manage${path}`);

  /** Where one is read: its form, or the list for those who add and may not edit. */
  const placeOf = (context: PageContext, id: string): string =>
    manageDirectory.admits(context.actor) ? `${base(context)}/${id}` : base(context);

  const wholeOf = async (context: PageContext): Promise<Whole> => {
    const { id = '' } = context.params;
    const found = uuid.test(id) ? await entries.find(id) : undefined;
    if (found === undefined) throw notFound();
    return found;
  };

  const deletionOf = (context: PageContext, whole: Whole) => {
    const { id, name, version } = entries.rowOf(whole);
    return {
      confirm: {
        title: context.t('directory:delete-question', { name: textIn(name, context.language).text }),
        text: context.t('common:confirm.irreversible'),
        label: context.t('common:action.delete'),
      },
      action: `${base(context)}/${id}/delete`,
      version,
    };
  };

  const formOf = async (context: PageContext, whole: Whole | null): Promise<FormModel> => {
    const { t } = context;
    const groups = await entries.groups(context, whole);
    const back = { href: base(context) };
    const submit = { label: t('common:action.save') };
    if (whole === null) return { action: `${base(context)}/new`, submit, cancel: back, groups };
    const row = entries.rowOf(whole);
    const version = String(row.version);
    return {
      action: `${base(context)}/${row.id}`,
      submit,
      cancel: back,
      hidden: { version },
      groups,
      actions: clearDirectory.admits(context.actor)
        ? [deletionAction(t(`directory:delete-${kind}`), deletionOf(context, whole))]
        : [],
    };
  };

  const page = (
    context: PageContext,
    whole: Whole | null,
    form: FormModel,
    notices: readonly NoticeModel[] = doneNotice(context),
  ): Page => {
    const title =
      whole === null
        ? context.t(`directory:add-${kind}`)
        : textIn(entries.rowOf(whole).name, context.language).text;
    return formPage(
      frame(context, {
        title,
        current: path,
        crumbs: [{ label: context.t(titleKey), href: base(context) }, { label: title }],
      }),
      form,
      notices,
    );
  };

  pages.route({
    path: `/manage${path}/new`,
    policy: addToDirectory,
    handle: async (context) => page(context, null, await formOf(context, null)),
  });

  pages.route({
    method: 'POST',
    path: `/manage${path}/new`,
    policy: addToDirectory,
    handle: async (context) => {
      const form = await formOf(context, null);
      const body = (context.request.body ?? {}) as FormBody;
      const alike = body.confirmed === undefined ? await alikeNotice(context, body) : undefined;
      if (alike !== undefined) {
        const asked: FieldGroup = {
          fields: [{ name: 'confirmed', kind: 'checkbox', label: context.t(`directory:confirmed-${kind}`) }],
        };
        const again = withInput({ ...form, groups: [...(form.groups ?? []), asked] }, body, []);
        return { ...page(context, null, again, [alike]), status: 409 };
      }
      return pages.submit(context, {
        schema: entries.input,
        form,
        page: (again) => page(context, null, again),
        work: async (input) => {
          const { id } = await service.create(context.actor, input as never);
          return `${placeOf(context, id)}?done=created`;
        },
      });
    },
  });

  /** Who has the same name already, or one that looks alike: adding them again is asked about first. */
  async function alikeNotice(context: PageContext, body: FormBody): Promise<NoticeModel | undefined> {
    const { t, language } = context;
    const [ar, en] = ['name.ar', 'name.en'].map((name) => [body[name] ?? ''].flat().at(-1)?.trim() ?? '');
    const { same, similar } = createNameIndex(await entries.names(language)).find({ ar, en });
    const found = [...same, ...similar];
    if (found.length === 0) return undefined;
    return {
      title: t('directory:alike-title'),
      text: t('directory:alike-text'),
      tone: 'warn',
      live: true,
      actions: found.map(({ id, name }) => ({
        label: name[language] || name.ar || name.en,
        href: placeOf(context, id),
        size: 'sm' as const,
      })),
    };
  }

  pages.route({
    path: `/manage${path}/:id`,
    policy: manageDirectory,
    handle: async (context) => {
      const whole = await wholeOf(context);
      return page(context, whole, await formOf(context, whole));
    },
  });

  pages.route({
    method: 'POST',
    path: `/manage${path}/:id`,
    policy: manageDirectory,
    handle: async (context) => {
      const whole = await wholeOf(context);
      const { id } = entries.rowOf(whole);
      return pages.submit(context, {
        schema: entries.patch,
        form: await formOf(context, whole),
        page: (again) => page(context, whole, again, []),
        work: async (input, version) => {
          await service.edit(context.actor, id, version, input as never);
          return `${base(context)}/${id}?done=saved`;
        },
      });
    },
  });

  pages.route({
    path: `/manage${path}/:id/delete`,
    policy: clearDirectory,
    handle: async (context) => {
      const whole = await wholeOf(context);
      const { id, name } = entries.rowOf(whole);
      return deletionPage(feature.database, {
        ...deletionOf(context, whole),
        page: frame(context, {
          title: context.t(`directory:delete-${kind}`),
          current: path,
          crumbs: [
            { label: context.t(titleKey), href: base(context) },
            { label: textIn(name, context.language).text, href: `${base(context)}/${id}` },
            { label: context.t('common:action.delete') },
          ],
        }),
        t: context.t,
        back: `${base(context)}/${id}`,
        row: { table: path.slice(1), id },
      });
    },
  });

  pages.route({
    method: 'POST',
    path: `/manage${path}/:id/delete`,
    policy: clearDirectory,
    handle: async (context) => {
      const whole = await wholeOf(context);
      return pages.submit(context, {
        schema: Type.Object({}),
        form: await formOf(context, whole),
        page: (again) => page(context, whole, again, []),
        work: async (_input, version) => {
          await service.remove(context.actor, entries.rowOf(whole).id, version);
          return `${base(context)}?done=deleted`;
        },
      });
    },
  });
}

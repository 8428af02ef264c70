import { type TSchema, Type } from 'typebox';
import { notFound } from '../../../platform/errors/index.ts';
import { IdSchema, Nullable, TextInput } from '../../../platform/http/schemas.ts';
import { choiceField, textField } from '../../../platform/pages/fields.ts';
import type { Page, PageAnswer, PageContext } from '../../../platform/pages/index.ts';
import { nothingPicked, pickedRows } from '../../../platform/pages/workbench.ts';
import type { FieldModel, FormModel } from '../../../platform/views/index.ts';
import { type EditionWhole, managementPath } from '../../series/index.ts';
import type { AgendaData } from '../agenda-data.ts';
import { manageProgramme } from '../policy.ts';
import { say } from '../say.ts';
import type { ProgrammePages } from './index.ts';

const Ids = Type.String({ minLength: 36, maxLength: 40_000 });

/** What can be done to many sessions at once; each is asked about on a page of its own. */
const acts = {
  publish: Type.Object({ ids: Ids }),
  theme: Type.Object({ ids: Ids, themeId: Nullable(IdSchema) }),
  cancel: Type.Object({ ids: Ids, reason: TextInput }),
} as const satisfies Record<string, TSchema>;
type Act = keyof typeof acts;
const isAct = (name: string): name is Act => Object.hasOwn(acts, name);

/** Adds the pages that ask before many sessions are changed, and the changes. */
export function addBulkPages(programme: ProgrammePages): void {
  const { pages, shell, sessions, dataOf } = programme;
  const baseOf = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}/sessions`);

  function form(
    context: PageContext,
    whole: EditionWhole,
    data: AgendaData,
    act: Act,
    ids: readonly string[],
  ): FormModel {
    const { t, language } = context;
    const chosen = data.sessions.filter(({ id }) => ids.includes(id));
    const asked: Readonly<Record<Act, FieldModel[]>> = {
      publish: [],
      theme: [
        choiceField(
          'themeId',
          t('common:label.theme'),
          data.themes.map(({ id, title }) => ({ value: id, label: say(title, language) })),
          null,
          { blank: t('programme:form.no-theme') },
        ),
      ],
      cancel: [
        textField('reason', t('programme:cancel.reason'), null, {
          long: true,
          rows: 3,
          hint: t('programme:cancel.reason-hint'),
        }),
      ],
    };
    return {
      action: `${baseOf(context, whole)}/bulk/${act}`,
      hidden: { ids: chosen.map(({ id }) => id).join(',') },
      fields: [
        {
          name: 'chosen',
          kind: 'static',
          label: t('programme:bulk.chosen'),
          value: chosen
            .map(({ code, title }) => `${code} ${say(title, language)}`)
            .join(language === 'ar' ? '؛ ' : '; '),
        },
        ...asked[act],
      ],
      submit: { label: t(`programme:bulk.${act}`), danger: act === 'cancel' },
      cancel: { label: t('common:action.back'), href: baseOf(context, whole) },
    };
  }

  const page = (context: PageContext, whole: EditionWhole, act: Act, model: FormModel): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title: context.t(`programme:bulk.${act}`),
      lede: context.t(`programme:bulk.${act}-text`),
      current: '/sessions',
      crumbs: [
        { label: context.t('common:nav.management.sessions'), href: baseOf(context, whole) },
        { label: context.t(`programme:bulk.${act}`) },
      ],
    }),
    data: { form: model },
  });

  shell.managed({
    method: 'POST',
    path: '/sessions/bulk',
    policy: manageProgramme,
    handle: async (context, whole): Promise<PageAnswer> => {
      const act = String((context.request.body as { do?: unknown } | undefined)?.do ?? '');
      const ids = pickedRows(context);
      if (!isAct(act)) throw notFound();
      if (ids.length === 0) return nothingPicked(baseOf(context, whole));
      return page(context, whole, act, form(context, whole, await dataOf(whole), act, ids));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/sessions/bulk/:act',
    policy: manageProgramme,
    handle: async (context, whole) => {
      const act = context.params.act ?? '';
      if (!isAct(act)) throw notFound();
      const ids = String((context.request.body as { ids?: unknown } | undefined)?.ids ?? '')
        .split(',')
        .filter((id) => /^[0-9a-f-]{36}$/.test(id));
      return pages.submit<TSchema>(context, {
        schema: acts[act],
        form: form(context, whole, await dataOf(whole), act, ids),
        page: (model) => page(context, whole, act, model),
        work: async (input) => {
          const { themeId = null, reason = {} } = input as { themeId?: string | null; reason?: object };
          const { id } = whole.edition;
          const count = await {
            publish: () => sessions.publish(context.actor, id, ids),
            theme: () => sessions.setTheme(context.actor, id, ids, themeId),
            cancel: () => sessions.cancelMany(context.actor, id, ids, { reason }),
          }[act]();
          return `${baseOf(context, whole)}?done=${count}`;
        },
      });
    },
  });
}

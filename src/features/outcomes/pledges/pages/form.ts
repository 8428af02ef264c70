import { choiceField, textField, versionField } from '../../../../platform/pages/fields.ts';
import { type PageContext, say } from '../../../../platform/pages/index.ts';
import type { FieldModel, FormModel } from '../../../../platform/views/index.ts';
import { bodyOptions } from '../../../directory/index.ts';
import { type EditionWhole, listThemes } from '../../../series/index.ts';
import type { PledgeRow, PledgeWhole } from '../../store/pledges.ts';
import { listStatements } from '../../store/statements.ts';
import { PledgePatch } from '../contract.ts';
import type { Opened, PledgePages, Way } from './frame.ts';

/** What a pledge says, with its partners. */
export async function pledgeFields(
  { database: { db } }: PledgePages,
  context: PageContext,
  edition: EditionWhole | null,
  whole: PledgeWhole | null,
): Promise<FieldModel[]> {
  const { t, language } = context;
  const pledge: Partial<PledgeRow> = whole?.pledge ?? {};
  const themes = edition === null ? [] : await listThemes(db, edition.edition.id);
  const statements =
    edition === null ? [] : await listStatements(db, edition.edition.id, { published: true });
  const bodies = await bodyOptions(db, language);
  return [
    textField('title', t('pledges:label.title'), pledge.title),
    textField('text', t('pledges:label.text'), pledge.text, { long: true, rows: 5 }),
    textField('target', t('pledges:label.target'), pledge.target, { optional: true }),
    { name: 'dueOn', kind: 'date', label: t('pledges:label.due'), value: pledge.dueOn, optional: true },
    ...(themes.length === 0
      ? []
      : [
          choiceField(
            'themeId',
            t('pledges:label.theme'),
            themes.map(({ id, title }) => ({ value: id, label: say(title, context) })),
            pledge.themeId,
            { optional: true, width: 'full' },
          ),
        ]),
    ...(statements.length === 0
      ? []
      : [
          choiceField(
            'statementId',
            t('pledges:label.statement'),
            statements.map(({ statement }) => ({
              value: statement.id,
              label: say(statement.title, context),
            })),
            pledge.statementId,
            { optional: true, width: 'full' },
          ),
        ]),
    {
      name: 'partnerBodyIds',
      kind: 'select',
      multiple: true,
      label: t('pledges:label.partners'),
      hint: t('pledges:label.partners-hint'),
      options: bodies,
      value: whole?.partners.map(({ body }) => body.id) ?? [],
      optional: true,
      blank: false,
    },
  ];
}

/** Adds the editing of a pledge. */
export function addPledgeForm(deps: PledgePages, way: Way): void {
  const { pages, pledges } = deps;
  const formOf = async (context: PageContext, { whole, edition, base }: Opened): Promise<FormModel> => ({
    action: `${base}/edit`,
    submit: { label: context.t('common:action.save') },
    cancel: { href: base },
    fields: [versionField(whole.pledge.version), ...(await pledgeFields(deps, context, edition, whole))],
  });
  const pageOf = (context: PageContext, opened: Opened, form: FormModel) =>
    way.page(context, opened, {
      title: context.t('pledges:edit'),
      template: 'pages/form',
      data: { form },
    });

  way.on({
    path: '/edit',
    handle: async (context, opened) => pageOf(context, opened, await formOf(context, opened)),
  });
  way.on({
    method: 'POST',
    path: '/edit',
    handle: async (context, opened) =>
      pages.submit(context, {
        schema: PledgePatch,
        form: await formOf(context, opened),
        page: (form) => pageOf(context, opened, form),
        work: async (input, version) => {
          await pledges.edit(context.actor, opened.whole.pledge.id, version, input);
          return opened.base;
        },
      }),
  });
}

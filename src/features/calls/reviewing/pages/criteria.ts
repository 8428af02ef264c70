import { notFound } from '../../../../platform/errors/index.ts';
import { textField, versionField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FieldGroup, FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { type CallRow, type CriterionRow, findCall, listCriteria } from '../../store/reviewing-criteria.ts';
import { CriteriaInput } from '../contract.ts';
import { decidePapers } from '../policy.ts';
import { boardPath, type ReviewingPages, say } from './frame.ts';

/** Empty rows below those that stand. */
const MORE = 3;

/** The criteria of a call in one form, in their order; a row that is emptied goes. */
export function addCriteriaPages({ pages, shell, database, criteria }: ReviewingPages): void {
  const path = (context: PageContext, whole: EditionWhole, call: CallRow): string =>
    boardPath(context, whole, `/calls/${call.id}/criteria`);

  async function callOf(context: PageContext, whole: EditionWhole): Promise<CallRow> {
    const call = await findCall(database.db, context.params.call ?? '');
    if (call === undefined || call.editionId !== whole.edition.id) throw notFound();
    return call;
  }

  const rowOf = ({ t }: PageContext, criterion: CriterionRow | null, index: number): FieldGroup => ({
    title:
      criterion === null ? t('reviewing:criteria.new') : t('reviewing:criteria.one', { number: index + 1 }),
    folded: criterion === null && index > 0,
    fields: [
      ...(criterion === null
        ? []
        : [{ name: `items.${index}.id`, kind: 'hidden' as const, label: '', value: criterion.id }]),
      textField(`items.${index}.label`, t('reviewing:criteria.label'), criterion?.label ?? null),
      textField(`items.${index}.hint`, t('reviewing:criteria.hint'), criterion?.hint ?? null, {
        long: true,
        rows: 2,
        optional: true,
      }),
      {
        name: `items.${index}.weight`,
        kind: 'number' as const,
        label: t('reviewing:criteria.weight'),
        hint: t('reviewing:criteria.weight-hint'),
        value: criterion?.weight ?? '',
      },
    ],
  });

  const formOf = (
    context: PageContext,
    whole: EditionWhole,
    call: CallRow,
    rows: readonly CriterionRow[],
  ): FormModel => ({
    action: path(context, whole, call),
    groups: [
      ...rows.map((row, index) => rowOf(context, row, index)),
      ...Array.from({ length: MORE }, (_, more) => rowOf(context, null, rows.length + more)),
      { fields: [versionField(call.version)] },
    ],
    submit: { label: context.t('common:action.save') },
    cancel: { label: context.t('common:action.back'), href: boardPath(context, whole) },
  });

  const pageOf = (context: PageContext, whole: EditionWhole, call: CallRow, form: FormModel): Page => {
    const t = context.words(whole.edition.digits);
    return {
      template: 'pages/form',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: t('reviewing:criteria.title'),
        lede: t('reviewing:criteria.lede', { most: call.maxScore }),
        current: '/reviewing',
        crumbs: [
          { label: t('reviewing:board.title'), href: boardPath(context, whole) },
          { label: say(call.title, context.language) },
          { label: t('reviewing:criteria.title') },
        ],
      }),
      data: {
        form,
        notices: [
          queryValue(context, 'saved') !== '' && {
            tone: 'ok',
            title: t('reviewing:criteria.saved'),
            live: true,
          },
          { title: t('reviewing:criteria.empty') },
        ],
      },
    };
  };

  shell.managed({
    path: '/reviewing/calls/:call/criteria',
    policy: decidePapers,
    handle: async (context, whole) => {
      const call = await callOf(context, whole);
      const rows = await listCriteria(database.db, call.id);
      return pageOf(context, whole, call, formOf(context, whole, call, rows));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/reviewing/calls/:call/criteria',
    policy: decidePapers,
    handle: async (context, whole) => {
      const call = await callOf(context, whole);
      const rows = await listCriteria(database.db, call.id);
      dropEmptied(context);
      return pages.submit(context, {
        schema: CriteriaInput,
        form: formOf(context, whole, call, rows),
        page: (form) => pageOf(context, whole, call, form),
        work: async (input, version) => {
          await criteria.replace(context.actor, call.id, version, input);
          return `${path(context, whole, call)}?saved=1`;
        },
      });
    },
  });
}

/** A row without any words is taken out, whatever its id and weight say. */
function dropEmptied(context: PageContext): void {
  const body = context.request.body as Record<string, unknown> | undefined;
  if (body === undefined) return;
  const indexes = new Set(Object.keys(body).flatMap((name) => /^items\.(\d{1,3})\./.exec(name)?.[1] ?? []));
  for (const index of indexes) {
    const said = ['label.ar', 'label.en', 'hint.ar', 'hint.en'].some(
      (part) => String(body[`items.${index}.${part}`] ?? '').trim() !== '',
    );
    if (said) continue;
    for (const name of Object.keys(body)) if (name.startsWith(`items.${index}.`)) delete body[name];
  }
}

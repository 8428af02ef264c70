import { notFound } from '../../../platform/errors/index.ts';
import { isolateLtr, textIn } from '../../../platform/language/index.ts';
import { choiceField, textField } from '../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import type { FormModel, RowModel, TableModel, TagModel } from '../../../platform/views/index.ts';
import {
  type EditionWhole,
  manageEdition,
  managementPath,
  type PartPages,
  placeOf,
  sentence,
} from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { manageOutcomes, readDrafts } from '../policy.ts';
import * as chain from '../store/chain.ts';
import * as store from '../store/index.ts';
import { dispositionOutcomes } from '../tables.ts';
import { DispositionInput, DispositionsForm } from './contract.ts';
import { goesOn } from './rules.ts';
import type { CarryForwardService } from './service.ts';

const tones: Readonly<Record<store.DispositionRow['outcome'], TagModel['tone']>> = {
  closed: 'ok',
  continued: 'info',
  reinforced: 'info',
  merged: 'line',
  superseded: 'line',
  retired: undefined,
};

/** Adds the work before an edition closes: what becomes of each recommendation, one by one or several at once. */
export function addDispositionPages(
  { pages, shell }: PartPages,
  { database, closeEdition }: Pick<OutcomesContext, 'database' | 'closeEdition'>,
  service: CarryForwardService,
): void {
  const { db } = database;
  const path = '/outcomes/dispositions';
  const baseOf = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}${path}`);

  /** Adopted recommendations of an edition, in order. */
  const listAdopted = async (editionId: string): Promise<store.ProvisionWhole[]> => {
    const adopted = new Set(
      (await store.listDocuments(db, editionId))
        .filter(({ status }) => status === 'adopted' || status === 'published')
        .map(({ id }) => id),
    );
    return (await store.listProvisions(db, editionId)).filter(
      ({ provision }) => provision.kind === 'recommendation' && adopted.has(provision.documentId),
    );
  };

  const nameOf = ({ provision }: store.ProvisionWhole, context: PageContext): string =>
    textIn(provision.title ?? provision.text, context.language).text;

  const outcomeField = (context: PageContext, value: string) => ({
    name: 'outcome',
    kind: 'radios' as const,
    label: context.t('carry-forward:outcome'),
    value,
    options: dispositionOutcomes.map((outcome) => ({
      value: outcome,
      label: sentence(context.t(`common:status.disposition.${outcome}`)),
      hint: context.t(`carry-forward:means.${outcome}`),
    })),
  });

  const formPage = (context: PageContext, whole: EditionWhole, title: string, form: FormModel): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title,
      current: path,
      crumbs: [{ label: context.t('carry-forward:title'), href: baseOf(context, whole) }, { label: title }],
    }),
    data: { form },
  });

  shell.managed({
    path,
    policy: readDrafts,
    handle: async (context, whole) => {
      const { t, language } = context;
      const base = baseOf(context, whole);
      const rows = await listAdopted(whole.edition.id);
      const open = rows.filter(({ disposition }) => disposition === null).length;
      const closed = whole.edition.status === 'closed';
      const table: TableModel = {
        id: 'dispositions',
        caption: t('carry-forward:title'),
        columns: [
          { key: 'title', label: t('carry-forward:recommendation') },
          { key: 'lead', label: t('outcomes:lead') },
          { key: 'outcome', label: t('carry-forward:outcome') },
          { key: 'reason', label: t('outcomes:reason') },
        ],
        rows: rows.map((row): RowModel => {
          const { provision, lead, disposition } = row;
          return {
            id: provision.id,
            title: nameOf(row, context),
            ...(closed ? {} : { href: `${base}/${provision.id}` }),
            sub: isolateLtr(provision.code ?? ''),
            cells: {
              lead: lead === null ? null : textIn(lead.name, language).text,
              outcome: {
                tag:
                  disposition === null
                    ? { text: t('carry-forward:open'), tone: 'warn' }
                    : {
                        text: sentence(t(`common:status.disposition.${disposition.outcome}`)),
                        tone: tones[disposition.outcome],
                      },
              },
              reason: disposition === null ? null : textIn(disposition.reason, language).text,
            },
          };
        }),
        empty: { title: t('carry-forward:none'), text: t('carry-forward:none-text') },
      };
      const mayManage = manageOutcomes.allows(context.actor, placeOf(whole.edition));
      const mayClose = manageEdition.allows(context.actor, placeOf(whole.edition));
      return {
        template: 'outcomes/dispositions',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('carry-forward:title'),
          current: path,
          lede: t('carry-forward:lede'),
          actions:
            closed || !mayManage || rows.length === 0
              ? []
              : [{ label: t('carry-forward:several'), href: `${base}/several`, tone: 'primary' }],
        }),
        data: {
          table,
          closed,
          open,
          openWords: t('carry-forward:still-open', { count: open }),
          closing: mayClose && !closed && open === 0 ? `${base}/closure` : undefined,
        },
      };
    },
  });

  const severalForm = async (context: PageContext, whole: EditionWhole): Promise<FormModel> => {
    const { t } = context;
    const rows = await listAdopted(whole.edition.id);
    return {
      action: `${baseOf(context, whole)}/several`,
      submit: { label: t('common:action.save') },
      cancel: { label: t('common:action.back'), href: baseOf(context, whole) },
      fields: [
        {
          name: 'provisionIds',
          kind: 'checkboxes',
          label: t('carry-forward:which'),
          options: rows
            .toSorted((one, other) => Number(one.disposition !== null) - Number(other.disposition !== null))
            .map((row) => ({
              value: row.provision.id,
              label: `${isolateLtr(row.provision.code ?? '')} · ${nameOf(row, context)}`,
              ...(row.disposition === null
                ? {}
                : { hint: sentence(t(`common:status.disposition.${row.disposition.outcome}`)) }),
            })),
          value: [],
        },
        outcomeField(context, ''),
        textField('reason', t('outcomes:reason'), null, {
          long: true,
          rows: 3,
          authentic: whole.edition.authenticLanguage,
        }),
      ],
    };
  };

  shell.managed({
    path: `${path}/several`,
    policy: manageOutcomes,
    handle: async (context, whole) =>
      formPage(context, whole, context.t('carry-forward:several'), await severalForm(context, whole)),
  });

  shell.managed({
    method: 'POST',
    path: `${path}/several`,
    policy: manageOutcomes,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: DispositionsForm,
        form: await severalForm(context, whole),
        page: (form) => formPage(context, whole, context.t('carry-forward:several'), form),
        work: async ({ provisionIds, ...input }) => {
          await service.dispose(context.actor, whole.edition.id, provisionIds, input);
          return baseOf(context, whole);
        },
      }),
  });

  shell.managed({
    method: 'POST',
    path: `${path}/closure`,
    policy: manageEdition,
    handle: async (context, whole) => {
      await closeEdition(context.actor, whole.edition.id);
      return { redirect: baseOf(context, whole) };
    },
  });

  const oneForm = async (context: PageContext, whole: EditionWhole, row: store.ProvisionWhole) => {
    const { t, language } = context;
    const { disposition, provision } = row;
    const next = await chain.nextEditionOf(db, whole.edition.id);
    const choices =
      next === undefined
        ? []
        : (await store.listProvisions(db, next.id)).filter(
            (each) => each.provision.kind === 'recommendation',
          );
    const form: FormModel = {
      action: `${baseOf(context, whole)}/${provision.id}`,
      submit: { label: t('common:action.save') },
      cancel: { label: t('common:action.back'), href: baseOf(context, whole) },
      fields: [
        outcomeField(context, disposition?.outcome ?? ''),
        textField('reason', t('outcomes:reason'), disposition?.reason, {
          long: true,
          rows: 3,
          authentic: whole.edition.authenticLanguage,
        }),
        ...(choices.length === 0
          ? []
          : [
              choiceField(
                'nextProvisionId',
                t('carry-forward:next'),
                choices.map((each) => ({
                  value: each.provision.id,
                  label: textIn(each.provision.title ?? each.provision.text, language).text.slice(0, 120),
                })),
                disposition?.nextProvisionId,
                { optional: true, width: 'full', hint: t('carry-forward:next-hint') },
              ),
            ]),
      ],
    };
    return form;
  };

  const rowOf = async (context: PageContext, whole: EditionWhole): Promise<store.ProvisionWhole> => {
    const rows = await listAdopted(whole.edition.id);
    const row = rows.find(({ provision }) => provision.id === context.params.provision);
    if (row === undefined) throw notFound();
    return row;
  };

  shell.managed({
    path: `${path}/:provision`,
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const row = await rowOf(context, whole);
      return formPage(context, whole, nameOf(row, context), await oneForm(context, whole, row));
    },
  });

  shell.managed({
    method: 'POST',
    path: `${path}/:provision`,
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const row = await rowOf(context, whole);
      return pages.submit(context, {
        schema: DispositionInput,
        form: await oneForm(context, whole, row),
        page: (form) => formPage(context, whole, nameOf(row, context), form),
        work: async ({ nextProvisionId, ...input }) => {
          // A choice that was left empty says nothing of where it goes on.
          const next = nextProvisionId || (goesOn(input.outcome) ? row.disposition?.nextProvisionId : null);
          await service.dispose(context.actor, whole.edition.id, [row.provision.id], {
            ...input,
            nextProvisionId: next ?? null,
          });
          return baseOf(context, whole);
        },
      });
    },
  });
}

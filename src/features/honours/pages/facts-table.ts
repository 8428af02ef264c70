import { matches } from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import { listControls, listState, pageOf } from '../../../platform/pages/workbench.ts';
import type { TableModel } from '../../../platform/views/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import { certificateTag, presentHolder } from '../present.ts';
import type { RecordedKind } from '../rules.ts';
import type { listByActs } from '../store/certificates.ts';
import type { Fact } from '../store/facts.ts';
import { baseOf, said } from './shared.ts';

/** Facts of a kind with the certificate that attests each, if there is one. */
export type Known = Fact & {
  readonly certificate: Awaited<ReturnType<typeof listByActs>>[number] | undefined;
};

/** The workbench of what is recorded: acts to tick, those already certified out of sight. */
export function factsTable(
  context: PageContext,
  whole: EditionWhole,
  kind: RecordedKind,
  facts: readonly Known[],
): TableModel {
  const t = context.words(whole.edition.digits);
  const path = `${baseOf(context, whole, 'certificates')}/issue/${kind}`;
  const state = listState(context, ['show']);
  const found = facts.filter(
    (fact) =>
      (state.filters.show === 'all' || fact.certificate === undefined) &&
      (state.q === '' ||
        [fact.person?.name, fact.body?.name, fact.session?.title].some(
          (text) => text != null && matches(state.q, `${text.ar} ${text.en}`),
        )),
  );
  const openCount = facts.filter(({ certificate }) => certificate === undefined).length;
  return {
    id: 'facts',
    caption: t(`common:kind.certificate.${kind}`),
    totals: [
      { label: t('honours:recorded'), value: facts.length },
      { label: t('honours:certified'), value: facts.length - openCount },
      { label: t('honours:open'), value: openCount },
    ],
    ...listControls(context, {
      path,
      state,
      searchLabel: t('honours:search-facts'),
      digits: whole.edition.digits,
      found: found.length,
      filters: [
        {
          name: 'show',
          label: t('honours:show'),
          blank: t('honours:open'),
          options: [{ value: 'all', label: t('common:list.all') }],
        },
      ],
    }),
    columns: [
      { key: 'holder', label: t('honours:holder') },
      { key: 'fact', label: t('honours:basis-label') },
      { key: 'certificate', label: t('common:label.status') },
    ],
    rows: pageOf(found, state.page).map((fact) => {
      const { name, line } = presentHolder(fact);
      return {
        id: fact.act,
        title: said(name, context),
        ...(line === null ? {} : { sub: said(line, context) }),
        pickable: fact.certificate === undefined,
        cells: {
          fact: {
            text: detailOf(fact, context) || t(`honours:basis.${fact.basis}`),
            ...(fact.session === null ? {} : { sub: t(`honours:basis.${fact.basis}`) }),
          },
          certificate:
            fact.certificate === undefined
              ? null
              : {
                  tag: certificateTag(t, fact.certificate.status),
                  code: fact.certificate.serial,
                },
        },
      };
    }),
    ...(openCount === 0
      ? {}
      : {
          bulk: {
            action: `${path}/review`,
            actions: [{ label: t('common:action.continue'), value: 'picked', icon: 'check' as const }],
          },
        }),
    ...(state.narrowed
      ? {}
      : {
          empty:
            facts.length === 0
              ? { title: t('honours:no-facts'), text: t(`honours:source.${kind}`) }
              : { title: t('honours:all-certified') },
        }),
  };
}

const detailOf = (fact: Fact, context: PageContext): string =>
  said(fact.session?.title, context) || fact.stands.join(' · ') || said(fact.citation, context);

import { notFound } from '../../../platform/errors/index.ts';
import { formatList } from '../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { pickedRows, queryValue } from '../../../platform/pages/workbench.ts';
import type { FormModel, RowModel, TableModel } from '../../../platform/views/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import { ReviewForm } from '../contract/forms.ts';
import { manageHonours } from '../policy.ts';
import { presentHolder } from '../present.ts';
import { LARGEST_BATCH, maybeStated, type RecordedKind, recordedKinds } from '../rules.ts';
import { listByActs } from '../store/certificates.ts';
import { listFacts } from '../store/facts.ts';
import { factsTable, type Known } from './facts-table.ts';
import { queueFiles } from './files.ts';
import type { HonoursPages } from './index.ts';
import { filesField, signatoryIdsOf, signingFields } from './issue-fields.ts';
import { baseOf, below, formPage, said } from './shared.ts';

/** Names shown before issuing; the rest is counted. */
const NAMES_SHOWN = 12;

/** Adds the way from what is recorded to certificates: kind, acts, review. */
export function addIssuePages(deps: HonoursPages): void {
  const { pages, shell, database, certificates } = deps;
  const { db } = database;

  const kindOf = ({ params }: PageContext): RecordedKind => {
    const kind = recordedKinds.find((one) => one === params.kind);
    if (kind === undefined) throw notFound();
    return kind;
  };

  const knownFacts = async (whole: EditionWhole, kind: RecordedKind): Promise<Known[]> => {
    const facts = await listFacts(db, whole.edition.id, kind);
    const issued = await listByActs(
      db,
      whole.edition.id,
      facts.map(({ act }) => act),
    );
    // Valid ones come first, so that the first found is the one that counts.
    return facts.map((fact) => ({ ...fact, certificate: issued.find(({ act }) => act === fact.act) }));
  };
  const open = (facts: readonly Known[]): Known[] =>
    facts.filter(({ certificate }) => certificate === undefined);

  const crumbs = (context: PageContext, whole: EditionWhole) => [
    { label: context.t('honours:issue'), href: `${baseOf(context, whole, 'certificates')}/issue` },
  ];

  shell.managed({
    path: '/certificates/issue',
    policy: manageHonours,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const base = `${baseOf(context, whole, 'certificates')}/issue`;
      const counted = (count: number): string | number => count || t('common:empty.zero');
      const rows: RowModel[] = [];
      for (const kind of recordedKinds) {
        const facts = await knownFacts(whole, kind);
        rows.push({
          id: kind,
          title: t(`common:kind.certificate.${kind}`),
          href: `${base}/${kind}`,
          sub: t(`honours:source.${kind}`),
          cells: {
            recorded: counted(facts.length),
            certified: counted(facts.length - open(facts).length),
            open: counted(open(facts).length),
            stated: maybeStated(kind)
              ? { actions: [{ label: t('honours:state'), href: `${base}/${kind}/statement`, icon: 'pen' }] }
              : null,
          },
        });
      }
      rows.push({
        id: 'attendance',
        title: t('common:kind.certificate.attendance'),
        href: `${base}/attendance`,
        sub: t('honours:source.attendance'),
        cells: {
          stated: {
            actions: [{ label: t('honours:state'), href: `${base}/attendance/statement`, icon: 'pen' }],
          },
        },
      });
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: below(context, whole, shell, 'certificates', {
          title: t('honours:issue'),
          lede: t('honours:issue-lede'),
        }),
        data: {
          table: {
            id: 'kinds',
            caption: t('honours:issue'),
            columns: [
              { key: 'kind', label: t('common:label.kind') },
              { key: 'recorded', label: t('honours:recorded'), kind: 'number' },
              { key: 'certified', label: t('honours:certified'), kind: 'number' },
              { key: 'open', label: t('honours:open'), kind: 'number' },
              { key: 'stated', label: t('honours:state'), labelHidden: true },
            ],
            rows,
          } satisfies TableModel,
        },
      };
    },
  });

  shell.managed({
    path: '/certificates/issue/:kind',
    policy: manageHonours,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const kind = kindOf(context);
      const facts = await knownFacts(whole, kind);
      const here = `${baseOf(context, whole, 'certificates')}/issue/${kind}`;
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: below(
          context,
          whole,
          shell,
          'certificates',
          {
            title: t(`common:kind.certificate.${kind}`),
            lede: t(`honours:source.${kind}`),
            actions: [
              ...(maybeStated(kind)
                ? [{ label: t('honours:state'), href: `${here}/statement`, icon: 'pen' as const }]
                : []),
              ...(open(facts).length === 0
                ? []
                : [
                    {
                      label: t('honours:issue-all', { count: open(facts).length }),
                      action: `${here}/review`,
                      fields: { do: 'all' },
                      tone: 'primary' as const,
                      icon: 'seal' as const,
                    },
                  ]),
            ],
          },
          crumbs(context, whole),
        ),
        data: {
          table: factsTable(context, whole, kind, facts),
          notices:
            queryValue(context, 'none') === ''
              ? []
              : [{ tone: 'warn', live: true, title: t('honours:none-picked') }],
        },
      };
    },
  });

  const reviewForm = async (
    context: PageContext,
    whole: EditionWhole,
    kind: RecordedKind,
    facts: readonly Known[],
  ): Promise<FormModel> => {
    const t = context.words(whole.edition.digits);
    const base = `${baseOf(context, whole, 'certificates')}/issue/${kind}`;
    const names = facts.map((fact) => said(presentHolder(fact).name, context));
    const rest = names.length - NAMES_SHOWN;
    const shown = formatList(names.slice(0, NAMES_SHOWN), context.language, 'roster');
    return {
      action: `${base}/certificates`,
      guard: false,
      hidden: { acts: facts.map(({ act }) => act).join('\n') },
      submit: { label: t('honours:issue-count', { count: facts.length }) },
      cancel: { href: base },
      fields: [
        {
          name: 'holders',
          kind: 'static',
          label: t('honours:holders'),
          value: rest > 0 ? t('honours:and-others', { names: shown, count: rest }) : shown,
        },
        ...(await signingFields(deps, context, whole)),
        filesField(context),
      ],
    };
  };

  const showReview = (context: PageContext, whole: EditionWhole, kind: RecordedKind, form: FormModel): Page =>
    formPage(
      below(context, whole, shell, 'certificates', { title: context.t('honours:review') }, [
        ...crumbs(context, whole),
        {
          label: context.t(`common:kind.certificate.${kind}`),
          href: `${baseOf(context, whole, 'certificates')}/issue/${kind}`,
        },
      ]),
      whole,
      form,
    );

  shell.managed({
    method: 'POST',
    path: '/certificates/issue/:kind/review',
    policy: manageHonours,
    handle: async (context, whole) => {
      const kind = kindOf(context);
      const { do: wanted } = (context.request.body ?? {}) as { do?: string };
      const picked = new Set(pickedRows(context));
      const facts = open(await knownFacts(whole, kind))
        .filter(({ act }) => wanted === 'all' || picked.has(act))
        .slice(0, LARGEST_BATCH);
      if (facts.length === 0) {
        return { redirect: `${baseOf(context, whole, 'certificates')}/issue/${kind}?none=1` };
      }
      return showReview(context, whole, kind, await reviewForm(context, whole, kind, facts));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/certificates/issue/:kind/certificates',
    policy: manageHonours,
    handle: async (context, whole) => {
      const kind = kindOf(context);
      const { acts = '' } = (context.request.body ?? {}) as { acts?: string };
      const keys = new Set(acts.split(/\r?\n/).map((key) => key.trim()));
      const facts = (await knownFacts(whole, kind)).filter(({ act }) => keys.has(act));
      return pages.submit(context, {
        schema: ReviewForm,
        form: await reviewForm(context, whole, kind, facts),
        page: (form) => showReview(context, whole, kind, form),
        work: async (input) => {
          const issued = await certificates.issueMany(context.actor, whole.edition.id, facts, {
            signatoryIds: signatoryIdsOf(input),
            issuedOn: input.issuedOn,
          });
          return input.files === 'none'
            ? `${baseOf(context, whole, 'certificates')}?kind=${kind}`
            : queueFiles(deps, context, whole, {
                ids: issued.map(({ id }) => id),
                language: input.files,
              });
        },
      });
    },
  });
}

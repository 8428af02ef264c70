import { conflict, notFound } from '../../../../platform/errors/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { pickedRows } from '../../../../platform/pages/workbench.ts';
import { manageProgramme, type PartPages } from '../../../programme/index.ts';
import { type EditionWhole, managementPath } from '../../../series/index.ts';
import type { AboveSchedule } from '../../above.ts';
import { readWorkingSchedule } from '../../grid/pages/model.ts';
import { findRun, listRuns, type RunRow } from '../../store/solver-runs.ts';
import { RunInput } from '../contract.ts';
import type { SolverRuns } from '../service.ts';
import { newRunForm, runsTable } from './list.ts';
import { runPage } from './run.ts';

/** Adds the solver's pages: its runs, how one is started, and what one found. */
export function addSolverPages(
  { pages, shell }: PartPages,
  {
    database,
    clock,
    runs,
    readFacts,
  }: Pick<AboveSchedule, 'database' | 'clock' | 'readFacts'> & { readonly runs: SolverRuns },
): void {
  const { db } = database;
  const baseOf = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}/solver`);

  async function runOf(context: PageContext, whole: EditionWhole): Promise<RunRow> {
    const { run: id } = context.params;
    const run = /^[0-9a-f-]{36}$/.test(id ?? '') ? await findRun(db, whole.edition.id, id ?? '') : undefined;
    if (run === undefined) throw notFound('solver-run-unknown');
    return run;
  }

  shell.managed({
    path: '/solver',
    policy: manageProgramme,
    handle: async (context, whole): Promise<Page> => {
      const { t } = context;
      const base = baseOf(context, whole);
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('solver:title'),
          lede: t('solver:lede'),
          current: '/solver',
          actions: [{ label: t('solver:new'), href: `${base}/new`, icon: 'plus' }],
        }),
        data: { table: runsTable(context, whole, base, await listRuns(db, whole.edition.id)) },
      };
    },
  });

  const formPage = (
    context: PageContext,
    whole: EditionWhole,
    form: ReturnType<typeof newRunForm>,
  ): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title: context.t('solver:new'),
      lede: context.t('solver:new-lede'),
      current: '/solver',
      crumbs: [
        { label: context.t('solver:title'), href: baseOf(context, whole) },
        { label: context.t('solver:new') },
      ],
    }),
    data: { form },
  });

  shell.managed({
    path: '/solver/new',
    policy: manageProgramme,
    handle: async (context, whole) => formPage(context, whole, newRunForm(context, baseOf(context, whole))),
  });

  shell.managed({
    method: 'POST',
    path: '/solver',
    policy: manageProgramme,
    handle: (context, whole) =>
      pages.submit(context, {
        schema: RunInput,
        form: newRunForm(context, baseOf(context, whole)),
        page: (form) => formPage(context, whole, form),
        work: async (input) => {
          const run = await runs.start(context.actor, whole.edition.id, input);
          return `${baseOf(context, whole)}/${run.id}`;
        },
      }),
  });

  shell.managed({
    path: '/solver/:run',
    policy: manageProgramme,
    handle: async (context, whole) => {
      const run = await runOf(context, whole);
      return runPage(shell, context, whole, {
        run,
        base: baseOf(context, whole),
        schedule: await readWorkingSchedule({ database, readFacts }, whole),
        now: clock.now(),
      });
    },
  });

  for (const part of ['instance', 'solution'] as const) {
    shell.managed({
      path: `/solver/:run/${part}.json`,
      policy: manageProgramme,
      handle: async (context, whole) => {
        const run = await runOf(context, whole);
        const file = run[part];
        if (file === null) throw notFound('solver-no-answer');
        return {
          type: 'application/json',
          headers: { 'content-disposition': `attachment; filename="${part}-${run.id}.json"` },
          body: JSON.stringify(file, null, 2),
        };
      },
    });
  }

  shell.managed({
    method: 'POST',
    path: '/solver/:run/cancellation',
    policy: manageProgramme,
    handle: async (context, whole) => {
      const run = await runOf(context, whole);
      await runs.cancel(context.actor, whole.edition.id, run.id);
      return { redirect: `${baseOf(context, whole)}/${run.id}` };
    },
  });

  shell.managed({
    method: 'POST',
    path: '/solver/:run/acceptance',
    policy: manageProgramme,
    handle: async (context, whole) => {
      const run = await runOf(context, whole);
      const { all } = (context.request.body ?? {}) as { all?: unknown };
      const picked = all === '1' ? null : pickedRows(context);
      if (picked?.length === 0) throw conflict('solver-pick');
      const { accepted, stale } = await runs.accept(context.actor, whole.edition.id, run.id, picked);
      const said = new URLSearchParams({ accepted: String(accepted.length), stale: stale.join(' ') });
      return { redirect: `${baseOf(context, whole)}/${run.id}?${said}` };
    },
  });
}

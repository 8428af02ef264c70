import { notFound } from '../../../../platform/errors/index.ts';
import { manageProgramme, type PartPages, readProgramme } from '../../../programme/index.ts';
import { managementPath } from '../../../series/index.ts';
import type { AboveSchedule } from '../../above.ts';
import { nextSteps } from '../../store/steps.ts';
import type { Steps } from '../steps.ts';
import { boardPage } from './board.ts';
import { readWorkingSchedule } from './model.ts';
import { addMovePages } from './move.ts';

/** Adds the schedule as board and list, and what is done on it without a script. */
export function addGridPages(
  { pages, shell }: PartPages,
  { database, steps, readFacts }: Pick<AboveSchedule, 'database' | 'readFacts'> & { steps: Steps },
): void {
  shell.managed({
    path: '/schedule',
    policy: readProgramme,
    handle: async (context, whole) => {
      const schedule = await readWorkingSchedule({ database, readFacts }, whole);
      const { actor } = context;
      const next =
        actor.kind === 'account'
          ? await nextSteps(database, database.db, whole.edition.id, actor.accountId)
          : { undo: null, redo: null };
      return boardPage(shell, context, whole, schedule, next);
    },
  });

  for (const act of ['undo', 'redo'] as const) {
    shell.managed({
      method: 'POST',
      path: `/schedule/${act}`,
      policy: manageProgramme,
      handle: async (context, whole) => {
        const { step } = (context.request.body ?? {}) as { step?: unknown };
        if (typeof step !== 'string' || !/^[0-9a-f-]{36}$/.test(step)) throw notFound('board-step-unknown');
        await steps[act](context.actor, whole.edition.id, step);
        const said = act === 'undo' ? 'undone' : 'redone';
        return { redirect: `${context.href(`${managementPath(whole)}/schedule`)}?${said}=1` };
      },
    });
  }

  addMovePages({ pages, shell, steps, read: (whole) => readWorkingSchedule({ database, readFacts }, whole) });
}

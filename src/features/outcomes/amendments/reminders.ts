import { systemActor } from '../../../platform/actor/index.ts';
import { everything } from '../../../platform/database/index.ts';
import type { OutcomesContext } from '../context.ts';
import type { Notices } from '../notices/index.ts';
import * as store from '../store/index.ts';
import { listClosing } from '../store/receivers.ts';

/** Hours before the close of a window at which delegations are reminded of it. */
const AHEAD_HOURS = 48;
const EVERY_SECONDS = 900;

/** Reminds delegations of windows that close soon, once each, however often it is looked. */
export function createClosingReminders({
  changes,
  clock,
  database,
  jobs,
  notices,
}: OutcomesContext & { readonly notices: Pick<Notices, 'amendments'> }) {
  const remind = async (): Promise<number> => {
    const now = clock.now();
    const until = new Date(now.getTime() + AHEAD_HOURS * 3_600_000);
    let count = 0;
    for (const { id } of await listClosing(database, database.db, { now, until })) {
      count += await changes.run(systemActor('amendment-reminders'), 'system', async (change) => {
        const document = await store.lockDocument(change.tx, id);
        // Closed meanwhile.
        if (document?.status !== 'open-for-amendments') return 0;
        return notices.amendments(change, document, 'closing');
      });
    }
    return count;
  };
  const run = (): Promise<number> => database.seeing(everything, remind);
  jobs.every({ name: 'amendment-reminders', seconds: EVERY_SECONDS, work: async () => void (await run()) });
  return { run };
}

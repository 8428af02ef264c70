/**
 * A process that sends what an outbox holds, to be killed by a test. It says `ready`, and `done` when all is sent.
 * Arguments: the data directory or connection string, the mail server's address.
 */
import { openEmbedded, openPostgres } from '../../../src/platform/database/index.ts';
import { createSmtpTransport } from '../../../src/platform/outbox/index.ts';
import { openProbe, runningClock, workerSeconds } from './outbox.ts';

const [place = '', url = ''] = process.argv.slice(2);
const database = place.startsWith('postgres') ? await openPostgres(place) : await openEmbedded(place);
const probe = await openProbe(database, runningClock);
const transport = createSmtpTransport({
  url,
  from: { address: 'forum@example.org', name: null },
  timeouts: { connect: 20_000, silence: 20_000, whole: 20_000 },
});
probe.sender(transport, { attemptSeconds: workerSeconds });
await probe.jobs.start();
process.stdout.write('ready\n');
while ((await probe.rows()).some(({ state }) => state !== 'sent')) {
  await new Promise((resolve) => setTimeout(resolve, 200));
}
process.stdout.write('done\n');

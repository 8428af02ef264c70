import { join } from 'node:path';
import { buildApp } from '../../../../src/app.ts';
import { readConfig } from '../../../../src/config.ts';
import { migrate, openDatabase } from '../../../../src/platform/database/index.ts';
import { killWorkers, openSharedEmbedded, SLOTS } from '../../mail/mail-kills.ts';
import { type MailBehaviour, openMailServer } from '../../mail/mail-server.ts';
import type { Bench, BenchContext } from '../bench.ts';
import { median, percentile } from '../statistics.ts';

export interface MailSizes {
  /** Mails that killed workers send, and how many workers are killed. */
  readonly mails: number;
  readonly kills: number;
  /** Rounds of requests beside each kind of mail server, and requests of a round. */
  readonly rounds: number;
  readonly requests: number;
}

const figures = [
  { name: 'mail.lost', unit: 'mails lost', target: 0, better: 'lower' },
  { name: 'mail.doubles', unit: 'doubles per kill and connection', target: 1, better: 'lower' },
  {
    name: 'mail.stalled',
    unit: '% of the p99 beside a mail server that answers',
    target: 110,
    better: 'lower',
  },
] as const;

/** Mails that wait while requests are measured: more than a stalled server takes in the time. */
const WAITING = 400;

/** The 99th percentile of requests to a page that reads the database, in milliseconds. */
async function p99Of(request: () => Promise<void>, requests: number): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < requests; count += 1) {
    const began = performance.now();
    await request();
    times.push(performance.now() - began);
  }
  return percentile(times, 99);
}

/** The application beside a mail server that behaves in one way, while it has many mails to send. */
async function measureBeside(
  context: BenchContext,
  behaviour: MailBehaviour,
  { rounds, requests }: MailSizes,
): Promise<number> {
  const server = await openMailServer({ delay: 20 });
  server.behave = () => behaviour;
  const config = readConfig({
    DATA_DIR: join(await context.temporaryDirectory(), 'data'),
    LOG_LEVEL: 'silent',
    PORT: '0',
    RATE_LIMITS: 'off',
    SMTP_URL: server.url,
    MAIL_FROM: 'forum@example.org',
    MAIL_RATE: '900000',
  });
  const database = await openDatabase(config);
  await migrate(database);
  const app = await buildApp({ config, database });
  try {
    await app.server.ready();
    await database.transaction(async (tx) => {
      for (let count = 0; count < WAITING; count += 1) {
        await app.outbox.write(tx, {
          template: 'notifications.test',
          to: { address: `mona${count}@example.org`, name: 'Mona' },
          language: 'en',
          editionId: null,
          values: { name: 'Mona', day: '16 November', time: '09:00', link: 'https://example.org/' },
        });
      }
    });
    const request = async (): Promise<void> => {
      const answer = await app.server.inject({
        url: '/api/v1/states?limit=20',
        headers: { host: new URL(config.publicUrl).host },
      });
      if (answer.statusCode !== 200) throw new Error(`a request was answered ${answer.statusCode}`);
    };
    await p99Of(request, requests);
    await app.jobs.start();
    const found: number[] = [];
    for (let round = 0; round < rounds; round += 1) found.push(await p99Of(request, requests));
    return median(found);
  } finally {
    await server.close();
    await app.server.close();
    await database.close();
  }
}

/** Mail under faults: workers killed over a thousand mails, and requests while a mail server stalls. */
export const createMailBench = (sizes: MailSizes): Bench => ({
  area: 'mail',
  figures,
  async run(context) {
    if (context.wants('mail.stalled')) {
      const healthy = await measureBeside(context, { kind: 'accept' }, sizes);
      const stalled = await measureBeside(context, { kind: 'stall' }, sizes);
      context.report('mail.stalled', {
        value: (stalled / healthy) * 100,
        reference: `p99 ${healthy.toFixed(1)} ms beside a mail server that answers; ${stalled.toFixed(1)} ms beside one that takes the text and stays silent`,
      });
    }
    if (!context.wants('mail.lost') && !context.wants('mail.doubles')) return;
    const { mails, kills } = sizes;
    context.say(`${mails} mails, ${kills} workers killed`);
    const { unsent, lost, doubles } = await killWorkers(await openSharedEmbedded(), { mails, kills });
    const reference = `${mails} mails over ${SLOTS} connections, ${kills} workers killed with SIGKILL`;
    context.report('mail.lost', { value: lost.length + unsent.length, reference });
    context.report('mail.doubles', { value: doubles / (kills * SLOTS), reference });
  },
});

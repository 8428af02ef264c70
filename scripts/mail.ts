/** `npm run mail`: what a mail server hands over. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { DirectoryInUse, MigrationDrift } from '../src/platform/database/index.ts';
import type { BounceOutcome } from '../src/platform/outbox/index.ts';
import { runCommand, UsageError } from './lib/command-line.ts';
import { withApp } from './lib/with-app.ts';

const HELP = `
npm run mail -- bounce [--to ADDRESS] [--url ADDRESS --token-file FILE] < MESSAGE

Reads a delivery status notification (RFC 3464) as a mail server received it, and marks the address that mail does not
reach: messages to many skip it until somebody clears it. What is no notification of failure changes nothing, and is no
error, so that a mailbox may be piped in whole.

  --to ADDRESS         the envelope address that it came to (bounces+…); default: as its headers say
  --url ADDRESS        hands it to a server that runs, such as https://forum.example.org; needed while a server holds the
                       embedded database
  --token-file FILE    holds the token of a program, of an organiser of the whole installation, that --url is asked with

Without --url it is stored in the database that DATABASE_URL names, or in the embedded one in DATA_DIR (./data).
With Postfix: in /etc/aliases  bounces: "|npm --prefix /srv/multaqa run --silent mail -- bounce --to $ORIGINAL_RECIPIENT"
and  recipient_delimiter = +  in main.cf.
`;

/** Most that is read of a message, in bytes: its status stands near its beginning. */
const MOST = 768 * 1024;

const said: Readonly<Record<BounceOutcome, string>> = {
  noted: 'The address was marked: mail does not reach it.',
  known: 'This was known already.',
  'no-failure': 'It tells of no failure; nothing was changed.',
  'no-notification': 'It is no delivery status notification; nothing was changed.',
  'unknown-mail':
    'The mail that came back is none of this installation, or is no longer kept; nothing was changed.',
};

async function readInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    if (size < MOST) chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
  }
  if (size === 0)
    throw new UsageError('npm run mail -- bounce reads a message from its input; nothing came in.');
  return Buffer.concat(chunks).subarray(0, MOST);
}

async function hand(url: string, tokenFile: string, message: Buffer, to?: string): Promise<BounceOutcome> {
  const token = (await readFile(tokenFile, 'utf8')).trim();
  const answer = await fetch(new URL('/api/v1/bounces', url), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      message: message.toString('utf8'),
      ...(to === undefined ? {} : { deliveredTo: to }),
    }),
  });
  if (!answer.ok) throw new UsageError(`${url} answered ${answer.status}; the notification was not taken.`);
  return ((await answer.json()) as { outcome: BounceOutcome }).outcome;
}

await runCommand(
  HELP,
  async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { to: { type: 'string' }, url: { type: 'string' }, 'token-file': { type: 'string' } },
      allowPositionals: true,
    });
    if (positionals.length !== 1 || positionals[0] !== 'bounce') {
      throw new UsageError(`npm run mail takes bounce; it was given ${positionals.join(' ') || 'nothing'}.`);
    }
    const { to, url, 'token-file': tokenFile } = values;
    if ((url === undefined) !== (tokenFile === undefined)) {
      throw new UsageError('--url and --token-file go together.');
    }
    if (url !== undefined && !/^https?:\/\//.test(url)) {
      throw new UsageError(`--url ${url} is no address; write one such as https://forum.example.org.`);
    }
    const message = await readInput();
    const outcome =
      url !== undefined && tokenFile !== undefined
        ? await hand(url, tokenFile, message, to)
        : await withApp(readConfig(), { existing: true }, ({ notifications }) =>
            notifications.bounces.take(message, to),
          );
    console.log(said[outcome]);
    return 0;
  },
  { expected: [DirectoryInUse, MigrationDrift] },
);

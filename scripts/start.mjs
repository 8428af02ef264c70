/**
 * `npm start`: the server, from the program that was prepared of its sources, or from the sources themselves where they
 * were edited since. Plain JavaScript, so that nothing stands between Node and the program.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { preparedPrograms } from './lib/prepared.mjs';

const HELP = `
npm start

Serves until it is told to stop. The first start of an empty database prints a one-time link that creates the first
organiser. Settings come from the environment:

  PORT, HOST        where it listens (3000, 127.0.0.1)
  PUBLIC_URL        the outside address (http://localhost:PORT); https, or http on localhost
  DATABASE_URL      a PostgreSQL; without it the embedded database in DATA_DIR
  DATA_DIR          files, and the embedded database (./data)
  LOG_LEVEL         fatal, error, warn, info, debug, trace or silent (info)
  TRUSTED_PROXIES   proxies whose X-Forwarded-* headers are believed (none)
  SMTP_URL          mail server, smtp:// or smtps://; without it mails stay in the mailbox at /manage/mailbox
  MAIL_FROM         sender of every mail, Name <name@example.org>; needed with SMTP_URL
  MAIL_BOUNCES      mailbox of notifications of failure, such as bounces@example.org; see npm run mail -- --help
  MAIL_RATE         most mails a minute to one domain, of one process (120)
`;

async function fromSources() {
  const { register } = await import('tsx/esm/api');
  register();
  return import('../src/server.ts');
}

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  console.log(HELP.trim());
} else if (args.length > 0) {
  console.error(`npm start takes no arguments; it was given ${args.join(' ')}`);
  process.exitCode = 1;
} else {
  const prepared = join(preparedPrograms(), 'server.mjs');
  const { serve, startFailure } = existsSync(prepared)
    ? await import(pathToFileURL(prepared).href)
    : await fromSources();
  serve().catch((error) => {
    console.error(startFailure(error));
    process.exit(1);
  });
}

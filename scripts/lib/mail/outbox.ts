import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyBaseLogger } from 'fastify';
import pino from 'pino';
import { type Clock, systemClock } from '../../../src/platform/clock/index.ts';
import type { Database } from '../../../src/platform/database/index.ts';
import { createTranslator } from '../../../src/platform/i18n/index.ts';
import { createJobs, type Jobs } from '../../../src/platform/jobs/index.ts';
import {
  createMailRenderer,
  createMailSender,
  createOutbox,
  createPace,
  type MailMessage,
  type MailSender,
  type MailTemplate,
  type MailTransport,
  type Outbox,
  type ReturnPaths,
} from '../../../src/platform/outbox/index.ts';
import { mails } from '../../../src/platform/outbox/tables.ts';
import { createVault } from '../../../src/platform/vault/index.ts';
import { catalogues } from '../../../src/words.ts';

/** A notice with every harmless kind of placeholder, and an invitation with a secret link. */
export const probeTemplates: readonly MailTemplate[] = [
  {
    key: 'probe.notice',
    placeholders: { name: 'line', remark: 'text', page: 'link' },
    sample: {
      ar: { name: 'منى', remark: 'سطر أول\nسطر ثان', page: '/ar' },
      en: { name: 'Mona', remark: 'First line\nsecond line', page: '/en' },
    },
  },
  {
    key: 'probe.invitation',
    placeholders: { name: 'line', link: 'secret-link' },
    sample: { ar: { name: 'منى', link: '/ar/open/x' }, en: { name: 'Mona', link: '/en/open/x' } },
  },
];

const files: Readonly<Record<string, string>> = {
  'probe/mail/notice.html.eta': `<% layout('/layouts/mail.html.eta') %>
<%~ paragraph(say('hello')) %><%~ quote(values.remark) %><%~ button(values.page, say('open')) %>`,
  'probe/mail/notice.text.eta': `<% layout('/layouts/mail.text.eta') %>
<%= say('hello') %>


<%= values.remark %>


<%= values.page %>
`,
  'probe/mail/invitation.html.eta': `<% layout('/layouts/mail.html.eta') %>
<%~ paragraph(say('hello')) %><%~ button(values.link, say('open')) %>`,
  'probe/mail/invitation.text.eta': `<% layout('/layouts/mail.text.eta') %>
<%= say('hello') %>


<%= values.link %>
`,
};

const words = {
  namespace: 'probe',
  ar: {
    mail: {
      notice: { title: 'إشعار', subject: 'إشعار إلى {{name}}', hello: 'إلى {{name}}', open: 'فتح' },
      invitation: { title: 'دعوة', subject: 'دعوة {{name}}', hello: 'يسرّنا دعوة {{name}}', open: 'فتح' },
    },
  },
  en: {
    mail: {
      notice: { title: 'Notice', subject: 'Notice for {{name}}', hello: 'For {{name}}', open: 'Open' },
      invitation: { title: 'Invitation', subject: 'Invitation', hello: 'Welcome {{name}}', open: 'Open' },
    },
  },
};

/** Seconds after which what a killed worker had is taken up again, in tests. */
export const workerSeconds = 25;

export const probeVault = createVault(Buffer.alloc(32, 7));
export const probeSite = 'https://forum.example.org';

/** A clock that is moved by hand. */
export function movableClock(instant = '2026-11-22T09:00:00Z'): Clock & { forward(seconds: number): void } {
  let now = new Date(instant).getTime();
  return {
    now: () => new Date(now),
    forward: (seconds) => {
      now += seconds * 1_000;
    },
  };
}

/** The machine's clock, where a test needs no other hour. */
export const runningClock = { ...systemClock, forward: (): void => {} };

/** Templates of the tests beside the layouts of the product. Remove the folder after use. */
export async function probeRoot(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'multaqa-mail-'));
  await cp(fileURLToPath(new URL('../../../templates/layouts', import.meta.url)), join(root, 'layouts'), {
    recursive: true,
  });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

export interface Probe {
  readonly outbox: Outbox;
  readonly clock: ReturnType<typeof movableClock>;
  readonly jobs: Jobs;
  /** Writes a notice, changed by what is given. */
  write(message?: Partial<MailMessage>): Promise<string>;
  /** One way out for mails, as fast as it goes unless a pace is given. */
  sender(
    transport: MailTransport,
    options?: {
      perMinute?: number;
      attemptSeconds?: number;
      givenSeconds?: number;
      returnPaths?: ReturnPaths;
    },
  ): MailSender;
  /** All mails, in the order in which they were written. */
  rows(): Promise<(typeof mails.$inferSelect)[]>;
  close(): Promise<void>;
}

/** An outbox with templates of its own on an open database. */
export async function openProbe(database: Database, clock = movableClock()): Promise<Probe> {
  const root = await probeRoot();
  const log = pino({ level: 'silent' }) as unknown as FastifyBaseLogger;
  const jobs = createJobs({ database, log });
  const translator = createTranslator([...catalogues, words]);
  const renderer = createMailRenderer({
    root,
    production: true,
    translate: translator.t,
    publicUrl: probeSite,
    product: 'series:product',
  });
  const outbox = createOutbox({
    database,
    clock,
    vault: probeVault,
    renderer,
    templates: probeTemplates,
    host: 'forum.example.org',
  });
  return {
    outbox,
    clock,
    jobs,
    write: (message = {}) =>
      database.transaction(async (tx) => {
        const { id } = await outbox.write(tx, {
          template: 'probe.notice',
          to: { address: 'mona@example.org', name: 'منى السالم' },
          language: 'ar',
          editionId: null,
          values: { name: 'منى السالم', remark: 'نأمل التأكيد.', page: `${probeSite}/ar/forums` },
          ...message,
        });
        return id;
      }),
    sender: (transport, { perMinute, ...seconds } = {}) =>
      createMailSender({
        database,
        clock,
        vault: probeVault,
        transport,
        pace: perMinute === undefined ? { wait: () => 0 } : createPace(perMinute),
        jobs,
        log,
        ...seconds,
      }),
    rows: () => database.db.select().from(mails).orderBy(mails.id),
    close: () => rm(root, { recursive: true, force: true }),
  };
}

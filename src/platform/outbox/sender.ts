/** Sends what the outbox holds: gives due mails to the job queue, tries each, keeps what came of it. */
import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../clock/index.ts';
import { type Database, everything } from '../database/index.ts';
import type { Jobs } from '../jobs/index.ts';
import { SealBroken, type Vault } from '../vault/index.ts';
import { noteBounce } from './bounces.ts';
import { MailNotSent, readFailure } from './failures.ts';
import type { Pace } from './pace.ts';
import * as queue from './queue-store.ts';
import type { ReturnPaths } from './return-path.ts';
import { type MailParts, openSealed } from './seal.ts';
import type { MailRow } from './store.ts';
import { CONNECTIONS, type MailTransport } from './transport.ts';

/** Seconds until the next attempt after each temporary failure; after the last one the mail is held. */
export const backoff: readonly number[] = [60, 300, 1_800, 7_200, 43_200];

/** Seconds after which an attempt without an end is taken for cut: longer than any attempt may take. */
const ATTEMPT_SECONDS = 120;
/** Seconds after which a mail that was given to the queue and not begun is given again. */
const GIVEN_SECONDS = 60;
/** Mails given to the queue at once. */
const AT_ONCE = 500;
/** Seconds between two looks for mails that are due. */
const LOOK_SECONDS = 1;
/** Days that the secret text of a mail is kept which was not sent, or lies in the local mailbox. */
const SECRET_DAYS = 7;
const QUEUE = 'mails';

export interface MailSender {
  /** Gives due mails to the queue. @returns how many */
  look(): Promise<number>;
  /** Tries these mails, as far as they are due and nobody else has them. */
  deliver(mails: readonly queue.DueMail[]): Promise<void>;
}

const later = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1_000);

export function createMailSender(deps: {
  database: Database;
  clock: Clock;
  vault: Vault;
  transport: MailTransport;
  /** Absent: notifications of failure go to the sender. */
  returnPaths?: ReturnPaths | undefined;
  pace: Pace;
  jobs: Jobs;
  log: FastifyBaseLogger;
  /** See {@link ATTEMPT_SECONDS}. */
  attemptSeconds?: number;
  /** See {@link GIVEN_SECONDS}. */
  givenSeconds?: number;
}): MailSender {
  const { database, clock, vault, transport, returnPaths, pace, jobs, log } = deps;
  const { attemptSeconds = ATTEMPT_SECONDS, givenSeconds = GIVEN_SECONDS } = deps;
  const { db } = database;

  function partsOf(mail: MailRow): MailParts {
    const gone = (answer: string) => new MailNotSent({ permanent: true, code: 'text-gone', answer });
    if (mail.secret) {
      if (mail.sealed === null) throw gone('');
      try {
        return openSealed(vault, mail.id, mail.sealed);
      } catch (error) {
        throw error instanceof SealBroken ? gone(error.message) : error;
      }
    }
    if (mail.text === null || mail.html === null) throw gone('');
    return { text: mail.text, html: mail.html };
  }

  async function attempt(mail: MailRow): Promise<string> {
    if (mail.expiresAt !== null && mail.expiresAt <= clock.now()) {
      throw new MailNotSent({ permanent: true, code: 'expired', answer: '' });
    }
    const { text, html } = partsOf(mail);
    return transport.send({
      text,
      html,
      messageId: mail.messageId,
      returnPath: returnPaths?.of(mail.id) ?? null,
      to: { address: mail.address, name: mail.name },
      subject: mail.subject,
      language: mail.language,
      date: mail.createdAt,
      unsubscribeUrl: mail.unsubscribeUrl,
      attachments: await queue.attachmentsOf(db, mail.id),
    });
  }

  function outcomeOf(mail: MailRow, failure: MailNotSent): Partial<MailRow> {
    const { code, answer, permanent } = failure;
    const seconds = backoff[mail.attempts - 1];
    if (permanent) return { state: 'failed', failure: code, answer };
    if (seconds === undefined) return { state: 'held', failure: code, answer };
    return { state: 'waiting', dueAt: later(clock.now(), seconds), failure: code, answer };
  }

  async function deliverOne({ id, address }: queue.DueMail): Promise<void> {
    const now = clock.now();
    const wait = pace.wait(id, address.slice(address.lastIndexOf('@') + 1).toLowerCase(), now.getTime());
    if (wait > 0) {
      await queue.postpone(db, id, new Date(now.getTime() + wait));
      return;
    }
    const mail = await queue.beginAttempt(db, id, now, later(now, attemptSeconds));
    if (mail === undefined) return;
    try {
      const answer = await attempt(mail);
      await queue.endAttempt(db, mail, {
        state: 'sent',
        sentAt: clock.now(),
        channel: transport.channel,
        failure: null,
        answer,
        // In the local mailbox the links stay of use.
        ...(transport.channel === 'local' ? {} : { sealed: null }),
      });
    } catch (error) {
      const failure = error instanceof MailNotSent ? error : readFailure(error);
      // The address is somebody's; the log tells the mail alone.
      log.warn({ mail: id, code: failure.code, permanent: failure.permanent }, 'mail not sent');
      await queue.endAttempt(db, mail, outcomeOf(mail, failure));
      if (failure.code === 'address-refused') {
        const status = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(failure.answer)?.[0] ?? null;
        await noteBounce(db, mail, { status, answer: failure.answer, at: clock.now() });
      }
    }
  }

  const look = async (): Promise<number> => {
    const now = clock.now();
    await queue.releaseCut(db, now, backoff.length, false);
    const due = await queue.takeDue(database, now, later(now, givenSeconds), AT_ONCE);
    if (due.length > 0) await jobs.send(QUEUE, due);
    return due.length;
  };

  const deliver: MailSender['deliver'] = async (mails) => {
    // Never more at once than connections: a mail that waits for one has not begun its attempt.
    const waiting = [...mails];
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        for (let mail = waiting.shift(); mail !== undefined; mail = waiting.shift()) await deliverOne(mail);
      }),
    );
  };

  // It sends whatever anybody wrote.
  const sender: MailSender = {
    look: () => database.seeing(everything, look),
    deliver: (mails) => database.seeing(everything, () => deliver(mails)),
  };

  let recovered: Promise<void> | undefined;
  /**
   * On the embedded database nobody else can be sending: what was under way or given out before the start was cut. It is
   * done before the first attempt, or it would cut that.
   */
  const recover = async (): Promise<void> => {
    if (database.kind !== 'embedded') return;
    recovered ??= queue
      .releaseCut(db, clock.now(), backoff.length, true)
      .then(() => queue.takeBack(db))
      .catch((error: unknown) => {
        recovered = undefined;
        throw error;
      });
    await recovered;
  };
  jobs.addQueue<queue.DueMail>({
    queue: QUEUE,
    batch: CONNECTIONS * 2,
    expireSeconds: 600,
    work: async (mails) => {
      await recover();
      await sender.deliver(mails);
    },
  });
  jobs.every({
    name: 'outbox',
    seconds: LOOK_SECONDS,
    work: async () => {
      await recover();
      await sender.look();
    },
  });
  jobs.every({
    name: 'outbox secrets',
    seconds: 600,
    work: () => queue.scrubSecrets(db, clock.now(), later(clock.now(), -SECRET_DAYS * 86_400)),
  });
  return sender;
}

/** What a mail server's refusal, or the lack of an answer, means for a mail. */
import { cleanLine } from '../language/index.ts';

/** Why a mail did not leave. Each has words in `outbox:failure`. */
export const mailFailures = [
  'address-refused',
  'content-refused',
  'sender-refused',
  'sign-in-refused',
  'server-busy',
  'server-timeout',
  'server-unreachable',
  'connection-cut',
  'interrupted',
  'expired',
  'text-gone',
  'bounced',
  'unknown',
] as const;
export type MailFailure = (typeof mailFailures)[number];

/** Longest answer that is kept, in characters. */
const LONGEST_ANSWER = 500;

export class MailNotSent extends Error {
  override readonly name = 'MailNotSent';
  /** False: it is tried again. */
  readonly permanent: boolean;
  readonly code: MailFailure;
  readonly answer: string;

  constructor(failure: { permanent: boolean; code: MailFailure; answer: string }) {
    super(failure.code);
    this.permanent = failure.permanent;
    this.code = failure.code;
    this.answer = cleanLine(failure.answer).text.slice(0, LONGEST_ANSWER);
  }
}

const connectionCodes: Readonly<Record<string, MailFailure>> = {
  EAUTH: 'sign-in-refused',
  ENOAUTH: 'sign-in-refused',
  EOAUTH2: 'sign-in-refused',
  ETIMEDOUT: 'server-timeout',
  EDNS: 'server-unreachable',
  ETLS: 'server-unreachable',
  ESOCKET: 'server-unreachable',
  ECONNECTION: 'connection-cut',
  EPROTOCOL: 'connection-cut',
};

/** SMTP commands whose refusal says that our own settings are wrong, whoever the receiver is. */
const ownCommands = /^(?:EHLO|HELO|STARTTLS|AUTH|MAIL FROM|CONN)/;

/**
 * Reads an error of the mail library. Only the server's final word on this receiver or this text (5xx to RCPT TO or
 * DATA, RFC 5321 §4.2.1) is permanent; whatever is ours to mend is tried again.
 */
export function readFailure(error: unknown): MailNotSent {
  const {
    code = '',
    responseCode = 0,
    command = '',
    response,
    message = String(error),
  } = error as {
    code?: string;
    responseCode?: number;
    command?: string;
    response?: string;
    message?: string;
  };
  const answer = response ?? message;
  const said = (failure: MailFailure, permanent = false) =>
    new MailNotSent({ permanent, code: failure, answer });
  if (code === 'EAUTH') return said('sign-in-refused');
  if (responseCode >= 400 && responseCode < 500) return said('server-busy');
  if (responseCode >= 500) {
    // 552: larger than the server takes, told before the text is sent (RFC 1870).
    if (responseCode === 552) return said('content-refused', true);
    if (ownCommands.test(command)) return said('sender-refused');
    return said(command.startsWith('RCPT') ? 'address-refused' : 'content-refused', true);
  }
  if (code === 'EENVELOPE') return said('address-refused', true);
  return said(connectionCodes[code] ?? 'unknown');
}

/** Ways out for a mail: a mail server, or the mailbox of an installation that has none. */
import nodemailer from 'nodemailer';
import type { Language } from '../language/index.ts';
import type { MailAddress } from './address.ts';
import { MailNotSent, readFailure } from './failures.ts';
import type { MailParts } from './seal.ts';
import type { MailChannel } from './tables.ts';

/** A mail ready to leave. */
export interface OutgoingMail extends MailParts {
  /** Without angle brackets. */
  readonly messageId: string;
  /** Where notifications of failure go; null: to the sender. */
  readonly returnPath: string | null;
  readonly to: MailAddress;
  readonly subject: string;
  readonly language: Language;
  /** When it was written: the same in every attempt. */
  readonly date: Date;
  readonly unsubscribeUrl: string | null;
  readonly attachments: readonly {
    readonly name: string;
    readonly mediaType: string;
    readonly content: string;
  }[];
}

export interface MailTransport {
  readonly channel: MailChannel;
  /**
   * Hands the mail over.
   * @returns what the server answered
   * @throws MailNotSent
   */
  send(mail: OutgoingMail): Promise<string>;
  close(): void;
}

/** Connections to the mail server that are open at once, of one process. */
export const CONNECTIONS = 5;

/** Longest waits for the mail server, in milliseconds. */
export interface MailTimeouts {
  readonly connect: number;
  /** Without a byte from the server. */
  readonly silence: number;
  /** For one mail, whatever the server does. */
  readonly whole: number;
}

export const mailTimeouts: MailTimeouts = { connect: 15_000, silence: 30_000, whole: 60_000 };

/**
 * Headers that tell other programs what this is: RFC 3834 keeps them from answering, RFC 2369 and RFC 8058 let
 * the receiver decline with one click.
 */
export const headersOf = ({
  language,
  unsubscribeUrl,
}: Pick<OutgoingMail, 'language' | 'unsubscribeUrl'>): Record<string, string> => ({
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'OOF, AutoReply',
  'Content-Language': language,
  ...(unsubscribeUrl === null
    ? {}
    : { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
});

/** Sends through a mail server, over connections that are kept. */
export function createSmtpTransport(deps: {
  /** `smtp://` or `smtps://` with user and password. */
  readonly url: string;
  readonly from: MailAddress;
  readonly timeouts?: MailTimeouts;
}): MailTransport {
  const { url, from, timeouts = mailTimeouts } = deps;
  const open = () =>
    nodemailer.createTransport({
      url,
      pool: true,
      maxConnections: CONNECTIONS,
      maxMessages: 100,
      connectionTimeout: timeouts.connect,
      greetingTimeout: timeouts.connect,
      dnsTimeout: timeouts.connect,
      socketTimeout: timeouts.silence,
      // Neither a value nor an attachment can make the server read a file or fetch an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  let transporter = open();

  const withinTime = async <T>(work: Promise<T>): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        // A connection whose server drips is not used again.
        transporter.close();
        transporter = open();
        reject(new MailNotSent({ permanent: false, code: 'server-timeout', answer: '' }));
      }, timeouts.whole);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    channel: 'smtp',
    async send(mail) {
      const sending = transporter.sendMail({
        messageId: `<${mail.messageId}>`,
        date: mail.date,
        from: from.name === null ? from.address : { name: from.name, address: from.address },
        to: mail.to.name === null ? mail.to.address : { name: mail.to.name, address: mail.to.address },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: headersOf(mail),
        envelope: { from: mail.returnPath ?? from.address, to: [mail.to.address] },
        attachments: mail.attachments.map(({ name, mediaType, content }) => ({
          filename: name,
          contentType: mediaType,
          content: Buffer.from(content, 'base64'),
        })),
      });
      sending.catch(() => {});
      try {
        return (await withinTime(sending)).response;
      } catch (error) {
        throw error instanceof MailNotSent ? error : readFailure(error);
      }
    },
    close: () => transporter.close(),
  };
}

/** Leaves the mail where it is: in the mailbox at /manage/mailbox. */
export const createLocalTransport = (): MailTransport => ({
  channel: 'local',
  send: async () => '',
  close: () => {},
});

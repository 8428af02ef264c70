import { randomUUID } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** What the server does with the next mail. A number is an answer to DATA, except where a command is named. */
export type MailBehaviour =
  | { readonly kind: 'accept' }
  | { readonly kind: 'refuse'; readonly command: 'mail' | 'rcpt' | 'data'; readonly status: number }
  /** Takes the whole text, then cuts the connection before it answers. */
  | { readonly kind: 'cut' }
  /** Takes the whole text and never answers. */
  | { readonly kind: 'stall' };

export interface ReceivedMail {
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

/** A real mail server on a free port of this machine. */
export interface MailServer {
  readonly url: string;
  /** Every text that came in whole, in order, whether it was accepted or not. */
  readonly received: ReceivedMail[];
  /** Asked for each mail; default: accepts. */
  behave: (mail: { readonly to: readonly string[]; readonly nth: number }) => MailBehaviour;
  parse(mail: ReceivedMail): Promise<Email>;
  close(): Promise<void>;
}

/** The socket of a connection; the library's types leave it out. */
const socketOf = (connection: object): Socket => (connection as { _socket: Socket })._socket;

const refusal = (status: number): Error =>
  Object.assign(new Error(`refused with ${status}`), { responseCode: status });

export async function openMailServer(options: { delay?: number } = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let nth = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onMailFrom(_address, _session, callback) {
      const behaviour = self.behave({ to: [], nth });
      callback(
        behaviour.kind === 'refuse' && behaviour.command === 'mail' ? refusal(behaviour.status) : undefined,
      );
    },
    onRcptTo({ address }, _session, callback) {
      const behaviour = self.behave({ to: [address], nth });
      callback(
        behaviour.kind === 'refuse' && behaviour.command === 'rcpt' ? refusal(behaviour.status) : undefined,
      );
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks).toString('latin1');
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
        const behaviour = self.behave({ to, nth });
        nth += 1;
        received.push({ messageId: /^Message-ID: (.+)$/im.exec(raw)?.[1]?.trim() ?? '', from, to, raw });
        if (options.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, options.delay));
        if (behaviour.kind === 'stall') return;
        if (behaviour.kind === 'cut') {
          for (const connection of server.connections) {
            if (connection.id === session.id) socketOf(connection).destroy();
          }
          return;
        }
        if (behaviour.kind === 'refuse' && behaviour.command === 'data') {
          callback(refusal(behaviour.status));
          return;
        }
        callback(null, `accepted as ${randomUUID()}`);
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const self: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    received,
    behave: () => ({ kind: 'accept' }),
    parse: ({ raw }) => PostalMime.parse(Buffer.from(raw, 'latin1')),
    close: () =>
      new Promise((resolve) => {
        for (const connection of server.connections) socketOf(connection).destroy();
        server.close(() => resolve());
      }),
  };
  return self;
}

/** Reads delivery status notifications (RFC 3464, RFC 6533): what a mail server says later of a mail that it took. */
import PostalMime from 'postal-mime';
import { cleanLine } from '../language/index.ts';

/** What became of the mail to one receiver. */
export interface DeliveryStatus {
  /** As the mail was addressed, else where it finally went. */
  readonly address: string;
  /** `failed`, `delayed`, `delivered`, `relayed`, `expanded`. */
  readonly action: string;
  /** RFC 3463, such as `5.1.1`. */
  readonly status: string | null;
  /** What the server said. */
  readonly answer: string;
}

export interface DeliveryNotification {
  /** Addresses that the notification itself came to: one of them is the return path. */
  readonly deliveredTo: readonly string[];
  readonly statuses: readonly DeliveryStatus[];
  /** Message-IDs that stand in the mail that came back, without the angle brackets. */
  readonly messageIds: readonly string[];
}

/** Bytes of a notification that are read: its status stands before the mail that came back. */
export const READ_BYTES = 512 * 1024;

const LONGEST_ANSWER = 500;
const REPORTS = /^message\/(?:global-)?delivery-status$/i;

/** Fields of one group, unfolded, with small names (RFC 3464 §2.1). */
function fieldsOf(group: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && !fields.has(name.toLowerCase()))
      fields.set(name.toLowerCase(), (value ?? '').trim());
  }
  return fields;
}

/** `rfc822; mona@example.org` → `mona@example.org` */
const afterType = (field: string | undefined): string | undefined =>
  field
    ?.replace(/^[\w-]+\s*;\s*/, '')
    .replace(/^<|>$/g, '')
    .trim() || undefined;

function statusOf(group: string): DeliveryStatus[] {
  const fields = fieldsOf(group);
  const address = afterType(fields.get('original-recipient')) ?? afterType(fields.get('final-recipient'));
  const action = fields.get('action')?.toLowerCase();
  if (address === undefined || action === undefined) return [];
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null;
  const answer = afterType(fields.get('diagnostic-code')) ?? status ?? action;
  return [{ address, action, status, answer: cleanLine(answer).text.slice(0, LONGEST_ANSWER) }];
}

/**
 * Reads a mail as it came in.
 * @returns undefined for one that is no notification
 */
export async function readNotification(raw: Uint8Array): Promise<DeliveryNotification | undefined> {
  const mail = await PostalMime.parse(raw.subarray(0, READ_BYTES), {
    forceRfc822Attachments: true,
    maxNestingDepth: 20,
  });
  const report = mail.attachments.find(({ mimeType }) => REPORTS.test(mimeType));
  if (report === undefined) return undefined;
  const { content } = report;
  const text = (
    typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('utf8')
  ).replaceAll('\r\n', '\n');
  const receivers = mail.headers.filter(({ key }) =>
    ['to', 'delivered-to', 'x-original-to', 'envelope-to'].includes(key),
  );
  const body = Buffer.from(raw.subarray(0, READ_BYTES)).toString('latin1');
  return {
    deliveredTo: receivers.flatMap(({ value }) => value.match(/[^\s<>,;:"]+@[^\s<>,;:"]+/g) ?? []),
    statuses: text.split(/\n\s*\n/).flatMap(statusOf),
    messageIds: [
      ...new Set([...body.matchAll(/^message-id:\s*<([^<>\s]{1,200})>/gim)].map(([, id = '']) => id)),
    ],
  };
}

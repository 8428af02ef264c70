/**
 * The outbox: mails are written in the transaction of the change that they tell of, and sent after it was committed.
 *
 * How a feature adds a mail:
 * 1. `templates/<feature>/mail/<name>.html.eta` begins with `layout('/layouts/mail.html.eta')` and is made of pieces:
 *    `<%~ paragraph(say('intro')) %>`, `<%~ button(values.link, say('open')) %>`, `facts`, `note`, `quote`.
 *    `<name>.text.eta` begins with `layout('/layouts/mail.text.eta')` and says the same: `<%= say('intro') %>`; an address
 *    stands on a line of its own. A line that ends in a tag swallows its line end: leave an empty line after it.
 * 2. Its words stand in the feature's messages below `mail.<name>`: `title` (what this mail is), `subject`, and whatever
 *    its parts `say`; every placeholder may be used as `{{name}}`.
 * 3. It is declared with its placeholders and samples (`MailTemplate`), exported by the feature's door and listed in
 *    `src/mails.ts`; the preview at /manage/mail/templates then shows it.
 * 4. `await outbox.write(change.tx, { template: '<feature>.<name>', to, language, editionId, values, dedupeKey })`.
 */

import type { Clock } from '../clock/index.ts';
import { type Database, newId, type Tx } from '../database/index.ts';
import { cleanLine, type Digits, type Language } from '../language/index.ts';
import type { Vault } from '../vault/index.ts';
import { readAddress } from './address.ts';
import { cancelWaiting } from './queue-store.ts';
import type { MailRenderer } from './render.ts';
import { resendMails } from './resend.ts';
import { type MailParts, openSealed, seal } from './seal.ts';
import { mailSearch } from './search.ts';
import * as store from './store.ts';
import {
  checkNames,
  isSecret,
  MailMistake,
  type MailTemplate,
  type MailValues,
  templatesByKey,
} from './template.ts';

export { isAddress, type MailAddress } from './address.ts';
export {
  type AudienceFilter,
  type AudienceMember,
  type AudienceSource,
  type InBoth,
  inBoth,
  type MailTime,
  same,
} from './audience.ts';
export {
  addressKey,
  type BounceOutcome,
  type BounceRow,
  type Bounces,
  bounceOutcomes,
  bouncingAmong,
  clearAddress,
  createBounces,
} from './bounces.ts';
export { type MailFailure, mailFailures } from './failures.ts';
export { createPace } from './pace.ts';
export { createMailRenderer, type MailRenderer, type RenderedMail } from './render.ts';
export { resendable, resendRefusal } from './resend.ts';
export { createReturnPaths, type ReturnPaths } from './return-path.ts';
export { backoff, createMailSender, type MailSender } from './sender.ts';
export { type MailChannel, type MailState, mailChannels, mailStates } from './tables.ts';
export {
  isSecret,
  MailMistake,
  type MailTemplate,
  type MailValues,
  type PlaceholderKind,
  wordsOf,
} from './template.ts';
export {
  createLocalTransport,
  createSmtpTransport,
  type MailTimeouts,
  type MailTransport,
} from './transport.ts';

/** A file that goes with a mail. */
export interface MailAttachment {
  /** With its extension: `invitation.ics`. */
  readonly name: string;
  /** `text/calendar; charset=utf-8; method=REQUEST` */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A mail to be written. */
export interface MailMessage {
  /** Key of a declared template. */
  readonly template: string;
  readonly to: {
    readonly address: string;
    readonly name?: string | null;
    /** The receiver's account, where there is one: whose data it is. */
    readonly accountId?: string | null;
  };
  readonly language: Language;
  /** Digits of figures in Arabic, the edition's setting. Default `latn`. */
  readonly digits?: Digits;
  /** Whose log it stands in; null for what belongs to no edition. */
  readonly editionId: string | null;
  /** A value for each placeholder of the template. They are plain text: escaping is the renderer's. */
  readonly values: MailValues;
  /** True exactly for templates that carry a secret link: its text is sealed until it was sent, then scrubbed. */
  readonly secret?: boolean;
  /** After it the mail is of no use and is not sent any more: give it wherever a link expires. */
  readonly expiresAt?: Date;
  /** Two mails never have the same: a second one is not written. Name the fact: `invitation:<id>:1`. */
  readonly dedupeKey?: string;
  readonly attachments?: readonly MailAttachment[];
  /** Name over the mail, such as the forum's in its language. Default: the product's. */
  readonly masthead?: string;
  /** For mails that one may decline: takes a POST without a sign-in (RFC 8058). Such mails carry List-Unsubscribe. */
  readonly unsubscribeUrl?: string;
}

export interface Outbox {
  /**
   * Writes a mail; it is sent soon after the transaction was committed, and never if it is not.
   * @returns its id, and whether it is new: false when its dedupe key was used before
   * @throws MailMistake for an unknown template, unknown or missing values, a link that is none
   */
  write(tx: Tx, message: MailMessage): Promise<{ readonly id: string; readonly written: boolean }>;
  /**
   * Sends mails again, each as a new one that names the old.
   * @returns ids of the new ones, in the order of the old ones' ids
   * @throws 409 `mail-under-way`, `mail-link-expired`, `mail-text-gone`
   */
  resend(tx: Tx, ids: readonly string[]): Promise<string[]>;
  /** Takes back what has not begun to leave. @returns ids of the mails that will not leave */
  cancel(tx: Tx, ids: readonly string[]): Promise<string[]>;
  /** The text of a mail with its one-time links, for the local mailbox; undefined once it was scrubbed. */
  openText(mail: Pick<store.MailRow, 'id' | 'secret' | 'sealed' | 'text' | 'html'>): MailParts | undefined;
  /** The declared templates, in their order. */
  readonly templates: readonly MailTemplate[];
  readonly renderer: MailRenderer;
}

/** Most bytes of all attachments of a mail: what servers commonly take, less the third that base64 adds. */
const MOST_ATTACHED = 7_000_000;

export function createOutbox(deps: {
  database: Database;
  clock: Clock;
  vault: Vault;
  renderer: MailRenderer;
  /** Of all features; see `src/mails.ts`. */
  templates: readonly MailTemplate[];
  /** Right side of every Message-ID. */
  host: string;
}): Outbox {
  const { database, clock, vault, renderer, templates, host } = deps;
  const byKey = templatesByKey(templates);

  return {
    templates,
    renderer,
    async resend(tx, ids) {
      return resendMails(tx, { vault, host, now: clock.now() }, await store.lockMails(tx, ids));
    },
    cancel: (tx, ids) => cancelWaiting(tx, ids),
    openText({ id, secret, sealed, text, html }) {
      if (secret) return sealed === null ? undefined : openSealed(vault, id, sealed);
      return text === null || html === null ? undefined : { text, html };
    },
    async write(tx, message) {
      const template = byKey.get(message.template);
      if (template === undefined) throw new MailMistake(`There is no mail "${message.template}".`);
      checkNames(template, message.values);
      if (isSecret(template) !== (message.secret ?? false)) {
        throw new MailMistake(`The mail "${template.key}" and its message disagree on whether it is secret.`);
      }
      const { address, name } = readAddress(message.to);
      const attachments = (message.attachments ?? []).map(readAttachment);
      if (attachments.reduce((sum, { content }) => sum + content.length, 0) > (MOST_ATTACHED * 4) / 3) {
        throw new MailMistake(`The mail "${template.key}" has more attached than servers take.`);
      }
      const { whole, masked } = renderer.render(template, message);
      const id = newId();
      const now = clock.now();
      const mail: store.NewMail = {
        id,
        editionId: message.editionId,
        template: template.key,
        language: message.language,
        accountId: message.to.accountId ?? null,
        address,
        name,
        subject: whole.subject,
        search: mailSearch({ address, name, subject: whole.subject }),
        text: masked.text,
        html: masked.html,
        sealed: isSecret(template) ? seal(vault, id, whole) : null,
        secret: isSecret(template),
        unsubscribeUrl: message.unsubscribeUrl ?? null,
        messageId: `${id}@${host}`,
        dedupeKey: message.dedupeKey ?? null,
        dueAt: now,
        expiresAt: message.expiresAt ?? null,
        createdAt: now,
      };
      // Whoever acts may write to anybody, and is not to see what others were written: only the outbox is.
      return database.widened(tx, async () => {
        const written = await store.insertMail(tx, mail, attachments);
        if (written !== undefined) return { id: written, written: true };
        const known =
          message.dedupeKey === undefined ? undefined : await store.findByDedupeKey(tx, message.dedupeKey);
        if (known === undefined) throw new Error('A mail was not stored.');
        return { id: known, written: false };
      });
    },
  };
}

function readAttachment({ name, mediaType, bytes }: MailAttachment) {
  const safe = cleanLine(name).text.replaceAll(/[/\\"<>:|?*]/g, '-');
  if (safe === '' || !/^[a-z]+\/[a-z0-9.+-]+(; ?[a-z-]+=[\w.-]+)*$/i.test(mediaType)) {
    throw new MailMistake(`An attachment "${name}" of type "${mediaType}" is none.`);
  }
  return { name: safe, mediaType, content: Buffer.from(bytes).toString('base64') };
}

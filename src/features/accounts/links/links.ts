import type { Clock } from '../../../platform/clock/index.ts';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { AppError, notFound } from '../../../platform/errors/index.ts';
import { hashSecret, newSecret } from '../../../platform/vault/index.ts';
import type { LinkPurpose } from '../tables.ts';
import { isSecret, LINKS_AN_HOUR, lifetimes, linkFault } from './rules.ts';
import * as store from './store.ts';

export type Links = ReturnType<typeof createLinks>;

/** A link about to be made. */
export interface NewLink {
  readonly purpose: LinkPurpose;
  /** Where it is sent. */
  readonly email: string;
  readonly accountId?: string | null;
  readonly editionId?: string | null;
  readonly createdBy?: string | null;
  /** What follows when it is used. */
  readonly payload?: unknown;
}

/** A link as it was made: the address is for the mail alone. */
export interface MadeLink {
  readonly id: string;
  /** Whole address of its page. */
  readonly href: string;
  readonly expiresAt: Date;
}

/** Where the page of a link lies, below the language. */
const pages: Readonly<Record<LinkPurpose, string>> = {
  'first-organiser': '/welcome',
  invitation: '/invitation',
  registration: '/registration',
  'password-reset': '/reset',
  'email-change': '/email-change',
  'email-change-undo': '/email-change/undo',
  'sign-in': '/sign-in/link',
  'account-merge': '/account/merge',
  'second-factor-reset': '/second-factor-reset',
};

/** @throws 404 for a link that is none of ours or for something else, 409 for one that works no longer */
const refused = (fault: ReturnType<typeof linkFault> & string): AppError =>
  fault === 'link-unknown' || fault === 'link-foreign' ? notFound(fault) : new AppError(409, fault);

/** Makes links and uses them up. */
export function createLinks(deps: {
  readonly clock: Clock;
  /** Address under which people reach the system. */
  readonly publicUrl: string;
}) {
  const { clock, publicUrl } = deps;

  return {
    /** Makes a link. Its secret is in the address and nowhere else. */
    async make(tx: Tx, link: NewLink, language: 'ar' | 'en'): Promise<MadeLink> {
      const secret = newSecret();
      const now = clock.now();
      const { purpose, payload = null, accountId = null, editionId = null, createdBy = null, email } = link;
      const row = await store.insertLink(tx, {
        secretHash: hashSecret(secret),
        purpose,
        accountId,
        editionId,
        createdBy,
        email,
        payload,
        expiresAt: new Date(now.getTime() + lifetimes[purpose]),
        createdAt: now,
      });
      return {
        id: row.id,
        href: `${publicUrl}/${language}${pages[purpose]}/${secret}`,
        expiresAt: row.expiresAt,
      };
    },

    /**
     * Leaves what a link leaves, without one: where an address gets a mail that has no link, so that neither the time
     * that it takes nor the number of mails an hour tells the two apart.
     */
    async none(tx: Tx, { purpose, email }: Pick<NewLink, 'purpose' | 'email'>): Promise<void> {
      const now = clock.now();
      await store.insertLink(tx, {
        secretHash: hashSecret(newSecret()),
        purpose,
        email,
        expiresAt: now,
        withdrawnAt: now,
        createdAt: now,
      });
    },

    /** Whether an address got as many links of a purpose as it may in an hour. */
    enough: async (db: Db, email: string, purpose: LinkPurpose): Promise<boolean> =>
      (await store.countSent(db, { email, purpose, since: new Date(clock.now().getTime() - 3_600_000) })) >=
      LINKS_AN_HOUR,

    /**
     * The link, without using it up.
     * @throws 404 `link-unknown`, `link-foreign`; 409 `link-used`, `link-withdrawn`, `link-expired`
     */
    async look(db: Db, secret: string, purpose: LinkPurpose): Promise<store.LinkWhole> {
      const found = isSecret(secret) ? await store.findLink(db, hashSecret(secret)) : undefined;
      const fault = linkFault(found?.link, purpose, clock.now());
      if (fault !== undefined || found === undefined) throw refused(fault ?? 'link-unknown');
      return found;
    },

    /** Uses the link up: of many at once, one comes through. Throws like `look`. */
    async use(tx: Tx, secret: string, purpose: LinkPurpose): Promise<store.LinkWhole> {
      const now = clock.now();
      const found = isSecret(secret) ? await store.lockLink(tx, hashSecret(secret)) : undefined;
      const fault = linkFault(found?.link, purpose, now);
      if (fault !== undefined || found === undefined) throw refused(fault ?? 'link-unknown');
      await store.updateLink(tx, found.link.secretHash, { usedAt: now });
      return found;
    },
  };
}

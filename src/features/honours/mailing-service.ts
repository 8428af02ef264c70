import type { Actor } from '../../platform/actor/index.ts';
import type { Change, Changes } from '../../platform/changes/index.ts';
import type { Database, Db } from '../../platform/database/index.ts';
import { notFound } from '../../platform/errors/index.ts';
import { permit } from '../../platform/http/index.ts';
import type { Translator } from '../../platform/i18n/index.ts';
import { textIn } from '../../platform/language/index.ts';
import { isAddress, type Outbox } from '../../platform/outbox/index.ts';
import { type EditionWhole, findEdition, mastheadOf, placeOf } from '../series/index.ts';
import { verifyAddress } from './document.ts';
import { manageHonours } from './policy.ts';
import { LARGEST_BATCH } from './rules.ts';
import { type CertificateFilter, listPrintable } from './store/certificates.ts';
import { listMailable, type Mailable, mailKey } from './store/holders.ts';

/** What mailing certificates does, or would do. */
export interface MailingOutcome {
  /** Mails that are written, or would be. */
  readonly mailed: number;
  /** Certificates that were mailed before. */
  readonly already: number;
  /** Certificates whose holders no mail reaches: bodies, and people whose address nobody knows. */
  readonly unreachable: number;
  /** What waits for the next go, because one takes 2,000 at most. */
  readonly left: number;
}

// Invented people have no address that leads anywhere, unless they have an account.
const isReachable = ({ address, sample, accountId }: Mailable): boolean =>
  address !== null && isAddress(address) && (!sample || accountId !== null);

function sort(all: readonly Mailable[]): { readonly open: Mailable[]; readonly outcome: MailingOutcome } {
  const fresh = all.filter(({ mailedAt }) => mailedAt === null);
  const reachable = fresh.filter(isReachable);
  const open = reachable.slice(0, LARGEST_BATCH);
  return {
    open,
    outcome: {
      mailed: open.length,
      already: all.length - fresh.length,
      unreachable: fresh.length - reachable.length,
      left: reachable.length - open.length,
    },
  };
}

export type CertificateMailing = ReturnType<typeof createCertificateMailing>;

/** Mails certificates to their holders: a link that needs no account, one mail a certificate for good. */
export function createCertificateMailing(deps: {
  readonly database: Database;
  readonly changes: Changes;
  readonly outbox: Outbox;
  readonly translator: Translator;
  readonly publicUrl: string;
}) {
  const { database, changes, outbox, translator, publicUrl } = deps;

  const read = async (
    db: Db,
    editionId: string,
    asked: CertificateFilter | readonly string[],
  ): Promise<ReturnType<typeof sort>> => {
    const { ids } = await listPrintable(db, editionId, asked);
    return sort(await listMailable(database, db, editionId, ids));
  };

  /** Writes the mails within a change that may issue the certificates, too. */
  async function write(
    change: Change,
    whole: EditionWhole,
    asked: CertificateFilter | readonly string[],
  ): Promise<MailingOutcome> {
    const { edition } = whole;
    const { open, outcome } = await read(change.tx, edition.id, asked);
    let mailed = 0;
    for (const one of open) {
      const { language } = one;
      const name = textIn(one.name, language).text;
      const { written } = await outbox.write(change.tx, {
        template: 'honours.certificate',
        to: { address: one.address ?? '', name, accountId: one.accountId },
        language,
        digits: edition.digits,
        editionId: edition.id,
        masthead: mastheadOf(whole, language),
        secret: true,
        dedupeKey: mailKey(one.id),
        values: {
          name,
          kind: translator.t(language)(`common:kind.certificate.${one.kind}`),
          edition: textIn(edition.title, language).text,
          serial: one.serial,
          link: verifyAddress(`${publicUrl}/${language}`, one.code),
        },
      });
      if (written) mailed += 1;
    }
    if (mailed > 0) {
      await change.record({
        action: 'certificates.mailed',
        subject: { kind: 'certificates', id: edition.id },
        editionId: edition.id,
        before: null,
        after: { mailed, serials: open.map(({ serial }) => serial) },
      });
    }
    // What somebody else mailed at the same moment is mailed.
    return { ...outcome, mailed, already: outcome.already + open.length - mailed };
  }

  return {
    write,

    /** What mailing would do. */
    preview: async (
      editionId: string,
      asked: CertificateFilter | readonly string[],
    ): Promise<MailingOutcome> => (await read(database.db, editionId, asked)).outcome,

    /** Mails those of the certificates that are valid and were never mailed; 2,000 in one go. */
    mail: (
      actor: Actor,
      editionId: string,
      asked: CertificateFilter | readonly string[],
    ): Promise<MailingOutcome> =>
      changes.run(actor, manageHonours.name, async (change) => {
        const whole = await findEdition(change.tx, editionId);
        if (whole === undefined) throw notFound();
        permit(manageHonours, actor, placeOf(whole.edition));
        return write(change, whole, asked);
      }),
  };
}

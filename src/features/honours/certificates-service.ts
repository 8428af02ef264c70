import type { Actor } from '../../platform/actor/index.ts';
import type { Change, Changes } from '../../platform/changes/index.ts';
import { guarded, newId } from '../../platform/database/index.ts';
import { createEntry } from '../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../platform/errors/index.ts';
import { permit, requireVersion } from '../../platform/http/index.ts';
import { dayOf, type LocalText } from '../../platform/language/index.ts';
import { listPersonSummaries } from '../directory/index.ts';
import { type EditionRow, findSeries, lockEdition, placeOf } from '../series/index.ts';
import { type Attested, attest } from './attest.ts';
import { newCode } from './codes.ts';
import type { ActInput, IssueOptions, ReplacementInput, RevocationInput } from './contract/issuing.ts';
import { signatoryOf } from './holder.ts';
import { manageHonours } from './policy.ts';
import { type CertificateKind, mayBecome, serialOf } from './rules.ts';
import * as store from './store/certificates.ts';
import type { Signatory } from './tables.ts';

/** Rules that the database holds, as errors of certificates. */
export const brokenRules = {
  certificates_act_key: () => conflict('certificate-issued-meanwhile'),
  certificates_session_fk: () => ruleBroken({ field: 'sessionId', code: 'session-unknown' }),
};

/** Options that only imports and demonstrations use. */
export interface IssueManyOptions extends IssueOptions {
  /** Who signs, where they are not persons of the directory. */
  readonly signatories?: readonly Signatory[];
  /** Marks invented certificates. */
  readonly sample?: boolean;
}

export type CertificatesService = ReturnType<typeof createCertificatesService>;

/** Certificates: issued from what is recorded, revoked and replaced, never changed. */
export function createCertificatesService({ changes }: { changes: Changes }) {
  const inEdition = <T>(
    actor: Actor,
    editionId: string,
    work: (change: Change, edition: EditionRow) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageHonours.name, (change) =>
      guarded(brokenRules, async () => {
        // The lock puts issuing in a row: serial numbers have no gaps and no doubles.
        const edition = await lockEdition(change.tx, editionId);
        if (edition === undefined) throw notFound();
        permit(manageHonours, actor, placeOf(edition));
        return work(change, edition);
      }),
    );

  /** The certificate, locked after its edition: the same order as in issuing. */
  const onCertificate = <T>(
    actor: Actor,
    id: string,
    version: number | null,
    work: (change: Change, found: store.CertificateRow, edition: EditionRow) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageHonours.name, (change) =>
      guarded(brokenRules, async () => {
        const known = (await store.findCertificate(change.tx, id))?.certificate;
        const edition = known && (await lockEdition(change.tx, known.editionId));
        const found = known && (await store.lockCertificate(change.tx, id));
        if (found === undefined || edition === undefined) throw notFound();
        permit(manageHonours, actor, placeOf(edition));
        requireVersion(found.version, version);
        return work(change, found, edition);
      }),
    );

  const issueMany = (
    actor: Actor,
    editionId: string,
    inputs: readonly ActInput[],
    options: IssueManyOptions = {},
    path = 'certificates',
  ): Promise<store.CertificateRow[]> =>
    inEdition(actor, editionId, async (change, edition) => {
      const acts = await attest(change.tx, editionId, inputs, path);
      await refuseCertified(change, editionId, acts);
      return writeCertificates(change, edition, acts, options);
    });

  return {
    /**
     * Issues a certificate for each act, in one transaction: all or none, numbered in the order given.
     * @throws 409 that names the certificates which attest one of the acts already, or did before they were revoked
     */
    issueMany,

    async issue(
      actor: Actor,
      editionId: string,
      input: ActInput,
      options: IssueOptions = {},
    ): Promise<store.CertificateRow> {
      return (await issueMany(actor, editionId, [input], options, ''))[0] as store.CertificateRow;
    },

    /** Withdraws a valid certificate by authority; whoever verifies it reads the reason. */
    revoke(
      actor: Actor,
      id: string,
      version: number | null,
      input: RevocationInput,
    ): Promise<store.CertificateRow> {
      return onCertificate(actor, id, version, async (change, found, edition) => {
        requireTransition(found, 'revoked');
        const edited = await store.updateCertificate(change.tx, id, {
          status: 'revoked',
          revokedAt: change.now,
          revocationReason: readReason(input.reason, edition),
          updatedAt: change.now,
        });
        await record(change, 'certificate.revoked', found, edited);
        return edited;
      });
    },

    /**
     * Issues a new certificate for the same act, with the holder as named today; the old one leads to it.
     * @returns the new certificate
     */
    replace(
      actor: Actor,
      id: string,
      version: number | null,
      input: ReplacementInput,
    ): Promise<store.CertificateRow> {
      return onCertificate(actor, id, version, async (change, found, edition) => {
        requireTransition(found, 'replaced');
        const [act] = await attest(change.tx, found.editionId, [found], '');
        if (act === undefined) throw notFound();
        const reason =
          found.revocationReason === null || input.reason != null
            ? readReason(input.reason, edition)
            : found.revocationReason;
        const replacedById = newId();
        // First the old one, so that never two are valid; the new id is known before its row.
        const edited = await store.updateCertificate(change.tx, id, {
          status: 'replaced',
          revokedAt: found.revokedAt ?? change.now,
          revocationReason: reason,
          replacedById,
          updatedAt: change.now,
        });
        await record(change, 'certificate.replaced', found, edited);
        const [issued] = await writeCertificates(change, edition, [act], {
          ...input,
          ids: [replacedById],
          sample: found.sample,
        });
        return issued as store.CertificateRow;
      });
    },
  };
}

/** Refuses acts that a certificate attests already; one that was revoked is replaced, not issued anew. */
async function refuseCertified(change: Change, editionId: string, acts: readonly Attested[]): Promise<void> {
  const keys = acts.map(({ act }) => act);
  if (new Set(keys).size !== keys.length) throw conflict('act-named-twice');
  const known = await store.listByActs(change.tx, editionId, keys);
  const of = (status: string): string =>
    known
      .filter((one) => one.status === status)
      .map(({ serial }) => serial)
      .join(', ');
  if (of('valid') !== '') throw conflict('certificate-exists', { serials: of('valid') });
  if (of('revoked') !== '') throw conflict('certificate-was-revoked', { serials: of('revoked') });
}

/** Numbers and writes certificates of acts that were attested. */
export async function writeCertificates(
  change: Change,
  edition: EditionRow,
  acts: readonly Attested[],
  options: IssueManyOptions & { readonly ids?: readonly string[] },
): Promise<store.CertificateRow[]> {
  if (edition.organiserBodyId === null) throw conflict('edition-without-organiser');
  const owner = await findSeries(change.tx, edition.seriesId);
  if (owner === undefined) throw notFound();
  const signatories = await readSignatories(change, edition.id, options);
  const issuedOn = options.issuedOn ?? dayOf(change.now, edition.timeZone);
  const ordinals = new Map<CertificateKind, number>();
  const rows: store.NewCertificate[] = [];
  for (const [index, act] of acts.entries()) {
    const last = ordinals.get(act.kind) ?? (await store.lastOrdinal(change.tx, edition.id, act.kind));
    const ordinal = last + 1;
    ordinals.set(act.kind, ordinal);
    rows.push({
      ...act,
      id: options.ids?.[index] ?? newId(),
      editionId: edition.id,
      ordinal,
      serial: serialOf({
        acronym: owner.series.acronym,
        edition: edition.number,
        kind: act.kind,
        ordinal,
      }),
      code: newCode(),
      issuedOn,
      signatories,
      sample: options.sample ?? false,
    });
  }
  const issued = await store.insertCertificates(change.tx, rows);
  for (const certificate of issued) await record(change, 'certificate.issued', null, certificate);
  return issued;
}

async function readSignatories(
  change: Change,
  editionId: string,
  { signatories, signatoryIds }: IssueManyOptions,
): Promise<readonly Signatory[]> {
  if (signatories !== undefined) return signatories;
  if (signatoryIds !== undefined) {
    const persons = await listPersonSummaries(change.tx, signatoryIds);
    const found = signatoryIds.flatMap((id) => persons.find((person) => person.id === id) ?? []);
    if (found.length !== signatoryIds.length) {
      throw ruleBroken({ field: 'signatoryIds', code: 'person-unknown' });
    }
    return found.map(signatoryOf);
  }
  const last = await store.lastSignatories(change.tx, editionId);
  if (last.length === 0) throw ruleBroken({ field: 'signatoryIds', code: 'signatory-needed' });
  return last;
}

function requireTransition(found: store.CertificateRow, to: 'revoked' | 'replaced'): void {
  if (!mayBecome(found.status, to)) throw conflict(`certificate-${found.status}`, { serial: found.serial });
}

function readReason(reason: ReplacementInput['reason'], edition: EditionRow): LocalText {
  const entry = createEntry();
  const text = entry.line('reason', reason, { required: true, authentic: edition.authenticLanguage });
  entry.done();
  return text as LocalText;
}

/** The code is for whoever holds the certificate; the log of changes does without it. */
const withoutCode = (row: store.CertificateRow | null): object | null => {
  if (row === null) return null;
  const { code: _, ...rest } = row;
  return rest;
};

const record = (
  change: Change,
  action: string,
  before: store.CertificateRow | null,
  after: store.CertificateRow,
): Promise<void> =>
  change.record({
    action,
    subject: { kind: 'certificate', id: after.id },
    editionId: after.editionId,
    before: withoutCode(before),
    after: withoutCode(after),
    ...(action === 'certificate.issued' && after.statement !== null ? { reason: after.statement } : {}),
  });

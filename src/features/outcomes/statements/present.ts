import { presentParty } from '../parties.ts';
import type { SignatureWhole, StatementWhole } from '../store/statements.ts';
import type { SignatureView, StatementView } from './contract.ts';
import { givenBy, standsOn } from './rules.ts';

/** What of a statement's signatures belongs to a day: what was given by then. */
export const listedOn = (
  signatures: readonly SignatureWhole[],
  statementId: string,
  on: string,
): SignatureWhole[] =>
  signatures.filter(({ signature }) => signature.statementId === statementId && givenBy(signature, on));

/** @param listed what {@link listedOn} gives: the count is taken from the list */
export function presentStatement(
  { statement, document }: StatementWhole,
  listed: readonly SignatureWhole[],
  on: string,
): StatementView {
  const count = listed.filter(({ signature }) => standsOn(signature, on)).length;
  return {
    id: statement.id,
    editionId: statement.editionId,
    slug: statement.slug,
    title: statement.title,
    constituency: statement.constituency,
    adherence: statement.adherence,
    status: statement.status,
    document: document === null ? null : { id: document.id, slug: document.slug, title: document.title },
    opensOn: statement.opensOn,
    closesOn: statement.closesOn,
    noticeDays: statement.noticeDays,
    ceremonySessionId: statement.ceremonySessionId,
    precedenceVersionId: statement.precedenceVersionId,
    remark: statement.remark,
    sample: statement.sample,
    asOf: on,
    count,
    withdrawn: listed.length - count,
    version: statement.version,
  };
}

export const presentSignature = (whole: SignatureWhole, on: string): SignatureView => {
  const { signature } = whole;
  return {
    id: signature.id,
    statementId: signature.statementId,
    number: signature.number,
    party: presentParty(whole),
    status: signature.status,
    inForce: standsOn(signature, on),
    signatory: signature.signatory,
    capacity: signature.capacity,
    instrument: signature.instrument,
    reservation: signature.reservation,
    signedOn: signature.signedOn,
    accession: signature.accession,
    noticeOn: signature.noticeOn,
    withdrawnOn: signature.withdrawnOn,
    withdrawalReason: signature.withdrawalReason,
    sample: signature.sample,
    version: signature.version,
  };
};

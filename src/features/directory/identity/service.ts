import type { Actor } from '../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../platform/changes/index.ts';
import { guarded, newId } from '../../../platform/database/index.ts';
import { createEntry, type Entry } from '../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { requireVersion } from '../../../platform/http/etag.ts';
import { permit } from '../../../platform/http/policy.ts';
import type { EditionKey, EditionKeys } from '../../../platform/vault/edition-keys.ts';
import { SealBroken } from '../../../platform/vault/index.ts';
import { type IdentityInput, type IdentityPatch, REASON } from './contract.ts';
import type { DocumentEdition } from './editions.ts';
import { manageIdentity, unmaskIdentity } from './policy.ts';
import {
  type DocumentKind,
  namesFit,
  normaliseNames,
  normaliseNumber,
  numberFault,
  numberLengths,
  tailOf,
} from './rules.ts';
import * as store from './store.ts';

/** A document as it is read with the key; for one answer, never kept. */
export interface Unmasked {
  readonly id: string;
  readonly number: string;
  readonly names: string | null;
}

export type IdentityService = ReturnType<typeof createIdentityService>;

const brokenRules = {
  identity_documents_person_number_key: () => ruleBroken({ field: 'number', code: 'document-repeated' }),
  identity_documents_person_id_persons_id_fk: () => ruleBroken({ field: 'personId', code: 'person-unknown' }),
  identity_documents_issuing_state_states_code_fk: () =>
    ruleBroken({ field: 'issuingState', code: 'state-unknown' }),
};

type Sealed = Pick<store.IdentityRow, 'id' | 'personId' | 'sealedNumber' | 'sealedNames'>;

/** What a sealed text is bound to: it opens for this person's document alone. */
const boundTo = ({ personId, id }: Pick<Sealed, 'personId' | 'id'>, part: 'number' | 'names'): string =>
  `identity-document/${personId}/${id}/${part}`;

/** Number and names of a document. @throws 409 `document-unreadable` when a seal is broken */
export function openDocument(key: EditionKey, document: Sealed): Unmasked {
  try {
    return {
      id: document.id,
      number: key.open(boundTo(document, 'number'), document.sealedNumber),
      names:
        document.sealedNames === null ? null : key.open(boundTo(document, 'names'), document.sealedNames),
    };
  } catch (error) {
    throw error instanceof SealBroken ? conflict('document-unreadable') : error;
  }
}

/** By which two documents are the same, whoever holds them. */
const identityOf = (kind: DocumentKind, state: string, number: string): string =>
  `${kind}/${state}/${number}`;

/** What the log of changes tells of a document: never a character of its number. */
const logged = (document: Pick<store.IdentityRow, 'personId' | 'kind' | 'issuingState' | 'expiresOn'>) => ({
  personId: document.personId,
  kind: document.kind,
  issuingState: document.issuingState,
  expiresOn: document.expiresOn ?? null,
});

/** Passports and identity cards of an edition. */
export function createIdentityService({ changes, keys }: { changes: Changes; keys: EditionKeys }) {
  const record = (
    change: Change,
    action: string,
    { editionId, id }: Pick<store.IdentityRow, 'editionId' | 'id'>,
    more: { before?: unknown; after?: unknown; reason?: string },
  ): Promise<void> =>
    change.record({ action, subject: { kind: 'identity-document', id }, editionId, ...more });

  const placeOf = ({ id, seriesId }: DocumentEdition) => ({ editionId: id, seriesId });

  const locked = async (change: Change, edition: DocumentEdition, id: string): Promise<store.IdentityRow> => {
    const found = await store.lockIdentity(change.tx, edition.id, id);
    if (found === undefined) throw notFound();
    return found;
  };

  return {
    /** @returns the id of the new document */
    async create(actor: Actor, edition: DocumentEdition, input: IdentityInput): Promise<string> {
      permit(manageIdentity, actor, placeOf(edition));
      return changes.run(actor, manageIdentity.name, (change) =>
        guarded(brokenRules, async () => {
          const entry = createEntry();
          const number = readDocumentNumber(entry, input.kind, input.number);
          const names = readNames(entry, input.names);
          entry.done();
          const key = await keys.forWriting(change.tx, edition.id);
          const at = { editionId: edition.id, id: newId(), personId: input.personId };
          const row = {
            ...at,
            kind: input.kind,
            issuingState: input.issuingState,
            sealedNumber: key.seal(boundTo(at, 'number'), number),
            sealedNames: names === null ? null : key.seal(boundTo(at, 'names'), names),
            tail: tailOf(number),
            numberMac: key.mac(identityOf(input.kind, input.issuingState, number)),
            expiresOn: input.expiresOn ?? null,
          };
          await store.insertIdentity(change.tx, row);
          await record(change, 'identity-document.created', row, { after: logged(row) });
          return row.id;
        }),
      );
    },

    async edit(
      actor: Actor,
      edition: DocumentEdition,
      id: string,
      version: number | null,
      patch: IdentityPatch,
    ): Promise<void> {
      permit(manageIdentity, actor, placeOf(edition));
      await changes.run(actor, manageIdentity.name, (change) =>
        guarded(brokenRules, async () => {
          const key = await keys.forWriting(change.tx, edition.id);
          const old = await locked(change, edition, id);
          requireVersion(old.version, version);
          const was = openDocument(key, old);
          const entry = createEntry();
          const kind = patch.kind ?? old.kind;
          const issuingState = patch.issuingState ?? old.issuingState;
          const number = readDocumentNumber(entry, kind, patch.number ?? was.number);
          const names = patch.names === undefined ? was.names : readNames(entry, patch.names);
          entry.done();
          const row = {
            kind,
            issuingState,
            sealedNumber: key.seal(boundTo(old, 'number'), number),
            sealedNames: names === null ? null : key.seal(boundTo(old, 'names'), names),
            tail: tailOf(number),
            numberMac: key.mac(identityOf(kind, issuingState, number)),
            expiresOn: patch.expiresOn === undefined ? old.expiresOn : patch.expiresOn,
            updatedAt: change.now,
          };
          await store.updateIdentity(change.tx, old, row);
          await record(change, 'identity-document.edited', old, {
            before: { ...logged(old), numberChanged: false, namesChanged: false },
            after: {
              ...logged({ ...old, ...row }),
              numberChanged: number !== was.number,
              namesChanged: names !== was.names,
            },
          });
        }),
      );
    },

    async remove(actor: Actor, edition: DocumentEdition, id: string, version: number | null): Promise<void> {
      permit(manageIdentity, actor, placeOf(edition));
      await changes.run(actor, manageIdentity.name, async (change) => {
        const old = await locked(change, edition, id);
        requireVersion(old.version, version);
        await store.deleteIdentity(change.tx, old);
        await record(change, 'identity-document.deleted', old, { before: logged(old) });
      });
    },

    /**
     * Number and names, for one answer. That it was done, by whom and why is recorded before they are given.
     * @throws 409 when the key is destroyed or a seal is broken
     */
    async unmask(actor: Actor, edition: DocumentEdition, id: string, reason: string): Promise<Unmasked> {
      permit(unmaskIdentity, actor, placeOf(edition));
      return changes.run(actor, unmaskIdentity.name, async (change) => {
        const entry = createEntry();
        const old = await locked(change, edition, id);
        const key = await keys.find(change.tx, edition.id);
        if (key === undefined) throw conflict('edition-key-destroyed');
        const unmasked = openDocument(key, old);
        const given = readReason(entry, reason, unmasked.number);
        entry.done();
        await record(change, 'identity-document.unmasked', old, { reason: given ?? '' });
        return unmasked;
      });
    },
  };
}

/** The number of a document as it was typed, normalised; what is wrong with it is refused at the field. */
export function readDocumentNumber(
  entry: Entry,
  kind: DocumentKind,
  typed: string,
  field = 'number',
): string {
  const number = normaliseNumber(typed);
  const fault = numberFault(kind, number);
  if (number === '') entry.refuse(field, 'field-required');
  else if (fault !== undefined) entry.refuse(field, fault, { ...numberLengths[kind] });
  return number;
}

/** Why a number is read or printed, for the log of changes: said at some length, and without the number itself. */
export function readReason(entry: Entry, typed: string, number: string): string | null {
  const given = entry.plain('reason', typed, { required: true });
  entry.check((given?.length ?? REASON.min) >= REASON.min, 'reason', 'reason-too-short', { min: REASON.min });
  // A reason that quotes the number would put it into the log for good.
  const quoted = number !== '' && normaliseNumber(given ?? '').includes(number);
  entry.check(!quoted, 'reason', 'reason-quotes-number');
  return given;
}

function readNames(entry: Entry, typed: string | null | undefined): string | null {
  const names = normaliseNames(entry.plain('names', typed) ?? '');
  if (names === '') return null;
  entry.check(namesFit(names), 'names', 'document-names-latin');
  return names;
}

import type { Tx } from '../../platform/database/index.ts';
import { createEntry } from '../../platform/entry/index.ts';
import { listPersonSummaries } from '../directory/index.ts';
import type { ActInput } from './contract/issuing.ts';
import { bodyHolder, personHolder } from './holder.ts';
import {
  type Act,
  actOf,
  type CertificateBasis,
  type CertificateKind,
  maybeStated,
  type RecordedKind,
  recordedKinds,
} from './rules.ts';
import { type Fact, listFacts } from './store/facts.ts';
import type { CertificateHolder } from './tables.ts';

/** An act that may be certified: on the record, or stated by the organiser. */
export interface Attested extends Act {
  readonly act: string;
  readonly basis: CertificateBasis;
  readonly statement: string | null;
  readonly hours: number | null;
  readonly holder: CertificateHolder;
}

const isRecorded = (kind: CertificateKind): kind is RecordedKind =>
  (recordedKinds as readonly string[]).includes(kind);

const actIn = (input: ActInput): Act => ({
  kind: input.kind,
  personId: input.personId ?? null,
  bodyId: input.bodyId ?? null,
  sessionId: input.sessionId ?? null,
  honourId: input.honourId ?? null,
});

/** The record of every kind that is asked for, by act. */
async function readRecord(
  tx: Tx,
  editionId: string,
  kinds: ReadonlySet<CertificateKind>,
): Promise<ReadonlyMap<string, Fact>> {
  const facts: Fact[] = [];
  for (const kind of kinds) if (isRecorded(kind)) facts.push(...(await listFacts(tx, editionId, kind)));
  return new Map(facts.map((fact) => [fact.act, fact]));
}

/**
 * Finds what is asked for on the record, or takes the organiser's word for what may be stated of a person.
 * @param path name of the list in the input, for errors: `certificates` gives `certificates.3`; empty for a single act
 * @throws 422 that names each act which is neither
 */
export async function attest(
  tx: Tx,
  editionId: string,
  inputs: readonly ActInput[],
  path: string,
): Promise<Attested[]> {
  const entry = createEntry();
  const record = await readRecord(tx, editionId, new Set(inputs.map(({ kind }) => kind)));
  const stated = inputs.filter((input) => !record.has(actOf(actIn(input))));
  const persons = new Map(
    (await listPersonSummaries(tx, [...new Set(stated.flatMap(({ personId }) => personId ?? []))])).map(
      (person) => [person.id, person],
    ),
  );

  const read = inputs.map((input, index): Attested | undefined => {
    const at = (field: string): string => (path === '' ? field : `${path}.${index}.${field}`);
    const asked = actIn(input);
    const hours = input.hours ?? null;
    const fact = record.get(actOf(asked));
    if (fact !== undefined) {
      const { kind, personId, bodyId, honourId, act, basis, person, body } = fact;
      // A participant's session is an example of the record, not what is certified.
      const sessionId = asked.sessionId;
      const holder = person === null ? (body === null ? undefined : bodyHolder(body)) : personHolder(person);
      if (holder === undefined) throw new Error(`The fact ${act} has no holder.`);
      return { kind, personId, bodyId, sessionId, honourId, act, basis, statement: null, hours, holder };
    }
    const statement = entry.plain(at('statement'), input.statement);
    const person = asked.personId === null ? undefined : persons.get(asked.personId);
    if (!maybeStated(asked.kind) || asked.bodyId !== null || asked.honourId !== null) {
      entry.refuse(at('kind'), 'fact-unknown');
    } else if (person === undefined) {
      entry.refuse(at('personId'), 'person-unknown');
    } else if (statement === null) {
      entry.refuse(at('statement'), 'statement-needed');
    } else {
      entry.check(asked.kind !== 'attendance' || hours !== null, at('hours'), 'hours-needed');
      const sessionId = asked.kind === 'attendance' ? asked.sessionId : null;
      const act = { ...asked, sessionId };
      return { ...act, act: actOf(act), basis: 'statement', statement, hours, holder: personHolder(person) };
    }
    return undefined;
  });
  entry.done();
  return read.flatMap((one) => one ?? []);
}

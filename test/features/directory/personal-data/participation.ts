import * as delegations from '../../../../src/features/delegations/tables.ts';
import * as registration from '../../../../src/features/registration/tables.ts';
import { type Database, newId } from '../../../../src/platform/database/index.ts';
import type { FileRow } from '../../../../src/platform/files/index.ts';
import { localText } from '../../../../src/platform/language/index.ts';

/** Words by which somebody is known. */
interface Known {
  readonly arabicName: string;
  readonly englishName: string;
  readonly address: string;
  readonly phone: string;
  readonly note: string;
}

/**
 * Somebody who speaks for a delegation, is named by it, accredited, listed, registered, seated and let in:
 * known by their address alone, as those are who have no account.
 */
export async function fillParticipation(place: {
  readonly database: Database;
  readonly editionId: string;
  readonly sessionId: string;
  readonly bodyId: string;
  readonly accountId: string;
  readonly known: Known;
  /** Keeps a file whose bytes name nobody: what drew it compressed them. */
  readonly keep: (name: string) => Promise<Pick<FileRow, 'id'>>;
}): Promise<void> {
  const { database, editionId, sessionId, bodyId, accountId, known, keep } = place;
  const { db } = database;
  const at = new Date('2026-10-01');
  const name = localText({ ar: known.arabicName, en: known.englishName });
  const [party, attendeeId, formId] = [newId(), newId(), newId()];
  await db.insert(delegations.participations).values({
    editionId,
    id: party,
    entityKind: 'body',
    bodyId,
    category: 'member',
    status: 'accepted',
  });
  await db
    .insert(delegations.delegations)
    .values({ editionId, id: party, confirmedBy: accountId, note: known.englishName });
  await db
    .insert(delegations.delegationQuotas)
    .values({ editionId, delegationId: party, role: 'member', most: 1 });
  await db.insert(delegations.focalPoints).values({
    editionId,
    delegationId: party,
    state: 'appointed',
    name: known.englishName,
    email: known.address,
    phone: known.phone,
    fileId: (await keep('appointment.pdf')).id,
    expiresAt: new Date('2026-12-01'),
    reason: known.note,
  });
  await db.insert(delegations.attendees).values({
    editionId,
    id: attendeeId,
    category: 'delegate',
    source: 'nomination',
    delegationId: party,
    name,
    organisation: localText({ en: `Office of ${known.englishName}` }),
    email: known.address,
    phone: known.phone,
    photoId: (await keep('photo.jpg')).id,
    sortAr: known.arabicName,
    sortEn: known.englishName,
    search: known.englishName,
    nameKeys: ` ${known.englishName} `,
  });
  await db.insert(delegations.nominations).values({
    editionId,
    delegationId: party,
    attendeeId,
    role: 'member',
    state: 'confirmed',
    nominatedBy: accountId,
  });
  const accreditationId = newId();
  await db.insert(delegations.accreditations).values({
    editionId,
    id: accreditationId,
    attendeeId,
    state: 'returned',
    submittedAt: at,
    submittedBy: accountId,
    decidedAt: at,
    reason: known.note,
  });
  await db.insert(delegations.accreditationSteps).values({
    editionId,
    accreditationId,
    toState: 'returned',
    reason: known.note,
    changed: [{ field: 'name', before: name, after: known.englishName }],
  });
  await db.insert(delegations.watchNotes).values({
    editionId,
    name: known.englishName,
    nameKeys: ` ${known.englishName} `,
    note: known.note,
    createdBy: accountId,
  });
  const listId = newId();
  await database.transaction(async (tx) => {
    await tx
      .insert(delegations.participantLists)
      .values({ editionId, id: listId, stage: 'final', number: 1, publishedBy: accountId, publishedAt: at });
    await tx.insert(delegations.participantListEntries).values({
      editionId,
      listId,
      position: 1,
      attendeeId,
      category: 'delegate',
      shown: {
        honorific: null,
        name,
        post: null,
        organisation: null,
        stateCode: null,
        email: known.address,
      },
    });
  });
  await db.insert(registration.registrationForms).values({
    editionId,
    id: formId,
    slug: 'public',
    category: 'public',
    title: localText({ en: 'Registration' }),
    text: localText({ en: `Ask ${known.englishName}` }),
    opensAt: new Date('2026-01-01'),
    closesAt: new Date('2026-11-01'),
    blocks: {},
  });
  const registrationId = newId();
  await db.insert(registration.registrations).values({
    editionId,
    id: registrationId,
    formId,
    attendeeId,
    code: 'R-0001',
    number: 1,
    state: 'confirmed',
    language: 'en',
    email: known.address,
    answers: { question: `I am ${known.englishName}` },
    guests: [{ name: known.englishName }],
    hotel: known.note,
    dietary: known.note,
    access: known.note,
    secretHash: 'registration',
    decidedBy: accountId,
    reason: known.note,
  });
  await db.insert(registration.registrations).values({
    editionId,
    formId,
    state: 'draft',
    language: 'en',
    draft: { name: known.englishName },
    email: known.address,
    secretHash: 'draft',
  });
  await db.insert(registration.registrationFiles).values({
    editionId,
    registrationId,
    fileId: (await keep('answer.pdf')).id,
  });
  await db
    .insert(registration.consents)
    .values({ editionId, attendeeId, subject: 'photo', wording: known.note, given: true, at });
  await db.insert(registration.activities).values({ editionId, id: sessionId, capacity: 5 });
  await db.insert(registration.places).values({
    editionId,
    activityId: sessionId,
    attendeeId,
    state: 'waiting',
    number: 1,
    reason: known.note,
  });
  await db.insert(registration.attendances).values({
    editionId,
    attendeeId,
    sessionId,
    source: 'manual',
    minutes: 30,
    note: known.note,
    byAccountId: accountId,
  });
  await db.insert(registration.checkIns).values({
    editionId,
    nonce: newId(),
    attendeeId,
    day: 0,
    direction: 'in',
    at,
    deviceAt: at,
    receivedAt: at,
    accountId,
    result: 'conflict',
    reason: 'revoked',
    resolvedBy: accountId,
    resolvedAt: at,
    resolution: 'kept',
    resolutionNote: known.note,
    sequence: 1,
  });
}

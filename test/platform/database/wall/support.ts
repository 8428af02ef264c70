import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Actor, Grant, Role } from '../../../../src/platform/actor/index.ts';
import type { Database, Db } from '../../../../src/platform/database/index.ts';
import { localText } from '../../../../src/platform/language/index.ts';

/** Tables behind the second wall. */
export const walled = [
  'accreditation_steps',
  'accreditations',
  'assignments',
  'attendance_imports',
  'attendances',
  'attendee_files',
  'attendees',
  'audit_events',
  'badges',
  'check_ins',
  'consents',
  'dispositions',
  'feedback_tickets',
  'focal_points',
  'identity_documents',
  'join_links',
  'mail_attachments',
  'mail_bounces',
  'mail_declines',
  'mailing_receivers',
  'mailings',
  'mails',
  'nominations',
  'online_sessions',
  'outcome_documents',
  'places',
  'provision_links',
  'provision_sources',
  'provisions',
  'registration_files',
  'registrations',
  'review_comments',
  'reviews',
  'speaker_confirmations',
  'submission_authors',
  'submissions',
  'unlikenesses',
  'visa_letters',
  'watch_notes',
] as const;

/** Tables behind it of the life of texts: what is seen of them is tried with their feature. */
export const walledTexts = [
  'amendment_co_sponsors',
  'amendments',
  'decision_electors',
  'decisions',
  'draft_comments',
  'evidence',
  'pledge_partners',
  'pledge_steps',
  'pledges',
  'progress_reports',
  'provision_numbers',
  'provision_versions',
  'report_points',
  'reservations',
  'session_reports',
  'signatures',
  'votes',
] as const;

/** How many rows of each protected table somebody sees who forgets every WHERE. */
export type Seen = Readonly<Record<(typeof walled)[number], number>>;

export const seenOf = async (database: Database, db: Db): Promise<Seen> => {
  const [row] = await database.rows<{ seen: Seen }>(
    db,
    sql`select json_build_object(${sql.join(
      walled.map((name) => sql`${name}::text, (select count(*)::int from ${sql.identifier(name)})`),
      sql`, `,
    )}) as seen`,
  );
  return row?.seen as Seen;
};

/**
 * One edition's rows: a draft and a published text, each with one provision and all that hangs on it; a submission with
 * an author, a review and what was said of it; a speaker's answer; one person of a delegation who registered, was
 * approved, has a badge and a seat and went through a door.
 */
export const ofOneEdition: Seen = {
  accreditation_steps: 1,
  accreditations: 1,
  assignments: 2,
  attendance_imports: 1,
  attendances: 1,
  attendee_files: 1,
  attendees: 1,
  audit_events: 1,
  badges: 1,
  check_ins: 1,
  consents: 1,
  dispositions: 2,
  feedback_tickets: 1,
  focal_points: 1,
  identity_documents: 1,
  join_links: 1,
  mail_attachments: 1,
  mail_bounces: 1,
  mail_declines: 1,
  mailing_receivers: 1,
  mailings: 1,
  mails: 1,
  nominations: 1,
  online_sessions: 1,
  outcome_documents: 2,
  places: 1,
  provision_links: 2,
  provision_sources: 2,
  provisions: 2,
  registration_files: 1,
  registrations: 1,
  review_comments: 1,
  reviews: 1,
  speaker_confirmations: 1,
  submission_authors: 1,
  submissions: 1,
  unlikenesses: 1,
  visa_letters: 1,
  watch_notes: 1,
};

const times = (seen: Seen, factor: number): Seen =>
  Object.fromEntries(Object.entries(seen).map(([name, count]) => [name, count * factor])) as Seen;
export const plus = (one: Seen, other: Partial<Seen>): Seen =>
  Object.fromEntries(
    Object.entries(one).map(([name, count]) => [name, count + (other[name as keyof Seen] ?? 0)]),
  ) as Seen;

export const noRows = times(ofOneEdition, 0);
/** What an edition shows to everybody. */
export const published: Seen = {
  ...noRows,
  assignments: 1,
  dispositions: 1,
  outcome_documents: 1,
  provision_links: 1,
  provision_sources: 1,
  provisions: 1,
};

/** What whoever works in some of the three editions sees, of the others what is published. */
export const seesWhole = (editions: number): Seen =>
  plus(times(ofOneEdition, editions), times(published, 3 - editions));

export interface WallEdition {
  readonly id: string;
  readonly seriesId: string;
  readonly draftId: string;
  readonly mailId: string;
  readonly identityId: string;
  readonly submissionId: string;
  readonly reviewId: string;
  /** A delegation, and whom it names. */
  readonly delegationId: string;
  readonly attendeeId: string;
}

export interface WallWorld {
  /** Two of one series, and one of another. */
  readonly editions: readonly [WallEdition, WallEdition, WallEdition];
  /** Whose identity document, mail, submission and answer the first edition holds, and who reviews in the second. */
  readonly accountId: string;
  readonly personId: string;
}

export const DEDUPE = 'taken-in-first-edition';

/** Three editions with one of everything that is protected, put there by somebody who sees everything. */
export async function fillWorld(database: Database): Promise<WallWorld> {
  const { db } = database;
  const text = JSON.stringify(localText({ ar: 'نص', en: 'Text' }));
  const run = (statement: ReturnType<typeof sql>) => db.execute(statement);
  const accountId = randomUUID();
  const [personId, otherPersonId, bodyId] = [randomUUID(), randomUUID(), randomUUID()];
  await run(sql`insert into states (code, iso3, m49, short_name, formal_name, sort_ar, sort_en, search, arab_league, gcc, oic)
    values ('SA', 'SAU', '682', ${text}::jsonb, ${text}::jsonb, 'a', 'a', 'a', true, true, true) on conflict do nothing`);
  await run(sql`insert into persons (id, slug, name, sort_ar, sort_en, search, account_id) values
    (${personId}, ${personId}, ${text}::jsonb, 'a', 'a', 'a', ${accountId}),
    (${otherPersonId}, ${otherPersonId}, ${text}::jsonb, 'a', 'a', 'a', null)`);
  await run(sql`insert into bodies (id, slug, kind, name, sort_ar, sort_en, search)
    values (${bodyId}, ${bodyId}, 'ministry', ${text}::jsonb, 'a', 'a', 'a')`);
  const otherAccountId = randomUUID();
  await run(sql`insert into accounts (id, email, name) values (${accountId}, ${`${accountId}@example.org`}, 'A'),
    (${otherAccountId}, ${`${otherAccountId}@example.org`}, 'B')`);
  const seriesIds = [randomUUID(), randomUUID()];
  for (const id of seriesIds) {
    await run(
      sql`insert into series (id, slug, acronym, noun, name) values (${id}, ${id}, 'T', 'forum', ${text}::jsonb)`,
    );
  }

  const edition = async (index: number): Promise<WallEdition> => {
    const [id, sessionId, draftId, mailId, identityId] = Array.from({ length: 5 }, () => randomUUID()) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const seriesId = seriesIds[index < 2 ? 0 : 1] as string;
    const first = index === 0;
    await run(sql`insert into editions (id, series_id, slug, number, title, starts_on, ends_on, time_zone, languages, mode, status)
      values (${id}, ${seriesId}, ${`e-${index}`}, ${index + 1}, ${text}::jsonb, '2026-11-16', '2026-11-18', 'Asia/Riyadh',
        '{ar,en}', 'in-person', 'planned')`);
    await run(sql`insert into sessions (edition_id, id, code, slug, kind, status, languages, interpretation, title)
      values (${id}, ${sessionId}, 'ABC234', 's', 'session', 'draft', '{ar}', '{}', ${text}::jsonb)`);
    await run(sql`insert into edition_keys (edition_id, wrapped) values (${id}, 'x')`);
    await run(sql`insert into identity_documents (edition_id, id, person_id, kind, issuing_state, sealed_number, tail, number_mac)
      values (${id}, ${identityId}, ${first ? personId : otherPersonId}, 'passport', 'SA', 'sealed', '821', 'mac')`);
    await run(sql`insert into mails (id, edition_id, template, language, account_id, address, subject, secret, message_id,
        due_at, dedupe_key)
      values (${mailId}, ${id}, 't.t', 'ar', ${first ? accountId : null}::uuid, 'a@example.org', 'S', false, ${mailId}, now(),
        ${first ? DEDUPE : null})`);
    await run(
      sql`insert into mail_attachments (mail_id, position, name, media_type, content) values (${mailId}, 0, 'a', 'a/a', '')`,
    );
    await run(sql`insert into mail_bounces (id, mail_id, edition_id, address, address_key, answer, reported_at)
      values (${randomUUID()}, ${mailId}, ${id}, 'a@example.org', 'a@example.org', '', now())`);
    await run(sql`insert into mail_declines (id, series_id, edition_id, address, address_key)
      values (${randomUUID()}, ${seriesId}, ${id}, 'a@example.org', 'a@example.org')`);
    const mailingId = randomUUID();
    await run(sql`insert into mailings (edition_id, id, audience, subject, body)
      values (${id}, ${mailingId}, 'a', ${text}::jsonb, ${text}::jsonb)`);
    await run(sql`insert into mailing_receivers (edition_id, mailing_id, position, address, address_key, name, language)
      values (${id}, ${mailingId}, 0, 'a@example.org', 'a@example.org', '{"ar":"a","en":"a"}', 'ar')`);
    await run(sql`insert into audit_events (at, account_id, actor_name, authority, action, edition_id, subject_kind, subject_id)
      values (now(), ${first ? accountId : null}::uuid, 'a', 'a.a', 'a.made', ${id}, 'a', 'a')`);
    for (const [documentId, status] of [
      [draftId, 'draft'],
      [randomUUID(), 'published'],
    ] as const) {
      const provisionId = randomUUID();
      await run(sql`insert into outcome_documents (edition_id, id, kind, slug, title, authentic_language, status, published_at, adopted_on)
        values (${id}, ${documentId}, 'recommendations', ${status}, ${text}::jsonb, 'ar', 'draft', now(), '2026-11-18')`);
      await run(sql`insert into provisions (edition_id, id, document_id, kind, position, text)
        values (${id}, ${provisionId}, ${documentId}, 'recommendation', 1, ${text}::jsonb)`);
      await run(sql`insert into provision_sources (edition_id, provision_id, session_id, position)
        values (${id}, ${provisionId}, ${sessionId}, 1)`);
      await run(sql`insert into assignments (edition_id, provision_id, body_id, role, position)
        values (${id}, ${provisionId}, ${bodyId}, 'lead', 1)`);
      await run(sql`insert into provision_links (edition_id, id, provision_id, relation, target_edition_id, target_document_id)
        values (${id}, ${randomUUID()}, ${provisionId}, 'builds-on', ${id}, ${documentId})`);
      await run(sql`insert into dispositions (edition_id, provision_id, outcome, reason, decided_on)
        values (${id}, ${provisionId}, 'closed', ${text}::jsonb, '2026-11-18')`);
      if (status !== 'published') continue;
      const code = `${index + 1}/REC/01`;
      await run(sql`with given as (insert into provision_numbers (edition_id, code) values (${id}, ${code}))
        update provisions set number = 1, code = ${code}, seal = provision_seal(${code}, text),
          adopted_seal = provision_seal(${code}, jsonb_build_object('ar', text -> 'ar')) where id = ${provisionId}`);
      await run(sql`update outcome_documents set status = 'adopted' where id = ${documentId}`);
      await run(sql`update outcome_documents set status = 'published', seal = document_seal(edition_id, id)
        where id = ${documentId}`);
    }
    const [callId, submissionId, reviewId] = [randomUUID(), randomUUID(), randomUUID()];
    const second = index === 1;
    await run(sql`insert into calls_for_papers (edition_id, id, slug, title, kinds, opens_at, closes_at)
      values (${id}, ${callId}, 'c', ${text}::jsonb, '{paper}', '2026-01-01', '2026-06-01')`);
    await run(sql`insert into submissions (edition_id, id, call_id, code, kind, state, title, language, contact_name,
        contact_email, contact_language, account_id, secret_hash, submitted_at)
      values (${id}, ${submissionId}, ${callId}, 'P-001', 'paper', 'under-review', 'T', 'en', 'N', 'n@example.org', 'en',
        ${first ? accountId : otherAccountId}, ${submissionId}, now())`);
    await run(sql`insert into submission_authors (edition_id, id, submission_id, position, name, email, state)
      values (${id}, ${randomUUID()}, ${submissionId}, 1, 'N', 'n@example.org', 'submitter')`);
    await run(sql`insert into reviews (edition_id, id, submission_id, reviewer_id, state, assigned_at)
      values (${id}, ${reviewId}, ${submissionId}, ${second ? accountId : otherAccountId}, 'assigned', now())`);
    await run(sql`insert into review_comments (edition_id, id, submission_id, author_id, text)
      values (${id}, ${randomUUID()}, ${submissionId}, ${otherAccountId}, 'C')`);
    await run(sql`insert into speaker_confirmations (edition_id, id, session_id, person_id, state, email, asked_at)
      values (${id}, ${randomUUID()}, ${sessionId}, ${first ? personId : otherPersonId}, 'asked', 'n@example.org', now())`);
    const [delegationId, attendeeId, formId, registrationId, accreditationId, badgeId, fileId, feedbackId] =
      Array.from({ length: 8 }, () => randomUUID()) as [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ];
    const own = first ? accountId : otherAccountId;
    await run(sql`insert into files (id, edition_id, name, media_type, bytes, sha256)
      values (${fileId}, ${id}, 'f', 'image/png', 1, ${fileId})`);
    await run(sql`insert into participations (edition_id, id, entity_kind, state_code, category, status)
      values (${id}, ${delegationId}, 'state', 'SA', 'member', 'accepted')`);
    await run(sql`insert into delegations (edition_id, id) values (${id}, ${delegationId})`);
    await run(sql`insert into delegation_quotas (edition_id, delegation_id, role, most)
      values (${id}, ${delegationId}, 'member', 1)`);
    await run(sql`insert into focal_points (edition_id, id, delegation_id, state, name, email, expires_at)
      values (${id}, ${randomUUID()}, ${delegationId}, 'proposed', 'N', 'n@example.org', now())`);
    await run(sql`insert into attendees (edition_id, id, category, source, delegation_id, account_id, name, sort_ar, sort_en, search)
      values (${id}, ${attendeeId}, 'delegate', 'nomination', ${delegationId}, ${own}, ${text}::jsonb, 'a', 'a', 'a')`);
    await run(sql`insert into attendee_files (edition_id, id, attendee_id, kind, file_id)
      values (${id}, ${randomUUID()}, ${attendeeId}, 'passport', ${fileId})`);
    await run(sql`insert into nominations (edition_id, id, delegation_id, attendee_id, role, state)
      values (${id}, ${randomUUID()}, ${delegationId}, ${attendeeId}, 'member', 'nominated')`);
    await run(sql`insert into accreditations (edition_id, id, attendee_id, state, submitted_at, decided_at)
      values (${id}, ${accreditationId}, ${attendeeId}, 'approved', now(), now())`);
    await run(sql`insert into accreditation_steps (edition_id, id, accreditation_id, to_state)
      values (${id}, ${randomUUID()}, ${accreditationId}, 'approved')`);
    await run(sql`insert into unlikenesses (edition_id, id, attendee_id, other_id)
      values (${id}, ${randomUUID()}, ${attendeeId}, ${attendeeId})`);
    await run(sql`insert into watch_notes (edition_id, id, name, name_keys, note)
      values (${id}, ${randomUUID()}, 'N', ' n ', 'N')`);
    await run(sql`insert into visa_letters (edition_id, id, attendee_id, state, requested_at)
      values (${id}, ${randomUUID()}, ${attendeeId}, 'requested', now())`);
    await run(sql`insert into registration_forms (edition_id, id, slug, category, title, opens_at, closes_at, blocks)
      values (${id}, ${formId}, 'f', 'public', ${text}::jsonb, '2026-01-01', '2026-06-01', '{}')`);
    await run(sql`insert into registrations (edition_id, id, form_id, attendee_id, code, state, number, language, email,
        account_id, secret_hash)
      values (${id}, ${registrationId}, ${formId}, ${attendeeId}, 'R-0001', 'confirmed', 1, 'ar', 'n@example.org', ${own},
        ${registrationId})`);
    await run(sql`insert into registration_files (edition_id, id, registration_id, file_id)
      values (${id}, ${randomUUID()}, ${registrationId}, ${fileId})`);
    await run(sql`insert into consents (edition_id, id, attendee_id, subject, wording, given, at)
      values (${id}, ${randomUUID()}, ${attendeeId}, 'list', 'W', true, now())`);
    await run(sql`insert into activities (edition_id, id, capacity) values (${id}, ${sessionId}, 1)`);
    await run(sql`insert into places (edition_id, id, activity_id, attendee_id, state, number)
      values (${id}, ${randomUUID()}, ${sessionId}, ${attendeeId}, 'confirmed', 1)`);
    await run(sql`insert into badges (edition_id, id, attendee_id, accreditation_id, serial, category, zones, days, key_number, code)
      values (${id}, ${badgeId}, ${attendeeId}, ${accreditationId}, 1, 'delegate', '{0}', '{}', 1, 'c')`);
    await run(sql`insert into check_ins (edition_id, id, nonce, attendee_id, badge_id, day, direction, at, device_at,
        received_at, result, sequence)
      values (${id}, ${randomUUID()}, ${randomUUID()}, ${attendeeId}, ${badgeId}, 0, 'in', now(), now(), now(), 'accepted', 1)`);
    await run(sql`insert into attendances (edition_id, id, attendee_id, session_id, source, minutes)
      values (${id}, ${randomUUID()}, ${attendeeId}, ${sessionId}, 'online', 30)`);
    await run(sql`insert into online_sessions (edition_id, session_id, meeting_url)
      values (${id}, ${sessionId}, 'https://meet.example.org/1')`);
    await run(sql`insert into attendance_imports (edition_id, id, session_id, file_hash, rows, people, unmatched, ambiguous)
      values (${id}, ${randomUUID()}, ${sessionId}, 'h', 1, 1, 0, 0)`);
    await run(sql`insert into join_links (edition_id, id, session_id, attendee_id, secret_hash)
      values (${id}, ${randomUUID()}, ${sessionId}, ${attendeeId}, ${registrationId})`);
    await run(sql`insert into feedback_forms (edition_id, id, per_session, title, questions)
      values (${id}, ${feedbackId}, false, ${text}::jsonb, '[]')`);
    await run(sql`insert into feedback_tickets (edition_id, id, form_id, attendee_id, secret_hash)
      values (${id}, ${randomUUID()}, ${feedbackId}, ${attendeeId}, ${registrationId})`);
    return { id, seriesId, draftId, mailId, identityId, submissionId, reviewId, delegationId, attendeeId };
  };
  return { editions: [await edition(0), await edition(1), await edition(2)], accountId, personId };
}

/** Somebody with one right. */
export const holding = (
  role: Role,
  scopeKind: Grant['scopeKind'],
  scopeId: string | null,
  accountId: string = randomUUID(),
): Actor => ({
  kind: 'account',
  accountId,
  name: 'سارة الاختبار',
  language: 'ar',
  grants: [{ role, scopeKind, scopeId }],
});

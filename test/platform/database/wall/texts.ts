import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database, Db } from '../../../../src/platform/database/index.ts';
import { localText } from '../../../../src/platform/language/index.ts';
import { walledTexts } from './support.ts';

/** How many rows of each table of the life of texts somebody sees who forgets every WHERE. */
export type SeenTexts = Readonly<Record<(typeof walledTexts)[number], number>>;

export const seenTexts = async (database: Database, db: Db, editionId: string): Promise<SeenTexts> => {
  const [row] = await database.rows<{ seen: SeenTexts }>(
    db,
    sql`select json_build_object(${sql.join(
      walledTexts.map(
        (name) =>
          sql`${name}::text, (select count(*)::int from ${sql.identifier(name)} where edition_id = ${editionId})`,
      ),
      sql`, `,
    )}) as seen`,
  );
  return row?.seen as SeenTexts;
};

/** An edition with two delegations and a text in each of three states, with all that hangs on them. */
export interface TextsWorld {
  readonly editionId: string;
  /** A delegation that proposes, votes, reserves and signs; another that is invited to. */
  readonly first: string;
  readonly second: string;
  /** A body that reports and pledges, one that is its partner. */
  readonly reporting: string;
  readonly partner: string;
}

/**
 * A draft with its version, comment and report; a circulated text with amendments and an open decision; an adopted text
 * under embargo with its decision, reservation and signature; a published one with the same, with reports of every
 * state and their evidence, and pledges.
 */
export async function fillTexts(database: Database): Promise<TextsWorld> {
  const text = JSON.stringify(localText({ ar: 'نص', en: 'Text' }));
  const [editionId, seriesId, first, second, reporting, partner, sessionId, reportId] = Array.from(
    { length: 8 },
    () => randomUUID(),
  ) as [string, string, string, string, string, string, string, string];
  const words = sql`${text}::jsonb`;
  await database.transaction(async (tx) => {
    const run = (statement: ReturnType<typeof sql>) => tx.execute(statement);
    for (const [code, iso3, m49] of [
      ['SA', 'SAU', '682'],
      ['OM', 'OMN', '512'],
    ]) {
      await run(sql`insert into states (code, iso3, m49, short_name, formal_name, sort_ar, sort_en, search, arab_league, gcc, oic)
        values (${code}, ${iso3}, ${m49}, ${words}, ${words}, 'a', 'a', 'a', true, true, true) on conflict do nothing`);
    }
    for (const id of [reporting, partner]) {
      await run(sql`insert into bodies (id, slug, kind, name, sort_ar, sort_en, search)
        values (${id}, ${id}, 'ministry', ${words}, 'a', 'a', 'a')`);
    }
    await run(
      sql`insert into series (id, slug, acronym, noun, name) values (${seriesId}, ${seriesId}, 'T', 'forum', ${words})`,
    );
    await run(sql`insert into editions (id, series_id, slug, number, title, starts_on, ends_on, time_zone, languages, mode, status)
      values (${editionId}, ${seriesId}, 'e', 1, ${words}, '2026-11-16', '2026-11-18', 'Asia/Riyadh', '{ar,en}', 'in-person', 'planned')`);
    await run(sql`insert into sessions (edition_id, id, code, slug, kind, status, languages, interpretation, title)
      values (${editionId}, ${sessionId}, 'ABC234', 's', 'session', 'draft', '{ar}', '{}', ${words})`);
    for (const [id, code] of [
      [first, 'SA'],
      [second, 'OM'],
    ]) {
      await run(sql`insert into participations (edition_id, id, entity_kind, state_code, category, status)
        values (${editionId}, ${id}, 'state', ${code}, 'member', 'accepted')`);
      await run(sql`insert into delegations (edition_id, id) values (${editionId}, ${id})`);
    }
    await run(
      sql`insert into session_reports (edition_id, id, session_id) values (${editionId}, ${reportId}, ${sessionId})`,
    );
    await run(sql`insert into report_points (edition_id, id, report_id, position, kind, text)
      values (${editionId}, ${randomUUID()}, ${reportId}, 1, 'remark', ${words})`);

    const kinds = ['recommendations', 'declaration', 'statement-of-action', 'final-communique'];
    for (const [index, state] of ['draft', 'circulated', 'embargoed', 'published'].entries()) {
      const [documentId, provisionId, removedId, amendmentId, draftedId, decisionId, statementId] =
        Array.from({ length: 7 }, () => randomUUID()) as [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
      await run(sql`insert into outcome_documents (edition_id, id, kind, slug, title, authentic_language, status, adopted_on, published_at)
        values (${editionId}, ${documentId}, ${kinds[index]}, ${state}, ${words}, 'ar', 'draft', '2026-11-18', now())`);
      const kind = state === 'published' ? 'recommendation' : 'operative';
      for (const [position, id] of [provisionId, removedId].entries()) {
        await run(sql`insert into provisions (edition_id, id, document_id, kind, position, text)
          values (${editionId}, ${id}, ${documentId}, ${kind}, ${position + 1}, ${words})`);
        await run(sql`insert into provision_versions (edition_id, provision_id, revision, text, origin)
          values (${editionId}, ${id}, 1, ${words}, 'written')`);
      }
      await run(sql`update provisions set removed_at = now() where id = ${removedId}`);
      await run(sql`insert into draft_comments (edition_id, id, document_id, text)
        values (${editionId}, ${randomUUID()}, ${documentId}, 'C')`);
      await run(sql`insert into amendments (edition_id, id, document_id, sponsor_id, number, action, text, status, submitted_at)
        values (${editionId}, ${amendmentId}, ${documentId}, ${first}, 1, 'add', ${words}, 'submitted', now()),
          (${editionId}, ${draftedId}, ${documentId}, ${first}, null, 'add', ${words}, 'draft', null)`);
      await run(sql`insert into amendment_co_sponsors (edition_id, amendment_id, participation_id)
        values (${editionId}, ${amendmentId}, ${second})`);
      await run(sql`insert into decisions (edition_id, id, document_id, question, method)
        values (${editionId}, ${decisionId}, ${documentId}, ${words}, 'roll-call')`);
      for (const [position, id] of [first, second].entries()) {
        await run(sql`insert into decision_electors (edition_id, decision_id, participation_id, position)
          values (${editionId}, ${decisionId}, ${id}, ${position + 1})`);
      }
      if (state === 'draft') continue;
      await run(sql`update outcome_documents set status = 'circulated' where id = ${documentId}`);
      await run(sql`update decisions set status = 'open', opened_at = now(), entitled = 2, present = 2, quorum = 1,
        wording_digest = wording_digest(edition_id, document_id) where id = ${decisionId}`);
      for (const id of [first, second]) {
        await run(sql`insert into votes (edition_id, decision_id, participation_id, choice, cast_at)
          values (${editionId}, ${decisionId}, ${id}, 'for', now())`);
      }
      if (state === 'circulated') continue;
      await run(
        sql`update decisions set status = 'closed', closed_at = now(), result = 'adopted' where id = ${decisionId}`,
      );
      const code = `1/${state === 'published' ? 'COM' : 'SOA'}/01`;
      await run(sql`insert into provision_numbers (edition_id, code) values (${editionId}, ${code})`);
      await run(sql`update provisions set number = 1, code = ${code}, seal = provision_seal(${code}, text),
        adopted_seal = provision_seal(${code}, jsonb_build_object('ar', text -> 'ar')) where id = ${provisionId}`);
      await run(
        sql`update outcome_documents set status = 'adopted', adopting_decision_id = ${decisionId} where id = ${documentId}`,
      );
      await run(sql`insert into reservations (edition_id, id, document_id, participation_id, kind, text, made_on)
        values (${editionId}, ${randomUUID()}, ${documentId}, ${first}, 'reservation', ${words}, '2026-11-18')`);
      await run(sql`insert into statements (edition_id, id, slug, title, constituency, adherence, document_id, status)
        values (${editionId}, ${statementId}, ${state}, ${words}, 'states', 'signature', ${documentId}, 'open')`);
      await run(sql`insert into signatures (edition_id, id, statement_id, number, state_code, status, signed_on)
        values (${editionId}, ${randomUUID()}, ${statementId}, 1, 'SA', 'signed', '2026-11-18'),
          (${editionId}, ${randomUUID()}, ${statementId}, 2, 'OM', 'invited', null)`);
      if (state === 'embargoed') continue;
      await run(sql`update outcome_documents set status = 'published', seal = document_seal(edition_id, id)
        where id = ${documentId}`);
      for (const [body, status] of [
        [partner, 'submitted'],
        [reporting, 'accepted'],
        [reporting, 'published'],
        [reporting, 'draft'],
      ] as const) {
        const id = randomUUID();
        await run(sql`insert into progress_reports (edition_id, id, provision_id, body_id, self_reported, text)
          values (${editionId}, ${id}, ${provisionId}, ${body}, 'in-progress', ${words})`);
        await run(sql`insert into evidence (edition_id, id, report_id, position, title, confidential)
          values (${editionId}, ${randomUUID()}, ${id}, 1, ${words}, false), (${editionId}, ${randomUUID()}, ${id}, 2, ${words}, true)`);
        if (status === 'draft') continue;
        await run(
          sql`update progress_reports set status = 'submitted', submitted_at = now() where id = ${id}`,
        );
        if (status === 'submitted') continue;
        await run(sql`update progress_reports set status = 'accepted', decided_at = now() where id = ${id}`);
        if (status === 'accepted') continue;
        await run(
          sql`update progress_reports set status = 'published', published_at = now() where id = ${id}`,
        );
      }
    }
    for (const [index, status] of ['draft', 'announced'].entries()) {
      const id = randomUUID();
      await run(
        sql`insert into pledges (edition_id, id, body_id, title) values (${editionId}, ${id}, ${reporting}, ${words})`,
      );
      await run(
        sql`insert into pledge_partners (edition_id, pledge_id, body_id) values (${editionId}, ${id}, ${partner})`,
      );
      await run(sql`insert into pledge_steps (edition_id, id, pledge_id, status, taken_on)
        values (${editionId}, ${randomUUID()}, ${id}, 'draft', '2026-01-01')`);
      if (status === 'draft') continue;
      for (const next of ['submitted', 'announced']) {
        await run(sql`update pledges set status = ${next}, number = ${index} where id = ${id}`);
      }
    }
  });
  return { editionId, first, second, reporting, partner };
}

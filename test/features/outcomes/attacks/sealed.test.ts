import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, openForum, system, text } from '../adoption/forum.ts';
import { allBy, refusalOf, refusalsOf } from './refusal.ts';

const at = { manner: 'consensus', adoptedOn: '2026-11-18' } as const;

describe('what is sealed', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await openForum();
  });
  afterAll(() => forum.test.close());

  const service = () => forum.test.app.outcomes.service;
  const { broken, one } = {
    broken: (statement: ReturnType<typeof sql>) => refusalOf(forum.test.database, statement),
    one: async <T extends Record<string, unknown>>(statement: ReturnType<typeof sql>) =>
      (await forum.test.database.rows<T>(forum.test.database.db, statement))[0] as T,
  };
  const adopted = async (slug: string): Promise<string> => {
    const id = await forum.draft(slug);
    await service().adopt(system, id, at);
    return id;
  };
  const published = async (slug: string): Promise<string> => {
    const id = await adopted(slug);
    await service().publish(system, id);
    return id;
  };

  it('takes in no provision of another text, neither adopted nor published', async () => {
    const [draft, sealed, open] = [
      await forum.draft('moving'),
      await adopted('moved-into'),
      await published('moved-public'),
    ];
    const move = (from: string, into: string) =>
      sql`update provisions set document_id = ${into}, position = 90 where document_id = ${from} and kind = 'preamble'`;
    const attempts = {
      'into an adopted text': move(draft, sealed),
      'into a published text': move(draft, open),
      'out of an adopted text': move(sealed, draft),
    };

    expect(await refusalsOf(forum.test.database, attempts)).toEqual(
      allBy('provisions_adopted_unchanged', attempts),
    );
  });

  it('keeps the words that one asked to release until another let them out, or the request is taken back', async () => {
    const id = await adopted('asked-out');
    const words = sql`update provisions set text = jsonb_set(text, '{en}', '"Other words."') where document_id = ${id}`;
    const ask = (at: string) =>
      broken(sql`update outcome_documents set release_requested_at = ${sql.raw(at)} where id = ${id}`);

    await ask('now()');
    const asked = await broken(words);
    await ask('null');
    const takenBack = await broken(words);

    expect([asked, takenBack]).toEqual(['provisions_release_unchanged', null]);
  });

  it('does not begin adopted or published, and nothing refused or withdrawn is taken up again', async () => {
    const insert = (status: string) => sql`insert into outcome_documents
      (edition_id, id, kind, slug, title, authentic_language, status, adopted_on, published_at)
      select edition_id, gen_random_uuid(), kind, ${`begun-${status}`}, title, 'ar', ${status}, '2026-11-18', now()
      from outcome_documents limit 1`;
    const withdrawn = await forum.draft('withdrawn');
    await broken(sql`update outcome_documents set status = 'withdrawn' where id = ${withdrawn}`);

    expect(await broken(insert('adopted'))).toBe('outcome_documents_adopted_sealed');
    expect(await broken(insert('published'))).toBe('outcome_documents_adopted_sealed');
    expect(await broken(sql`update outcome_documents set status = 'draft' where id = ${withdrawn}`)).toBe(
      'outcome_documents_adopted_unchanged',
    );
  });

  it('keeps what it corrects and on whose authority, and corrects what is published alone', async () => {
    const [open, other, closed] = [
      await published('corrected'),
      await published('corrected-other'),
      await adopted('not-out-yet'),
    ];
    const { body } = await forum.send('POST', `/outcome-documents/${open}/corrections`, forum.secretary, {
      correction: 'corrigendum',
      title: text('تصويب', 'Corrigendum'),
      authority: text('قرار المجلس', 'Decision of the board'),
    });
    const id = String(body.id);
    expect(
      await broken(sql`update outcome_documents set corrects_document_id = ${closed} where id = ${id}`),
    ).toBe('outcome_documents_corrects_published');
    await service().createProvision(system, id, { kind: 'operative', text: text('تُقرأ.', 'Read.') });
    await service().adopt(system, id, at);
    const attempts = {
      'another text': sql`update outcome_documents set corrects_document_id = ${other} where id = ${id}`,
      'another kind': sql`update outcome_documents set correction = 'revision' where id = ${id}`,
      'another authority': sql`update outcome_documents
        set correction_authority = jsonb_set(correction_authority, '{ar}', '"غيره"') where id = ${id}`,
      'no correction': sql`update outcome_documents
        set correction = null, corrects_document_id = null, correction_authority = null where id = ${id}`,
    };

    expect(await refusalsOf(forum.test.database, attempts)).toEqual(
      allBy('outcome_documents_adopted_unchanged', attempts),
    );
  });

  it('has numbers one after the other, and no number without a provision', async () => {
    const id = await forum.draft('gaps');
    const { edition, serial } = await one<{
      edition: string;
      serial: number;
    }>(sql`select edition_id as edition,
      (select count(*)::int + 1 from provision_numbers n where n.edition_id = d.edition_id and n.code like '1/REC/%') as serial
      from outcome_documents d where id = ${id}`);
    /** Numbers both recommendations as one would like to, seals them and says that the text is adopted. */
    const adopt = (serials: readonly [number, number], numbers: readonly [number, number] = [1, 2]) =>
      forum.test.database
        .transaction(async (tx) => {
          for (const [index, given] of serials.entries()) {
            const code = `1/REC/${String(given).padStart(2, '0')}`;
            await tx.execute(
              sql`insert into provision_numbers (edition_id, code) values (${edition}, ${code})`,
            );
            await tx.execute(
              sql`update provisions set number = ${numbers[index]}, code = ${code} where document_id = ${id}
                and position = ${index + 2}`,
            );
          }
          await tx.execute(sql`update provisions set adopted_seal = provision_seal(code, jsonb_build_object('ar', text -> 'ar'))
            where document_id = ${id}`);
          await tx.execute(
            sql`update outcome_documents set status = 'adopted', adopted_on = '2026-11-18' where id = ${id}`,
          );
          throw new Error('undone');
        })
        .catch((error: Error & { cause?: { constraint?: string; constraint_name?: string } }) =>
          error.message === 'undone' ? null : (error.cause?.constraint_name ?? error.cause?.constraint),
        );

    expect({
      'as the application does': await adopt([serial, serial + 1]),
      'with one left out': await adopt([serial, serial + 2]),
      'begun too high': await adopt([serial + 1, serial + 2]),
      'in another order': await adopt([serial + 1, serial]),
      'numbered in another order': await adopt([serial, serial + 1], [2, 1]),
    }).toEqual({
      'as the application does': null,
      'with one left out': 'outcome_documents_adopted_sealed',
      'begun too high': 'outcome_documents_adopted_sealed',
      'in another order': 'outcome_documents_adopted_sealed',
      'numbered in another order': 'outcome_documents_adopted_sealed',
    });
    expect(
      await broken(
        sql`insert into provision_numbers (edition_id, code) values (${edition}, ${`1/REC/${serial + 7}`})`,
      ),
    ).toBe('provision_numbers_borne');
  });

  it.each([
    ['a mark that turns the line', '\u202e'],
    ['a space of no width', '\u200b'],
    ['a carriage return', '\r'],
    ['letters that are not composed', 'e\u0301'],
  ])('holds what can be seen: not %s, whoever wrote it', async (_what, hidden) => {
    const id = await forum.draft(`hidden-${hidden.codePointAt(hidden.length - 1)}`);
    const words = JSON.stringify(`حصر${hidden}`);
    for (const statement of [
      sql`update provisions set text = jsonb_set(text, '{ar}', ${words}::jsonb) where document_id = ${id} and position = 2`,
      sql`update outcome_documents set title = jsonb_set(title, '{en}', ${words}::jsonb) where id = ${id}`,
    ]) {
      await forum.test.database.transaction((tx) => tx.execute(statement));
      await expect(service().adopt(system, id, at)).rejects.toMatchObject({ code: 'text-not-normal' });
      await forum.test.database.transaction((tx) =>
        tx.execute(
          sql`update provisions set text = jsonb_set(text, '{ar}', '"حصر"') where document_id = ${id}`,
        ),
      );
    }
  });

  it('comes out as it was adopted: not with other words in the same moment, nor before its embargo, nor by one', async () => {
    const id = await adopted('release');
    await forum.test.database.transaction((tx) =>
      tx.execute(sql`update provisions set seal = provision_seal(code, text) where document_id = ${id}`),
    );
    const publish = (more: ReturnType<typeof sql>) =>
      sql`update outcome_documents set status = 'published', published_at = now(), seal = document_seal(edition_id, id) ${more}
        where id = ${id}`;
    const [asker, approver] = await forum.test.database.rows<{ id: string }>(
      forum.test.database.db,
      sql`select id from accounts limit 2`,
    );

    expect({
      'another title in translation': await broken(
        publish(sql`, title = jsonb_set(title, '{en}', '"Another"')`),
      ),
      'before the embargo is over': await broken(
        publish(sql`, embargo_until = now() + interval '1 second', release_requested_by = ${asker?.id},
          release_requested_at = now(), release_approved_by = ${approver?.id ?? asker?.id}, release_approved_at = now()`),
      ),
      'asked for and approved by nobody': await broken(
        publish(sql`, release_requested_by = ${asker?.id}, release_requested_at = now()`),
      ),
    }).toEqual({
      'another title in translation': 'outcome_documents_adopted_sealed',
      'before the embargo is over': 'outcome_documents_embargo',
      'asked for and approved by nobody': 'outcome_documents_two_release',
    });
  });
});

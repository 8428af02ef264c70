import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSigningForum, type SigningForum, text } from '../support.ts';
import { allBy, refusalOf, refusalsOf } from './refusal.ts';

describe('what is signed or pledged', () => {
  let forum: SigningForum;
  beforeAll(async () => {
    forum = await openSigningForum();
  });
  afterAll(() => forum.test.close());

  const broken = (statement: ReturnType<typeof sql>) => refusalOf(forum.test.database, statement);
  const opened = async (slug: string): Promise<string> => {
    const made = await forum.done('POST', `/editions/${forum.editionId}/statements`, {
      title: text('بيان', 'Statement'),
      slug,
      constituency: 'states',
      documentId: await forum.addText(slug),
      noticeDays: 0,
    });
    await forum.done('POST', `/statements/${made.id}/opening`);
    return String(made.id);
  };
  const sign = (statement: string, stateCode: string) =>
    forum.send('POST', `/statements/${statement}/signatures`, {
      stateCode,
      signedOn: '2024-03-06',
      instrument: 'at-ceremony',
    });

  it('is this text by this constituency: neither changes under a signature', async () => {
    const statement = await opened('held');
    const other = await forum.addText('another');
    const free = sql`update statements set document_id = ${other} where id = ${statement}`;
    await forum.test.database
      .transaction(async (tx) => {
        await tx.execute(free);
        throw new Error('undone');
      })
      .catch((error: Error) => expect(error.message).toBe('undone'));
    await sign(statement, 'JO');
    const attempts = {
      'another text': free,
      'another constituency': sql`update statements set constituency = 'industry' where id = ${statement}`,
      'another word for it': sql`update statements set adherence = 'pledge' where id = ${statement}`,
    };

    expect(await refusalsOf(forum.test.database, attempts)).toEqual(
      allBy('statements_signed_unchanged', attempts),
    );
    expect((await forum.send('PATCH', `/statements/${statement}`, { documentId: other })).body.code).toBe(
      'statement-has-parties',
    );
  });

  it('is signed by a party once, before and after it withdrew, by whatever way', async () => {
    const statement = await opened('once');
    const entered = await sign(statement, 'JO');
    const again = sql`insert into signatures (edition_id, id, statement_id, number, state_code, status, signed_on)
      select edition_id, gen_random_uuid(), statement_id, number + 50, state_code, 'signed', signed_on
      from signatures where statement_id = ${statement}`;
    const id = String(entered.body.id);

    expect([entered.status, (await sign(statement, 'JO')).body.code, await broken(again)]).toEqual([
      201,
      'party-listed',
      'signatures_state_key',
    ]);
    await forum.done('POST', `/signatures/${id}/withdrawal`, {
      noticeOn: '2024-03-07',
      reason: text('تغيّر القانون.', 'The law changed.'),
    });
    expect([(await sign(statement, 'JO')).body.code, await broken(again)]).toEqual([
      'party-listed',
      'signatures_state_key',
    ]);
    const attempts = {
      'signed again': sql`update signatures set status = 'signed', notice_on = null, withdrawn_on = null where id = ${id}`,
      'another reason': sql`update signatures set withdrawal_reason = null where id = ${id}`,
      'moved to another statement': sql`update signatures set statement_id = (select id from statements
        where id <> ${statement} limit 1) where id = ${id}`,
      deleted: sql`delete from signatures where id = ${id}`,
    };
    expect(await refusalsOf(forum.test.database, attempts)).toEqual(allBy('signatures_stay', attempts));
  });

  it('counts what its list has, while parties sign and withdraw at once', async () => {
    const statement = await opened('counts');
    await Promise.all([sign(statement, 'JO'), sign(statement, 'YE'), sign(statement, 'JO')]);
    const [whole, { items }] = await Promise.all([
      forum.done('GET', `/statements/${statement}`),
      forum.done('GET', `/statements/${statement}/signatures`),
    ]);

    expect([whole.count, items.length, items.map(({ number }) => number)]).toEqual([2, 2, [1, 2]]);
  });

  it('is pledged in the words that were submitted, and announced in those that were announced', async () => {
    const made = await forum.done('POST', `/editions/${forum.editionId}/pledges`, {
      title: text('تنظيف', 'Cleaning'),
      text: text('ننظف.', 'We clean.'),
      bodyId: forum.company.body,
    });
    const id = String(made.id);
    const submit = (original: ReturnType<typeof sql>) =>
      sql`update pledges set status = 'submitted', number = 90, original_wording = ${original} where id = ${id}`;
    expect(
      await refusalsOf(forum.test.database, {
        'begun as fulfilled': sql`insert into pledges (edition_id, id, number, state_code, title, status)
          select edition_id, gen_random_uuid(), 91, 'JO', title, 'fulfilled' from pledges where id = ${id}`,
        'with other words kept': submit(sql`jsonb_set(text, '{ar}', '"نعد بأقل."')`),
        'with no words kept': submit(sql`null`),
      }),
    ).toEqual({
      'begun as fulfilled': 'pledges_stay',
      'with other words kept': 'pledges_stay',
      'with no words kept': 'pledges_stay',
    });
    await forum.done('POST', `/pledges/${id}/submission`);
    const other = await forum.test.signIn();
    for (const status of ['verified', 'announced']) {
      await forum.done('POST', `/pledges/${id}/steps`, { status }, other);
    }
    const change = (set: string) => sql`update pledges set ${sql.raw(set)} where id = ${id}`;
    const attempts = {
      'its words': change(`text = jsonb_set(text, '{en}', '"We might."')`),
      'its title': change(`title = jsonb_set(title, '{ar}', '"غيره"')`),
      'its target': change(`target = title`),
      'the original': change('original_wording = null'),
      'its number': change('number = 7'),
      'whose it is': change(`body_id = null, state_code = 'JO'`),
      'a draft again': change(`status = 'draft', number = null`),
      deleted: sql`delete from pledges where id = ${id}`,
    };
    expect(await refusalsOf(forum.test.database, attempts)).toEqual(allBy('pledges_stay', attempts));
  });
});

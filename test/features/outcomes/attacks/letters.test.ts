import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentSeal, provisionSeal, sealedTexts } from '../../../../src/features/outcomes/seals.ts';
import { localText } from '../../../../src/platform/language/index.ts';
import { type Forum, openForum, system, text } from '../adoption/forum.ts';

/** Marks that turn a line, spaces of no width, a soft hyphen, a tag: nobody sees them, and a seal would. */
const hidden = '\u202e\u2066\u200f\u200b\u00ad\u{e0041}\u2069\u202c\ufeff';
const invisible =
  '[\\u00AD\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\U000E0001-\\U000E007F]';

describe('letters', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await openForum();
  });
  afterAll(() => forum.test.close());

  const rows = <T extends Record<string, unknown>>(statement: ReturnType<typeof sql>) =>
    forum.test.database.rows<T>(forum.test.database.db, statement);

  it.each([
    ['quotation marks and a back slash', '«قال: "لا" \\ نعم»\\'],
    ['line feeds and tabs', 'أول\nثانٍ\tثالث'],
    ['other control characters', 'أ\u0001\u001f\u007f\u0080\b\f'],
    ['line separators of scripts', 'a\u2028b\u2029c'],
    ['letters beyond the first plane', '𞸀𐤀😀 نص'],
    ['composed and uncomposed letters', 'é e\u0301 أ ا\u0654'],
    ['Arabic marks and tatweel', 'حَصْرُ الكُثبَانِ ـــ ﷲ ﻻ'],
    ['markup and slashes', '</script><b>&amp;</b> a/b'],
    ['digits of three scripts', '012 ٠١٢ ۰۱۲'],
    ['a carriage return', 'a\r\nb'],
  ])('make one seal in the application and in the database: %s', async (_what, words) => {
    const pairs = [
      { ar: words, en: words },
      { ar: words, en: '' },
      { ar: '', en: words },
    ];
    for (const pair of pairs) {
      const whole = localText({ ...pair, authentic: pair.ar === '' ? 'en' : 'ar' });
      for (const code of [null, '1/REC/04', words]) {
        const [row] = await rows<{ seal: string }>(
          sql`select provision_seal(${code}::text, ${JSON.stringify({ ...whole, ...pair })}::jsonb) as seal`,
        );
        expect(row?.seal).toBe(provisionSeal(code, sealedTexts({ ...whole, ...pair })));
      }
    }
  });

  it('make one seal of a whole text too, and half of a pair never comes so far', async () => {
    const id = await forum.draft('whole');
    const framing = { ar: 'إن «المشاركين» \\ 😀', en: 'The "participants"\n\\' };
    await rows(
      sql`update outcome_documents set chapeau = ${JSON.stringify(localText(framing))}::jsonb where id = ${id}`,
    );
    await rows(sql`update provisions set seal = provision_seal(code, text) where document_id = ${id}`);
    const [row] = await rows<{ seal: string; seals: string[]; title: object; chapeau: object }>(
      sql`select document_seal(edition_id, id) as seal, title, chapeau,
        (select array_agg(seal order by position) from provisions p where p.document_id = d.id) as seals
        from outcome_documents d where id = ${id}`,
    );
    const { title, chapeau, seals } = row as unknown as Parameters<typeof documentSeal>[0];
    expect(row?.seal).toBe(documentSeal({ title, chapeau, enacting: null, seals }));
    const half = await forum.send('POST', `/outcome-documents/${id}/provisions`, forum.secretary, {
      kind: 'recommendation',
      text: { ar: 'نص \ud800 نص' },
    });
    expect([half.status, half.body.errors?.[0]?.code]).toEqual([422, 'text-control-characters']);
  });

  it('that nobody sees are kept in no field, whoever writes them', async () => {
    const both = (ar: string, en: string) => text(`${ar}${hidden}`, `${hidden}${en}`);
    const done = async (
      method: 'POST' | 'PATCH' | 'PUT',
      url: string,
      payload: object,
      who = forum.secretary,
    ) => {
      const answer = await forum.send(method, url, who, payload);
      expect([url, answer.status < 300, answer.body]).toEqual([url, true, answer.body]);
      return answer.body;
    };
    const edition = `/editions/${forum.editionId}`;
    const document = await done('POST', `${edition}/outcome-documents`, {
      kind: 'recommendations',
      slug: 'hidden',
      title: both('عنوان', 'Title'),
      chapeau: both('إن المشاركين', 'The participants'),
      enacting: both('يوصون', 'recommend'),
      remark: both('ملاحظة', 'Remark'),
    });
    const provision = await done('POST', `/outcome-documents/${document.id}/provisions`, {
      kind: 'recommendation',
      title: both('اسم', 'Name'),
      text: both('نص', 'Text'),
      targetGroup: both('فئة', 'Group'),
    });
    await done('POST', `/provisions/${provision.id}/wordings`, {
      revision: 1,
      text: both('نص آخر', 'Another text'),
      comment: `أوضح${hidden}`,
    });
    await done('POST', `/outcome-documents/${document.id}/comments`, { text: `تعليق${hidden}` });
    const stage = (name: string) => done('POST', `/outcome-documents/${document.id}/${name}`, {});
    await stage('circulation');
    await stage('opening');
    const oman = await forum.delegate('OM');
    const amendment = await done(
      'POST',
      `/outcome-documents/${document.id}/amendments`,
      {
        sponsorId: forum.ids.OM,
        action: 'replace',
        provisionId: provision.id,
        text: both('بديل', 'Instead'),
        rationale: both('تعليل', 'Rationale'),
      },
      oman,
    );
    await done('POST', `/amendments/${amendment.id}/submission`, {}, oman);
    await stage('closing');
    await done('POST', `/amendments/${amendment.id}/admissibility`, {
      admissible: false,
      reason: `خارج الموضوع${hidden}`,
    });
    await stage('consolidation');
    await stage('tabling');
    const decision = await done('POST', `/outcome-documents/${document.id}/decisions`, {
      method: 'consensus',
      question: both('هل', 'Whether'),
      presiding: `الرئيس${hidden}`,
    });
    await done('POST', `/decisions/${decision.id}/opening`, {});
    await done('POST', `/decisions/${decision.id}/closing`, { note: both('ملاحظة', 'Note') });
    await done('POST', `/outcome-documents/${document.id}/reservations`, {
      participationId: forum.ids.OM,
      kind: 'reservation',
      text: both('نتحفظ', 'We reserve'),
    });
    await forum.test.app.outcomes.service.publish(system, document.id);
    await done('POST', `/recommendations/${provision.id}/dispositions`, {
      outcome: 'closed',
      reason: both('سبب', 'Reason'),
    });
    await done('POST', `/outcome-documents/${document.id}/corrections`, {
      correction: 'corrigendum',
      title: both('تصويب', 'Corrigendum'),
      authority: both('قرار', 'Decision'),
    });
    const statement = await done('POST', `${edition}/statements`, {
      title: both('بيان', 'Statement'),
      remark: both('ملاحظة', 'Remark'),
      constituency: 'states',
      documentId: document.id,
    });
    await done('POST', `/statements/${statement.id}/opening`, {});
    const signature = await done('POST', `/statements/${statement.id}/signatures`, {
      stateCode: 'OM',
      signedOn: '2026-11-18',
      instrument: 'letter',
      signatory: both('سالم', 'Salem'),
      capacity: both('وزير', 'Minister'),
      reservation: both('تحفظ', 'Reservation'),
    });
    await done('POST', `/signatures/${signature.id}/withdrawal`, {
      noticeOn: '2026-11-19',
      reason: both('سبب', 'Reason'),
    });
    const pledge = await done('POST', `${edition}/pledges`, {
      stateCode: 'QA',
      title: both('تعهد', 'Pledge'),
      text: both('نتعهد', 'We pledge'),
      target: both('هدف', 'Target'),
    });
    await done('POST', `/pledges/${pledge.id}/submission`, {});
    await done('POST', `/pledges/${pledge.id}/withdrawal`, { note: both('ملاحظة', 'Note') });
    const body = await done('POST', '/bodies', { kind: 'council', name: both('مجلس', 'Board') });
    const board = await done('POST', '/governing-bodies', {
      series: 'dunes-forum',
      bodyId: body.id,
      mandate: both('ولاية', 'Mandate'),
    });
    const seat = await done('POST', '/seats', {
      governingBodyId: board.id,
      kind: 'elected',
      name: both('مقعد', 'Seat'),
      grounds: both('أساس', 'Grounds'),
    });
    await done('POST', '/tenures', {
      seatId: seat.id,
      stateCode: 'OM',
      startsOn: '2026-01-01',
      basis: both('انتخاب', 'Election'),
    });

    const columns = await rows<{ name: string; columns: string[] }>(sql`select table_name as name,
        array_agg(column_name::text) as columns from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'jsonb') and table_name = any (array['outcome_documents',
        'provisions', 'provision_versions', 'draft_comments', 'decisions', 'reservations', 'statements', 'signatures',
        'pledges', 'pledge_steps', 'amendments', 'governing_bodies', 'seats', 'tenures', 'dispositions']) group by 1`);
    const found = [];
    for (const { name, columns: all } of columns) {
      const [{ kept, written } = { kept: -1, written: 0 }] = await rows<{ kept: number; written: number }>(
        sql`select count(*)::int as written, count(*) filter (where concat_ws(' ', ${sql.join(
          all.map((column) => sql`${sql.identifier(column)}::text`),
          sql`, `,
        )}) ~ ${invisible})::int as kept from ${sql.identifier(name)}`,
      );
      found.push({ name, kept, written: written > 0 });
    }
    expect(found).toEqual(columns.map(({ name }) => ({ name, kept: 0, written: true })));
    expect(columns).toHaveLength(15);
  });
});

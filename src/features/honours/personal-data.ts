import { sql } from 'drizzle-orm';
import type { Files } from '../../platform/files/index.ts';
import {
  eraseFiles,
  idsIn,
  localTexts,
  mentioningTexts,
  type PersonalData,
  pseudonym,
} from '../../platform/personal-data/index.ts';
import { BATCH_TASK } from './jobs.ts';

const texts = mentioningTexts('honours', [
  { table: 'honours', columns: localTexts('citation') },
  {
    table: 'certificates',
    columns: [
      ...localTexts('holder', 'signatories', 'revocation_reason'),
      { column: 'statement', type: 'text' },
    ],
  },
]);

/**
 * What honours and certificates hold of somebody. A certificate keeps serial number and code: whoever verifies it reads
 * that its holder's data were erased. Under the certificates of others the post of whoever signed stays.
 */
export const honoursPersonalData = ({ files }: { readonly files: Files }): PersonalData => ({
  feature: 'honours',

  async held(reader, subject) {
    const { rows, db } = reader;
    const { personIds } = subject;
    const honours = await rows(
      db,
      sql`select award, citation, conferred_on::text as "conferredOn" from honours
        where person_id in ${idsIn(personIds)} order by conferred_on, id`,
    );
    const certificates = await rows(
      db,
      sql`select kind, serial, holder -> 'name' as name, holder -> 'line' as line, statement, status,
          issued_on::text as "issuedOn"
        from certificates where person_id in ${idsIn(personIds)} order by issued_on, serial`,
    );
    const signed = await rows(
      db,
      sql`select serial, signatory -> 'name' as name, signatory -> 'post' as post
        from certificates cross join lateral jsonb_array_elements(signatories) as of(signatory)
        where signatory ->> 'personId' in ${idsIn(personIds, 'text')} order by serial`,
    );
    return [
      { key: 'honours', fate: 'pseudonym', rows: honours },
      { key: 'certificates', fate: 'pseudonym', rows: certificates },
      { key: 'signatures', fate: 'pseudonym', rows: signed },
      ...(await texts.held(reader, subject)),
    ];
  },

  async erase(erasure) {
    const { rows, db, subject, change } = erasure;
    const ids = idsIn(subject.personIds);
    const nobody = JSON.stringify({ name: pseudonym, line: null, gender: 'unstated' });
    // Drawn files name many; they are drawn anew when somebody asks.
    const batches = await rows<{ id: string; pdf: string | null; zip: string | null }>(
      db,
      sql`delete from tasks where kind = ${BATCH_TASK} and exists (select 1 from certificates c
          where input -> 'ids' ? c.id::text and (c.person_id in ${ids} or exists (
            select 1 from jsonb_array_elements(c.signatories) as of(signatory)
            where signatory ->> 'personId' in ${idsIn(subject.personIds, 'text')})))
        returning id, result ->> 'pdfId' as pdf, result ->> 'zipId' as zip`,
    );
    await eraseFiles(
      erasure,
      files,
      batches.flatMap(({ pdf, zip }) => [pdf, zip].filter((id) => id !== null)),
    );
    await rows(
      db,
      sql`update certificates set holder = ${nobody}::text::jsonb,
          statement = case when statement is null then null else '—' end,
          status = case status when 'valid' then 'erased' else status end,
          updated_at = ${change.now.toISOString()}::timestamptz, version = version + 1
        where person_id in ${ids}`,
    );
    await rows(
      db,
      sql`update certificates set version = version + 1, signatories = (
          select jsonb_agg(case when signatory ->> 'personId' in ${idsIn(subject.personIds, 'text')}
            then signatory || jsonb_build_object('name', ${JSON.stringify(pseudonym)}::text::jsonb) else signatory end order by place)
          from jsonb_array_elements(signatories) with ordinality as of(signatory, place))
        where exists (select 1 from jsonb_array_elements(signatories) as of(signatory)
          where signatory ->> 'personId' in ${idsIn(subject.personIds, 'text')})`,
    );
    await texts.erase(erasure);
  },
});

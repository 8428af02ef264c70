import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findPostgres } from '../../postgres/programs.ts';

/** The rows that one registration writes, copied from one that the application wrote: attendee,
 * registration, mail, event of the log. */
export const registrationScript = (formId: string): string => `
begin;
insert into attendees select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).*
  from attendees a join registrations r on r.attendee_id = a.id where r.form_id = '${formId}' and r.number = 1
  returning id as attendee \\gset
select id from registration_forms where id = '${formId}' for no key update;
update registration_forms set last_number = last_number + 1 where id = '${formId}'
  returning last_number as number \\gset
insert into registrations select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(),
    'attendee_id', ':attendee', 'number', :number, 'code', 'B-' || :number, 'state', 'waiting',
    'email', 'b' || :number || '@example.org', 'secret_hash', 'b' || :number))).*
  from registrations r where r.form_id = '${formId}' and r.number = 1;
insert into mails select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'dedupe_key', null))).*
  from mails m where m.id = (select id from mails limit 1);
update audit_heads set seq = seq + 1 where chain = (select edition_id::text from registration_forms where id = '${formId}')
  returning seq as seq \\gset
insert into audit_events select (jsonb_populate_record(e, jsonb_build_object('id', nextval('audit_events_id_seq'),
    'seq', :seq))).*
  from audit_events e where e.id = (select max(id) from audit_events where action = 'registration.submitted');
commit;
`;

/**
 * How many times a minute pgbench does what a script says to the same database.
 * @throws Error that says so where pgbench is not installed
 */
export async function measurePgbench(options: {
  readonly url: string;
  readonly script: string;
  readonly clients: number;
  readonly transactions: number;
  readonly directory: string;
}): Promise<number> {
  const { url, script, clients, transactions, directory } = options;
  const file = join(directory, 'pgbench.sql');
  await writeFile(file, script);
  const postgres = findPostgres()?.postgres ?? 'postgres';
  const program = postgres.includes('/') ? join(dirname(postgres), 'pgbench') : 'pgbench';
  const each = String(Math.max(1, Math.round(transactions / clients)));
  const output = await new Promise<string>((done, fail) => {
    const child = spawn(program, ['-n', '-c', String(clients), '-j', '2', '-t', each, '-f', file, url]);
    let text = '';
    let errors = '';
    child.stdout.on('data', (part) => {
      text += String(part);
    });
    child.stderr.on('data', (part) => {
      errors += String(part);
    });
    child.on('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'ENOENT'
          ? new Error('pgbench is missing; Debian has it in postgresql and postgresql-contrib')
          : error,
      ),
    );
    child.on('close', (code) =>
      code === 0 ? done(text) : fail(new Error(`pgbench ended with ${code}: ${errors.slice(0, 400)}`)),
    );
  });
  const perSecond = /tps = ([\d.]+)/.exec(output)?.[1];
  if (perSecond === undefined) throw new Error(`pgbench said nothing of its rate: ${output.slice(0, 400)}`);
  return Number(perSecond) * 60;
}

/** The rows that one place writes, copied from one that the application wrote: attendee, place, mail, event of the log. */
export const placeScript = (activityId: string): string => `
begin;
insert into attendees select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).*
  from attendees a join places p on p.attendee_id = a.id where p.activity_id = '${activityId}' and p.number = 1
  returning id as attendee \\gset
select id from activities where id = '${activityId}' for no key update;
update activities set last_number = last_number + 1 where id = '${activityId}' returning last_number as number \\gset
insert into places select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(),
    'attendee_id', ':attendee', 'number', :number, 'state', 'waiting', 'secret_hash', 'b' || :number))).*
  from places p where p.activity_id = '${activityId}' and p.number = 1;
insert into mails select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'dedupe_key', null))).*
  from mails m where m.id = (select id from mails limit 1);
update audit_heads set seq = seq + 1
  where chain = (select edition_id::text from activities where id = '${activityId}') returning seq as seq \\gset
insert into audit_events select (jsonb_populate_record(e, jsonb_build_object('id', nextval('audit_events_id_seq'),
    'seq', :seq))).*
  from audit_events e where e.id = (select max(id) from audit_events where action = 'place.queued');
commit;
`;

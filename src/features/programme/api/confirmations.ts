import { Type } from 'typebox';
import { notFound } from '../../../platform/errors/index.ts';
import { type Api, etagOf, LanguageQuerySchema, versionRead } from '../../../platform/http/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import { EditionParams, IdParams, placeOf } from '../../series/index.ts';
import * as contract from '../contract/confirmations.ts';
import type { ProgrammeFeature } from '../index.ts';
import { manageProgramme, readProgramme } from '../policy.ts';
import { findConfirmation, listSpeakers, type Speaker } from '../store/speakers.ts';

const instant = (date: Date | null | undefined): string | null => date?.toISOString() ?? null;

const present = (
  { session, person, roles, account, confirmation }: Speaker,
  manages: boolean,
): contract.ConfirmationView => ({
  id: confirmation?.id ?? null,
  session: {
    id: session.id,
    code: session.code,
    title: session.title,
    startsAt: instant(session.startsAt),
    endsAt: instant(session.endsAt),
  },
  person: { id: person.id, slug: person.slug, name: person.name },
  roles: [...roles],
  state: confirmation?.state ?? 'none',
  askedAt: instant(confirmation?.askedAt),
  answeredAt: instant(confirmation?.answeredAt),
  reminders: confirmation?.reminders ?? 0,
  version: confirmation?.version ?? 0,
  ...(manages
    ? {
        email: confirmation?.email || account?.email || null,
        note: confirmation?.note ?? null,
        requirements: confirmation?.requirements ?? null,
      }
    : {}),
});

/** Adds the JSON operations of who on the programme has agreed. */
export function addConfirmationsApi(api: Api, { database, finder, confirmations }: ProgrammeFeature): void {
  const tag = 'programme';
  const url = '/editions/:edition/speaker-confirmations';

  api.operation({
    method: 'GET',
    url,
    id: 'listSpeakerConfirmations',
    tag,
    summary: 'Everybody on the programme, and whether they have agreed',
    policy: readProgramme,
    params: EditionParams,
    query: Type.Object(
      { ...contract.SpeakersQuery.properties, ...LanguageQuerySchema.properties },
      { additionalProperties: false },
    ),
    reply: contract.ConfirmationList,
    handle: async ({ params, query, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      permit(readProgramme, raw.actor, placeOf(edition));
      const manages = manageProgramme.allows(raw.actor, placeOf(edition));
      const speakers = await listSpeakers(database.db, edition.id, {
        personId: query.person,
        sessionId: query.session,
      });
      const items = speakers
        .filter(({ session }) => session.status !== 'cancelled')
        .map((speaker) => present(speaker, manages));
      return { items: items.filter(({ state }) => query.state === undefined || state === query.state) };
    },
  });

  api.operation({
    method: 'POST',
    url,
    id: 'askSpeakers',
    tag,
    summary: 'Ask people by mail whether they agree, or remind them',
    policy: manageProgramme,
    creates: true,
    params: EditionParams,
    query: LanguageQuerySchema,
    body: contract.AskInput,
    reply: contract.AskReply,
    handle: async ({ params, body, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      return confirmations.ask(raw.actor, edition.id, body);
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/speaker-answers',
    id: 'recordSpeakerAnswer',
    tag,
    summary: 'Record what somebody on the programme told an organiser',
    policy: manageProgramme,
    creates: true,
    headers: {
      'if-match': {
        type: 'string',
        description: 'The version read, or *: needed where one was asked or has answered',
      },
    },
    params: EditionParams,
    query: LanguageQuerySchema,
    body: contract.RecordInput,
    reply: contract.ConfirmationView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const version = raw.headers['if-match'] === undefined ? undefined : versionRead(raw);
      await confirmations.record(raw.actor, edition.id, body, version);
      const { sessionId, personId } = body;
      const [speaker] = await listSpeakers(database.db, edition.id, { sessionId, personId });
      if (speaker === undefined) throw notFound('confirmation-unknown');
      reply.header('etag', etagOf(speaker.confirmation?.version ?? 0));
      return present(speaker, true);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/speaker-confirmations/:id',
    id: 'withdrawSpeakerConfirmation',
    tag,
    summary: 'Take a request back: its answer is forgotten, and its link ends',
    policy: manageProgramme,
    edits: true,
    status: 204,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      const found = await findConfirmation(database.db, params.id);
      const whole = found && (await finder.find(found.editionId));
      if (whole === undefined) throw notFound('confirmation-unknown');
      permit(manageProgramme, raw.actor, placeOf(whole.edition));
      await confirmations.withdraw(raw.actor, params.id, versionRead(raw));
    },
  });
}

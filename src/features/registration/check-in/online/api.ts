import { Type } from 'typebox';
import { type Api, permit } from '../../../../platform/http/index.ts';
import { EditionParams, placeOf } from '../../../series/index.ts';
import { listTimedOnline, type OpenedLink, type TimedOnline } from '../../store/online.ts';
import type { CheckInServices } from '../context.ts';
import { manageAttendance, ownJoinLink } from '../policy.ts';
import * as contract from './contract.ts';

const tag = 'registration';

const instant = (at: string): string => new Date(at).toISOString();
const presentOnline = (one: TimedOnline) => ({
  sessionId: one.id,
  code: one.code,
  title: one.title,
  startsAt: instant(one.startsAt),
  endsAt: instant(one.endsAt),
  meetingUrl: one.meetingUrl,
  joined: one.joined,
  imported: one.imported,
});
const presentJoining = ({ title, startsAt, endsAt, meetingUrl }: OpenedLink) => ({
  title,
  startsAt: instant(startsAt),
  endsAt: instant(endsAt),
  meetingUrl,
});

/** Adds the JSON operations of sessions that meet online: addresses, links, joining. */
export function addOnlineApi(api: Api, { database, finder, online }: CheckInServices): void {
  api.operation({
    method: 'GET',
    url: '/editions/:edition/online-sessions',
    id: 'listOnlineSessions',
    tag,
    summary: 'Sessions with where they meet online, and how many joined',
    policy: manageAttendance,
    params: EditionParams,
    reply: contract.OnlineSessionList,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      permit(manageAttendance, raw.actor, placeOf(edition));
      const rows = await listTimedOnline(database, database.db, { editionId: edition.id });
      return { items: rows.map(presentOnline) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/sessions/:id/meeting',
    id: 'setSessionMeeting',
    tag,
    summary: 'Say where a session meets online; the address is shown to nobody else',
    policy: manageAttendance,
    status: 200,
    params: contract.SessionParams,
    body: contract.MeetingInput,
    reply: contract.OnlineSessionView,
    handle: async ({ params, body, raw }) =>
      presentOnline(await online.setMeeting(raw.actor, params.id, body.meetingUrl)),
  });

  api.operation({
    method: 'POST',
    url: '/sessions/:id/meeting-removal',
    id: 'removeSessionMeeting',
    tag,
    summary: 'The session does not meet online any more: links lead nowhere',
    policy: manageAttendance,
    status: 204,
    params: contract.SessionParams,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await online.removeMeeting(raw.actor, params.id);
    },
  });

  api.operation({
    method: 'POST',
    url: '/sessions/:id/join-link-mails',
    id: 'mailJoinLinks',
    tag,
    summary: 'Mail everybody who may join their own link into the session, nobody twice',
    policy: manageAttendance,
    status: 200,
    params: contract.SessionParams,
    reply: contract.JoinMailsView,
    handle: ({ params, raw }) => online.mailLinks(raw.actor, params.id),
  });

  api.operation({
    method: 'POST',
    url: '/join-links/:secret/joining',
    id: 'joinSession',
    tag,
    summary:
      'Join a session by one’s own link while it runs: notes that one was there, and says where it meets',
    policy: ownJoinLink,
    status: 200,
    limit: { name: 'join-links', max: 30, minutes: 10 },
    params: contract.SecretParams,
    reply: contract.JoiningView,
    handle: async ({ params, raw }) => presentJoining(await online.join(raw.actor, params.secret)),
  });
}

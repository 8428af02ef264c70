import type { FastifyRequest } from 'fastify';
import { notFound } from '../../../platform/errors/index.ts';
import { type Api, anyone, LanguageQuerySchema } from '../../../platform/http/index.ts';
import {
  findRelease,
  listReleases,
  manageProgramme,
  presentSession,
  type ReleaseRow,
  readAgenda,
  readProgramme,
  type SessionContent,
  type SessionDifference,
  SessionList,
} from '../../programme/index.ts';
import {
  dateSettingsOf,
  EditionParams,
  type EditionWhole,
  IdParams,
  maySeeEdition,
  placeOf,
} from '../../series/index.ts';
import * as contract from './contract.ts';
import type { ReleasesDeps } from './deps.ts';
import { type End, endOf } from './read.ts';
import { tellLater } from './tell.ts';
import { differenceLines, type Names } from './words.ts';

const present = (release: ReleaseRow, last: number): contract.ReleaseView => ({
  id: release.id,
  number: release.number,
  version: release.version,
  comment: release.comment,
  releasedAt: release.releasedAt.toISOString(),
  current: release.number === last,
  counts: { ...release.counts },
});

const place = (session: SessionContent | null) =>
  session && {
    title: session.title,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    roomId: session.roomId,
    status: session.status,
  };

/** Adds the JSON operations of releases. */
export function addReleasesApi(api: Api, deps: ReleasesDeps): void {
  const { database, finder, service, read, translator } = deps;
  const tag = 'programme';

  /** A release that the caller may know of. */
  async function releaseFor(raw: FastifyRequest, id: string) {
    const release = await findRelease(database.db, id);
    const whole = release && (await finder.find(release.editionId));
    if (release === undefined || whole === undefined || !maySeeEdition(raw.actor, whole.edition)) {
      throw notFound('release-unknown');
    }
    const [last] = await listReleases(database.db, release.editionId);
    return { release, whole, view: present(release, last?.number ?? release.number) };
  }

  api.operation({
    method: 'GET',
    url: '/editions/:edition/releases',
    id: 'listReleases',
    tag,
    summary: 'Releases of the schedule, the newest first',
    policy: anyone,
    params: EditionParams,
    query: LanguageQuerySchema,
    reply: contract.ReleaseList,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const found = await listReleases(database.db, edition.id);
      return { items: found.map((release) => present(release, found[0]?.number ?? 0)) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/releases',
    id: 'createRelease',
    tag,
    summary: 'Release the working schedule; refused while conflicts stand that nobody accepted',
    policy: manageProgramme,
    creates: true,
    params: EditionParams,
    query: LanguageQuerySchema,
    body: contract.ReleaseInput,
    reply: contract.ReleaseView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const { release } = await service.release(raw.actor, edition.id, body);
      if (body.tell !== false) await tellLater(deps, raw.actor, release);
      reply.header('location', `/api/v1/releases/${release.id}`);
      return present(release, release.number);
    },
  });

  const written = (whole: EditionWhole, difference: SessionDifference, names: Names) => {
    const { id, kind, aspects, before, after } = difference;
    const lines = (language: 'ar' | 'en'): string[] =>
      differenceLines(difference, {
        t: translator.t(language, { digits: whole.edition.digits }),
        settings: dateSettingsOf(whole, language),
        names,
      });
    return {
      id,
      code: (after ?? before)?.code ?? '',
      kind,
      aspects: [...aspects],
      before: place(before),
      after: place(after),
      text: { ar: lines('ar'), en: lines('en') },
    };
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/releases/diff',
    id: 'compareReleases',
    tag,
    summary: 'What one release has different from another, or from the working schedule',
    policy: anyone,
    params: EditionParams,
    query: contract.DiffQuery,
    reply: contract.DifferenceList,
    handle: async ({ params, query, raw }) => {
      const whole = await finder.visible(raw.actor, params.edition);
      const [from, to] = [endOf(query.from), endOf(query.to)] as [End, End];
      const works = readProgramme.allows(raw.actor, placeOf(whole.edition));
      if ((from === 'working' || to === 'working') && !works) throw notFound('release-unknown');
      const { differences, names } = await read.compare(database.db, whole.edition.id, from, to);
      return { items: differences.map((one) => written(whole, one, names)) };
    },
  });

  api.operation({
    method: 'GET',
    url: '/releases/:id',
    id: 'getRelease',
    tag,
    summary: 'One release',
    policy: anyone,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: contract.ReleaseView,
    handle: async ({ params, raw }) => (await releaseFor(raw, params.id)).view,
  });

  api.operation({
    method: 'GET',
    url: '/releases/:id/sessions',
    id: 'listReleaseSessions',
    tag,
    summary: 'Sessions as they were released, in order of time',
    policy: anyone,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: SessionList,
    handle: async ({ params, raw }) => {
      const { release } = await releaseFor(raw, params.id);
      const data = await readAgenda(database.db, release.editionId, {
        audience: 'public',
        release: release.number,
      });
      return { items: (data?.sessions ?? []).map((session) => presentSession(session)) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/releases/:id/restoration',
    id: 'restoreRelease',
    tag,
    summary: 'Bring a release back into the working schedule',
    policy: manageProgramme,
    creates: true,
    params: IdParams,
    query: LanguageQuerySchema,
    body: contract.RestorationInput,
    reply: contract.RestorationView,
    handle: async ({ params, body, raw }) => {
      const { release } = await releaseFor(raw, params.id);
      const plan =
        body.dryRun === true
          ? await service.planRestoration(raw.actor, release)
          : await service.restore(raw.actor, release);
      return {
        changed: plan.edited.length,
        created: plan.created.length,
        unscheduled: plan.unscheduled.length,
      };
    },
  });
}

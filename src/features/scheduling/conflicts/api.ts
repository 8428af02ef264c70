import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { notFound } from '../../../platform/errors/index.ts';
import { type Api, etagOf, LanguageQuerySchema, versionRead } from '../../../platform/http/index.ts';
import { manageProgramme, readProgramme } from '../../programme/index.ts';
import { EditionParams, type EditionWhole, IdParams, placeOf } from '../../series/index.ts';
import type { AboveSchedule } from '../above.ts';
import { findViolations } from '../rules/conflicts/index.ts';
import { type Level, scheduleRuleDefaults } from '../rules/facts.ts';
import { listAccepted, listRules, versionOfRules } from '../store/conflicts.ts';
import * as contract from './contract.ts';
import { presentAccepted, presentConflict, voiceOf } from './present.ts';
import { filterViolations, readConflicts } from './reading.ts';
import { type ConflictsService, ruleNames } from './service.ts';

/** Adds the JSON operations of conflicts, of what was accepted, and of the rules. */
export function addConflictsApi(
  api: Api,
  context: AboveSchedule & { readonly service: ConflictsService },
): void {
  const { database, readFacts, finder, translator, service } = context;
  const { db } = database;
  const tag = 'programme';

  /** The edition, for those who work on its programme; for others it has no conflicts to know of. */
  const readable = async ({ actor }: FastifyRequest, reference: string): Promise<EditionWhole> => {
    const whole = await finder.visible(actor, reference);
    if (!readProgramme.allows(actor, placeOf(whole.edition))) throw notFound('edition-unknown');
    return whole;
  };

  const rulesOf = async (editionId: string, reply: FastifyReply) => {
    const rows = await listRules(db, editionId);
    const own = new Map(rows.map((row) => [row.rule, row]));
    reply.header('etag', etagOf(versionOfRules(rows)));
    const about = { ar: translator.t('ar'), en: translator.t('en') };
    return {
      items: ruleNames.map((rule) => {
        const usual: { readonly level: Level; readonly weight: number } = scheduleRuleDefaults[rule];
        const { level, weight } = own.get(rule) ?? usual;
        const key = `conflicts:about.${rule}`;
        return { rule, level, weight, default: usual, about: { ar: about.ar(key), en: about.en(key) } };
      }),
    };
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/conflicts',
    id: 'listConflicts',
    tag,
    summary: 'What breaks the rules of the working schedule, blocking ones first, then in order of time',
    policy: readProgramme,
    params: EditionParams,
    query: contract.ConflictsQuery,
    reply: contract.ConflictList,
    handle: async ({ params, query, raw }) => {
      const whole = await readable(raw, params.edition);
      const reading = await readConflicts({ db, readFacts }, whole.edition.id);
      const { ignored, lang: _, ...filter } = query;
      const view = ignored === undefined ? undefined : ignored ? 'accepted' : 'open';
      const voices = { ar: voiceOf(translator, whole, 'ar'), en: voiceOf(translator, whole, 'en') };
      return {
        items: filterViolations(reading, { ...filter, view }).map((one) =>
          presentConflict(one, reading, voices),
        ),
      };
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/ignored-conflicts',
    id: 'listIgnoredConflicts',
    tag,
    summary: 'Conflicts that were accepted, with the reason, whether or not they still occur',
    policy: readProgramme,
    params: EditionParams,
    query: LanguageQuerySchema,
    reply: contract.AcceptanceList,
    handle: async ({ params, raw }) => {
      const { edition } = await readable(raw, params.edition);
      const facts = await readFacts(db, edition.id);
      const standing = new Set(
        facts === undefined ? [] : findViolations(facts).map(({ fingerprint }) => fingerprint),
      );
      return {
        items: (await listAccepted(db, edition.id)).map((row) => ({
          ...presentAccepted(row),
          rule: row.rule,
          fingerprint: row.fingerprint,
          sessionIds: [...row.sessionIds],
          stands: standing.has(row.fingerprint),
        })),
      };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/ignored-conflicts',
    id: 'ignoreConflict',
    tag,
    summary: 'Accept a conflict with a reason: it stays visible and no longer stops a release',
    policy: manageProgramme,
    creates: true,
    params: EditionParams,
    query: LanguageQuerySchema,
    body: contract.AcceptanceInput,
    reply: contract.AcceptanceView,
    handle: async ({ params, body, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const id = await service.accept(raw.actor, edition.id, body);
      const row = await service.findAccepted(db, id);
      if (row === undefined) throw notFound('acceptance-unknown');
      const { rule, fingerprint, sessionIds } = row;
      return { ...presentAccepted(row), rule, fingerprint, sessionIds: [...sessionIds], stands: true };
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/ignored-conflicts/:id',
    id: 'stopIgnoringConflict',
    tag,
    summary: 'Let a conflict count again',
    policy: manageProgramme,
    status: 204,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      const row = await service.findAccepted(db, params.id);
      if (row === undefined) throw notFound('acceptance-unknown');
      await finder.visible(raw.actor, row.editionId);
      await service.withdraw(raw.actor, row);
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/schedule-rules',
    id: 'listScheduleRules',
    tag,
    summary: 'The rules of a schedule, and how the edition takes each',
    policy: readProgramme,
    params: EditionParams,
    query: LanguageQuerySchema,
    reply: contract.RuleList,
    handle: async ({ params, raw }, reply) => {
      const { edition } = await readable(raw, params.edition);
      return rulesOf(edition.id, reply);
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/editions/:edition/schedule-rules',
    id: 'editScheduleRules',
    tag,
    summary: 'Take rules otherwise; those not named stay as they are',
    policy: manageProgramme,
    edits: true,
    params: EditionParams,
    query: LanguageQuerySchema,
    body: contract.RulesInput,
    reply: contract.RuleList,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      await service.setRules(raw.actor, edition.id, body.rules, versionRead(raw));
      return rulesOf(edition.id, reply);
    },
  });
}

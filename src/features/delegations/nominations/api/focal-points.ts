import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../../platform/actor/index.ts';
import { notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { type Api, etagOf, readForm, readUpload, versionRead } from '../../../../platform/http/index.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { LanguageQuerySchema } from '../../../../platform/http/schemas.ts';
import { IdParams, placeOf } from '../../../series/index.ts';
import { findFocalPoint, listFocalPoints } from '../../store/focal-points.ts';
import type { NominationsContext } from '../context.ts';
import * as contract from '../contract.ts';
import { appointFocalPoints, seeDelegation } from '../policy.ts';
import { presentFocalPoint } from '../present.ts';

const tag = 'delegations';

/** Adds the operations of focal points: proposed, appointed by a letter, refused, ended. */
export function addFocalPointsApi(api: Api, context: NominationsContext): void {
  const { database, gate, focalPoints, clock } = context;
  const { db } = database;

  const answer = async (actor: Actor, id: string) => {
    const found = await findFocalPoint(db, id);
    if (found === undefined) throw notFound('focal-point-unknown');
    await gate.find(actor, found.row.delegationId).catch(() => {
      throw notFound('focal-point-unknown');
    });
    return presentFocalPoint(found, clock.now());
  };

  /** Whoever may not appoint sends no bytes. */
  const permitted = async (raw: FastifyRequest, delegationId: string): Promise<void> => {
    const { edition } = await gate.find(raw.actor, delegationId);
    permit(appointFocalPoints, raw.actor, placeOf(edition.edition));
  };

  api.operation({
    method: 'GET',
    url: '/delegations/:id/focal-points',
    id: 'listFocalPoints',
    tag,
    summary: 'Who speaks for a delegation, and who did',
    policy: seeDelegation,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: contract.FocalPointList,
    handle: async ({ params, raw }) => {
      await gate.find(raw.actor, params.id);
      const rows = await listFocalPoints(db, [params.id]);
      return { items: rows.map((row) => presentFocalPoint(row, clock.now())) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/delegations/:id/focal-points',
    id: 'appointFocalPoint',
    tag,
    summary:
      'Appoint a focal point by a letter, as multipart/form-data: `file` (PDF, JPEG, PNG), `name`, `email`, `letterNumber`, `letterDate`, `expiresOn`, `post`, `phone`, `language`',
    policy: appointFocalPoints,
    takesFile: true,
    status: 201,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: contract.FocalPointView,
    handle: async ({ params, raw }) => {
      await permitted(raw, params.id);
      const { file, fields } = await readUpload(raw);
      const read = readForm(contract.FocalPointInput, fields, []);
      if (!read.ok) throw ruleBroken([...read.errors]);
      const id = await focalPoints.appoint(raw.actor, params.id, read.input, file);
      return answer(raw.actor, id);
    },
  });

  api.operation({
    method: 'GET',
    url: '/focal-points/:id',
    id: 'getFocalPoint',
    tag,
    summary: 'One focal point',
    policy: seeDelegation,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: contract.FocalPointView,
    handle: async ({ params, raw }, reply) => {
      const view = await answer(raw.actor, params.id);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  const step = {
    method: 'POST',
    tag,
    policy: appointFocalPoints,
    edits: true,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: contract.FocalPointView,
  } as const;

  api.operation({
    ...step,
    url: '/focal-points/:id/appointment',
    id: 'appointProposedFocalPoint',
    summary:
      'Appoint one who was proposed, as multipart/form-data: `file` where no letter came yet, `letterNumber`, `letterDate`, `expiresOn`',
    takesFile: true,
    handle: async ({ params, raw }) => {
      await permitted(raw, (await answer(raw.actor, params.id)).delegationId);
      const { file, fields } = await readUpload(raw);
      const read = readForm(contract.AppointmentInput, fields, []);
      if (!read.ok) throw ruleBroken([...read.errors]);
      await focalPoints.appointProposed(raw.actor, params.id, versionRead(raw), read.input, file);
      return answer(raw.actor, params.id);
    },
  });

  api.operation({
    ...step,
    url: '/focal-points/:id/refusal',
    id: 'refuseFocalPoint',
    summary: 'Refuse one who was proposed',
    body: contract.ReasonInput,
    handle: async ({ params, body, raw }) => {
      await answer(raw.actor, params.id);
      await focalPoints.refuse(raw.actor, params.id, versionRead(raw), body.reason ?? null);
      return answer(raw.actor, params.id);
    },
  });

  api.operation({
    ...step,
    url: '/focal-points/:id/ending',
    id: 'endFocalPoint',
    summary: 'End an appointment: the right is gone at once',
    body: contract.ReasonInput,
    handle: async ({ params, body, raw }) => {
      await answer(raw.actor, params.id);
      await focalPoints.end(raw.actor, params.id, versionRead(raw), body.reason ?? null);
      return answer(raw.actor, params.id);
    },
  });

  api.operation({
    ...step,
    url: '/focal-points/:id/extension',
    id: 'extendFocalPoint',
    summary: 'Set another last day of an appointment',
    body: contract.ExtensionInput,
    handle: async ({ params, body, raw }) => {
      await answer(raw.actor, params.id);
      await focalPoints.extend(raw.actor, params.id, versionRead(raw), body.expiresOn);
      return answer(raw.actor, params.id);
    },
  });
}

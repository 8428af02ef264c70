import type { FastifyReply } from 'fastify';
import { etagOf } from '../../platform/http/index.ts';

/** Gives the version out as the entity tag. */
export const withVersion = <T extends { readonly version: number }>(reply: FastifyReply, view: T): T => {
  reply.header('etag', etagOf(view.version));
  return view;
};

/** Says where what was created is found. */
export const created = <T extends { readonly version: number; readonly id: string }>(
  reply: FastifyReply,
  collection: string,
  view: T,
): T => {
  reply.header('location', `/api/v1/${collection}/${view.id}`);
  return withVersion(reply, view);
};

import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../../../platform/errors/index.ts';
import { etagOf, type RouteLimit } from '../../../../platform/http/index.ts';
import type { SubmissionKey } from '../context.ts';
import type { SubmissionServices } from '../feature.ts';
import { presentPaper } from '../present.ts';

/** Area of the operations. */
export const tag = 'calls';

/** The header by which whoever has no account shows that a submission is theirs. */
export const secretHeader = {
  'paper-secret': { type: 'string', maxLength: 80, description: 'The secret given when it was begun' },
} as const;

/** What names a submission in a request: its id, and the secret where one is sent. */
export const keyOf = (raw: FastifyRequest, id: string): SubmissionKey => {
  const secret = raw.headers['paper-secret'];
  return typeof secret === 'string' ? { id, secret } : { id };
};

/** Whoever writes to many addresses in somebody's name is slowed down; a ministry sends from one address. */
export const beginning: RouteLimit = {
  name: 'papers',
  max: 60,
  minutes: 10,
  about: { field: 'contactEmail', max: 20, minutes: 60 },
};
/** Links that are asked for by mail. */
export const askingLink: RouteLimit = {
  name: 'paper-links',
  max: 30,
  minutes: 10,
  about: { field: 'email', max: 5, minutes: 60 },
};
/** Invitations of co-authors, mails to addresses that anybody may name. */
export const inviting: RouteLimit = {
  name: 'co-authors',
  max: 60,
  minutes: 10,
  about: { field: 'email', max: 6, minutes: 60 },
};

/** Answers with a submission as it is now. */
export async function answerPaper(
  { opening }: SubmissionServices,
  raw: FastifyRequest,
  reply: FastifyReply,
  id: string,
) {
  const { found } = await opening.read(raw.actor, keyOf(raw, id));
  if (found.submission.id !== id) throw notFound('paper-unknown');
  reply.header('etag', etagOf(found.submission.version));
  return presentPaper(found);
}

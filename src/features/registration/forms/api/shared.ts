import type { FastifyRequest } from 'fastify';
import type { RouteLimit } from '../../../../platform/http/index.ts';
import type { RegistrationKey } from '../context.ts';

/** Area of the operations. */
export const tag = 'registration';

/** The header by which whoever has no account shows that a registration is theirs. */
export const secretHeader = {
  'registration-secret': {
    type: 'string',
    maxLength: 80,
    description: 'The secret given when it was handed in',
  },
} as const;

/** What names a registration in a request: its id, and the secret where one is sent. */
export const keyOf = (raw: FastifyRequest, id: string): RegistrationKey => {
  const secret = raw.headers['registration-secret'];
  return typeof secret === 'string' ? { id, secret } : { id };
};

/** Whoever writes to many addresses in somebody's name is slowed down; a ministry sends from one address. */
export const registering: RouteLimit = {
  name: 'registrations',
  max: 120,
  minutes: 10,
  about: { field: 'email', max: 10, minutes: 60 },
};
/** Links that are asked for by mail. */
export const askingLink: RouteLimit = {
  name: 'registration-links',
  max: 30,
  minutes: 10,
  about: { field: 'email', max: 5, minutes: 60 },
};

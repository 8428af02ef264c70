import { notFound } from '../../platform/errors/index.ts';
import { type Api, anyone, LanguageQuerySchema } from '../../platform/http/index.ts';
import { CodeParams, VerificationView } from './contract/verifications.ts';
import type { Verification } from './verification.ts';

/** Adds the public operation that says whether a code is good. */
export function addVerificationsApi(api: Api, verification: Verification): void {
  api.operation({
    method: 'GET',
    url: '/verifications/:code',
    id: 'verify',
    tag: 'honours',
    summary: 'Whether a certificate is valid, revoked or replaced, by its code',
    policy: anyone,
    limit: { max: 120, minutes: 1 },
    params: CodeParams,
    query: LanguageQuerySchema,
    reply: VerificationView,
    handle: async ({ params }, reply) => {
      const found = await verification.find(params.code);
      if (found === undefined) throw notFound('code-unknown');
      reply.header('cache-control', 'no-store');
      return found.view;
    },
  });
}

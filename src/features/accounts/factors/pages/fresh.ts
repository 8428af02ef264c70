import { isAppError } from '../../../../platform/errors/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';

/** Where a second factor is shown, or enrolled where there is none. */
export const proofPath = ({ href }: Pick<PageContext, 'href'>, next: string): string =>
  `${href('/account/second-factor')}?next=${encodeURIComponent(next)}`;

/**
 * Does what needs a fresh proof; without one, leads to where it is given and then to `next`.
 * @param next path with its language
 */
export async function withFreshProof<T>(
  context: PageContext,
  next: string,
  work: () => Promise<T>,
): Promise<T | { readonly redirect: string }> {
  try {
    return await work();
  } catch (error) {
    if (!isAppError(error) || error.code !== 'fresh-proof-needed') throw error;
    return { redirect: proofPath(context, next) };
  }
}

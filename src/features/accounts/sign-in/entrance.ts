import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../../platform/database/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import { safeNext } from '../rules.ts';
import type { SignIns } from '../sign-ins/index.ts';
import { STEP_MINUTES } from '../sign-ins/lifetimes.ts';
import { type Entered, type FirstProof, originOf } from './entering.ts';
import type { SignInService } from './service.ts';

export type Entrance = ReturnType<typeof createEntrance>;

/** How a browser comes in: cookies for what was signed in or is half signed in, and where to go from there. */
export function createEntrance(deps: {
  database: Database;
  signIn: SignInService;
  signIns: SignIns;
  /** Whether people reach the system over https. */
  secure: boolean;
}) {
  const { database, signIn, signIns, secure } = deps;
  const cookieName = `${secure ? '__Host-' : ''}step`;
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  const forgetStep = (reply: FastifyReply): void => {
    reply.clearCookie(cookieName, cookie);
  };

  /**
   * Puts into the browser what came of a proof.
   * @param next where somebody was going; what is no path of this site is not believed
   * @returns where to go now
   */
  async function receive(context: PageContext, entered: Entered, next: unknown): Promise<string> {
    const { actor, reply } = context;
    const going = safeNext(next, `/${entered.account.language}/manage`);
    if (entered.kind === 'step') {
      reply.setCookie(cookieName, entered.step, { ...cookie, maxAge: STEP_MINUTES * 60 });
      return `${context.href('/sign-in/second-factor')}?next=${encodeURIComponent(going)}`;
    }
    // A browser has one sign-in: what it was before does not go on beside it.
    if (actor.kind === 'account' && actor.signInId !== undefined) {
      const { accountId, signInId } = actor;
      await database.transaction((tx) => signIns.end(tx, { accountId, only: signInId }, 'signed-out'));
    }
    forgetStep(reply);
    signIns.remember(reply, entered.tokens);
    return going;
  }

  return {
    receive,
    forgetStep,
    /** The step that a browser stands at. */
    stepOf: (request: FastifyRequest): string | undefined => {
      const step = request.cookies[cookieName];
      return step === undefined || step.length > 64 ? undefined : step;
    },
    /**
     * Lets somebody in by a first proof, whatever it was: a password, a link, another provider.
     * @returns where to go: onwards, or to the second factor
     */
    admit: async (context: PageContext, proof: Omit<FirstProof, 'origin'>, next: unknown): Promise<string> =>
      receive(context, await signIn.proceed({ ...proof, ...originOf(context.actor) }), next),
  };
}

import { notFound } from '../../../platform/errors/index.ts';
import { anyone, signedIn } from '../../../platform/http/index.ts';
import type { PageContext, Pages, Redirect } from '../../../platform/pages/index.ts';
import type { SessionMarks } from '../../programme/index.ts';
import { type EditionWhole, editionPath } from '../../series/index.ts';
import { listFavouriteIds } from '../store/mine.ts';
import { type AgendasContext, editionOf, releaseOf } from './context.ts';
import type { PersonalService } from './service.ts';

/** Below the edition. */
export const OWN_PATH = '/my-agenda';
/** Below the edition: where somebody on the programme answers about their part. */
export const PART_PATH = '/my-part';

/** Seconds that a star waits for whoever goes to sign in. */
const WAITS = 1_800;
const COOKIE = 'star';

/** The stars of public pages, for whoever reads them. */
export const favouriteStars = ({ database }: Pick<AgendasContext, 'database'>): SessionMarks => ({
  path: OWN_PATH,
  api: ({ edition }) => `/api/v1/editions/${edition.id}/favourites`,
  async starsFor(context, whole) {
    const { actor, t } = context;
    const marked =
      actor.kind === 'account'
        ? await listFavouriteIds(database, whole.edition.id, actor.accountId)
        : new Set<string>();
    const base = context.href(`${editionPath(whole)}/sessions`);
    return ({ id, slug }) => ({
      id,
      action: `${base}/${slug}/favourite`,
      on: marked.has(id),
      label: t('my-agenda:star'),
    });
  },
});

/** Where somebody goes back to: a page of this edition, else the session's. */
function backOf(context: PageContext, whole: EditionWhole, given: unknown): string {
  const base = context.href(editionPath(whole));
  const known = typeof given === 'string' && given.length < 1_000 && /^[^\\\s]*$/.test(given);
  if (known && (given === base || given.startsWith(`${base}/`) || given.startsWith(`${base}?`))) return given;
  return `${base}/sessions/${context.params.session}`;
}

/**
 * Adds the address at which a star is set without any script. Whoever is not signed in goes to do so and comes back to a
 * star that is set: what was asked for waits in a cookie, so that no link can set it.
 */
export function addStarPages(
  deps: AgendasContext & { readonly pages: Pages; readonly service: PersonalService },
) {
  const { pages, service, announced, publicUrl } = deps;
  const cookie = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
  } as const;
  const path = '/forums/:series/:edition/sessions/:session/favourite';

  const find = async (context: PageContext) => {
    const whole = await editionOf(deps, context.actor, context.params);
    const data = await announced(whole);
    const session = data.sessions.find(({ slug }) => slug === context.params.session);
    if (session === undefined) throw notFound('session-unknown');
    const target = { editionId: whole.edition.id, sessionId: session.id, release: releaseOf(data) };
    return { whole, target };
  };

  pages.route({
    method: 'POST',
    path,
    policy: anyone,
    async handle(context): Promise<Redirect> {
      const { whole, target } = await find(context);
      const body = (context.request.body ?? {}) as Readonly<Record<string, unknown>>;
      const back = backOf(context, whole, body.back);
      if (context.actor.kind === 'anonymous') {
        context.reply.setCookie(COOKIE, target.sessionId, { ...cookie, maxAge: WAITS });
        const own = context.href(`${editionPath(whole)}/sessions/${context.params.session}/favourite`);
        const next = `${own}?back=${encodeURIComponent(back)}`;
        return { redirect: `${context.href('/sign-in')}?next=${encodeURIComponent(next)}` };
      }
      await service.setFavourite(context.actor, target, body.on !== '0');
      return { redirect: `${back.split('#')[0]}` };
    },
  });

  pages.route({
    path,
    policy: signedIn,
    async handle(context): Promise<Redirect> {
      const { whole, target } = await find(context);
      const waiting = context.request.cookies[COOKIE];
      if (waiting !== undefined) context.reply.clearCookie(COOKIE, cookie);
      if (waiting === target.sessionId) await service.setFavourite(context.actor, target, true);
      return { redirect: backOf(context, whole, context.query.back) };
    },
  });
}

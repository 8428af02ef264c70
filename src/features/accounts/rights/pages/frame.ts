import type { Clock } from '../../../../platform/clock/index.ts';
import type { Database } from '../../../../platform/database/index.ts';
import { type AppError, isAppError } from '../../../../platform/errors/index.ts';
import type { Describe, Policy } from '../../../../platform/http/index.ts';
import type { Digits } from '../../../../platform/language/index.ts';
import type { PageAnswer, PageContext, Pages } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { HelpModel, NoticeModel, PageModel } from '../../../../platform/views/index.ts';
import type { AccountFrame } from '../../account-frame.ts';
import type { LinkServices } from '../../links/index.ts';
import type { People } from '../people.ts';
import type { Scopes } from '../scopes.ts';
import type { RightsService } from '../service.ts';

/** An edition as a page of its management has it; the shell of a higher feature gives it. */
export interface EditionLike {
  readonly edition: {
    readonly id: string;
    readonly seriesId: string;
    readonly timeZone: string;
    readonly digits: Digits;
  };
}

/** What a page says of itself; `current` is a task's path. */
export type OwnPage = Pick<PageModel, 'title' | 'lede' | 'crumbs' | 'actions' | 'tags'> & {
  readonly current: string;
};

/** Management pages, of an edition and of the installation: the shell of a higher feature. */
export interface RightsShell {
  managed(route: {
    readonly method?: 'GET' | 'POST';
    readonly path: string;
    readonly policy: Policy;
    readonly handle: (context: PageContext, whole: EditionLike) => Promise<PageAnswer>;
  }): void;
  managementPage(context: PageContext, whole: EditionLike | null, own: OwnPage): PageModel;
  /** An edition's management path without the language. */
  managementPath(whole: EditionLike): string;
}

export interface RightsPages {
  readonly pages: Pages;
  readonly frame: AccountFrame;
  readonly shell: RightsShell;
  readonly describe: Describe;
  readonly links: LinkServices;
  readonly database: Database;
  readonly clock: Clock;
  readonly people: People;
  readonly scopes: Scopes;
  readonly service: RightsService;
}

const results = [
  'given',
  'withdrawn',
  'ended',
  'invited',
  'resent',
  'invitation-withdrawn',
  'disabled',
  'enabled',
  'reset-sent',
  'accepted',
  'merged',
  'offered',
  'loan-ended',
  'offer-withdrawn',
] as const;

/** Says what the page before this one did, by `?done=`; or why it did not, by `?refused=`. */
export function noticesOf(context: PageContext, describe: Describe): NoticeModel[] {
  const { t, language } = context;
  const done = results.find((result) => result === queryValue(context, 'done'));
  const refused = refusals.find((code) => code === queryValue(context, 'refused'));
  return [
    ...(done === undefined
      ? []
      : [{ title: t(`accounts-rights:done.${done}`), tone: 'ok' as const, live: true }]),
    ...(refused === undefined
      ? []
      : [{ title: describe(language, refused, {}), tone: 'bad' as const, live: true }]),
  ];
}

/** Refusals that a button can meet, shown on the page that it stands on. */
const refusals = [
  'last-organiser',
  'own-last-organiser',
  'loan-not-enough',
  'own-account',
  'account-merged',
  'factor-missing',
  'invitation-unknown',
  'grant-unknown',
  'stale',
  'end-beyond-own',
  'end-past',
] as const;

const asRefusal = (error: AppError): string | undefined => refusals.find((code) => code === error.code);

/** Does what a button asks for and goes on; what refuses it is said on the page that the button stands on. */
export async function pressed(
  back: string,
  done: (typeof results)[number],
  work: () => Promise<unknown>,
): Promise<PageAnswer> {
  try {
    await work();
    return { redirect: `${back}?done=${done}` };
  } catch (error) {
    const code = isAppError(error) ? asRefusal(error) : undefined;
    if (code === undefined) throw error;
    return { redirect: `${back}?refused=${code}` };
  }
}

/** How rights are given, lent and ended, for whoever asks. */
export const peopleHelp = (t: PageContext['t']): HelpModel => ({
  title: t('accounts-rights:help.title'),
  lines: (['given', 'lent', 'over'] as const).map((line) => t(`accounts-rights:help.${line}`)),
});

/** A field of the posted form, as text. */
export const posted = ({ request }: PageContext, name: string): string => {
  const value = (request.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
};

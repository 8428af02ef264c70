import { anyone, permitting } from '../../../../platform/http/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { type EditionWhole, managementPath, type PartPages } from '../../../series/index.ts';
import { codeCategories } from '../../rules/badge-code.ts';
import type { CheckInServices } from '../context.ts';
import { checkInReasons } from '../contract.ts';
import { checkPeopleIn } from '../policy.ts';

/** A worker may ask this site, and nothing else. */
const WORKER_POLICY = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";
/** Below the edition's management. */
export const DOOR_PATH = '/check-in/door';

const states = ['online', 'offline', 'signed-out', 'retired', 'over'] as const;
const notes = ['signed-out', 'retired', 'over', 'no-doors', 'corrected', 'offline'] as const;
const results = ['in', 'out', 'refused', 'conflict'] as const;

/** What the page's script says, in the page's language. Its values stand in braces. */
function wordsOf({ t }: PageContext): object {
  const list = <T extends string>(keys: readonly T[], prefix: string): Record<string, string> =>
    Object.fromEntries(keys.map((key) => [key, t(`${prefix}.${key}`)]));
  return {
    state: list(states, 'check-in:door.state'),
    note: list(notes, 'check-in:door.note'),
    result: list(results, 'check-in:door.result'),
    reason: list(checkInReasons, 'check-in:reason'),
    category: list(codeCategories, 'attendees:category'),
    direction: list(['in', 'out'] as const, 'check-in:direction'),
    whole: t('check-in:door.whole'),
    waiting: t('check-in:door.waiting'),
    heard: t('check-in:door.heard'),
    serial: t('check-in:door.serial'),
    undone: t('check-in:door.undone'),
    notUndone: t('check-in:door.not-undone'),
    undo: t('check-in:door.undo'),
    nobody: t('check-in:door.nobody'),
    noCamera: t('check-in:door.no-camera'),
    byItself: t('check-in:door.by-itself'),
    clock: t('check-in:door.clock'),
  };
}

const said = [
  'starting',
  'more',
  'manage',
  'walk-in',
  'walk-in-online',
  'language',
  'sign-out',
  'noscript',
  'device',
  'device-hint',
  'bind',
  'door',
  'day',
  'session',
  'direction',
  'in',
  'out',
  'ready',
  'undo',
  'scan',
  'scan-hint',
  'camera',
  'found',
  'attention',
  'last',
] as const;
const camel = (key: string): string => key.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Adds the page at the door, its manifest and its worker: installed once, it starts and works without the network. */
export function addDoorPage({ shell, pages, checkInWorker }: CheckInServices & PartPages): void {
  const path = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}${DOOR_PATH}`);

  shell.managed({
    path: DOOR_PATH,
    policy: checkPeopleIn,
    handle: async (context, whole): Promise<Page> => {
      const { t } = context;
      const own = path(context, whole);
      return {
        template: 'check-in/door',
        digits: whole.edition.digits,
        headers: { 'permissions-policy': permitting('camera') },
        page: {
          title: t('check-in:door.title'),
          brand: { name: textIn(whole.series.name, context.language).text, href: own },
          private: true,
        },
        data: {
          edition: whole.edition.id,
          account: context.actor.kind === 'account' ? context.actor.accountId : '',
          title: textIn(whole.edition.title, context.language).text,
          scope: own,
          manifest: `${own}.webmanifest`,
          walkIn: context.href(`${managementPath(whole)}/check-in/walk-in`),
          manage: context.href(`${managementPath(whole)}/check-in`),
          signOut: context.href('/sign-out'),
          words: JSON.stringify(wordsOf(context)),
          say: Object.fromEntries(said.map((key) => [camel(key), t(`check-in:door.${key}`)])),
        },
      };
    },
  });

  shell.managed({
    path: `${DOOR_PATH}.webmanifest`,
    policy: checkPeopleIn,
    handle: async (context, whole) => {
      const own = path(context, whole);
      const name = `${context.t('check-in:door.title')} · ${textIn(whole.series.name, context.language).text}`;
      return {
        type: 'application/manifest+json; charset=utf-8',
        body: JSON.stringify({
          id: own,
          name,
          short_name: context.t('check-in:door.short'),
          lang: context.language,
          dir: context.language === 'ar' ? 'rtl' : 'ltr',
          start_url: own,
          scope: own,
          display: 'standalone',
          background_color: '#062f2e',
          theme_color: '#062f2e',
          icons: [{ src: '/favicon.ico', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
        }),
      };
    },
  });

  // At the top of the site, since a worker stands before addresses below its own alone; the page narrows it to itself.
  pages.published({
    path: '/check-in-worker.js',
    localised: false,
    policy: anyone,
    depends: () => ({ revision: 1 }),
    handle: async () => ({
      type: 'text/javascript; charset=utf-8',
      body: checkInWorker(),
      headers: { 'content-security-policy': WORKER_POLICY, 'cache-control': 'no-cache' },
    }),
  });
}

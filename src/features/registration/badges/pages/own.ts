import QRCode from 'qrcode';
import { notFound } from '../../../../platform/errors/index.ts';
import { isId } from '../../../../platform/http/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import type { FactModel } from '../../../../platform/views/index.ts';
import * as store from '../../store/badges.ts';
import { ownBadge } from '../policy.ts';
import { badgeTag } from '../present.ts';
import { isHeld, opensDoors, serialText } from '../rules.ts';
import type { BadgePages } from './index.ts';

const PATH = '/account/badges';

/** The code as squares of one path, in a box of its own modules with the quiet zone around. */
export function qrPath(code: string): { readonly size: number; readonly path: string } {
  const { modules } = QRCode.create([{ data: code, mode: 'alphanumeric' }], { errorCorrectionLevel: 'M' });
  const quiet = 4;
  const parts: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.data[row * modules.size + column]) parts.push(`M${column + quiet} ${row + quiet}h1v1h-1z`);
    }
  }
  return { size: modules.size + 2 * quiet, path: parts.join('') };
}

/** Adds what somebody sees of their own badges: their state, and the code once it was issued. */
export function addOwnBadgePages({ pages, accountFrame, database, finder }: BadgePages): void {
  const { db } = database;
  accountFrame.addTab({ label: 'badges:own.tab', path: PATH });

  const own = async ({ actor }: PageContext): Promise<store.BadgeWhole[]> =>
    actor.kind === 'account' ? store.listBadgesOfAccount(db, actor.accountId) : [];

  /** Titles of the editions that the badges are of. */
  const editionOf = async (context: PageContext, { badge }: store.BadgeWhole): Promise<string> => {
    const whole = await finder.find(badge.editionId);
    return whole === undefined ? '' : `${say(whole.series.name, context)} · ${whole.edition.slug}`;
  };

  pages.route({
    path: PATH,
    policy: ownBadge,
    handle: async (context) => {
      const { t } = context;
      const rows = [];
      // One that was replaced is told by the one in its place.
      for (const whole of (await own(context)).filter(({ badge }) => badge.state !== 'reissued')) {
        rows.push({
          id: whole.badge.id,
          title: await editionOf(context, whole),
          href: context.href(`${PATH}/${whole.badge.id}`),
          sub: t(`attendees:category.${whole.badge.category}`),
          pickable: false,
          cells: {
            serial: { code: serialText(whole.badge.serial) },
            state: { tags: [badgeTag(t, whole.badge.state)] },
          },
        });
      }
      return accountFrame.page(context, {
        title: t('accounts:account'),
        lede: t('badges:own.lede'),
        current: PATH,
        template: 'pages/record',
        data: {
          tables: [
            {
              title: t('badges:own.tab'),
              table: {
                id: 'badges',
                caption: t('badges:own.tab'),
                columns: [
                  { key: 'edition', label: t('badges:own.edition') },
                  { key: 'serial', label: t('badges:serial') },
                  { key: 'state', label: t('badges:state') },
                ],
                rows,
                ...(rows.length === 0
                  ? { empty: { title: t('badges:own.none'), text: t('badges:own.none-text') } }
                  : {}),
              },
            },
          ],
        },
      });
    },
  });

  pages.route({
    path: `${PATH}/:badge`,
    policy: ownBadge,
    handle: async (context): Promise<Page> => {
      const { t } = context;
      const id = context.params.badge;
      const whole = isId(id) ? (await own(context)).find(({ badge }) => badge.id === id) : undefined;
      if (whole === undefined) throw notFound();
      const { badge, holder } = whole;
      const facts: FactModel[] = [
        { label: t('badges:own.edition'), value: await editionOf(context, whole) },
        { label: t('badges:holder'), value: say(holder.name, context) },
        { label: t('badges:design.category'), value: t(`attendees:category.${badge.category}`) },
        { label: t('badges:serial'), value: serialText(badge.serial), code: true },
        { label: t('badges:state'), tag: badgeTag(t, badge.state) },
      ];
      return accountFrame.page(context, {
        title: t('badges:own.title'),
        current: PATH,
        template: 'badges/own',
        data: {
          facts,
          qr: opensDoors(badge.state) && badge.code !== '' ? qrPath(badge.code) : null,
          said: opensDoors(badge.state) ? 'show' : isHeld(badge.state) ? 'suspended' : 'ended',
        },
      });
    },
  });
}

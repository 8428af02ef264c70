import { conflict } from '../../../../../platform/errors/index.ts';
import { badgePrinting } from '../../document.ts';
import { manageBadges, readBadges } from '../../policy.ts';
import { renderBadges } from '../../render/index.ts';
import { isHeld, serialText } from '../../rules.ts';
import type { BadgePages } from '../index.ts';
import { badgeOf, hereOf } from './found.ts';

/** Adds one badge as PDF, and counts its prints. */
export function addBadgePrinting(deps: BadgePages): void {
  const { shell, database, states, files, translator } = deps;
  const { db } = database;

  shell.managed({
    path: '/badges/:badge.pdf',
    policy: readBadges,
    handle: async (context, whole) => {
      const found = await badgeOf(deps, context, whole);
      // A printed badge says that it opens doors; of one that does not, there is nothing to print.
      if (!isHeld(found.badge.state)) throw conflict('badge-not-printed');
      const printing = await badgePrinting({ db, files, translator }, whole);
      const body = await renderBadges(printing.edition, await printing.documents([found]), {
        paper: 'cut',
        backs: true,
      });
      return {
        type: 'application/pdf',
        headers: {
          'content-disposition': `inline; filename="badge-${serialText(found.badge.serial)}.pdf"`,
        },
        body: Buffer.from(body),
      };
    },
  });

  shell.managed({
    method: 'POST',
    path: '/badges/:badge/printing',
    policy: manageBadges,
    handle: async (context, whole) => {
      const { badge } = await badgeOf(deps, context, whole);
      if (!isHeld(badge.state)) throw conflict('badge-not-printed');
      await states.countPrints(context.actor, whole.edition.id, [badge.id]);
      return { redirect: `${hereOf(context, whole, badge.id)}.pdf` };
    },
  });
}

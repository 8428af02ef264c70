import type { Db } from '../../../platform/database/index.ts';
import type { Files } from '../../../platform/files/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import { listBadges } from '../store/badges.ts';
import { type BadgeSize, badgeSizes } from '../tables.ts';
import { designOf } from './designs.ts';
import { badgePrinting } from './document.ts';
import { renderBadges } from './render/index.ts';
import { listDesigns } from './store/venue.ts';

/** More badges than any edition issues. */
const ALL = 1_000_000;

/** An invented badge, drawn with its back. */
interface BadgeSample {
  readonly size: BadgeSize;
  write(): Promise<Uint8Array>;
}

/** Invented badges that are held, the first of each size. A real one is its holder's alone. */
export async function badgeSamples(
  deps: { readonly db: Db; readonly files: Files; readonly translator: Translator },
  whole: EditionWhole,
): Promise<BadgeSample[]> {
  const { db } = deps;
  const invented = await listBadges(db, whole.edition.id, { held: true, sample: true }, { limit: ALL });
  if (invented.length === 0) return [];
  const designs = await listDesigns(db, whole.edition.id);
  const sizeOf = (category: (typeof invented)[number]['badge']['category']): BadgeSize =>
    designOf(
      designs.find((design) => design.category === category),
      category,
    ).size;
  return badgeSizes.flatMap((size): BadgeSample[] => {
    const badge = invented.find((one) => sizeOf(one.badge.category) === size);
    if (badge === undefined) return [];
    return [
      {
        size,
        async write() {
          const printing = await badgePrinting(deps, whole);
          const documents = await printing.documents([badge]);
          return renderBadges(printing.edition, documents, { paper: 'cut', backs: true });
        },
      },
    ];
  });
}

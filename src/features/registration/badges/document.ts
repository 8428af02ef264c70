import type { Db } from '../../../platform/database/index.ts';
import type { Files } from '../../../platform/files/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import type { BadgeWhole } from '../store/badges.ts';
import { designOf } from './designs.ts';
import type { BadgeDocument, BadgeEdition } from './render/index.ts';
import { dayAt, daysOf } from './rules.ts';
import { listDesigns, listZones } from './store/venue.ts';

type Pair = { readonly ar: string; readonly en: string };

const pairOf = (text: LocalText | null | undefined): Pair | null =>
  text == null || (text.ar === '' && text.en === '') ? null : { ar: text.ar, en: text.en };

/** The name with its title, in each language that has it. */
const named = ({ honorific, name }: BadgeWhole['holder']): Pair => ({
  ar: name.ar === '' ? '' : [honorific?.ar, name.ar].filter(Boolean).join(' '),
  en: name.en === '' ? '' : [honorific?.en, name.en].filter(Boolean).join(' '),
});

/** What badges of an edition are drawn from. */
export interface BadgePrinting {
  readonly edition: BadgeEdition;
  /** Badges as documents, in their order; photos are read where the design wants them. */
  documents(badges: readonly BadgeWhole[]): Promise<BadgeDocument[]>;
}

/** PNG and JPEG are what a PDF holds. */
const drawable: ReadonlySet<string> = new Set(['image/png', 'image/jpeg']);

/** Reads once what all badges of an edition say alike. */
export async function badgePrinting(
  deps: { readonly db: Db; readonly files: Files; readonly translator: Translator },
  whole: EditionWhole,
): Promise<BadgePrinting> {
  const { db, files, translator } = deps;
  const { edition, series } = whole;
  const zones = await listZones(db, edition.id);
  const designs = await listDesigns(db, edition.id);

  const photoOf = async (id: string | null): Promise<Uint8Array | null> => {
    const file = id === null ? undefined : await files.find(id);
    return file === undefined || !drawable.has(file.mediaType) ? null : files.read(file);
  };

  return {
    edition: {
      title: { ar: series.name.ar, en: series.name.en },
      code: [series.acronym, edition.number].filter(Boolean).join('/'),
      days: Array.from({ length: daysOf(edition) }, (_, day) =>
        Number(dayAt(edition.startsOn, day).slice(8)),
      ),
      zones: zones.map(({ number, name }) => ({ number, name: { ar: name.ar, en: name.en } })),
      createdAt: new Date(`${edition.startsOn}T00:00:00Z`),
      words: { ar: translator.t('ar'), en: translator.t('en') },
    },
    async documents(badges) {
      const made: BadgeDocument[] = [];
      for (const { badge, holder, state, body } of badges) {
        const design = designOf(
          designs.find(({ category }) => category === badge.category),
          badge.category,
        );
        made.push({
          serial: badge.serial,
          code: badge.code,
          category: badge.category,
          name: named(holder),
          post: pairOf(holder.post),
          body: pairOf(body?.name ?? holder.organisation),
          state: pairOf(state?.shortName),
          stateCode: state?.code ?? null,
          zones: badge.zones,
          days: badge.days,
          size: design.size,
          colour: design.colour,
          back: pairOf(design.back),
          photo: design.photo ? await photoOf(holder.photoId) : null,
        });
      }
      return made;
    },
  };
}

import type { DemoEdition, DemoStand } from '../model.ts';
import type { Loading } from './loading.ts';

/** Classes of the content in the words of the tables. */
const classes: Readonly<Record<string, 'premium' | 'island' | 'standard'>> = {
  pavilion: 'premium',
  island: 'island',
  standard: 'standard',
};

const statusOf = ({ allocation }: DemoStand): 'available' | 'allocated' | 'confirmed' => {
  if (allocation === null) return 'available';
  return allocation.status === 'confirmed' ? 'confirmed' : 'allocated';
};

/** Stands with their holders. Applications, exhibitors' staff and opening hours come with their features. */
export async function loadExhibition(
  { services, actor, keys }: Loading,
  edition: DemoEdition,
): Promise<void> {
  const { exhibition } = edition;
  if (exhibition === null) return;
  const created = await services.exhibition.service.createMany(
    actor,
    keys.get('edition', edition.key),
    exhibition.stands.map((stand) => {
      const { allocation } = stand;
      return {
        number: stand.code,
        roomId: keys.get('room', exhibition.room, edition.key),
        class: classes[stand.class] ?? 'standard',
        outline: stand.polygon.map(([x, y]): [number, number] => [x, y]),
        services: [...stand.services],
        status: statusOf(stand),
        exhibitorBodyId: keys.optional('body', allocation?.body ?? null),
        exhibits:
          allocation === null
            ? null
            : {
                ar: `${allocation.title.ar}. ${allocation.description.ar}`,
                en: `${allocation.title.en}. ${allocation.description.en}`,
              },
        sample: allocation?.sample ?? exhibition.sample,
      };
    }),
  );
  for (const [index, { id }] of created.entries()) {
    const key = exhibition.stands[index]?.key;
    if (key !== undefined) keys.put('stand', key, id, edition.key);
  }
}

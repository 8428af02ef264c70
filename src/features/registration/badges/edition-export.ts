import { type EditionExport, jsonFile } from '../../series/index.ts';
import { designsOf } from './designs.ts';
import { presentDesign, presentDoor, presentZone } from './present.ts';
import { listDesigns, listDoors, listZones } from './store/venue.ts';

/** What badges open and look like; badges themselves are their holders' and stay here. */
export const badgesExport: EditionExport = async ({ db }, { edition }) => [
  jsonFile('zones.json', { items: (await listZones(db, edition.id)).map(presentZone) }),
  jsonFile('doors.json', { items: (await listDoors(db, edition.id)).map(presentDoor) }),
  jsonFile('badge-designs.json', {
    items: designsOf(await listDesigns(db, edition.id))
      .filter(({ version }) => version > 0)
      .map(presentDesign),
  }),
];

/** The programme on other surfaces: the screen in the hall, the widget of another site, the sign at a door. */
import type { AboveProgramme, Part } from '../../programme/index.ts';

export function createScreens(_context: AboveProgramme): Part {
  return { addApi() {}, addPages() {} };
}

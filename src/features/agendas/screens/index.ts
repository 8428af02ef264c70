/** The programme on other surfaces: the screen in the hall, the widget of another site, the sign at a door. */
import type { Part } from '../../programme/index.ts';
import type { AgendasContext } from '../personal/context.ts';
import { addEmbed } from './embed.ts';
import { addScreensManagement } from './management.ts';
import { addScreens } from './screen-pages.ts';
import { addSigns } from './signs/files.ts';

export { screensTasks } from './management.ts';

export function createScreens(context: AgendasContext): Part {
  return {
    addApi() {},
    addPages(pages) {
      const deps = { ...context, ...pages };
      addScreens(deps);
      addEmbed(deps);
      addSigns(deps);
      addScreensManagement(deps);
    },
  };
}

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What axe finds on a page, each with the elements it found it at. It describes only what is broken, and where a page
 * holds no other it is not opened a second one to gather what its frames say: both find the same in a third of the time.
 * @param tags of the rules; default: all rules
 */
export async function violationsOn(page: Page, tags?: readonly string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(page.frames().length === 1);
  const { violations } = await (tags === undefined ? builder : builder.withTags([...tags])).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}

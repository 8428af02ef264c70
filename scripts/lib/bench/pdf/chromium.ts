import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser } from '../../browser.ts';
import type { BenchContext } from '../bench.ts';

/** A Chromium that is kept warm, and prints HTML from a file so that it may read the fonts. */
export interface Printer {
  print(html: string, landscape?: boolean): Promise<Uint8Array>;
  readonly version: string;
}

export async function openPrinter(context: BenchContext): Promise<Printer> {
  const directory = await context.temporaryDirectory();
  const browser = await openBrowser();
  context.afterwards(() => browser.close());
  const tab = await browser.newPage();
  const file = join(directory, 'page.html');
  const { href } = pathToFileURL(file);
  return {
    version: `Chromium ${browser.version()}`,
    async print(html, landscape = false) {
      await writeFile(file, html);
      await tab.goto(href);
      // Structure and bookmarks as ours have them.
      return tab.pdf({ format: 'A4', landscape, printBackground: true, tagged: true, outline: true });
    },
  };
}

import type { Locator, Page } from 'playwright-core';

/** Somebody at a page who goes on by what stands on it: links, buttons and fields, found by their words. */
export interface Person {
  readonly page: Page;
  readonly main: Locator;
  /** Follows the link of the page’s body whose words begin like this. */
  follow(words: string, within?: Locator): Promise<void>;
  /** Follows a link of the menu, of the navigation or of the way back. */
  turn(words: string): Promise<void>;
  /** Presses a button, or a link that looks like one, and says yes where the page asks whether to. */
  press(words: string, within?: Locator): Promise<void>;
  /** Unfolds a part of the page. */
  unfold(words: string): Promise<void>;
  /** A field by its name. */
  field(name: string, within?: Locator): Locator;
  fill(values: Readonly<Record<string, string>>, within?: Locator): Promise<void>;
  /** Chooses the option that has these words in it. */
  choose(name: string, words: string, within?: Locator): Promise<void>;
  /** What stands in the page’s body. */
  text(): Promise<string>;
}

const beginning = (words: string): RegExp =>
  new RegExp(`^\\s*${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

export function personAt(page: Page): Person {
  const main = page.locator('main');
  /** Does what leads to another page, and waits until that is there. */
  const leave = async (work: () => Promise<void>): Promise<void> => {
    await Promise.all([page.waitForEvent('load'), work()]);
  };
  const field: Person['field'] = (name, within = main) =>
    within.locator(`[name="${name}"]:not([type=hidden])`).first();
  return {
    page,
    main,
    follow: (words, within = main) =>
      leave(() =>
        within
          .getByRole('link')
          .filter({ hasText: beginning(words) })
          .first()
          .click(),
      ),
    turn: (words) =>
      leave(() =>
        page
          .locator('nav a')
          .filter({ hasText: beginning(words) })
          .first()
          .click(),
      ),
    async press(words, within = main) {
      const target = within
        .locator('details.confirm > summary, button, a.btn')
        .filter({ hasText: beginning(words), visible: true })
        .first();
      const asks = (await target.evaluate((element) => element.tagName)) === 'SUMMARY';
      if (!asks) return leave(() => target.click());
      await target.click();
      return leave(() => page.locator('dialog[open] button[type=submit]').click());
    },
    unfold: (words) =>
      main
        .locator('details:not(.confirm) > summary')
        .filter({ hasText: beginning(words) })
        .first()
        .click(),
    field,
    async fill(values, within) {
      for (const [name, value] of Object.entries(values)) await field(name, within).fill(value);
    },
    async choose(name, words, within) {
      const target = field(name, within);
      const option = target.locator('option', { hasText: words }).first();
      await target.selectOption(await option.getAttribute('value'));
    },
    text: async () => (await main.textContent()) ?? '',
  };
}

import type { Locator, Page } from 'playwright-core';

/** The two ways in which people work a page: whatever a test does goes through one of them. */
export interface Hand {
  /** Follows a link or presses a button. */
  press(target: Locator): Promise<void>;
  /** Writes into a field, in the place of what stands there. Days as `01-01-2026`. */
  write(target: Locator, text: string): Promise<void>;
  /** Ticks a box, or one of several. */
  tick(target: Locator): Promise<void>;
  /** Chooses the option of a list that has this text in it. */
  choose(target: Locator, text: string): Promise<void>;
}

export function mouseOf(page: Page): Hand {
  return {
    press: (target) => target.click(),
    async write(target, text) {
      await target.click();
      const isDay = (await target.getAttribute('type')) === 'date';
      await target.fill(isDay ? text.split('-').reverse().join('-') : text);
    },
    tick: (target) => target.check(),
    async choose(target, text) {
      const value = await target.locator('option', { hasText: text }).first().getAttribute('value');
      await page.mouse.move(0, 0);
      await target.selectOption(value);
    },
  };
}

/** Presses of Tab after which a thing counts as out of reach. */
const REACH = 260;

const focused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === element.ownerDocument.activeElement);

/** Presses Tab until a thing has the focus. @throws when it never does */
export async function reachByTab(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let tried = 0; tried < REACH; tried += 1) {
    if (await focused(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${target}.`);
}

/** Tab, Enter, space, arrows and letters; no pointer, and no focus given by the test. */
export function keyboardOf(page: Page): Hand {
  const { keyboard } = page;
  const reach = (target: Locator): Promise<void> => reachByTab(page, target);

  return {
    async press(target) {
      await reach(target);
      await keyboard.press('Enter');
    },
    async write(target, text) {
      await reach(target);
      if ((await target.getAttribute('type')) === 'date') {
        await keyboard.type(text.replaceAll('-', ''));
        return;
      }
      await keyboard.press('Control+A');
      await keyboard.type(text);
    },
    async tick(target) {
      if (await target.isChecked()) return;
      if ((await target.getAttribute('type')) !== 'radio') {
        await reach(target);
        await keyboard.press('Space');
        return;
      }
      // Of several only one is reached by Tab: the chosen one, or the first or last; arrows go on from there.
      const name = await target.getAttribute('name');
      const group = page.locator(`input[type=radio][name="${name}"]`);
      const inGroup = async (): Promise<boolean> =>
        (await page.evaluate('document.activeElement.name ?? ""')) === name;
      for (let tried = 0; !(await inGroup()); tried += 1) {
        if (tried > REACH) throw new Error(`The keyboard does not reach ${target}.`);
        await keyboard.press('Tab');
      }
      if (await focused(target)) await keyboard.press('Space');
      for (let tried = 0; tried < (await group.count()) && !(await target.isChecked()); tried += 1) {
        await keyboard.press('ArrowDown');
      }
    },
    async choose(target, text) {
      await reach(target);
      const chosen = target.locator('option:checked');
      for (let tried = 0; tried < 60; tried += 1) {
        if ((await chosen.textContent())?.includes(text)) return;
        await keyboard.press('ArrowDown');
      }
      throw new Error(`“${text}” is no choice of ${target}.`);
    },
  };
}

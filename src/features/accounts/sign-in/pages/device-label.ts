import type { PageContext } from '../../../../platform/pages/index.ts';
import { deviceOf } from '../devices.ts';

/** A device in words, as its owner knows it. */
export function deviceLabel({ t }: Pick<PageContext, 't'>, userAgent: string | null): string {
  const { browser, system } = deviceOf(userAgent);
  if (browser === undefined && system === undefined) return t('accounts-sign-in:program');
  const words = {
    browser: t(`accounts-sign-in:browser.${browser ?? 'other'}`),
    system: system === undefined ? '' : t(`accounts-sign-in:system.${system}`),
  };
  return system === undefined ? words.browser : t('accounts-sign-in:browser-on-system', words);
}

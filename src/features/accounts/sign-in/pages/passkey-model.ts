import type { PageContext } from '../../../../platform/pages/index.ts';

/** A passkey's part of a page: a button that a script wakes up, and a form that it sends. */
export interface PasskeyModel {
  /** Where the browser's answer is posted, in the field `passkey`. */
  readonly action: string;
  /** Where the script asks what it needs. */
  readonly options: string;
  readonly kind: 'get' | 'create';
  readonly label: string;
  readonly next: string;
  /** Said when the device gave no answer. */
  readonly failed: string;
  /** Said where the browser has no script. */
  readonly unscripted: string;
}

/** @param path of the page below the language; its options are at `<path>/passkey` */
export const passkeyModel = (
  { t, href }: PageContext,
  path: string,
  own: { readonly kind: 'get' | 'create'; readonly label: string; readonly next: string },
): PasskeyModel => ({
  action: href(path),
  options: href(`${path}/passkey`),
  failed: t(own.kind === 'get' ? 'accounts-sign-in:passkey-failed' : 'accounts-sign-in:passkey-not-made'),
  unscripted: t('accounts-sign-in:passkey-unscripted'),
  ...own,
});

/** The bundle that shows and makes passkeys. */
export const PASSKEY_SCRIPT = 'passkeys.js';

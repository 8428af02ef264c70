import type { LocalText } from '../language/index.ts';
import type { BilingualFieldModel, FieldOption, PlainFieldModel } from '../views/index.ts';

/** A bilingual field filled from a text. */
export const textField = (
  name: string,
  label: string,
  text: LocalText | null | undefined,
  more: Partial<BilingualFieldModel> = {},
): BilingualFieldModel => ({
  name,
  label,
  kind: 'bilingual',
  ar: { value: text?.ar ?? '' },
  en: { value: text?.en ?? '' },
  ...(text == null ? {} : { authentic: text.authentic }),
  ...more,
});

/** A choice of one; empty choice first unless `blank` is false. */
export const choiceField = (
  name: string,
  label: string,
  options: readonly FieldOption[],
  value: string | null | undefined,
  more: Partial<PlainFieldModel> = {},
): PlainFieldModel => ({ name, label, kind: 'select', options, value: value ?? '', width: 'm', ...more });

/** The version read, for edits: see `pages.submit`. */
export const versionField = (version: number): PlainFieldModel => ({
  name: 'version',
  label: '',
  kind: 'hidden',
  value: String(version),
});

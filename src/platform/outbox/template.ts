import type { Language } from '../language/index.ts';

/**
 * What a value is. `line`: one line of text; `text`: several; `link`: an http(s) address; `secret-link`: an address of
 * this site that works once, which the log masks and which is sealed until it was sent.
 */
export type PlaceholderKind = 'line' | 'text' | 'link' | 'secret-link';

export type MailValues = Readonly<Record<string, string>>;

/** One kind of mail that a feature sends. */
export interface MailTemplate {
  /** `<feature>.<name>`: its parts lie in `templates/<feature>/mail/<name>.{html,text}.eta`, or under the name of `parts`. */
  readonly key: string;
  /** Name of the parts, where several mails of a feature are set alike. Default: its own. */
  readonly parts?: string;
  /**
   * Where its words begin. Default `<feature>:mail.<name>`. Below it at least `title` (what this mail is, for lists)
   * and `subject`, which may use every placeholder but a secret link.
   */
  readonly words?: string;
  /** Every value it takes, no more and no fewer. */
  readonly placeholders: Readonly<Record<string, PlaceholderKind>>;
  /** Values for previews and tests. Links below the site's address begin with `/`. */
  readonly sample: Readonly<Record<Language, MailValues>>;
}

/** Where the words of a template begin. */
export const wordsOf = ({ key, words }: MailTemplate): string => words ?? `${key.replace('.', ':mail.')}`;

/** Path of one part below the templates' root. */
export const partPath = ({ key, parts }: MailTemplate, part: 'html' | 'text'): string => {
  const [feature = '', name = ''] = key.split('.');
  return `/${feature}/mail/${parts ?? name}.${part}.eta`;
};

export const isSecret = ({ placeholders }: MailTemplate): boolean =>
  Object.values(placeholders).includes('secret-link');

/** A mistake of the program that writes a mail: thrown at once, before anything is stored. */
export class MailMistake extends Error {
  override readonly name = 'MailMistake';
}

/** The templates by key. @throws MailMistake for a key that is malformed or given twice, or samples that do not fit */
export function templatesByKey(templates: readonly MailTemplate[]): ReadonlyMap<string, MailTemplate> {
  const byKey = new Map<string, MailTemplate>();
  for (const template of templates) {
    if (!/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/.test(template.key)) {
      throw new MailMistake(`A mail is called "${template.key}": it should be <feature>.<name>.`);
    }
    if (byKey.has(template.key)) throw new MailMistake(`Two mails are called "${template.key}".`);
    for (const values of Object.values(template.sample)) checkNames(template, values);
    byKey.set(template.key, template);
  }
  return byKey;
}

/** Refuses values that are missing or unknown. */
export function checkNames(template: MailTemplate, values: MailValues): void {
  const missing = Object.keys(template.placeholders).filter((name) => typeof values[name] !== 'string');
  const unknown = Object.keys(values).filter((name) => !Object.hasOwn(template.placeholders, name));
  if (missing.length > 0) {
    throw new MailMistake(`The mail "${template.key}" lacks values for: ${missing.join(', ')}.`);
  }
  if (unknown.length > 0) {
    throw new MailMistake(`The mail "${template.key}" knows no placeholder: ${unknown.join(', ')}.`);
  }
}

import { searchWords } from '../language/index.ts';

/** What the `search` column holds of a mail: its receiver and subject, in the form that lists are searched in. */
export function mailSearch(mail: {
  readonly address: string;
  readonly name: string | null;
  readonly subject: string;
}): string {
  const terms = new Set<string>();
  const add = (text: string, names: boolean): void => {
    for (const forms of searchWords(text, { names })) {
      for (const [form, rank] of forms) terms.add(rank === 1 ? `~${form}` : form);
    }
  };
  add(mail.subject, false);
  add(`${mail.name ?? ''} ${mail.address}`, true);
  return ` ${[...terms].join(' ')} `;
}

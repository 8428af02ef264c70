import { type Language, textIn } from '../../platform/language/index.ts';
import type { EditionWhole } from './store.ts';

/**
 * Under whose name an edition writes: its title, with the series' name where the title does not say it.
 * @example mastheadOf(whole, 'en') // 'Second Rivers Forum', 'Water for All · Rivers Forum'
 */
export function mastheadOf(
  { series, edition }: Pick<EditionWhole, 'series' | 'edition'>,
  language: Language,
): string {
  const [title, name] = [edition.title, series.name].map((text) => textIn(text, language).text) as [
    string,
    string,
  ];
  return title === '' ? name : title.includes(name) ? title : `${title} · ${name}`;
}

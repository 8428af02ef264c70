import { stripInvisible } from './isolate.ts';
import type { Language } from './languages.ts';
import { foldForSorting, foldLatin, withoutSortArticle, wordsOf } from './sort-keys.ts';

// Titles are stored apart from names; these are taken off where they were typed into the name all the same. Words that
// are also given names (السيد، رائد، عميد) only go behind another title, or with their article.
const openingTitles = new Set(
  [
    'معالي سعادة فخامة عطوفة فضيلة سماحة نيافة غبطة قداسة صاحب صاحبة سمو خادم',
    'الدكتور الدكتورة المهندس المهندسة الأستاذ الأستاذة القاضي القاضية السفير السفيرة',
    'الفريق اللواء العميد العقيد المقدم الرائد النقيب الملازم',
  ].flatMap((line) => line.split(' ')),
);
const furtherTitles = new Set([
  ...openingTitles,
  ...'السمو الملكي الجلالة الحرمين الشريفين الملك الأمير الأميرة الشيخ الشيخة السيد السيدة'.split(' '),
  ...'الرئيس أول ركن الركن متقاعد بحري'.split(' '),
]);

const abbreviated = /^(?:أ\.\s?د|أ|د|م)\.\s*/u;

const withoutArabicTitles = (name: string): string[] => {
  let text = stripInvisible(name).normalize('NFC').trim();
  while (abbreviated.test(text)) text = text.replace(abbreviated, '');
  const words = wordsOf(text);
  let first = 0;
  while (first < words.length - 1) {
    const titles = first === 0 ? openingTitles : furtherTitles;
    const word = words[first] ?? '';
    if (!titles.has(word)) break;
    first += 1;
  }
  return words.slice(first);
};

const links = new Set(['بن', 'ابن', 'إبن', 'بنت']);

const arabicPersonKey = (name: string): string => {
  const words = withoutArabicTitles(name).filter((word) => !links.has(word));
  const units: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const next = words[index + 1];
    if (word === 'عبد' && next !== undefined) {
      units.push(foldForSorting(`${word}${next}`));
      index += 1;
    } else {
      // The article is ignored in the following names only: «الوليد» stands under its alif, «الوادي» under و.
      units.push(foldForSorting(units.length === 0 ? word : withoutSortArticle(word)));
    }
  }
  return units.join(' ');
};

const latinTitles = new Set(
  'mr ms mrs dr prof eng he hrh hh hm sheikh sheikha sir dame lady lord judge gen lt maj brig col capt'.split(
    ' ',
  ),
);
const latinLinks = new Set(['bin', 'bint', 'ibn']);
const familyPrefixes = new Set(['abu', 'abou', 'bu', 'ben', 'ould', 'ait']);
const latinArticles = new Set(['al', 'el']);

const latinWords = (text: string): string[] =>
  foldLatin(text.replace(/\b([A-Z])\.(?=[A-Z]\.)/g, '$1')).split(' ');

const isCapitals = (word: string): boolean => /\p{Lu}.*\p{Lu}/u.test(word) && word === word.toUpperCase();

const englishPersonKey = (name: string): string => {
  const [beforeComma = '', afterComma] = name.split(',');
  const typed = afterComma === undefined ? name : `${afterComma} ${beforeComma}`;
  const all = typed.trim().split(/\s+/);
  const isTitle = (piece: string): boolean => latinTitles.has(foldLatin(piece.replaceAll('.', '')));
  const titles = all.findIndex((piece, index) => index === all.length - 1 || !isTitle(piece));
  const pieces = all.slice(titles);
  const given = (words: readonly string[]): string[] =>
    words.flatMap(latinWords).filter((word) => !latinLinks.has(word));
  // UN lists write the family name in capitals; else it is the last word with what belongs to it.
  const capitals = pieces.filter(isCapitals);
  let start = pieces.length - 1;
  if (afterComma !== undefined) start = pieces.length - beforeComma.trim().split(/\s+/).length;
  else if (capitals.length > 0 && capitals.length < pieces.length) start = pieces.findIndex(isCapitals);
  else if (familyPrefixes.has(foldLatin(pieces[start - 1] ?? '')) && start > 1) start -= 1;
  const family = given(pieces.slice(start)).filter(
    (word, index) => !(index === 0 && latinArticles.has(word)),
  );
  const others = given(pieces.slice(0, start)).filter((word, index, words) => {
    // “Salman Al Thabit”: an article typed apart belongs to the family name and is ignored with it.
    return !(index === words.length - 1 && index > 0 && latinArticles.has(word));
  });
  return [...family, ...others].join(' ');
};

/**
 * The sort key of a person's name, given without titles (those that were typed are ignored). Arabic goes by the first
 * name, then the following ones: بن، ابن، بنت are skipped, عبد and its name are one unit, أبو and آل stay, the article
 * of family names is ignored. English goes by the family name, without "Al-". Computed once, then editable.
 *
 * @example personSortKey('سالم بن عبد الله المريخي', 'ar') // 'سالم عبدالله مريخي'
 * @example personSortKey('Salem Al-Muraikhi', 'en') // 'muraikhi salem'
 */
export function personSortKey(name: string, language: Language): string {
  return language === 'ar' ? arabicPersonKey(name) : englishPersonKey(name);
}

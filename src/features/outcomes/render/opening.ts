import type { Language } from '../../../platform/language/index.ts';

/**
 * The opening words of a preamble's unit, which print semi-bold: «وإذ يعربون عن بالغ قلقهم إزاء», "Noting with concern". Formulae
 * of the League and of the UN; a unit that opens otherwise has none.
 */

const ARABIC = new RegExp(
  [
    '^(?:',
    // إذ and a verb in any person, with what belongs to it
    'و?إذ [يت]\\p{L}\\p{M}?(?:[\\p{L}\\p{M}])*',
    '(?: من جديد| علمًا| مع (?:بالغ )?(?:القلق|التقدير|الارتياح|الأسف)| ب(?:قلق|تقدير|ارتياح|أسف)(?: بالغ)?',
    '| في (?:اعتباره|الاعتبار|الحسبان)\\p{L}*| عن (?:بالغ )?(?:قلق|تقدير|امتنان|شكر|أسف)\\p{L}*)?',
    '(?: إلى| إزاء| على)?',
    '|و?(?:اقتناع|إيمان|إدراك|حرص|التزام|استرشاد|تأكيد|إقرار|انطلاق)\\p{L}*\\p{M}*\\p{L}?\\p{M}*(?: من(?:ه|هم|ها|ا))?(?= )',
    '|وقد (?:نظر|اطّلع|اطلع)\\p{L}*(?: في| على)?',
    '|وبعد (?:اطلاع|النظر|الاطلاع)\\p{L}*(?: في| على)?',
    ')(?= )',
  ].join(''),
  'u',
);

const ENGLISH = new RegExp(
  [
    '^(?:(?:Deeply|Gravely|Fully|Further|Also|Again|Firmly) )?',
    '(?:\\p{Lu}?\\p{L}+(?:ing|ed)|[Aa]ware|[Mm]indful|[Cc]onscious)',
    '(?: in mind| into account| with (?:deep |grave |great )?(?:concern|appreciation|satisfaction|regret)',
    '| (?:its|their) (?:deep |grave )?(?:concern|appreciation|gratitude|conviction)| considered| examined| by| of)?',
    '(?=[ ,])',
  ].join(''),
  'u',
);

/** Splits a unit after its opening words; `opening` is empty where there are none. */
export const splitOpening = (
  text: string,
  language: Language,
): { readonly opening: string; readonly rest: string } => {
  const opening = (language === 'ar' ? ARABIC : ENGLISH).exec(text)?.[0] ?? '';
  return { opening, rest: text.slice(opening.length) };
};

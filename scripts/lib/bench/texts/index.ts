import { diffArrays } from 'diff';
import { compareTexts, type Paragraph, tokensOf } from '../../../../src/features/outcomes/index.ts';
import type { Bench } from '../bench.ts';
import { median, wallTime } from '../statistics.ts';

export interface TextSizes {
  /** Pages of each text, with some 375 words on each. */
  readonly pages: number;
  readonly runs: number;
}

const vocabulary =
  'دعوة الدول إلى وضع استراتيجيات وطنية لحماية الأطفال من الاستغلال عبر الإنترنت وتحديثها دوريًا بالتعاون مع القطاع الخاص والمنظمات الدولية وبناء القدرات وتبادل الخبرات وإنشاء مراكز متخصصة للرصد والمتابعة والتقييم وتقديم تقرير سنوي عن التنفيذ'.split(
    ' ',
  );
const WORDS_OF_PAGE = 375;
const WORDS_OF_PARAGRAPH = 75;

/** Numbers that come in the same order every time, between 0 and 1. */
function dice(): () => number {
  let state = 20_161_116;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A text and what another summit made of it: words changed, paragraphs added and left out, nothing that names them alike. */
function makeTexts(pages: number): readonly [Paragraph[], Paragraph[]] {
  const roll = dice();
  const word = (): string => {
    const found = vocabulary[Math.floor(roll() * vocabulary.length)] ?? '';
    return roll() < 0.3 ? `${found}${Math.floor(roll() * 500)}` : found;
  };
  const paragraph = (): string => `${Array.from({ length: WORDS_OF_PARAGRAPH }, word).join(' ')}.`;
  const count = Math.round((pages * WORDS_OF_PAGE) / WORDS_OF_PARAGRAPH);
  const before = Array.from({ length: count }, (_, index) => ({ id: `a${index}`, text: paragraph() }));
  const after = before.flatMap(({ text }, index): Paragraph[] => {
    if (roll() < 0.05) return [];
    const changed = text
      .split(' ')
      .map((one) => (roll() < 0.1 ? word() : one))
      .join(' ');
    const own = { id: `b${index}`, text: roll() < 0.5 ? changed : text };
    return roll() < 0.05 ? [own, { id: `c${index}`, text: paragraph() }] : [own];
  });
  return [before, after];
}

/** What changed between two long texts, against the same words compared in one piece. */
export function createTextsBench({ pages, runs }: TextSizes): Bench {
  return {
    area: 'texts',
    figures: [
      { name: 'texts.diff', unit: `ms for two texts of ${pages} pages`, target: 300, better: 'lower' },
    ],
    async run(context) {
      const [before, after] = makeTexts(pages);
      const times: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        times.push(await wallTime(async () => compareTexts(before, after)));
      }
      const whole = (text: readonly Paragraph[]): string[] =>
        tokensOf(text.map((one) => one.text).join('\n'));
      context.say('the same in one piece');
      const once = await wallTime(async () => diffArrays(whole(before), whole(after), { timeout: 20_000 }));
      context.report('texts.diff', {
        value: median(times),
        reference: `all words in one piece, no paragraphs aligned: ${Math.round(once)} ms`,
      });
    },
  };
}

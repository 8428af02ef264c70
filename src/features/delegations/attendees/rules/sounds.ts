/** Sounds of Arabic letters, each with those that spellings in Latin letters give it. */
const arabicSounds: Readonly<Record<string, string>> = {
  ب: 'b',
  ت: 't',
  ث: 'ts',
  ج: 'jg',
  ح: 'h',
  خ: 'k',
  د: 'd',
  ذ: 'dzt',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'x',
  ص: 's',
  ض: 'dz',
  ط: 't',
  ظ: 'zd',
  غ: 'g',
  ف: 'f',
  ق: 'kg',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
};

/** Sounds written in Latin letters, longer before shorter; each letter of the value is one that it may stand for. */
const latinSounds: readonly (readonly [written: string, sounds: string])[] = [
  ['sch', 'x'],
  ['sh', 'x'],
  ['ch', 'xk'],
  ['kh', 'k'],
  ['ck', 'k'],
  ['gh', 'g'],
  ['dj', 'j'],
  ['th', 'td'],
  ['dh', 'dz'],
  ['ph', 'f'],
  ['p', 'b'],
  ['v', 'f'],
  ['q', 'kg'],
  ['c', 'k'],
  ['g', 'gj'],
  ['x', 'k'],
  ...[...'bdfhjklmnrstz'].map((letter): readonly [string, string] => [letter, letter]),
];

/** Most spellings that one reading of a word is looked up by. */
const MOST = 6;

export const isArabic = (word: string): boolean => /[\u0600-\u06ff]/.test(word);

/** A consonant with the weak letters before it. */
interface Sound {
  readonly weak: string;
  readonly choices: string;
}

function soundsOf(word: string): readonly Sound[] {
  const found: Sound[] = [];
  let weak = '';
  for (let rest = word; rest !== ''; ) {
    const letter = rest[0] ?? '';
    const [written, choices] = isArabic(word)
      ? [letter, arabicSounds[letter]]
      : (latinSounds.find(([one]) => rest.startsWith(one)) ?? [letter, undefined]);
    if (choices === undefined) weak += letter;
    else {
      found.push({ weak, choices });
      weak = '';
    }
    rest = rest.slice(written.length);
  }
  return found;
}

/** How weak letters between two consonants may sound: long u, long i, or neither. */
function between(weak: string): readonly string[] {
  if (/و/.test(weak)) return ['w'];
  if (/[يى]/.test(weak)) return ['y'];
  if (isArabic(weak) || weak === '') return [''];
  if (/o?ua|^o$/.test(weak)) return ['', 'w'];
  if (/u|oo|w/.test(weak)) return ['w'];
  return /[iy]|ee/.test(weak) ? ['y'] : [''];
}

/** A weak beginning tells short names apart: علي is not وائل, nor ليلى. */
function beginning(word: string): string {
  if (/^(?:و|w|ou[aei])/.test(word)) return 'w';
  if (/^[يy]/.test(word)) return 'y';
  return /^[اعaeiou]/.test(word) ? 'a' : '';
}

/**
 * A word as it may sound, consonants alone and doubled ones once; a word of two consonants keeps what is long between
 * them, so that سعد, سعود and سعيد stay three.
 */
export function spellings(word: string): readonly string[] {
  const sounds = soundsOf(word);
  const start = beginning(word);
  const short = start === '' && sounds.length === 2;
  let found: readonly string[] = [start];
  for (const [index, { weak, choices }] of sounds.entries()) {
    const long = short && index === 1 ? between(weak) : [''];
    found = [...choices]
      .flatMap((sound) =>
        found.flatMap((key) =>
          long.map((vowel) => (vowel === '' && key.at(-1) === sound ? key : `${key}${vowel}${sound}`)),
        ),
      )
      .slice(0, MOST);
  }
  return [...new Set(found)];
}

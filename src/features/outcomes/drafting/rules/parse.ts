/** A paragraph of a text that is brought in, in one language. */
export interface ParsedParagraph {
  readonly kind: 'preamble' | 'heading' | 'numbered';
  readonly text: string;
}

// «١- …», "1. …", "(2) …", «أولًا: …»
const NUMBERED =
  /^\s*(?:\(?(?:[0-9٠-٩۰-۹]{1,4})\s*[).\-–—:/،]+\s*|(?:أولًا|أولاً|ثانيًا|ثانياً|ثالثًا|ثالثاً|رابعًا|رابعاً|خامسًا|خامساً|سادسًا|سادساً|سابعًا|سابعاً|ثامنًا|ثامناً|تاسعًا|تاسعاً|عاشرًا|عاشراً)\s*[:\-–،]\s*)(?=\S)/u;
const ENDS = /[.،,;:؛؟?!»"”]$/u;
/** Longest line that may be a heading. */
const HEADING = 80;

/**
 * The paragraphs of a pasted text: what stands before the first number is the preamble, short lines without an end
 * are headings, a paragraph goes on until the next number or an empty line. Without any number every paragraph counts.
 */
export function parseText(text: string): ParsedParagraph[] {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n');
  const numbers = lines.some((line) => NUMBERED.test(line));
  const found: ParsedParagraph[] = [];
  let open: { kind: ParsedParagraph['kind']; lines: string[] } | null = null;
  let begun = false;
  const close = (): void => {
    if (open === null) return;
    const words = open.lines.join(' ').trim();
    if (words !== '') found.push({ kind: open.kind, text: words });
    open = null;
  };
  for (const raw of lines) {
    const line = raw.trim();
    if (line === '') {
      close();
    } else if (NUMBERED.test(line)) {
      close();
      begun = true;
      open = { kind: 'numbered', lines: [line.replace(NUMBERED, '')] };
    } else if (open === null) {
      const heading = begun && numbers && line.length <= HEADING && !ENDS.test(line);
      open = {
        kind: !numbers ? 'numbered' : heading ? 'heading' : begun ? 'numbered' : 'preamble',
        lines: [line],
      };
    } else {
      (open as { lines: string[] }).lines.push(line);
    }
  }
  close();
  return found;
}

/** Paragraphs of both languages side by side: the first preamble beside the first, the third number beside the third. */
export function pairLanguages(
  ar: readonly ParsedParagraph[],
  en: readonly ParsedParagraph[],
): { readonly kind: ParsedParagraph['kind']; readonly ar: string; readonly en: string }[] {
  const [lead, other] = ar.length >= en.length ? [ar, en] : [en, ar];
  const isAr = lead === ar;
  const rest = {
    preamble: other.filter(({ kind }) => kind === 'preamble'),
    heading: other.filter(({ kind }) => kind === 'heading'),
    numbered: other.filter(({ kind }) => kind === 'numbered'),
  };
  const pairs = lead.map(({ kind, text }) => {
    const twin = rest[kind].shift()?.text ?? '';
    return { kind, ar: isAr ? text : twin, en: isAr ? twin : text };
  });
  // Nothing is lost: what has no twin stands at the end, in its own language.
  const left = [...rest.preamble, ...rest.heading, ...rest.numbered].map(({ kind, text }) => ({
    kind,
    ar: isAr ? '' : text,
    en: isAr ? text : '',
  }));
  return [...pairs, ...left];
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (xml: string): string =>
  xml.replaceAll(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
  });

/** Paragraphs of a body one after the other: each is looked at once, whatever a broken or hostile file leaves open. */
function* paragraphsOf(xml: string): Generator<string> {
  const opening = /<w:p(?:\s[^<>]*)?>/g;
  for (let begin = opening.exec(xml); begin !== null; begin = opening.exec(xml)) {
    if (begin[0].endsWith('/>')) continue;
    const end = xml.indexOf('</w:p>', opening.lastIndex);
    if (end < 0) return;
    yield xml.slice(opening.lastIndex, end);
    opening.lastIndex = end;
  }
}

/** The text of a Word document's body, a line for each paragraph; those of a numbered list get a number. */
export function textOfWord(xml: string): string {
  let number = 0;
  const lines: string[] = [];
  for (const paragraph of paragraphsOf(xml)) {
    const words = plain(
      [...paragraph.matchAll(/<w:t(?:\s[^<>]*)?>([^<]*)<\/w:t>|<w:(?:tab|br)\s*\/>/g)]
        .map(([, text]) => text ?? ' ')
        .join(''),
    ).trim();
    const isListed = /<w:numPr>/.test(paragraph) && words !== '' && !NUMBERED.test(words);
    if (isListed) number += 1;
    lines.push(isListed ? `${number}. ${words}` : words);
  }
  return lines.join('\n\n');
}

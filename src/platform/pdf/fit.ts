import { type Content, type Paragraph, type ParagraphOptions, plainText, setParagraph } from './paragraph.ts';
import { resized, type TextStyle } from './roles.ts';

/** How a text that may be too long is made to fit. */
export interface FitOptions extends ParagraphOptions {
  /** The smallest size allowed. */
  readonly minSize: number;
  /** Lines wanted at full size. Default 1. */
  readonly lines?: number | undefined;
  /** Lines allowed once shrinking alone does not help. Default `lines`. */
  readonly maxLines?: number | undefined;
  /** The size to start from when more lines are allowed. Default the style's. */
  readonly moreLinesSize?: number | undefined;
  /** Step of shrinking in points. Default 0.5. */
  readonly step?: number | undefined;
  /** Whether it may be cut at a word with "…" when nothing else helps. Default true; never for a name. */
  readonly cut?: boolean | undefined;
}

/** A fitted paragraph and the size that it came out at. */
export interface FittedParagraph extends Paragraph {
  readonly size: number;
}

/**
 * Shrinks to the minimum, then allows more lines, then cuts at a word with "…". A text that may not be cut takes as many lines
 * as it needs at the minimum.
 */
export const fitParagraph = (content: Content, style: TextStyle, options: FitOptions): FittedParagraph => {
  const {
    minSize,
    lines = 1,
    maxLines = lines,
    moreLinesSize = style.size,
    step = 0.5,
    cut = true,
  } = options;
  const attempt = (size: number, limit: number): FittedParagraph | null => {
    const paragraph = setParagraph(content, resized(style, size), options);
    return paragraph.lines.length <= limit && !paragraph.overflow ? { ...paragraph, size } : null;
  };
  for (let size = style.size; size >= minSize; size -= step) {
    const fitted = attempt(size, lines);
    if (fitted) return fitted;
  }
  for (let size = moreLinesSize; maxLines > lines && size >= minSize; size -= step) {
    const fitted = attempt(size, maxLines);
    if (fitted) return fitted;
  }
  const smallest = resized(style, minSize);
  const paragraph = cut
    ? clampParagraph(content, smallest, { ...options, lines: maxLines })
    : setParagraph(content, smallest, options);
  return { ...paragraph, size: minSize };
};

/** Cuts a text at a word with "…" so that it takes at most `lines` lines. Cut text loses the styles of its spans but the first's. */
export const clampParagraph = (
  content: Content,
  style: TextStyle,
  options: ParagraphOptions & { readonly lines: number },
): Paragraph => {
  const whole = setParagraph(content, style, options);
  if (whole.lines.length <= options.lines) return whole;
  const words = plainText(content).split(' ');
  const first =
    typeof content === 'string' ? null : Array.isArray(content) ? content.find((part) => part) : content;
  const cutAt = (count: number): Paragraph => {
    const text = `${words
      .slice(0, count)
      .join(' ')
      .replace(/[،,:;؛\-–]$/, '')} …`;
    return setParagraph(first && typeof first === 'object' ? { ...first, text } : text, style, options);
  };
  let low = 1;
  let high = words.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (cutAt(middle).lines.length <= options.lines) low = middle;
    else high = middle - 1;
  }
  return cutAt(low);
};

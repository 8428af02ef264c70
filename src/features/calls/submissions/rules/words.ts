/**
 * Words of a text as a person counts them: runs of letters and figures; what is joined by an apostrophe or a hyphen is
 * one word, marks on Arabic letters belong to them.
 */
export const countWords = (text: string): number =>
  text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-’'\u2011][\p{L}\p{N}\p{M}]+)*/gu)?.length ?? 0;

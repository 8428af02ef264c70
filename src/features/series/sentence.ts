/** The text with a capital first: words of messages stand in the middle of lines too. Arabic has no capitals. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

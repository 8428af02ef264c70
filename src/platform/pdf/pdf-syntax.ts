/** The few pieces of PDF syntax that are written directly. */

/** An object of the file, by its number. */
export interface PdfRef {
  readonly id: number;
  data: Record<string, unknown>;
  write(chunk: Uint8Array): void;
  end(chunk?: string | Uint8Array): void;
}

/** Opens an indirect object. */
export type OpenRef = (data?: Record<string, unknown>) => PdfRef;

/** How one object names another. */
export const refTo = (ref: PdfRef): string => `${ref.id} 0 R`;

/** A text string: plain when it is ASCII, UTF-16 with a mark otherwise (ISO 32000-1, 7.9.2.2). */
export const textString = (text: string): string => {
  const bytes = /^[\x20-\x7e]*$/.test(text)
    ? text
    : Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('latin1');
  return `(${bytes
    .replace(/[\\()]/g, '\\$&')
    .replace(/\r/g, '\\r')
    .replace(/\n/g, '\\n')})`;
};

/** Ready syntax in a place where PDFKit would convert a value: it writes an object of unknown kind as it prints itself. */
export const ready = (syntax: string): Record<string, unknown> => ({
  [Symbol.toStringTag]: 'Syntax',
  toString: () => syntax,
});

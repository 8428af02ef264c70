/** Longest name of a file, in characters, with its ending. */
const NAME_LENGTH = 120;
/** Longest ending that is kept as one. */
const ENDING_LENGTH = 10;

/** Controls, line and paragraph ends, and marks that turn the direction or show nothing (Unicode UAX #9, Bidi_Control). */
const invisible =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc]/g;
/** What some system takes for a part of a path or a command. */
const reserved = /[<>:"/\\|?*%]/g;
/** Names that are devices on Windows, whatever their ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * What somebody called a file, fit to be stored and offered as a download: the last part of a path alone, without
 * control characters and hidden marks (`cv\u202Efdp.exe` shows as `cvexe.pdf`), neither hidden nor a device, not too long.
 * @param fallback what a name is called of which nothing remains
 */
export function cleanFileName(name: string, fallback = 'file'): string {
  const last = name.normalize('NFC').replace(invisible, '').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(reserved, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .replace(devices, '_$&')
    .replace(/\p{Surrogate}/gu, '_');
  if (plain === '') return fallback;
  const letters = [...plain];
  if (letters.length <= NAME_LENGTH) return plain;
  const dot = plain.lastIndexOf('.');
  const ending = dot > 0 ? [...plain.slice(dot)] : [];
  const kept = ending.length <= ENDING_LENGTH ? ending : [];
  return [...letters.slice(0, NAME_LENGTH - kept.length), ...kept].join('');
}

/** The name with the ending of what the file is, whatever it was called: `passport.jpg.exe` as a PDF is `passport.jpg.pdf`. */
export function nameWithEnding(name: string, ending: string): string {
  const clean = cleanFileName(name);
  if (clean.toLowerCase().endsWith(`.${ending}`)) return clean;
  const base = clean.replace(/\.[A-Za-z0-9]{1,10}$/, '');
  return cleanFileName(`${base === '' ? 'file' : base}.${ending}`);
}

/** RFC 8187: percent-encoded, but for the characters that it leaves alone. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * A Content-Disposition (RFC 6266): the name in ASCII for old programs, and whole for all others.
 * @example contentDisposition('تقرير.pdf') // attachment; filename="_____.pdf"; filename*=UTF-8''%D8%AA…
 */
export function contentDisposition(name: string, kind: 'attachment' | 'inline' = 'attachment'): string {
  const clean = cleanFileName(name);
  const ascii = clean.replace(/[^\x20-\x7e]/g, '_');
  return `${kind}; filename="${ascii}"${ascii === clean ? '' : `; filename*=UTF-8''${encoded(clean)}`}`;
}

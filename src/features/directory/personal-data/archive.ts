import { ZipArchive } from 'archiver';
import type { Translate } from '../../../platform/i18n/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import type { HeldPart } from '../../../platform/personal-data/index.ts';
import { type SheetCell, writeCsv } from '../../../platform/spreadsheet/index.ts';

const asCell = (value: unknown): SheetCell => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && 'ar' in value && 'en' in value) {
    return [value.ar, value.en].filter((text) => text !== '').join(' / ');
  }
  return JSON.stringify(value);
};

/** A part as a table that office programs open. */
function sheetOf({ key, rows }: HeldPart, t: Translate, language: Language): Buffer {
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return writeCsv({
    title: t(`personal-data:part.${key}.title`),
    language,
    headings,
    rows: rows.map((row) => headings.map((heading) => asCell(row[heading]))),
  });
}

/**
 * All that is held of somebody as a ZIP archive: `data.json` for programs, and for people a table of each part and a
 * list of the parts with what an erasure does to them.
 */
export async function archiveOf(
  parts: readonly HeldPart[],
  { t, language, at }: { readonly t: Translate; readonly language: Language; readonly at: Date },
): Promise<Buffer> {
  const archive = new ZipArchive({ zlib: { level: 9 } });
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    archive.on('data', (chunk: Buffer) => chunks.push(chunk));
    archive.on('end', () => resolve(Buffer.concat(chunks)));
    archive.on('error', reject);
  });
  const add = (name: string, body: Buffer): void => void archive.append(body, { name, date: at });
  const json = Object.fromEntries(parts.map(({ key, rows }) => [key, rows]));
  add('data.json', Buffer.from(`${JSON.stringify({ at: at.toISOString(), ...json }, null, 2)}\n`));
  add(
    'contents.csv',
    writeCsv({
      title: t('personal-data:data'),
      language,
      headings: [t('personal-data:part-title'), t('personal-data:count'), t('personal-data:fate-title')],
      rows: parts.map(({ key, fate, rows }) => [
        t(`personal-data:part.${key}.title`),
        rows.length,
        `${t(`personal-data:fate.${fate}`)}: ${t(`personal-data:part.${key}.fate`)}`,
      ]),
    }),
  );
  for (const part of parts) add(`${part.key}.csv`, sheetOf(part, t, language));
  await archive.finalize();
  return whole;
}

import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import type { Changes } from '../../../../platform/changes/index.ts';
import { guarded } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/index.ts';
import { cleanText, localText, slugFrom } from '../../../../platform/language/index.ts';
import {
  decodeText,
  isGarbled,
  readSheet,
  zipEntry,
  zipFault,
} from '../../../../platform/spreadsheet/index.ts';
import { lockEdition, placeOf } from '../../../series/index.ts';
import { manageOutcomes } from '../../policy.ts';
import * as store from '../../store/index.ts';
import type { ImportInput } from '../contract.ts';
import { pairLanguages, parseText, textOfWord } from '../rules/parse.ts';
import { brokenDrafting } from './broken.ts';

/** Most provisions of one text. */
export const MOST_PROVISIONS = 2_000;

/** A paragraph as it was understood. */
export interface PlannedProvision {
  readonly kind: 'preamble' | 'heading' | 'numbered';
  readonly ar: string;
  readonly en: string;
}

const unreadable = () => ruleBroken({ field: 'file', code: 'import-unreadable' });

/** The words of an uploaded file: plain text, or the body of a Word document; a table gives both languages at once. */
export function readImportFile(file: {
  readonly name: string;
  readonly bytes: Buffer;
}): { readonly text: string } | { readonly rows: readonly { ar: string; en: string }[] } {
  const { name, bytes } = file;
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    if (zipFault(bytes, { entries: 2_000, unpacked: 80 * 1024 * 1024 }) !== undefined) throw unreadable();
    const body = zipEntry(bytes, 'word/document.xml');
    if (body === undefined) throw unreadable();
    return { text: textOfWord(body.toString('utf8')) };
  }
  if (/\.csv$/i.test(name)) {
    const { headings, rows } = readSheet(bytes);
    const column = (pattern: RegExp): number => headings.findIndex((heading) => pattern.test(heading.trim()));
    const [ar, en] = [
      column(/^(ar|arabic|العربية|النص بالعربية)$/i),
      column(/^(en|english|الإنجليزية|النص بالإنجليزية)$/i),
    ];
    if (ar < 0 && en < 0) throw unreadable();
    return { rows: rows.map(({ cells }) => ({ ar: cells[ar] ?? '', en: cells[en] ?? '' })) };
  }
  const text = decodeText(bytes);
  if (isGarbled(text) || text.includes('\0')) throw unreadable();
  return { text };
}

/** How a text was understood; nothing is saved. @throws 422 for nothing to read, or more than a text may have */
export function planImport(
  texts: { readonly ar: string; readonly en: string },
  rows: readonly { readonly ar: string; readonly en: string }[] | null = null,
): PlannedProvision[] {
  const planned =
    rows === null
      ? pairLanguages(parseText(texts.ar), parseText(texts.en))
      : rows.map(({ ar, en }) => ({ kind: 'numbered' as const, ar: ar.trim(), en: en.trim() }));
  const entry = createEntry();
  const clean = planned.map(({ kind, ar, en }) => {
    const [one, other] = [cleanText(ar), cleanText(en)];
    for (const [field, { refused }] of [
      ['text.ar', one],
      ['text.en', other],
    ] as const) {
      entry.check(refused.length === 0, field, 'text-control-characters', { characters: refused.join(', ') });
    }
    return { kind, ar: one.text, en: other.text };
  });
  entry.check(clean.length > 0, 'text.ar', 'import-empty');
  entry.check(clean.length <= MOST_PROVISIONS, 'text.ar', 'import-too-long', { limit: MOST_PROVISIONS });
  entry.done();
  return clean;
}

/** Brings in texts of other hosts and earlier summits as drafts: all of a text, or nothing. */
export function createImportsService(changes: Changes) {
  return {
    create(actor: Actor, editionId: string, input: ImportInput): Promise<store.DocumentRow> {
      return changes.run(actor, manageOutcomes.name, (change) =>
        guarded(brokenDrafting, async () => {
          const edition = await lockEdition(change.tx, editionId);
          if (edition === undefined) throw notFound();
          permit(manageOutcomes, actor, placeOf(edition));
          const authentic = input.authenticLanguage;
          const entry = createEntry();
          const title = entry.line('title', input.title, { required: true, authentic });
          const remark = entry.text('remark', input.remark, { authentic });
          const provisions = input.provisions.map(({ kind, title: heading, text }, index) => {
            const headed = entry.line(`provisions.${index}.title`, heading, { authentic });
            const read = entry.text(`provisions.${index}.text`, text, { authentic });
            entry.check(
              read !== null && read[authentic] !== '',
              `provisions.${index}.text.${authentic}`,
              'import-authentic',
              { number: index + 1 },
            );
            return { kind, title: headed, text: localText({ ar: read?.ar, en: read?.en, authentic }) };
          });
          entry.done();
          const document = await store.insertDocument(change.tx, {
            editionId,
            kind: input.kind,
            slug: slugFrom(title?.en || input.kind),
            title: title as NonNullable<typeof title>,
            remark,
            authenticLanguage: authentic,
            status: 'draft',
          });
          const made: string[] = [];
          for (const [index, { kind, title: heading, text }] of provisions.entries()) {
            const created = await store.insertProvision(change.tx, {
              editionId,
              documentId: document.id,
              kind,
              position: index + 1,
              title: heading,
              text,
            });
            await store.keepVersion(change.tx, created, { origin: 'import', writtenBy: accountIdOf(actor) });
            made.push(created.id);
          }
          await change.record({
            action: 'outcome-document.imported',
            subject: { kind: 'outcome-document', id: document.id },
            editionId,
            before: null,
            after: { ...document, provisions: made },
            quiet: true,
          });
          return document;
        }),
      );
    },
  };
}
export type ImportsService = ReturnType<typeof createImportsService>;

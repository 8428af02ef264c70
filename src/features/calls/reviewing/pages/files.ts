import { notFound } from '../../../../platform/errors/index.ts';
import type { Files } from '../../../../platform/files/index.ts';
import type { Rendered } from '../../../../platform/http/index.ts';
import { fileHeaders } from '../../submissions/file-headers.ts';
import type { SeenPaper } from '../access.ts';
import { shownFiles } from '../present.ts';

/** A file of a submission for whoever may see it, under the name that they may know. Browsers save it and run nothing. */
export async function serveFile(files: Files, seen: SeenPaper, id: string): Promise<Rendered> {
  const shown = shownFiles(seen).find((one) => one.id === id);
  const file = shown && (await files.find(shown.fileId));
  if (shown === undefined || file === undefined) throw notFound();
  return {
    type: file.mediaType,
    body: await files.read(file),
    headers: fileHeaders(shown.name),
  };
}

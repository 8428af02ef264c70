import type { Actor } from '../../../platform/actor/index.ts';
import type { Changes } from '../../../platform/changes/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import type { FileRow, Files } from '../../../platform/files/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import { type EditionWhole, placeOf } from '../../series/index.ts';
import { manageProgramme } from '../policy.ts';

/** Media type under which schedule files are kept: whatever they are, they are never sent as what a browser runs. */
const KEPT_AS = 'application/octet-stream';

export type UploadsService = ReturnType<typeof createUploadsService>;

/** Schedule files that came by upload: kept between the check and the import, and afterwards as what was imported. */
export function createUploadsService({ changes, files }: { changes: Changes; files: Files }) {
  return {
    keep(
      actor: Actor,
      { edition }: EditionWhole,
      upload: { readonly name: string; readonly bytes: Uint8Array },
    ): Promise<FileRow> {
      permit(manageProgramme, actor, placeOf(edition));
      return changes.run(actor, manageProgramme.name, async (change) => {
        const row = await files.record(change.tx, {
          editionId: edition.id,
          name: upload.name.slice(0, 200),
          mediaType: KEPT_AS,
          body: upload.bytes,
        });
        await change.record({
          action: 'schedule.uploaded',
          subject: { kind: 'file', id: row.id },
          editionId: edition.id,
          after: { name: row.name, bytes: row.bytes, sha256: row.sha256 },
        });
        return row;
      });
    },

    /** @throws 404 for a file of another edition */
    async read({ edition }: EditionWhole, id: string): Promise<{ name: string; bytes: Buffer }> {
      const row = /^[0-9a-f-]{36}$/.test(id) ? await files.find(id) : undefined;
      if (row === undefined || row.editionId !== edition.id) throw notFound();
      return { name: row.name, bytes: await files.read(row) };
    },
  };
}

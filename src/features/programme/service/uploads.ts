import type { Actor } from '../../../platform/actor/index.ts';
import type { Changes } from '../../../platform/changes/index.ts';
import type { FileRow, Files } from '../../../platform/files/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import type { HeldFile, HeldUploads } from '../../../platform/uploads/index.ts';
import { type EditionWhole, placeOf } from '../../series/index.ts';
import { manageProgramme } from '../policy.ts';

/** Media type under which schedule files are kept: whatever they are, they are never sent as what a browser runs. */
const KEPT_AS = 'application/octet-stream';

export type UploadsService = ReturnType<typeof createUploadsService>;

const purposeOf = ({ edition }: EditionWhole): string => `schedule ${edition.id}`;

/** Schedule files that came by upload: held between the check and the import, kept as what was imported. */
export function createUploadsService(deps: { changes: Changes; files: Files; held: HeldUploads }) {
  const { changes, files, held } = deps;
  return {
    /** Holds a file that was checked, for its uploader and an hour. @returns its id */
    hold: (actor: Actor, whole: EditionWhole, file: HeldFile): Promise<string> => {
      permit(manageProgramme, actor, placeOf(whole.edition));
      return held.hold(actor, purposeOf(whole), file);
    },

    /** @throws 404 for a file of another edition or uploader, and for one over an hour old */
    read: (actor: Actor, whole: EditionWhole, id: string) => held.read(actor, purposeOf(whole), id),

    /** Keeps a file that was imported. */
    keep(actor: Actor, { edition }: EditionWhole, file: HeldFile): Promise<FileRow> {
      permit(manageProgramme, actor, placeOf(edition));
      return changes.run(actor, manageProgramme.name, async (change) => {
        const row = await files.record(change.tx, {
          editionId: edition.id,
          name: file.name,
          mediaType: KEPT_AS,
          body: file.bytes,
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
  };
}

import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { BrokenArchive } from './tar.ts';

/** Version of the form of a backup; one that this program does not know is refused. */
export const BACKUP_FORMAT = 1;

const Checksum = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** One column as the backup holds it: PostgreSQL's own name of the type. */
const Column = Type.Object({ name: Type.String(), type: Type.String() });

/** What stands first in a backup: what is in it, and by which checksums it is the same when it comes out. */
export const BackupManifest = Type.Object({
  format: Type.Literal(BACKUP_FORMAT),
  program: Type.String(),
  /** RFC 3339. */
  at: Type.String(),
  /** Hash of the migrations that made the schema. */
  schema: Type.String(),
  tables: Type.Array(
    Type.Object({
      name: Type.String({ pattern: '^[a-z_][a-z0-9_]*$' }),
      columns: Type.Array(Column),
      rows: Type.Integer({ minimum: 0 }),
      bytes: Type.Integer({ minimum: 0 }),
      /** SHA-256 of `tables/<name>.ndjson`. */
      sha256: Checksum,
    }),
  ),
  sequences: Type.Array(
    Type.Object({
      name: Type.String({ pattern: '^[a-z_][a-z0-9_]*$' }),
      /** Null: never used. */
      last: Type.Union([Type.String({ pattern: '^-?[0-9]+$' }), Type.Null()]),
    }),
  ),
  /** Stored files, each at `files/<sha256>`. */
  files: Type.Array(Type.Object({ sha256: Checksum, bytes: Type.Integer({ minimum: 0 }) })),
});
export type BackupManifest = Static<typeof BackupManifest>;
export type BackupTable = BackupManifest['tables'][number];

/** @throws BrokenArchive for anything else than a manifest that this program knows */
export function readManifest(bytes: Buffer): BackupManifest {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new BrokenArchive('The file is no backup: its manifest is not JSON.');
  }
  if (!Value.Check(BackupManifest, json)) {
    throw new BrokenArchive('The file is no backup that this version of the program can read.');
  }
  return json;
}

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../actor/index.ts';
import { notFound } from '../errors/index.ts';
import { anyone } from '../http/policy.ts';
import { contentDisposition } from './accept/index.ts';
import type { FileRow, Files } from './index.ts';

/** Who may read files of one purpose: the feature that keeps them says it. */
export interface FileReaders {
  /** As in `NewFile.purpose`. */
  readonly purpose: string;
  /** The bytes are compared with what was recorded each time: changed on the disk, they are read by nobody. Default false. */
  readonly compared?: boolean;
  /** False, and the file answers like one that does not exist. */
  mayRead(actor: Actor, file: FileRow): Promise<boolean> | boolean;
}

/** Whatever a file holds, a browser that shows it runs nothing of it and takes nothing of ours. */
const filePolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

const idShape = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * Adds `/files/:id`: files that came from outside, always as attachments and apart from every page. A file whose purpose
 * nobody names here is read by nobody.
 */
export function addFileRoute(app: FastifyInstance, files: Files, readers: readonly FileReaders[]): void {
  const byPurpose = new Map(readers.map((one) => [one.purpose, one]));
  app.get<{ Params: { id: string } }>(
    '/files/:id',
    { config: { policy: anyone }, schema: { hide: true } as never },
    async ({ actor, params: { id } }, reply) => {
      const file = idShape.test(id) ? await files.find(id) : undefined;
      const owner = byPurpose.get(file?.purpose ?? '');
      if (file === undefined || owner === undefined || !(await owner.mayRead(actor, file))) throw notFound();
      if (owner.compared && !(await files.isWhole(file))) throw notFound();
      const path = files.pathOf(file);
      const { size } = await stat(path);
      reply.headers({
        'content-type': file.mediaType,
        'content-length': String(size),
        'content-disposition': contentDisposition(file.name),
        'content-security-policy': filePolicy,
        'cache-control': 'private, no-store',
      });
      return reply.send(createReadStream(path));
    },
  );
}

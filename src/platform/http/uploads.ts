import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cleanFileName, FILE_BYTES } from '../files/accept/index.ts';
import type { FormBody } from './forms.ts';

/** Longest text field beside a file, in bytes, and how many of them. */
const FIELD_BYTES = 100 * 1024;
const FIELDS = 100;

/**
 * Lets forms send files: one at a time, kept in memory. Of a file that is larger than allowed no more is kept than shows
 * that it is, so that the form around it can be answered with what was typed; `platform/files/accept` refuses it with 413.
 */
export async function acceptUploads(app: FastifyInstance): Promise<void> {
  await app.register(multipart, {
    limits: { fileSize: FILE_BYTES + 1, files: 1, fieldSize: FIELD_BYTES, fields: FIELDS },
    throwFileSizeLimit: false,
  });
}

export interface Upload {
  /** Null when no file was chosen. Its name is cleaned; what it is, `platform/files/accept` finds out. */
  readonly file: { readonly name: string; readonly bytes: Buffer } | null;
  /** The other fields, as a form without files has them in its body. */
  readonly fields: FormBody;
}

/**
 * Reads what a form with a file sent.
 * @param most largest file that is kept whole, in bytes. Default: what documents may have
 */
export async function readUpload(request: FastifyRequest, most: number = FILE_BYTES): Promise<Upload> {
  let file: Upload['file'] = null;
  const fields: Record<string, string | readonly string[]> = Object.create(null);
  if (!request.isMultipart()) return { file, fields: (request.body ?? {}) as FormBody };
  for await (const part of request.parts({ limits: { fileSize: most + 1 } })) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      if (bytes.length > 0 || part.filename !== '') {
        file = { name: cleanFileName(part.filename), bytes };
      }
    } else {
      const known = fields[part.fieldname];
      const value = String(part.value);
      fields[part.fieldname] = known === undefined ? value : [known, value].flat();
    }
  }
  return { file, fields };
}

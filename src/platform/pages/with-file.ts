import type { Static, TSchema } from 'typebox';
import { readUpload } from '../http/uploads.ts';
import type { FormSubmission, PageAnswer, PageContext, Pages } from './index.ts';

/**
 * A form with a file: read, then handled like every other.
 * @param most largest file that is kept whole, in bytes. Default: what documents may have
 */
export async function submitWithFile<T extends TSchema>(
  pages: Pages,
  context: PageContext,
  submission: Omit<FormSubmission<T>, 'work'> & {
    readonly work: (
      input: Static<T>,
      version: number | null,
      file: { readonly name: string; readonly bytes: Buffer } | null,
    ) => Promise<string>;
  },
  most?: number,
): Promise<PageAnswer> {
  const { file, fields } = await readUpload(context.request, most);
  (context.request as { body: unknown }).body = fields;
  return pages.submit(context, {
    ...submission,
    work: (input, version) => submission.work(input, version, file),
  });
}

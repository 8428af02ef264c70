import type { Static, TSchema } from 'typebox';
import { readUpload } from '../http/uploads.ts';
import type { FormSubmission, PageAnswer, PageContext, Pages } from './index.ts';

/** A form with a file: read, then handled like every other. */
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
): Promise<PageAnswer> {
  const { file, fields } = await readUpload(context.request);
  (context.request as { body: unknown }).body = fields;
  return pages.submit(context, {
    ...submission,
    work: (input, version) => submission.work(input, version, file),
  });
}

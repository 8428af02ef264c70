import { contentDisposition } from '../../../platform/files/accept/index.ts';

/** Whatever a file holds, a browser that shows it runs nothing of it; it is nobody's to keep but the reader's. */
export const fileHeaders = (name: string): Record<string, string> => ({
  'content-disposition': contentDisposition(name),
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  'cache-control': 'private, no-store',
});

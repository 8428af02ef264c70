import { type Static, Type } from 'typebox';
import { Choice, ListSchema } from '../../platform/http/schemas.ts';
import { documentKinds } from './archive.ts';

export const DocumentFileView = Type.Object(
  {
    kind: Choice(documentKinds),
    language: Choice(['ar', 'en', 'ar-en', 'none']),
    name: Type.String({ description: 'Name of its file, such as agenda.ar.pdf' }),
    href: Type.String({ format: 'uri', description: 'Where the file is' }),
  },
  { title: 'DocumentFile' },
);
export type DocumentFileView = Static<typeof DocumentFileView>;
export const DocumentFileList = ListSchema(DocumentFileView);

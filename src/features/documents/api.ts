import { type Api, anyone } from '../../platform/http/index.ts';
import { languages } from '../../platform/language/index.ts';
import { type EditionFinder, EditionParams, editionPath } from '../series/index.ts';
import { type ArchiveDeps, documentsOf } from './archive.ts';
import { DocumentFileList, type DocumentFileView } from './contract.ts';

/** Adds the list of an edition's documents: what the public can have as a file, and where. */
export function addDocumentsApi(
  api: Api,
  { finder, ...deps }: ArchiveDeps & { readonly finder: EditionFinder },
): void {
  api.operation({
    method: 'GET',
    url: '/editions/:edition/documents',
    id: 'listDocuments',
    tag: 'documents',
    summary: 'Documents of an edition as files: agendas, texts, lists, calendars, schedules',
    policy: anyone,
    params: EditionParams,
    reply: DocumentFileList,
    handle: async ({ params, raw }) => {
      const whole = await finder.visible(raw.actor, params.edition);
      const items = (await documentsOf(deps, whole)).flatMap(
        ({ kind, language, name, path }): DocumentFileView[] => {
          if (path === null) return [];
          // A document of both languages, or of none, is on the face of the authentic one.
          const face = languages.find((one) => one === language) ?? whole.edition.authenticLanguage;
          return [{ kind, language, name, href: `${deps.publicUrl}/${face}${editionPath(whole)}${path}` }];
        },
      );
      return { items };
    },
  });
}

import { permit } from '../../platform/http/index.ts';
import type { Pages } from '../../platform/pages/index.ts';
import type { DocumentEdition, DocumentEditions } from '../directory/index.ts';
import type { EditionFinder } from './finder.ts';
import { placeOf } from './policy.ts';
import { dateSettingsOf, type EditionShell, managementPath } from './shell.ts';
import type { EditionWhole } from './store.ts';

const asDocumentEdition = ({ edition }: EditionWhole): DocumentEdition => ({
  id: edition.id,
  seriesId: edition.seriesId,
  endsOn: edition.endsOn,
  timeZone: edition.timeZone,
  digits: edition.digits,
});

/** Editions for the directory's identity documents: found as everywhere, in the shell of every management page. */
export const createDocumentEditions = (deps: {
  readonly finder: EditionFinder;
  readonly shell: EditionShell;
  readonly pages: Pages;
}): DocumentEditions => {
  const { finder, shell, pages } = deps;
  return {
    visible: async (actor, reference) => asDocumentEdition(await finder.visible(actor, reference)),
    managed({ method = 'GET', path, policy, limit, handle }) {
      pages.route({
        method,
        path: `/manage/forums/:series/:edition${path}`,
        policy,
        ...(limit === undefined ? {} : { limit }),
        handle: async (context) => {
          const { series, edition } = context.params;
          const whole = await finder.visible(context.actor, `${series}:${edition}`);
          permit(policy, context.actor, placeOf(whole.edition));
          return handle(context, {
            edition: asDocumentEdition(whole),
            path: managementPath(whole),
            dates: dateSettingsOf(whole, context.language),
            page: (own) => shell.managementPage(context, whole, own),
          });
        },
      });
    },
  };
};

import type { Actor } from '../../platform/actor/index.ts';
import { type Language, textIn } from '../../platform/language/index.ts';
import type { EditionFinder } from './finder.ts';
import { maySeeEdition } from './policy.ts';

const BELOW_EDITION = /^\/(?:ar|en)(\/manage)?\/forums\/([^/?]+)\/([^/?]+)/;

/** Where somebody goes on from a page that failed below an edition that they may know of; undefined elsewhere. */
export const createWayBack =
  ({ finder }: { readonly finder: EditionFinder }) =>
  (request: { readonly url: string; readonly actor: Actor; readonly language: Language }) => {
    const [, managed = '', series, edition] = BELOW_EDITION.exec(request.url) ?? [];
    const whole =
      series === undefined || edition === undefined ? undefined : finder.peek(`${series}:${edition}`);
    if (whole === undefined || !maySeeEdition(request.actor, whole.edition)) return undefined;
    return {
      label: textIn(whole.edition.title, request.language).text,
      href: `/${request.language}${managed}/forums/${whole.series.slug}/${whole.edition.slug}`,
    };
  };

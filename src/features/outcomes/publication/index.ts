/** Seals, embargo and release, and the forms in which an adopted text goes out. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { createNotices } from '../notices/index.ts';
import { addReleasesApi } from './api.ts';
import type { PublicationContext } from './context.ts';
import { createCorrectionsService } from './corrections.ts';
import { addCorrectionPages } from './pages/corrections.ts';
import { addEditableTexts } from './pages/editable.ts';
import { addPublicRecommendations } from './pages/recommendation.ts';
import { addReleasePages } from './pages/release.ts';
import { addPublicTexts } from './pages/text.ts';
import { addTextVerification } from './pages/verify.ts';
import { createReleasesService, type ReleasesService } from './releases.ts';

export interface PublicationPart extends Part {
  readonly releases: ReleasesService;
}

export function createPublication(context: OutcomesContext): PublicationPart {
  const own: PublicationContext = {
    ...context,
    releases: createReleasesService({ ...context, notices: createNotices(context) }),
    corrections: createCorrectionsService(context),
  };
  return {
    releases: own.releases,
    addApi: (api) => addReleasesApi(api, own),
    addPages(deps) {
      const pages = { ...own, ...deps };
      addReleasePages(pages);
      addPublicTexts(pages);
      addEditableTexts(pages);
      addPublicRecommendations(pages);
      addTextVerification(pages);
      addCorrectionPages(pages);
    },
  };
}

import type { Actor } from '../../../platform/actor/index.ts';
import type { Policy } from '../../../platform/http/index.ts';
import type { DateSettings } from '../../../platform/language/index.ts';
import type { PageContext, Pages } from '../../../platform/pages/index.ts';
import type { PageModel } from '../../../platform/views/index.ts';

/** An edition, as far as identity documents are concerned. */
export interface DocumentEdition {
  readonly id: string;
  readonly seriesId: string;
  /** Its last day. */
  readonly endsOn: string;
  readonly timeZone: string;
  readonly digits: 'latn' | 'arab';
}

/** A management page of an edition. */
export interface EditionFrame {
  readonly edition: DocumentEdition;
  /** Path of the edition's management, without the language. */
  readonly path: string;
  readonly dates: DateSettings;
  page(
    own: Pick<PageModel, 'title' | 'lede' | 'crumbs' | 'actions' | 'tags'> & { current: string },
  ): PageModel;
}

/** Editions are known above the directory: a higher feature finds them and stands around their pages. */
export interface DocumentEditions {
  /** @throws 404 alike for a hidden and an unknown one */
  visible(actor: Actor, reference: string): Promise<DocumentEdition>;
  managed(route: {
    readonly method?: 'GET' | 'POST';
    /** Below the edition's management. */
    readonly path: string;
    readonly policy: Policy;
    readonly limit?: { readonly max: number; readonly minutes: number };
    readonly handle: (
      context: PageContext,
      frame: EditionFrame,
    ) => ReturnType<Parameters<Pages['route']>[0]['handle']>;
  }): void;
}

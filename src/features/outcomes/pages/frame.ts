import type { Clock } from '../../../platform/clock/index.ts';
import type { Database, Db } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import type { Page, PageContext, Pages } from '../../../platform/pages/index.ts';
import type { FieldOption, FormModel, TagModel } from '../../../platform/views/index.ts';
import { type EditionShell, type EditionWhole, managementPath } from '../../series/index.ts';
import type { OutcomesService } from '../service.ts';
import * as store from '../store/index.ts';

/** What the pages of texts work with. */
export interface TextPages {
  readonly pages: Pages;
  readonly shell: EditionShell;
  readonly database: Database;
  readonly clock: Clock;
  readonly service: OutcomesService;
  /** Sessions of an edition to choose from, in programme order. */
  readonly listSessions: (db: Db, editionId: string, language: Language) => Promise<FieldOption[]>;
  /** All bodies, in the order of the language. */
  readonly listBodies: (db: Db, language: Language) => Promise<FieldOption[]>;
}

/** The text that an address names, if it is the edition's. */
export async function documentOf(
  { db }: Pick<Database, 'db'>,
  context: PageContext,
  whole: EditionWhole,
): Promise<store.DocumentRow> {
  const document = await store.findDocument(db, context.params.document ?? '');
  if (document === undefined || document.editionId !== whole.edition.id) throw notFound();
  return document;
}

/** Colour of a text's state. */
export const statusTone = (status: store.DocumentRow['status']): TagModel['tone'] =>
  status === 'published' ? 'ok' : status === 'adopted' ? 'info' : undefined;

/** A page with a form, below the list of texts. */
export const formPage = (
  shell: EditionShell,
  context: PageContext,
  whole: EditionWhole,
  title: string,
  form: FormModel,
  lede?: string,
): Page => ({
  template: 'pages/form',
  digits: whole.edition.digits,
  page: shell.managementPage(context, whole, {
    title,
    current: '/outcomes',
    ...(lede === undefined ? {} : { lede }),
    crumbs: [
      {
        label: context.t('outcomes:manage.texts'),
        href: context.href(`${managementPath(whole)}/outcomes`),
      },
      { label: title },
    ],
  }),
  data: { form },
});

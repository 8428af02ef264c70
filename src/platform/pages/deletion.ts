import { Type } from 'typebox';
import type { Database, References } from '../database/index.ts';
import { referencesTo } from '../database/index.ts';
import type { Translate } from '../i18n/index.ts';
import type { ActionModel, ConfirmModel, FormModel, NoticeModel, PageModel } from '../views/index.ts';
import type { Page, PageAnswer, PageContext, Pages } from './index.ts';

/** What a deletion asks; its address answers GET with the question as a page, and POST with the act. */
export interface Deletion {
  readonly confirm: ConfirmModel;
  /** Where to POST, and the version that was seen. */
  readonly action: string;
  readonly version: number;
}

/** The page that asks. */
export interface DeletionPage extends Deletion {
  /** Around the question, which becomes its title. */
  readonly page: PageModel;
  readonly digits?: 'latn' | 'arab';
  /** In the edition's digits. */
  readonly t: Translate;
  /** The form of the thing: the way back. */
  readonly back: string;
  readonly row: { readonly table: string; readonly id: string };
}

/** The button that leads to the question; with a script it is asked at once. */
export const deletionAction = (label: string, { confirm, action, version }: Deletion): ActionModel => ({
  label,
  action,
  fields: { version: String(version) },
  tone: 'danger',
  icon: 'trash',
  confirm: { ...confirm, page: true },
});

/** The noun that counts rows of a foreign key in `common:count`; keys without one are parts that nobody counts. */
const nouns: Readonly<Record<string, string>> = {
  'assignments.body_id': 'provision',
  'bodies.parent_id': 'body',
  'certificates.body_id': 'certificate',
  'certificates.honour_id': 'certificate',
  'certificates.person_id': 'certificate',
  'certificates.session_id': 'certificate',
  'co_organisers.body_id': 'edition',
  'dispositions.next_provision_id': 'recommendation',
  'dispositions.provision_id': 'record',
  'editions.organiser_body_id': 'edition',
  'honours.body_id': 'honour',
  'honours.person_id': 'honour',
  'outcome_documents.adopting_session_id': 'document',
  'paper_authors.person_id': 'paper',
  'papers.session_id': 'paper',
  'participations.body_id': 'edition',
  'persons.body_id': 'person',
  'provision_links.target_provision_id': 'provision',
  'provision_sources.session_id': 'provision',
  'provisions.theme_id': 'provision',
  'places.activity_id': 'place',
  'registrations.form_id': 'registration',
  'doors.zone_id': 'door',
  'role_holders.person_id': 'session',
  'role_holders.session_id': 'person',
  'rooms.venue_id': 'room',
  'series.owner_body_id': 'series',
  'sessions.room_id': 'session',
  'sessions.theme_id': 'session',
  'stands.exhibitor_body_id': 'stand',
  'stands.room_id': 'stand',
};

/** Counts in words, each noun once. */
function counted(t: Translate, references: readonly References[]): string[] {
  const counts = new Map<string, number>();
  for (const { by, count } of references) {
    const noun = nouns[by];
    if (noun !== undefined) counts.set(noun, (counts.get(noun) ?? 0) + count);
  }
  return [...counts].map(([noun, count]) => t(`common:count.${noun}`, { count }));
}

/** Why the database would refuse: by what, where that has a noun. */
const inUse = (t: Translate, lines: string[]): NoticeModel =>
  lines.length === 0
    ? { title: t('common:confirm.in-use-somewhere'), tone: 'bad' }
    : { title: t('common:confirm.in-use'), lines, tone: 'bad' };

/**
 * The page that asks before a deletion: what goes, what goes with it, and the way back. What the database would refuse
 * for is named there, and the button is left out.
 */
export async function deletionPage(database: Database, deletion: DeletionPage): Promise<Page> {
  const { page, digits, t, confirm, action, version, back, row } = deletion;
  const references = await referencesTo(database, row.table, row.id);
  const refusing = references.filter(({ cascades }) => !cascades);
  const withIt = counted(
    t,
    references.filter(({ cascades }) => cascades),
  );
  const notices: NoticeModel[] = [
    ...(refusing.length === 0 ? [] : [inUse(t, counted(t, refusing))]),
    ...(withIt.length === 0
      ? []
      : [{ title: t('common:confirm.with-it'), lines: withIt, tone: 'warn' as const }]),
  ];
  const { title: _, ...around } = page;
  return {
    template: 'pages/deletion',
    ...(digits === undefined ? {} : { digits }),
    page: { ...around, title: confirm.title, lede: confirm.text },
    data: {
      notices,
      back,
      form:
        refusing.length > 0
          ? undefined
          : {
              action,
              guard: false,
              hidden: { version: String(version) },
              submit: { label: confirm.label ?? t('common:action.delete'), danger: true },
              cancel: { href: back },
            },
    },
  };
}

/**
 * Answers a deletion at its one address: asks, or deletes what was asked about. A refusal is shown where it was asked.
 * @param remove deletes the version that was seen, and says where to go on
 */
export async function answerDeletion(
  { pages, database }: { readonly pages: Pages; readonly database: Database },
  context: PageContext,
  deletion: DeletionPage,
  remove: (version: number | null) => Promise<string>,
): Promise<PageAnswer> {
  const asked = await deletionPage(database, deletion);
  const { form } = asked.data as { readonly form: FormModel | undefined };
  if (context.request.method !== 'POST') return asked;
  if (form === undefined) return { ...asked, status: 409 };
  return pages.submit(context, {
    schema: Type.Object({}),
    form,
    page: (again) => ({ ...asked, data: { ...asked.data, form: again } }),
    work: (_input, version) => remove(version),
  });
}

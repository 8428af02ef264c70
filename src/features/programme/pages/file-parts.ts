import type { Database } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { choiceField, textField } from '../../../platform/pages/fields.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { FieldModel } from '../../../platform/views/index.ts';
import { type EditionWhole, managementPath, sentence } from '../../series/index.ts';
import { say } from '../say.ts';
import type { SessionFileRow } from '../store/files.ts';
import { findSession, type SessionRow } from '../store/sessions.ts';
import { sessionFileAudiences, sessionFileKinds } from '../tables.ts';

/** The page of a session's documents. */
export const ownBase = (context: PageContext, whole: EditionWhole, session: SessionRow): string =>
  context.href(`${managementPath(whole)}/sessions/${session.id}/files`);

/** The session that an address names. @throws 404 for one of another edition */
export async function sessionOf(
  { db }: Pick<Database, 'db'>,
  context: PageContext,
  whole: EditionWhole,
): Promise<SessionRow> {
  const id = context.params.session ?? '';
  const session = /^[0-9a-f-]{36}$/.test(id) ? await findSession(db, id) : undefined;
  if (session?.editionId !== whole.edition.id) throw notFound('session-unknown');
  return session;
}

/** What is said of a document, new or old. */
export const fieldsOf = (
  { t }: PageContext,
  whole: EditionWhole,
  row: SessionFileRow | null,
): FieldModel[] => [
  choiceField(
    'kind',
    t('common:label.kind'),
    sessionFileKinds.map((value) => ({ value, label: t(`session-files:kind.${value}`) })),
    row?.kind ?? 'document',
    { blank: false },
  ),
  textField('title', t('common:label.title'), row?.title, { authentic: whole.edition.authenticLanguage }),
  choiceField(
    'language',
    t('common:label.language'),
    (['ar', 'en'] as const).map((value) => ({ value, label: t(`common:language.${value}`) })),
    row?.language,
    { blank: t('session-files:any-language'), optional: true },
  ),
  {
    name: 'audience',
    kind: 'radios',
    label: t('session-files:audience.label'),
    hint: t('session-files:audience.hint'),
    options: sessionFileAudiences.map((value) => ({
      value,
      label: sentence(t(`session-files:audience.${value}`)),
    })),
    value: row?.audience ?? 'work',
  },
];

/** The way to the session's documents. */
export const crumbsOf = (context: PageContext, whole: EditionWhole, session: SessionRow) => [
  {
    label: context.t('common:nav.management.sessions'),
    href: context.href(`${managementPath(whole)}/sessions`),
  },
  {
    label: say(session.title, context.language),
    href: context.href(`${managementPath(whole)}/sessions/${session.id}`),
  },
];

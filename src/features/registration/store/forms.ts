import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { formQuestions, registrationForms, registrations } from '../tables.ts';

export type FormRow = typeof registrationForms.$inferSelect;
export type NewForm = typeof registrationForms.$inferInsert;
export type QuestionRow = typeof formQuestions.$inferSelect;
export type NewQuestion = typeof formQuestions.$inferInsert;

/** A form with what it asks, in order. */
export interface FormWhole {
  readonly form: FormRow;
  readonly questions: readonly QuestionRow[];
}

const one = <T>(rows: readonly T[]): T => {
  const [row] = rows;
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
};

const listQuestions = (db: Db, editionId: string): Promise<QuestionRow[]> =>
  db
    .select()
    .from(formQuestions)
    .where(eq(formQuestions.editionId, editionId))
    .orderBy(asc(formQuestions.position), asc(formQuestions.id));

/** Forms of an edition with their questions, by the time at which they close: two statements, whatever their number. */
export async function listForms(
  db: Db,
  editionId: string,
  filter: { readonly published?: boolean } = {},
): Promise<FormWhole[]> {
  const found = await db
    .select()
    .from(registrationForms)
    .where(
      and(
        eq(registrationForms.editionId, editionId),
        filter.published === undefined ? undefined : eq(registrationForms.published, filter.published),
      ),
    )
    .orderBy(asc(registrationForms.closesAt), asc(registrationForms.id));
  if (found.length === 0) return [];
  const questions = await listQuestions(db, editionId);
  return found.map((form) => ({ form, questions: questions.filter(({ formId }) => formId === form.id) }));
}

const found = async (db: Db, condition: SQL | undefined): Promise<FormWhole | undefined> => {
  const rows = await db
    .select({ form: registrationForms, question: formQuestions })
    .from(registrationForms)
    .leftJoin(
      formQuestions,
      and(
        eq(formQuestions.editionId, registrationForms.editionId),
        eq(formQuestions.formId, registrationForms.id),
      ),
    )
    .where(condition)
    .orderBy(asc(formQuestions.position), asc(formQuestions.id));
  const [first] = rows;
  return first && { form: first.form, questions: rows.flatMap(({ question }) => question ?? []) };
};

/** A form by its id. */
export const findForm = (db: Db, id: string): Promise<FormWhole | undefined> =>
  found(db, eq(registrationForms.id, id));

/** A form by its address within an edition. */
export const findFormBySlug = (db: Db, editionId: string, slug: string): Promise<FormWhole | undefined> =>
  found(db, and(eq(registrationForms.editionId, editionId), eq(registrationForms.slug, slug)));

/** Locks a form: whoever gives numbers, takes or frees a place holds it. Drafts are begun meanwhile. */
export const lockForm = async (tx: Tx, id: string): Promise<FormRow | undefined> =>
  (await tx.select().from(registrationForms).where(eq(registrationForms.id, id)).for('no key update'))[0];

/** Locks forms in the order of their ids. */
export const lockForms = (tx: Tx, ids: readonly string[]): Promise<FormRow[]> =>
  tx
    .select()
    .from(registrationForms)
    .where(inArray(registrationForms.id, [...ids]))
    .orderBy(asc(registrationForms.id))
    .for('no key update');

/** A form locked, with its questions. */
export const lockFormWhole = async (tx: Tx, id: string): Promise<FormWhole | undefined> =>
  (await lockForm(tx, id)) && findForm(tx, id);

/** Addresses and ids of the forms of an edition. */
export const formNames = (db: Db, editionId: string): Promise<{ id: string; slug: string }[]> =>
  db
    .select({ id: registrationForms.id, slug: registrationForms.slug })
    .from(registrationForms)
    .where(eq(registrationForms.editionId, editionId));

export const insertForm = async (tx: Tx, row: NewForm): Promise<FormRow> =>
  one(await tx.insert(registrationForms).values(row).returning());

/** The row as it is after; its version has grown. */
export const updateForm = async (tx: Tx, id: string, row: Partial<NewForm>): Promise<FormRow> =>
  one(
    await tx
      .update(registrationForms)
      .set({ ...row, version: sql`${registrationForms.version} + 1` })
      .where(eq(registrationForms.id, id))
      .returning(),
  );

/**
 * Gives out the next numbers of a form; its version stays, since nobody edits them. The form is locked by it, and as it
 * was once it was: one statement, since all who come at once wait for each other here. It is begun at once.
 */
export const giveNumbers = async (tx: Tx, id: string, count: number): Promise<FormRow | undefined> => {
  const [form] = await tx
    .update(registrationForms)
    .set({ lastNumber: sql`${registrationForms.lastNumber} + ${count}` })
    .where(eq(registrationForms.id, id))
    .returning()
    .execute();
  return form;
};

export const deleteForm = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(registrationForms).where(eq(registrationForms.id, id));
};

export const insertQuestions = async (tx: Tx, rows: readonly NewQuestion[]): Promise<QuestionRow[]> =>
  rows.length === 0
    ? []
    : tx
        .insert(formQuestions)
        .values([...rows])
        .returning();

export const updateQuestion = async (tx: Tx, id: string, row: Partial<NewQuestion>): Promise<QuestionRow> =>
  one(
    await tx
      .update(formQuestions)
      .set({ ...row, version: sql`${formQuestions.version} + 1` })
      .where(eq(formQuestions.id, id))
      .returning(),
  );

export const deleteQuestion = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(formQuestions).where(eq(formQuestions.id, id));
};

/** Gives the questions of a form the places of their ids. */
export const orderQuestions = async (tx: Tx, editionId: string, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  const places = sql.join(
    ids.map((id, index) => sql`when ${formQuestions.id} = ${id}::uuid then ${index + 1}`),
    sql` `,
  );
  await tx
    .update(formQuestions)
    .set({ position: sql`(case ${places} end)::smallint` })
    .where(and(eq(formQuestions.editionId, editionId), inArray(formQuestions.id, [...ids])));
};

/** How many registrations each form of an edition has, by state. */
export const countByForm = (
  db: Db,
  editionId: string,
): Promise<{ formId: string; state: string; count: number }[]> =>
  db
    .select({ formId: registrations.formId, state: registrations.state, count: sql<number>`count(*)::int` })
    .from(registrations)
    .where(eq(registrations.editionId, editionId))
    .groupBy(registrations.formId, registrations.state);

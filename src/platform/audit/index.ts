/** The change log, read: who changed what, newest first. Services write it through `changes`; nobody edits it. */
import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Db } from '../database/index.ts';
import type { Translate } from '../i18n/index.ts';
import type { LocalText } from '../language/index.ts';
import { auditEvents } from './tables.ts';
import { subjects, verbs } from './words.ts';

/** A change as lists show it, without the rows before and after. */
export interface AuditEvent {
  /** Grows with time. */
  readonly id: number;
  readonly at: Date;
  /** Null for the system and the anonymous. */
  readonly accountId: string | null;
  readonly actorName: string;
  /** The policy that allowed it. */
  readonly authority: string;
  /** `session.cancelled` */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly reason: string | null;
  /** Title or name of the thing, as the change left it; null where it has none. */
  readonly title: LocalText | string | null;
}

export interface AuditFilter {
  readonly editionId?: string;
  /** Changes by this account alone. */
  readonly accountId?: string;
  readonly subject?: { readonly kind: string; readonly id: string };
  /** Older than this event. */
  readonly before?: number;
  /** Most events, at least 1. */
  readonly limit: number;
}

// A thing deleted has its name before, a thing created after; batches are lists and have none.
const titleOf = sql<
  LocalText | string | null
>`coalesce(${auditEvents.after}->'title', ${auditEvents.after}->'name',
  ${auditEvents.before}->'title', ${auditEvents.before}->'name')`;

/** Changes that the filter lets through, newest first: one query. Who may read which is the caller's to decide. */
export const listAuditEvents = (db: Db, filter: AuditFilter): Promise<AuditEvent[]> =>
  db
    .select({
      id: auditEvents.id,
      at: auditEvents.at,
      accountId: auditEvents.accountId,
      actorName: auditEvents.actorName,
      authority: auditEvents.authority,
      action: auditEvents.action,
      subjectKind: auditEvents.subjectKind,
      subjectId: auditEvents.subjectId,
      reason: auditEvents.reason,
      title: titleOf,
    })
    .from(auditEvents)
    .where(
      and(
        filter.editionId === undefined ? undefined : eq(auditEvents.editionId, filter.editionId),
        filter.accountId === undefined ? undefined : eq(auditEvents.accountId, filter.accountId),
        filter.subject === undefined
          ? undefined
          : and(
              eq(auditEvents.subjectKind, filter.subject.kind),
              eq(auditEvents.subjectId, filter.subject.id),
            ),
        filter.before === undefined ? undefined : lt(auditEvents.id, filter.before),
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(filter.limit);

const known = <T extends string>(words: readonly T[], word: string): word is T =>
  (words as readonly string[]).includes(word);

/** Tasks of the system that have words of their own. */
const tasks = ['demonstration', 'import', 'first-organiser', 'first-start'] as const;

/** Who made a change: the name of the account, or the system's task in words. */
export function actorWords(t: Translate, { accountId, actorName }: AuditEvent): string {
  const task = actorName.replaceAll(' ', '-');
  return accountId === null && known(tasks, task) ? t(`audit:actor.${task}`) : actorName;
}

/** An action in words: «إلغاء جلسة», "Session cancelled"; one that has no words yet is shown by its code. */
export function actionWords(t: Translate, action: string): string {
  const [subject = '', verb = ''] = action.split('.');
  if (!known(subjects, subject) || !known(verbs, verb)) return action;
  return t('audit:action', { subject: t(`audit:subject.${subject}`), verb: t(`audit:verb.${verb}`) });
}

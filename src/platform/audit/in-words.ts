import type { Translate } from '../i18n/index.ts';
import type { AuditEvent } from './list.ts';
import { policies, subjects, verbs } from './words.ts';

const known = <T extends string>(words: readonly T[], word: string): word is T =>
  (words as readonly string[]).includes(word);

/** Tasks of the system that have words of their own. */
const tasks = [
  'badges',
  'demonstration',
  'import',
  'first-organiser',
  'first-start',
  'audit',
  'keys',
] as const;

/** Who made a change: the name of the account, the system's task in words, or that the name was erased. */
export function actorWords(
  t: Translate,
  { accountId, actorName }: Pick<AuditEvent, 'accountId' | 'actorName'>,
): string {
  if (actorName === null) return t('audit:erased-name');
  const task = actorName.replaceAll(' ', '-');
  return accountId === null && known(tasks, task) ? t(`audit:actor.${task}`) : actorName;
}

/** An action in words: «إلغاء جلسة», "Session cancelled"; one that has no words yet is shown by its code. */
export function actionWords(t: Translate, action: string): string {
  const [subject = '', verb = ''] = action.split('.');
  if (!known(subjects, subject) || !known(verbs, verb)) return action;
  return t('audit:action', { subject: t(`audit:subject.${subject}`), verb: t(`audit:verb.${verb}`) });
}

/** A kind of thing in words. */
export const subjectWords = (t: Translate, subject: (typeof subjects)[number]): string =>
  t(`audit:subject.${subject}`);

/** What was done, in a word. */
export const verbWords = (t: Translate, verb: (typeof verbs)[number]): string => t(`audit:verb.${verb}`);

/** Key of an authority in the catalogue: points part keys there. */
const keyOf = (authority: string): string => authority.replaceAll('.', '-');

/** On what authority, in words: «إدارة البرنامج», "Managing the programme"; one that has no words is shown by its name. */
export function authorityWords(t: Translate, authority: string): string {
  const key = keyOf(authority);
  return known(policies, key) ? t(`audit:policy.${key}`) : authority;
}

/** Whether an authority has words. */
export const hasWords = (authority: string): boolean => known(policies, keyOf(authority));

import { type DateSettings, dayLabel, textIn, timeRange } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { ActionModel, RowModel, TagModel } from '../../../../platform/views/index.ts';
import { queryHref } from '../../../../platform/views/index.ts';
import { type EditionWhole, editionPath, managementPath } from '../../../series/index.ts';
import { firmRules, type Violation } from '../../rules/facts.ts';
import type { Reading } from '../reading.ts';
import { personNamed, roomNamed, sentenceOf, type Voice } from '../sentences.ts';
import { boardOf } from './shared.ts';

const tones: Readonly<Record<Violation['level'], TagModel['tone']>> = {
  blocking: 'bad',
  warning: 'warn',
  wish: 'info',
};

/** Sessions listed by name; a theme that wanders has dozens. */
const MOST_SESSIONS = 5;

/** A conflict as a row: its sentence, what it is about with links, and what can be done. */
export function rowOf(
  context: PageContext,
  whole: EditionWhole,
  one: Violation,
  about: {
    readonly reading: Reading;
    readonly voice: Voice;
    readonly settings: DateSettings;
    readonly day: string | undefined;
    readonly base: string;
    readonly manages: boolean;
  },
): RowModel {
  const { reading, voice, settings, base } = about;
  const { t } = voice;
  const { names, accepted } = reading;
  const work = context.href(managementPath(whole));
  const row = accepted.get(one.fingerprint);
  const sessions = one.sessions.slice(0, MOST_SESSIONS).flatMap((id) => {
    const session = names.sessions.get(id);
    if (session === undefined) return [];
    const { text } = textIn(session.title, settings.language);
    return [{ text, href: `${work}/sessions/${id}`, code: session.code }];
  });
  const more = one.sessions.length - sessions.length;
  const actions: ActionModel[] = [
    ...(one.during === null
      ? []
      : [
          {
            label: t('conflicts:action.board'),
            href: boardOf(context, whole, about.day),
            icon: 'grid' as const,
          },
        ]),
    ...(!about.manages || firmRules.has(one.rule)
      ? []
      : row === undefined
        ? [
            {
              label: t('conflicts:action.accept'),
              href: queryHref(`${base}/acceptance`, { conflict: one.fingerprint }),
              icon: 'check' as const,
            },
          ]
        : [restoring(row.id, base, t('conflicts:action.restore'))]),
  ];
  return {
    id: one.fingerprint,
    title: sentenceOf(one, names, voice),
    sub: t(`conflicts:rule.${one.rule}`),
    cells: {
      level: {
        tag: { text: t(`conflicts:level.${one.level}`), tone: row === undefined ? tones[one.level] : 'line' },
        ...(row === undefined ? {} : { sub: acceptedBy(row, voice) }),
        ...(firmRules.has(one.rule) ? { sub: t('conflicts:never-ignored') } : {}),
      },
      time:
        one.during === null
          ? null
          : {
              time: {
                datetime: new Date(one.during.start).toISOString(),
                text: timeRange(new Date(one.during.start), new Date(one.during.end), settings).replaceAll(
                  ' ',
                  '\u00a0',
                ),
              },
              sub: dayLabel(new Date(one.during.start), settings),
            },
      sessions: {
        links: sessions,
        ...(more > 0 ? { sub: t('conflicts:more', { count: more }) } : {}),
      },
      involved: {
        links: [
          ...one.persons.map((id) => ({
            text: personNamed(id, names, voice),
            href: speakerHref(context, whole, names.persons.get(id)?.slug),
          })),
          ...one.rooms.map((id) => ({
            text: roomNamed(id, names, voice),
            href: queryHref(`${work}/sessions`, { room: names.rooms.get(id)?.slug ?? '' }),
          })),
        ],
      },
      actions: { actions },
    },
  };
}

const speakerHref = (context: PageContext, whole: EditionWhole, slug: string | undefined) =>
  slug === undefined ? undefined : context.href(`${editionPath(whole)}/speakers/${slug}`);

/** The button that lets an accepted conflict count again. */
export const restoring = (id: string, base: string, label: string): ActionModel => ({
  label,
  action: `${base}/restoration`,
  fields: { id },
  icon: 'undo',
});

/** Who accepted it, when and why. */
export const acceptedBy = (
  row: { readonly by: string | null; readonly at: Date; readonly reason: string },
  { t, settings }: Voice,
): string =>
  t('conflicts:accepted.by', {
    name: row.by ?? t('conflicts:accepted.nobody'),
    day: dayLabel(row.at, settings),
    reason: row.reason,
  });

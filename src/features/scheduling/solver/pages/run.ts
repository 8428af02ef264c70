import { dayLabel, timeRange } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { RowModel, TableModel } from '../../../../platform/views/index.ts';
import {
  dateSettingsOf,
  type EditionShell,
  type EditionWhole,
  managementPath,
} from '../../../series/index.ts';
import { say, type WorkingSchedule } from '../../grid/pages/model.ts';
import type { PlacedAt } from '../../rules/facts.ts';
import type { RunRow } from '../../store/solver-runs.ts';
import { type Comparison, compareRun, type Proposed } from '../compare.ts';
import { type Names, reasonText } from '../reasons.ts';

interface Shown {
  readonly run: RunRow;
  readonly base: string;
  readonly schedule: WorkingSchedule;
  readonly now: Date;
}

function namesOf(context: PageContext, { schedule }: Shown): Names {
  const { language } = context;
  const { data } = schedule;
  const sessions = new Map(data.sessions.map((one) => [one.id, `${one.code} ${say(one.title, language)}`]));
  const rooms = new Map(data.rooms.map(({ id, name }) => [id, say(name, language)]));
  const people = new Map(
    data.sessions.flatMap(({ roles }) =>
      roles.map(({ person }) => [person.id, say(person.name, language)] as const),
    ),
  );
  return {
    session: (id) => sessions.get(id) ?? context.t('solver:session-gone'),
    room: (id) => rooms.get(id) ?? '',
    person: (id) => people.get(id) ?? '',
    need: (id) => context.t(id.startsWith('booths-') ? 'solver:interpretation' : `series:feature.${id}`),
  };
}

/** What would go where: one row a session, to be ticked. */
function movesTable(
  context: PageContext,
  whole: EditionWhole,
  { run, base }: Shown,
  { moves }: Comparison,
  names: Names,
): TableModel {
  const t = context.words(whole.edition.digits);
  const settings = dateSettingsOf(whole, context.language);
  const placeCell = (at: PlacedAt | null) =>
    at === null
      ? { tag: { text: t('schedule:unplaced'), tone: 'info' as const } }
      : {
          text: `${dayLabel(new Date(at.start), settings)} · ${timeRange(new Date(at.start), new Date(at.end), settings)}`,
          sub: at.roomId === null ? t('schedule:no-room') : names.room(at.roomId),
        };
  const row = ({ sessionId, from, to, stale, accepted }: Proposed): RowModel => ({
    id: sessionId,
    title: names.session(sessionId),
    href: context.href(`${managementPath(whole)}/sessions/${sessionId}`),
    pickable: !stale && !accepted,
    tags: [
      ...(stale ? [{ text: t('solver:stale'), tone: 'warn' as const }] : []),
      ...(accepted ? [{ text: t('solver:accepted'), tone: 'ok' as const }] : []),
    ],
    cells: { from: placeCell(from), to: placeCell(to) },
  });
  return {
    id: 'solver-moves',
    caption: t('solver:moves'),
    columns: [
      { key: 'title', label: t('schedule:list-session') },
      { key: 'from', label: t('solver:from') },
      { key: 'to', label: t('solver:to') },
    ],
    rows: moves.map(row),
    // What was taken over, or has changed since, is not taken over again.
    ...(moves.some((move) => !move.stale && !move.accepted)
      ? {
          bulk: {
            action: `${base}/${run.id}/acceptance`,
            actions: [{ label: t('solver:accept-picked'), value: 'accept', icon: 'check' as const }],
          },
        }
      : {}),
    empty: { title: t('solver:no-moves'), text: t('solver:no-moves-text') },
  };
}

/** A run: its progress while it works; then what it would change, before and after, and what has no place. */
export function runPage(shell: EditionShell, context: PageContext, whole: EditionWhole, shown: Shown): Page {
  const { run, base, schedule, now } = shown;
  const t = context.words(whole.edition.digits);
  const names = namesOf(context, shown);
  const working = run.state === 'queued' || run.state === 'running';
  const compared = compareRun(run, schedule.facts);
  const score = run.solution?.score ?? null;
  const since = Math.floor((now.getTime() - run.createdAt.getTime()) / 1000);
  const took = run.state === 'queued' ? 0 : Math.max(0, Math.min(run.options.seconds, since));
  const accepted = queryValue(context, 'accepted');
  const stale = queryValue(context, 'stale');
  const open = compared.moves.filter((move) => !move.stale && !move.accepted);
  const here = `${base}/${run.id}`;
  return {
    template: 'scheduling/solver-run',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title: t('solver:run-title'),
      lede: `${t(`solver:scope.${run.options.scope}`)} · ${t('solver:seconds-of', { count: run.options.seconds })}`,
      current: '/solver',
      crumbs: [{ label: t('solver:title'), href: base }, { label: t('solver:run-title') }],
    }),
    data: {
      notices: [
        /^\d{1,5}$/.test(accepted) && {
          tone: 'ok',
          title: t('solver:accepted-count', { count: Number(accepted) }),
          lines: stale === '' ? [] : [t('solver:stale-left', { codes: stale.slice(0, 500) })],
          live: true,
        },
        run.state === 'failed' && { tone: 'bad', title: t('solver:failed') },
      ],
      run: {
        state: t(`solver:states.${run.state}`),
        working,
        here,
        took,
        seconds: run.options.seconds,
        cancelAction: `${here}/cancellation`,
        acceptAction: open.length > 0 && !working ? `${here}/acceptance` : undefined,
        acceptLabel: t('solver:accept-all', { count: open.length }),
        proven: run.options.proven === true,
        instance: `${here}/instance.json`,
        solution: run.solution === null ? undefined : `${here}/solution.json`,
      },
      score:
        score === null
          ? []
          : (['hard', 'medium', 'soft'] as const).map((level) => ({
              label: t(`solver:${level}`),
              value: score[level],
              note: t(`solver:${level}-note`),
            })),
      chart: {
        title: t('solver:chart'),
        note: t('solver:chart-note'),
        pointLabel: t('solver:seconds-short'),
        valueLabel: t('solver:cost'),
        points: run.progress.map(({ seconds, hard, medium, soft }) => ({
          label: t('solver:at-second', { n: seconds }),
          value: hard * 1_000 + medium * 10 + soft,
        })),
      },
      conflicts: (['blocking', 'warning', 'wish'] as const).map((level) => ({
        label: t(`schedule:${level}`),
        before: compared.before[level],
        after: compared.after[level],
      })),
      table: working ? undefined : movesTable(context, whole, shown, compared, names),
      unplaced: Object.entries(run.unplaced ?? {}).map(([id, reasons]) => ({
        title: names.session(id),
        href: context.href(`${managementPath(whole)}/sessions/${id}`),
        reasons: reasons.map((reason) => reasonText(t, reason, names)),
      })),
    },
  };
}

import { shortDate, time } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel, TableModel } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import type { RunInList } from '../../store/solver-runs.ts';
import { scopes } from '../build.ts';

/** How a state looks. */
export const toneOf = (state: RunInList['state']): 'ok' | 'bad' | 'info' =>
  state === 'done' || state === 'accepted' ? 'ok' : state === 'failed' ? 'bad' : 'info';

/** The runs, the newest first. */
export function runsTable(
  context: PageContext,
  whole: EditionWhole,
  base: string,
  runs: readonly RunInList[],
): TableModel {
  const t = context.words(whole.edition.digits);
  const settings = dateSettingsOf(whole, context.language);
  return {
    id: 'solver-runs',
    caption: t('solver:title'),
    columns: [
      { key: 'title', label: t('solver:run') },
      { key: 'state', label: t('solver:state') },
      { key: 'hard', label: t('solver:hard'), kind: 'number' },
      { key: 'medium', label: t('solver:medium'), kind: 'number' },
      { key: 'soft', label: t('solver:soft'), kind: 'number' },
      { key: 'who', label: t('solver:started-by') },
    ],
    rows: runs.map((run) => ({
      id: run.id,
      title: `${shortDate(run.createdAt, settings)} ${time(run.createdAt, settings)}`,
      href: `${base}/${run.id}`,
      sub: t(`solver:scope.${run.scope}`),
      cells: {
        state: { tag: { text: t(`solver:states.${run.state}`), tone: toneOf(run.state) } },
        hard: run.score?.hard ?? null,
        medium: run.score?.medium ?? null,
        soft: run.score?.soft ?? null,
        who: run.startedBy,
      },
    })),
    empty: {
      title: t('solver:none'),
      text: t('solver:none-text'),
      action: { label: t('solver:new'), href: `${base}/new` },
    },
  };
}

/** How a run is started. */
export const newRunForm = ({ t }: PageContext, base: string): FormModel => ({
  action: base,
  fields: [
    {
      name: 'scope',
      kind: 'radios',
      label: t('solver:scope-label'),
      options: scopes.map((value) => ({
        value,
        label: t(`solver:scope.${value}`),
        hint: t(`solver:scope-hint.${value}`),
      })),
      value: 'unscheduled',
    },
    {
      name: 'seconds',
      kind: 'number',
      label: t('solver:seconds'),
      hint: t('solver:seconds-hint'),
      width: 's',
      value: '30',
    },
    {
      name: 'seed',
      kind: 'number',
      label: t('solver:seed'),
      hint: t('solver:seed-hint'),
      width: 's',
      value: '1',
    },
  ],
  submit: { label: t('solver:start') },
  cancel: { href: base },
});

import { formatList } from '../../../../../platform/language/index.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { StepModel } from '../../../../../platform/views/index.ts';
import { type AccreditationState, accreditationStates } from '../../../tables.ts';
import { roleFigures } from '../../present.ts';
import { nameOf } from '../people-table.ts';
import { lastDayOf } from '../way.ts';
import { present, type Shown } from './shown.ts';

/** Figures of the meter: all places, and each role's. */
export function quotaModel(context: PageContext, shown: Shown) {
  const t = context.words(shown.edition.edition.digits);
  const roles = roleFigures(shown.whole).filter(({ most, named }) => most > 0 || named > 0);
  const most = roles.reduce((sum, one) => sum + one.most, 0);
  const named = roles.reduce((sum, one) => sum + one.named, 0);
  const { freezesAt, frozen } = shown;
  const closing =
    freezesAt === null
      ? t('nominations:quota.open')
      : t(`nominations:quota.${frozen ? 'closed' : 'closes'}`, {
          when: lastDayOf(context, shown.edition, freezesAt),
        });
  return {
    title: most === 0 ? t('nominations:quota.none') : t('nominations:quota.title', { named, most }),
    most,
    named,
    note: [
      most === 0
        ? t('nominations:quota.none-text')
        : named >= most
          ? t('nominations:quota.full')
          : t('nominations:quota.left', { count: most - named }),
      closing,
    ].join(' '),
    roles: roles.map((one) => ({
      text: t('nominations:quota.role', {
        role: t(`nominations:role.${one.role}`),
        named: one.named === 0 ? t('views:none') : one.named,
        most: one.most,
      }),
      tone: one.named >= one.most ? ('brand' as const) : ('line' as const),
    })),
  };
}

/** The way of a delegation from its invitation to its badges. */
export function stepsOf(context: PageContext, shown: Shown): StepModel[] {
  const t = context.words(shown.edition.edition.digits);
  const { whole } = shown;
  const here = present(shown);
  const head = here.find(({ nomination }) => nomination.role === 'head');
  const confirmed = here.filter(({ nomination }) => nomination.state === 'confirmed').length;
  const waiting = here.length - confirmed;
  const accredited = accreditationStates.flatMap((state: AccreditationState) => {
    const count = whole.accredited[state] ?? 0;
    return count === 0
      ? []
      : [t('nominations:steps.accredit-text', { state: t(`common:status.accreditation.${state}`), count })];
  });
  const allApproved = confirmed > 0 && (whole.accredited.approved ?? 0) >= here.length;
  const states = [
    whole.participation.status === 'accepted',
    head !== undefined,
    here.length > 0 && waiting === 0,
    allApproved,
    false,
  ];
  const current = states.indexOf(false);
  const texts = [
    t(`common:status.participation.${whole.participation.status}`),
    head === undefined
      ? t('nominations:steps.head-missing')
      : t('nominations:steps.head-named', { name: nameOf(context, head).text }),
    t('nominations:steps.nominate-text', {
      waiting: waiting === 0 ? t('views:none') : waiting,
      confirmed: confirmed === 0 ? t('views:none') : confirmed,
    }),
    accredited.length === 0
      ? t('nominations:steps.accredit-none')
      : formatList(accredited, context.language, 'roster'),
    t('nominations:steps.badges-text'),
  ];
  return (['invitation', 'head', 'nominate', 'accredit', 'badges'] as const).map((key, index) => ({
    title: t(`nominations:steps.${key}`),
    text: texts[index],
    ...(states[index] ? { state: 'done' as const } : index === current ? { state: 'current' as const } : {}),
  }));
}

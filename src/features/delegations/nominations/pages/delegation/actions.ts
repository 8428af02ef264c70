import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { ActionModel } from '../../../../../platform/views/index.ts';
import { editionPath, placeOf } from '../../../../series/index.ts';
import { manageDelegations } from '../../policy.ts';
import type { Way } from '../way.ts';
import { present, type Shown } from './shown.ts';

/** What can be done from a delegation's page, as far as the actor may and the day allows it. */
export function actionsOf(way: Way, context: PageContext, shown: Shown): ActionModel[] {
  const { t } = context;
  const { base, whole, edition, frozen } = shown;
  const manages = manageDelegations.allows(context.actor, placeOf(edition.edition));
  const may = way.own ? !frozen : manages;
  const people = present(shown).length;
  const places = Object.values(whole.quotas).some((most) => (most ?? 0) > 0);
  return [
    ...(people > 0
      ? [
          {
            label: t('nominations:action.people-file'),
            href: `${base}/people.xlsx`,
            icon: 'down' as const,
            download: true,
          },
        ]
      : []),
    ...(shown.activities && people > 0
      ? [
          {
            label: t('nominations:action.places'),
            href: context.href(`${editionPath(edition)}/activities`),
            icon: 'target' as const,
          },
        ]
      : []),
    ...(way.own
      ? [{ label: t('nominations:action.texts'), href: `${base}/texts`, icon: 'doc' as const }]
      : []),
    ...(manages && !way.own
      ? [{ label: t('nominations:action.edit'), href: `${base}/edit`, icon: 'pen' as const }]
      : []),
    ...(may && people > 1
      ? [{ label: t('nominations:action.order'), href: `${base}/order`, icon: 'sort' as const }]
      : []),
    ...(may && places
      ? [
          { label: t('nominations:action.import'), href: `${base}/import`, icon: 'upload' as const },
          {
            label: t('nominations:action.add'),
            href: `${base}/nominations/new`,
            icon: 'plus' as const,
            tone: 'primary' as const,
          },
        ]
      : []),
  ];
}

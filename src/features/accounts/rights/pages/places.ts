import { everywhere } from '../../../../platform/actor/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FieldModel, FieldOption } from '../../../../platform/views/index.ts';
import type { ScopeFacts } from '../scopes.ts';
import { placeOptions, rightsFields, roleOptions } from './forms.ts';
import type { RightsPages } from './frame.ts';

/** Place and roles of a right anywhere: the installation, a series, an edition, a body. */
export async function placesEverywhere(
  { scopes, database }: Pick<RightsPages, 'scopes' | 'database'>,
  context: PageContext,
): Promise<FieldModel[]> {
  const installation: FieldOption = {
    value: 'installation',
    label: context.t('accounts-rights:scope.installation'),
  };
  const whole: ScopeFacts = { id: '', place: everywhere, timeZone: null, words: () => '' };
  const options: FieldOption[] = [installation];
  for (const kind of ['series', 'edition', 'body'] as const) {
    options.push(...placeOptions(context, kind, await scopes.choices(database.db, kind, null)));
  }
  return rightsFields(
    context,
    options,
    roleOptions(
      context,
      (['installation', 'edition', 'body'] as const).map((kind) => ({ kind, facts: whole })),
    ),
  );
}

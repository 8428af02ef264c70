import { textIn } from '../../../platform/language/index.ts';
import type { Page } from '../../../platform/pages/index.ts';
import { presentHolder } from '../present.ts';
import { listHonours } from '../store/honours.ts';
import type { HonoursPages } from './index.ts';
import { dayIn } from './shared.ts';

/** Adds the public list of those whom an edition honoured, in the order of conferral. */
export function addPublicHonours({ shell, database }: HonoursPages): void {
  shell.published({
    path: '/honours',
    async handle(context, whole): Promise<Page> {
      const { language } = context;
      const t = context.words(whole.edition.digits);
      const honours = await listHonours(database.db, whole.edition.id);
      return {
        template: 'honours/honours',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('common:nav.public.honours'),
          lede: honours.length === 0 ? undefined : t('honours:lede', { count: honours.length }),
          current: '/honours',
          description: textIn(whole.edition.title, language).text,
        }),
        data: {
          honours: honours.map(({ honour, ...who }) => {
            const { name, line } = presentHolder(who);
            return {
              position: honour.position,
              name: textIn(name, language),
              line: line === null ? null : textIn(line, language),
              award: t(`common:kind.honour.${honour.award}`),
              citation: textIn(honour.citation, language),
              conferredOn: honour.conferredOn === null ? null : dayIn(honour.conferredOn, context, whole),
              sample: honour.sample,
            };
          }),
        },
      };
    },
  });
}

import { conflict } from '../../../../../platform/errors/index.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import type { BadgeRow } from '../../../store/badge-changes.ts';
import { ReasonInput } from '../../contract.ts';
import { manageBadges } from '../../policy.ts';
import { isHeld, serialText } from '../../rules.ts';
import type { StatesService } from '../../service/states.ts';
import type { BadgePages } from '../index.ts';
import { badgesList, below, formPage } from '../shared.ts';
import { asked, isOpen } from './acts.ts';
import { badgeOf, hereOf } from './found.ts';

/** Adds what is done to a badge: at once, or with a reason that a page of its own asks for. */
export function addBadgeSteps(deps: BadgePages): void {
  const { pages, shell, states } = deps;

  const atOnce = (path: string, work: StatesService['collect']): void =>
    shell.managed({
      method: 'POST',
      path: `/badges/:badge/${path}`,
      policy: manageBadges,
      handle: async (context, whole) => {
        const { badge } = await badgeOf(deps, context, whole);
        const { version } = (context.request.body ?? {}) as { version?: string };
        await work(context.actor, badge.id, version === undefined ? null : Number(version));
        return { redirect: hereOf(context, whole, badge.id) };
      },
    });
  atOnce('collection', states.collect);
  atOnce('resumption', states.resume);

  for (const one of asked) {
    const formOf = (context: PageContext, whole: EditionWhole, badge: BadgeRow): FormModel => {
      const { t } = context;
      const here = hereOf(context, whole, badge.id);
      const optional = one.act === 'lose' || (one.act === 'reissue' && !isHeld(badge.state));
      return {
        action: `${here}/${one.path}`,
        guard: false,
        hidden: { version: String(badge.version) },
        submit: { label: t(`badges:action.${one.act}`), danger: one.act !== 'reissue' },
        cancel: { label: t('common:action.back'), href: here },
        fields: [{ name: 'reason', label: t('badges:reason'), maxlength: 300, optional }],
      };
    };
    const show = (context: PageContext, whole: EditionWhole, badge: BadgeRow, form: FormModel): Page => {
      const t = context.words(whole.edition.digits);
      return formPage(
        below(context, whole, shell, badgesList(context), {
          title: t(`badges:ask.${one.act}`, { serial: serialText(badge.serial) }),
          lede: t(`badges:ask.${one.act}-text`),
        }),
        whole,
        form,
      );
    };
    shell.managed({
      path: `/badges/:badge/${one.path}`,
      policy: manageBadges,
      handle: async (context, whole) => {
        const { badge } = await badgeOf(deps, context, whole);
        if (!isOpen(badge.state, one)) throw conflict(`badge-is-${badge.state}`, { serial: badge.serial });
        return show(context, whole, badge, formOf(context, whole, badge));
      },
    });
    shell.managed({
      method: 'POST',
      path: `/badges/:badge/${one.path}`,
      policy: manageBadges,
      handle: async (context, whole) => {
        const { badge } = await badgeOf(deps, context, whole);
        return pages.submit(context, {
          schema: ReasonInput,
          form: formOf(context, whole, badge),
          page: (form) => show(context, whole, badge, form),
          work: async (input, version) => {
            const after = await states[one.act](context.actor, badge.id, version, input);
            return hereOf(context, whole, after.id);
          },
        });
      },
    });
  }
}

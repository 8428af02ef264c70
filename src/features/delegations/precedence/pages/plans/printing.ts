import { notFound } from '../../../../../platform/errors/index.ts';
import { textIn } from '../../../../../platform/language/index.ts';
import { mastheadOf, workInEdition } from '../../../../series/index.ts';
import { renderPlan } from '../../render/plan.ts';
import { renderPlates } from '../../render/plates.ts';
import { seated } from '../../rules/seating.ts';
import { type PrecedencePages, partyName } from '../common.ts';
import { drawing } from './drawing.ts';
import { layoutOf, planOf } from './plan.ts';

/** Adds a plan and its name plates as PDF. */
export function addPlanPrinting(deps: PrecedencePages): void {
  const { shell, feature } = deps;

  shell.managed({
    path: '/precedence/:list/plans/:plan/plates.pdf',
    policy: workInEdition,
    handle: async (context, whole) => {
      const { plan } = await planOf(deps, context, whole);
      const order = await feature.inForce(plan.listId);
      if (order === undefined) throw notFound();
      const taken = seated(layoutOf(plan), order.places).flatMap(({ party }) => party ?? []);
      await feature.signOff.taken(context.actor, order.version);
      const body = await renderPlates(
        taken.map((party) => ({ ar: partyName(party, 'ar'), en: partyName(party, 'en') })),
        {
          title: `${context.t('precedence:plates')}: ${textIn(plan.name, context.language).text}`,
          digits: whole.edition.digits,
          createdAt: order.version.signedOffAt ?? order.version.updatedAt,
        },
      );
      return {
        type: 'application/pdf',
        body,
        headers: { 'content-disposition': 'inline; filename="name-plates.pdf"' },
      };
    },
  });

  shell.managed({
    path: '/precedence/:list/plans/:plan/plan.pdf',
    policy: workInEdition,
    handle: async (given, whole) => {
      const { language } = given;
      const t = given.words(whole.edition.digits);
      const { list, plan } = await planOf(deps, given, whole);
      const order = await feature.inForce(plan.listId);
      if (order === undefined) throw notFound();
      await feature.signOff.taken(given.actor, order.version);
      const layout = layoutOf(plan);
      // Flags stand in a line, told from the right of those who look at them; seats are numbered as they are given out.
      const seats = seated(layout, order.places)
        .map((seat) => ({ ...seat, at: layout.shape === 'flags' ? -seat.x : seat.number }))
        .sort((one, other) => one.at - other.at);
      const body = await renderPlan({
        language,
        digits: whole.edition.digits,
        createdAt: order.version.signedOffAt ?? order.version.updatedAt,
        edition: mastheadOf(whole, language),
        title: textIn(plan.name, language).text,
        lines: [
          t(`precedence:shape.${layout.shape}`),
          textIn(list.occasion, language).text,
          t('precedence:plan-follows', { number: order.number }),
        ],
        headings: [
          t(layout.shape === 'flags' ? 'precedence:column.in-line' : 'precedence:column.seat'),
          t('precedence:column.party'),
          t('precedence:column.position'),
        ],
        front: t('precedence:front'),
        drawing: await drawing(deps, given, plan),
        seats: seats.map(({ party }, index) => ({
          seat: index + 1,
          name: party === null ? t('precedence:free') : partyName(party, language),
          position: party?.position ?? null,
        })),
      });
      return {
        type: 'application/pdf',
        body,
        headers: { 'content-disposition': `inline; filename="${layout.shape}.pdf"` },
      };
    },
  });
}

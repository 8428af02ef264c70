import { addDays } from '../dates.ts';
import type { DemoEdition, DemoPrecedence } from '../model.ts';
import { t } from '../write.ts';
import type { Loading } from './loading.ts';

/** Orders of precedence, signed off; the one of the opening in two versions, with its seats. */
export async function loadPrecedence(loading: Loading, edition: DemoEdition): Promise<void> {
  const { services, actor, keys, hour } = loading;
  if (edition.to < loading.today) hour.turnTo(`${addDays(edition.from, -20)}T09:00:00Z`);
  for (const order of edition.precedence) await loadOrder(loading, edition, order);
  const opening = edition.precedence.find(({ key }) => key === 'opening');
  if (opening !== undefined) {
    const listId = keys.get('precedence', opening.key, edition.key);
    await services.delegations.precedence.plans.create(actor, listId, {
      name: t('صفوف قاعة الافتتاح', 'Rows of the opening hall'),
      shape: 'hall',
      rows: 4,
      seats: 11,
    });
  }
  hour.turnTo(null);
}

async function loadOrder(
  { services, actor, keys }: Loading,
  edition: DemoEdition,
  order: DemoPrecedence,
): Promise<void> {
  const { lists, drafts, signOff } = services.delegations.precedence;
  const { list, version } = await lists.create(actor, keys.get('edition', edition.key), {
    occasion: order.occasion,
    scheme: order.scheme,
    language: order.language,
    uses: [...order.uses],
    hostRule: order.host,
    seed: order.seed,
  });
  keys.put('precedence', order.key, list.id, edition.key);
  const idOf = (key: string): string => keys.get('participation', key, edition.key);
  for (const key of order.order.toReversed()) {
    await drafts.move(actor, version.id, null, idOf(key), 'first');
  }
  await signOff.signOff(actor, version.id, null);
  if (order.revised === null) return;
  const { second, comment } = order.revised;
  const next = await drafts.begin(actor, list.id, { comment });
  await drafts.move(actor, next.id, null, idOf(second), 2);
  await signOff.signOff(actor, next.id, null);
}

/** Lists of those who came to an edition that is over: provisional before it, final after it. */
export async function loadParticipantLists(loading: Loading, edition: DemoEdition): Promise<void> {
  const { services, actor, keys, hour } = loading;
  const { lists, countComing } = services.delegations.participantLists;
  const editionId = keys.get('edition', edition.key);
  if (edition.to >= loading.today || edition.external || (await countComing(editionId)) === 0) return;
  for (const [stage, day] of [
    ['provisional', addDays(edition.from, -6)],
    ['final', addDays(edition.to, 1)],
  ] as const) {
    hour.turnTo(`${day}T09:00:00Z`);
    await lists.publish(actor, editionId, { stage });
  }
  hour.turnTo(null);
}

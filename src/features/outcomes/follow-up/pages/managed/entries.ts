import { notFound } from '../../../../../platform/errors/index.ts';
import { idOf, type PageContext } from '../../../../../platform/pages/index.ts';
import * as store from '../../../store/follow-up/index.ts';
import type { FollowUpPages } from '../../context.ts';
import { answererName, type FollowUpItem } from '../../standing.ts';
import {
  actionEditForm,
  actionForm,
  type EntryForm,
  figureForm,
  indicatorForm,
  responseForm,
} from '../entry-forms.ts';
import { bodyChoices } from './fields.ts';
import type { ManagedFrame } from './frame.ts';

/** Adds what the secretariat enters for a body: its response, what it does, what is measured. */
export function addEntryPages(deps: FollowUpPages, { formPages }: ManagedFrame): void {
  const {
    database: { db },
  } = deps;
  const at = ({ fields, ...entry }: EntryForm, action: string, context: PageContext, base: string) => ({
    ...entry,
    form: { action, fields, submit: { label: context.t('common:action.save') }, cancel: { href: base } },
  });
  const indicatorOf = async (context: PageContext, item: FollowUpItem) => {
    const found = await store.findIndicator(db, idOf(context, 'indicator'));
    if (found?.provisionId !== item.recommendation.id) throw notFound('indicator-unknown');
    return found;
  };

  formPages('/follow-up/:provision/response', async (context, whole, item, base) => {
    const entry = responseForm(deps, context, whole, item.recommendation.id, {
      choose: bodyChoices(context, item),
    });
    return at(entry, `${base}/response`, context, base);
  });

  formPages('/follow-up/:provision/actions/new', async (context, _whole, item, base) => {
    const known = (await store.listActions(db, item.recommendation.id)).filter(
      ({ actionId }) => actionId === null,
    );
    const entry = actionForm(
      deps,
      context,
      item.recommendation.id,
      { choose: bodyChoices(context, item) },
      known,
    );
    return at(entry, `${base}/actions/new`, context, base);
  });

  formPages('/follow-up/:provision/actions/:action', async (context, _whole, item, base) => {
    const old = await store.findAction(db, idOf(context, 'action'));
    if (old?.provisionId !== item.recommendation.id) throw notFound('action-unknown');
    const body = item.standings.find((one) => one.body.id === old.bodyId)?.body;
    return {
      ...at(actionEditForm(deps, context, old), `${base}/actions/${old.id}`, context, base),
      ...(body === undefined ? {} : { lede: answererName(body, context.language) }),
    };
  });

  formPages('/follow-up/:provision/indicators/new', async (context, _whole, item, base) =>
    at(indicatorForm(deps, context, item.recommendation.id), `${base}/indicators/new`, context, base),
  );

  formPages('/follow-up/:provision/indicators/:indicator', async (context, _whole, item, base) => {
    const old = await indicatorOf(context, item);
    const entry = indicatorForm(deps, context, item.recommendation.id, old);
    return at(entry, `${base}/indicators/${old.id}`, context, base);
  });

  formPages('/follow-up/:provision/indicators/:indicator/figures/new', async (context, whole, item, base) => {
    const indicator = await indicatorOf(context, item);
    const entry = figureForm(deps, context, whole, indicator);
    return at(entry, `${base}/indicators/${indicator.id}/figures/new`, context, base);
  });
}

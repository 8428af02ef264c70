import { type Api, permit } from '../../../../platform/http/index.ts';
import { EditionParams, placeOf } from '../../../series/index.ts';
import type { CheckInServices } from '../context.ts';
import { registerWalkIns } from '../policy.ts';
import * as contract from './contract.ts';
import { presentDeskForm, presentWalkIn } from './present.ts';

const tag = 'registration';

/** Adds the JSON operations of registration at the desk. */
export function addWalkInsApi(api: Api, { finder, walkIns }: CheckInServices): void {
  api.operation({
    method: 'GET',
    url: '/editions/:edition/walk-in-forms',
    id: 'listWalkInForms',
    tag,
    summary: 'Forms by which the desk takes people in who have not registered',
    policy: registerWalkIns,
    params: EditionParams,
    reply: contract.WalkInFormList,
    handle: async ({ params, raw }) => {
      const whole = await finder.visible(raw.actor, params.edition);
      permit(registerWalkIns, raw.actor, placeOf(whole.edition));
      return { items: (await walkIns.formsOf(whole)).map(presentDeskForm) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/walk-ins',
    id: 'registerWalkIn',
    tag,
    summary: 'Register somebody at the desk, with a badge where the category allows it, and check them in',
    policy: registerWalkIns,
    creates: true,
    params: EditionParams,
    body: contract.WalkInInput,
    reply: contract.WalkInView,
    handle: async ({ params, body, raw }) => {
      const whole = await finder.visible(raw.actor, params.edition);
      return presentWalkIn(await walkIns.register(raw.actor, whole, body));
    },
  });
}

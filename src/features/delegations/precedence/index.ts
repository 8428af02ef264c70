/** Orders of precedence and what reads them: seats, flags, speaking, signing. */
import type { DelegationsPartContext } from '../context.ts';
import { addPrecedenceApi } from './api/index.ts';
import { createPrecedenceFeature } from './feature.ts';

export function createPrecedence(context: DelegationsPartContext) {
  const feature = createPrecedenceFeature(context);
  return {
    ...feature,
    addApi: (api: Parameters<typeof addPrecedenceApi>[0]) => addPrecedenceApi(api, feature),
    addPages() {},
  };
}

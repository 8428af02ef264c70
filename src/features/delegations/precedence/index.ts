/** Orders of precedence and what reads them: seats, flags, speaking, signing. */

import type { PartPages } from '../../series/index.ts';
import type { DelegationsPartContext } from '../context.ts';
import { addPrecedenceApi } from './api/index.ts';
import { createPrecedenceFeature } from './feature.ts';
import { addPrecedencePages } from './pages/index.ts';

export function createPrecedence(context: DelegationsPartContext) {
  const feature = createPrecedenceFeature(context);
  return {
    ...feature,
    addApi: (api: Parameters<typeof addPrecedenceApi>[0]) => addPrecedenceApi(api, feature),
    addPages: (deps: PartPages) => addPrecedencePages({ ...deps, feature }),
  };
}

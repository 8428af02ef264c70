/** Keeps a screen on its device, so that one that is started again without the network shows the last programme. */
import { keepPage } from '../shelf/keep.ts';

export { KEPT_AT } from '../shelf/keep.ts';

/** The addresses under which this edition's screens lie, in the page's language. */
const scopeOf = (path: string): string => path.replace(/(\/screen)(?:\/.*)?$/, '$1');

/** @param source address of the programme */
export const keepOnDevice = (source: string): Promise<void> =>
  keepPage('/screen-worker.js', scopeOf(location.pathname), [source]);

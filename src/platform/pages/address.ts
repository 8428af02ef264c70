import { notFound } from '../errors/index.ts';
import { isId } from '../http/ids.ts';
import type { PageContext } from './index.ts';

/** An id of the address. @throws 404 for what can be none */
export function idOf({ params }: Pick<PageContext, 'params'>, name: string): string {
  const id = params[name];
  if (!isId(id)) throw notFound();
  return id;
}

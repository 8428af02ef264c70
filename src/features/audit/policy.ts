import type { Actor } from '../../platform/actor/index.ts';
import { rolePolicy } from '../../platform/http/policy.ts';

/**
 * Reads the log of changes: of an edition its organiser, of a series all of its editions', of the installation
 * everything. It tells who was where and of texts under embargo, so nobody else sees more than what they did themselves.
 */
export const readAudit = rolePolicy('audit.read', ['organiser']);

/** Whether an actor may know of an event. */
export const mayReadEvent = (
  actor: Actor,
  event: { readonly editionId: string | null; readonly seriesId: string | null },
): boolean => readAudit.allows(actor, { editionId: event.editionId, seriesId: event.seriesId });

/**
 * The agenda of an edition as PDF. Pure: whoever prints gathers the data and decides what may be seen.
 *
 * ```ts
 * const bytes = await renderAgenda(agenda, { language: 'ar', words });
 * ```
 */
export { renderAgenda } from './agenda.ts';
export type {
  AgendaDocument,
  AgendaOptions,
  AgendaRole,
  AgendaRoom,
  AgendaScope,
  AgendaSession,
  AgendaTheme,
} from './input.ts';

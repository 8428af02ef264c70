/** Statements of a constituency and their signatures: invited, intended, signed, withdrawn with notice; never deleted. */
import { dayOf } from '../../../platform/language/index.ts';
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { addStatementsApi } from './api.ts';
import { addStatementPages } from './pages/index.ts';
import { createStatementsService, type StatementsService } from './service.ts';
import { createSigningService, type SigningService } from './signing.ts';

/** What the two faces of statements work with. */
export interface StatementsContext extends OutcomesContext {
  readonly statements: StatementsService;
  readonly signing: SigningService;
  /** The day of today where an edition is. */
  today(edition: { readonly timeZone: string }): string;
}

export interface StatementsPart extends Part {
  readonly statements: StatementsService;
  readonly signing: SigningService;
}

export function createStatements(context: OutcomesContext): StatementsPart {
  const own: StatementsContext = {
    ...context,
    statements: createStatementsService(context),
    signing: createSigningService(context),
    today: ({ timeZone }) => dayOf(context.clock.now(), timeZone),
  };
  return {
    statements: own.statements,
    signing: own.signing,
    addApi: (api) => addStatementsApi(api, own),
    addPages: (deps) => addStatementPages({ ...own, ...deps }),
  };
}

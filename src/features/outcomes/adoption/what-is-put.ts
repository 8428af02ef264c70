import type { Tx } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { LocalText, LocalTextInput } from '../../../platform/language/index.ts';
import { numbered } from '../rules.ts';
import * as adoption from '../store/adoption.ts';
import * as store from '../store/index.ts';
import type { DecisionPatch } from './contract.ts';
import { mayBePut } from './rules.ts';

/** What of a text is put to a decision: nothing of it named is the whole. */
export interface Target {
  readonly kind: 'text' | 'provision' | 'part' | 'amendment';
  /** Of the provision by its place, or of the amendment. */
  readonly number?: number;
}

/** @throws 422 at the provision or the amendment that is not the text's, or that cannot be decided any more */
export async function findTarget(
  tx: Tx,
  document: store.DocumentRow,
  { provisionId, amendmentId }: { provisionId?: string | null; amendmentId?: string | null },
): Promise<Target> {
  const entry = createEntry();
  let target: Target = { kind: 'text' };
  if (provisionId != null) {
    const provisions = await store.provisionsOf(tx, document.id);
    entry.check(
      provisions.some(({ id }) => id === provisionId),
      'provisionId',
      'provision-unknown',
    );
    const number = numbered(provisions).find(({ provision }) => provision.id === provisionId)?.number;
    target = number === undefined ? { kind: 'part' } : { kind: 'provision', number };
  }
  if (amendmentId != null) {
    const amendment = await adoption.findAmendmentOf(tx, document.id, amendmentId);
    entry.check(amendment !== undefined && mayBePut(amendment.status), 'amendmentId', 'amendment-unknown');
    target = { kind: 'amendment', number: amendment?.number ?? 0 };
  }
  entry.done();
  return target;
}

/** What a decision says and how it is taken; a new one without a question asks the usual one of its target. */
export function readDecision(
  translator: Translator,
  input: DecisionPatch,
  old: adoption.DecisionRow | null,
  document: store.DocumentRow,
  { kind, number = 0 }: Target = { kind: 'text' },
): Pick<
  adoption.DecisionRow,
  'question' | 'method' | 'majority' | 'quorumPercent' | 'sessionId' | 'presiding'
> {
  const entry = createEntry();
  const usual = (language: 'ar' | 'en'): string =>
    translator.t(language)(`adoption:usual-question.${kind}`, {
      title: document.title[language] || document.title[document.authenticLanguage],
      number,
    });
  const asked: LocalTextInput | undefined =
    input.question ?? (old === null ? { ar: usual('ar'), en: usual('en') } : undefined);
  const question = entry.line('question', asked, {
    required: true,
    old: old?.question ?? null,
    authentic: document.authenticLanguage,
  });
  const presiding =
    input.presiding === undefined ? (old?.presiding ?? null) : entry.plain('presiding', input.presiding);
  entry.done();
  return {
    question: question as LocalText,
    method: input.method ?? old?.method ?? 'consensus',
    majority: input.majority ?? old?.majority ?? 'simple',
    quorumPercent: input.quorumPercent ?? old?.quorumPercent ?? 50,
    sessionId: input.sessionId === undefined ? (old?.sessionId ?? null) : input.sessionId,
    presiding,
  };
}

import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { AppError, conflict, ruleBroken } from '../../../../platform/errors/index.ts';
import {
  cleanLine,
  cleanText,
  type Language,
  type LocalTextInput,
  markReviewed,
  otherLanguage,
} from '../../../../platform/language/index.ts';
import { requireUnasked } from '../../publish-text.ts';
import { readProvision } from '../../read.ts';
import { isEditable } from '../../rules.ts';
import * as drafts from '../../store/drafting.ts';
import * as store from '../../store/index.ts';
import type { WordingInput } from '../contract.ts';
import { mergeWordings, type Wording, type WordingField, wordingFields, wordingOf } from '../rules/merge.ts';
import type { OpenText, TextGate } from './gate.ts';

/** What a drafter gets back when somebody else changed the same words meanwhile: nothing was saved, nothing is lost. */
export interface WordingConflict {
  readonly conflicts: readonly WordingField[];
  /** The wording that was read, what stands now, and what the drafter wrote. */
  readonly base: Wording;
  readonly theirs: Wording;
  readonly mine: Wording;
  /** The version that stands now. */
  readonly revision: number;
}

export const isWordingConflict = (
  error: unknown,
): error is AppError & { readonly details: WordingConflict } =>
  error instanceof AppError && error.code === 'wording-conflict';

/** What was typed in each field; a field that was left out is as it was read. */
function typed(base: Wording, { title, text }: WordingInput): Wording {
  const given = (input: LocalTextInput | null | undefined, language: Language): string | undefined =>
    input === null ? '' : input?.[language];
  const entry = createEntry();
  const read = (field: WordingField): string => {
    const [part, language] = field.split('.') as ['title' | 'text', Language];
    const raw = given(part === 'title' ? title : text, language);
    if (raw === undefined) return base[field];
    const cleaned = part === 'title' ? cleanLine(raw) : cleanText(raw);
    if (cleaned.refused.length > 0) {
      entry.refuse(field, 'text-control-characters', { characters: cleaned.refused.join(', ') });
    }
    return cleaned.text;
  };
  const mine = Object.fromEntries(wordingFields.map((field) => [field, read(field)])) as Wording;
  entry.done();
  return mine;
}

/** Wordings of provisions: several drafters change them at once, and nobody's words are lost. */
export function createWordingsService(gate: TextGate) {
  /** Makes a wording the one that stands, as a new version. */
  const write = async (
    actor: Actor,
    { change, document, provision }: OpenText & { readonly provision: store.ProvisionRow },
    wording: Wording,
    about: {
      readonly comment?: string | null | undefined;
      readonly stale?: Language | undefined;
      readonly origin?: store.VersionRow['origin'];
    },
  ): Promise<store.ProvisionRow> => {
    const authentic = document.authenticLanguage;
    const old = wordingOf(provision);
    if (wordingFields.every((field) => wording[field] === old[field])) return provision;
    const fixed = (field: WordingField): boolean => wording[field] === old[field];
    if (
      !isEditable(document.status) &&
      !(fixed(`text.${authentic}`) && fixed(`title.${authentic}`) && document.status === 'adopted')
    ) {
      throw conflict('text-adopted');
    }
    requireUnasked(document);
    const status = about.stale === undefined ? {} : { status: { [about.stale]: 'stale' as const } };
    const { title, text } = readProvision(
      {
        title: { ar: wording['title.ar'], en: wording['title.en'] },
        text: { ar: wording['text.ar'], en: wording['text.en'], ...status } as LocalTextInput,
      } as never,
      provision,
      authentic,
    );
    const entry = createEntry();
    const comment = entry.plain('comment', about.comment);
    entry.done();
    const edited = await store.updateProvision(change.tx, provision.id, {
      title,
      text,
      revision: provision.revision + 1,
      updatedAt: change.now,
    });
    await store.keepVersion(change.tx, edited, {
      origin: about.origin ?? 'edited',
      writtenBy: accountIdOf(actor),
      comment,
    });
    await change.record({
      action: 'provision.edited',
      quiet: true,
      subject: { kind: 'provision', id: provision.id },
      editionId: provision.editionId,
      before: provision,
      after: edited,
    });
    return edited;
  };

  return {
    /**
     * Rewords a provision. Fields and languages that somebody else changed meanwhile stay as they made them.
     * @param input.revision the version that was read
     * @throws 409 `wording-conflict` with {@link WordingConflict} when both changed the same words
     */
    reword(actor: Actor, id: string, input: WordingInput): Promise<store.ProvisionRow> {
      return gate.provision(actor, id, async (opened) => {
        const { provision, document, change } = opened;
        const read = await drafts.findVersion(change.tx, provision, input.revision);
        if (read === undefined) throw ruleBroken({ field: 'revision', code: 'version-unknown' });
        const base = wordingOf(read);
        const theirs = wordingOf(provision);
        const mine = typed(base, input);
        const { wording, conflicts, taken } = mergeWordings(base, theirs, mine);
        if (conflicts.length > 0) {
          const details: WordingConflict = { conflicts, base, theirs, mine, revision: provision.revision };
          throw new AppError(409, 'wording-conflict', { details: { ...details } });
        }
        const authentic = document.authenticLanguage;
        const other = otherLanguage(authentic);
        // A translation that was written beside the old authentic text lags behind the new one.
        const stale =
          taken.includes(`text.${authentic}`) && wording[`text.${other}`] !== theirs[`text.${other}`]
            ? other
            : undefined;
        return write(actor, opened, wording, { comment: input.comment, stale });
      });
    },

    /** Confirms a translation of the version that was read. @throws 409 `wording-moved` when there is a newer one */
    review(actor: Actor, id: string, revision: number, language: Language): Promise<store.ProvisionRow> {
      return gate.provision(actor, id, async ({ change, provision, document }) => {
        if (document.status === 'published') throw conflict('text-adopted');
        if (provision.revision !== revision) throw conflict('wording-moved');
        if (provision.text[language] === '') {
          throw ruleBroken({ field: `text.${language}`, code: 'translation-missing' });
        }
        const edited = await store.updateProvision(change.tx, id, {
          text: markReviewed(provision.text, language),
          ...(provision.title === null ? {} : { title: markReviewed(provision.title, language) }),
          updatedAt: change.now,
        });
        await change.record({
          action: 'provision.approved',
          quiet: true,
          subject: { kind: 'provision', id },
          editionId: provision.editionId,
          before: provision,
          after: edited,
        });
        return edited;
      });
    },

    /** Makes an older wording the one that stands, as a new version: nothing between is lost. */
    restore(
      actor: Actor,
      id: string,
      { revision, comment }: { readonly revision: number; readonly comment?: string | null | undefined },
    ): Promise<store.ProvisionRow> {
      return gate.provision(actor, id, async (opened) => {
        const version = await drafts.findVersion(opened.change.tx, opened.provision, revision);
        if (version === undefined) throw ruleBroken({ field: 'revision', code: 'version-unknown' });
        return write(actor, opened, wordingOf(version), { comment });
      });
    },
  };
}
export type WordingsService = ReturnType<typeof createWordingsService>;

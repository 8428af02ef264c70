import { type Static, Type } from 'typebox';
import { Choice, LocalTextSchema, Nullable } from '../../platform/http/schemas.ts';
import { type Language, type LocalText, textIn } from '../../platform/language/index.ts';
import {
  BodyRef,
  type BodySummary,
  presentBodyRef,
  presentStateRef,
  StateRef,
  type StateSummary,
} from '../directory/index.ts';

/** Who signs, pledges or holds a seat: a state or a body; or a number alone, where reports name nobody. */
export interface PartyRow {
  readonly state: StateSummary | null;
  readonly body: (BodySummary & { readonly state?: LocalText | null }) | null;
  readonly label?: LocalText | null;
}

export const PartyView = Type.Object(
  {
    kind: Choice(['state', 'body', 'unnamed']),
    state: Nullable(StateRef),
    body: Nullable(BodyRef),
    /** What stands for a party that reports count and do not name. */
    label: Nullable(LocalTextSchema),
  },
  { title: 'Party' },
);

export const presentParty = ({ state, body, label }: PartyRow): Static<typeof PartyView> => ({
  kind: state !== null ? 'state' : body !== null ? 'body' : 'unnamed',
  state: state === null ? null : presentStateRef(state),
  body: body === null ? null : presentBodyRef(body),
  label: label ?? null,
});

/** A body's name with its state beside it: ministries of many states are called alike. */
export const bodyText = (
  { name, state }: { readonly name: LocalText; readonly state?: LocalText | null | undefined },
  language: Language,
): string => {
  const own = textIn(name, language).text;
  return state == null ? own : `${own} (${textIn(state, language).text})`;
};

/** What a party is called; a body with the state that it is of. */
export const partyText = ({ state, body, label }: PartyRow, language: Language): string => {
  if (state === null && body !== null) return bodyText(body, language);
  const name = state?.shortName ?? label;
  return name == null ? '' : textIn(name, language).text;
};

/** The code of a state, for lists that programs read; empty for others. */
export const partyCode = ({ state }: PartyRow): string | null => state?.code ?? null;

import type { Static } from 'typebox';
import { presentBodyRef, presentStateRef } from '../../directory/index.ts';
import type { EntryRow, ListWhole } from '../store/participant-lists.ts';
import type * as contract from './contract.ts';
import { entryDifference } from './rules.ts';

export const presentListHead = ({
  list,
  people,
}: ListWhole): Static<typeof contract.ParticipantListHead> => ({
  id: list.id,
  number: list.number,
  stage: list.stage,
  comment: list.comment,
  publishedAt: list.publishedAt.toISOString(),
  people,
});

const presentEntry = ({ state, body, category, shown }: EntryRow) => ({
  state: state === null ? null : presentStateRef(state),
  body: body === null ? null : presentBodyRef(body),
  category,
  shown,
});

export const presentWholeList = (
  whole: ListWhole,
  entries: readonly EntryRow[],
): Static<typeof contract.ParticipantListView> => ({
  ...presentListHead(whole),
  entries: entries.map((entry) => ({ position: entry.position, ...presentEntry(entry) })),
});

export const presentEntryDifference = (
  before: readonly EntryRow[],
  after: readonly EntryRow[],
): Static<typeof contract.ParticipantListDifference>['items'] =>
  entryDifference(before, after).map(({ entry, change }) => ({ ...presentEntry(entry), change }));

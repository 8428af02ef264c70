/** Lists of receivers: focal points in force, and heads of delegations. */
import type { AudienceFilter, AudienceSource } from '../../../platform/outbox/audience.ts';
import { inBoth, same } from '../../../platform/outbox/audience.ts';
import { listDelegations } from '../store/delegations.ts';
import { listFocalPoints } from '../store/focal-points.ts';
import { listNominations } from '../store/nominations.ts';
import { participationCategories } from '../tables.ts';

const category: AudienceFilter = {
  name: 'category',
  label: 'nominations:column.category',
  options: async () =>
    participationCategories.map((value) => ({
      value,
      label: { word: `common:kind.participation.${value}` },
    })),
};

const fields = [{ key: 'delegation', label: 'nominations:audience.delegation' }] as const;

const chosen = (filter: Readonly<Record<string, string>>) => ({
  category: participationCategories.find((one) => one === filter.category),
});

/** Whoever speaks for a delegation now. */
export const focalPointsAudience: AudienceSource = {
  key: 'focal-points',
  label: 'nominations:audience.focal-points',
  fields,
  filters: [category],
  async list(db, editionId, filter) {
    const wholes = await listDelegations(db, editionId, 'ar', chosen(filter));
    const parties = new Map(
      wholes.map(({ participation, state, body }) => [participation.id, state?.shortName ?? body?.name]),
    );
    const now = new Date();
    return (await listFocalPoints(db, [...parties.keys()])).flatMap(({ row }) => {
      const party = parties.get(row.delegationId);
      if (row.state !== 'appointed' || row.expiresAt <= now || party === undefined) return [];
      return [
        {
          accountId: row.accountId,
          personId: row.personId,
          address: row.email,
          name: same(row.name),
          language: row.language,
          fields: { delegation: inBoth(party) },
        },
      ];
    });
  },
};

/** Heads of delegations who have an address. */
export const headsAudience: AudienceSource = {
  key: 'heads-of-delegations',
  label: 'nominations:audience.heads',
  fields,
  filters: [category],
  async list(db, editionId, filter) {
    const wholes = await listDelegations(db, editionId, 'ar', chosen(filter));
    const heads = await listNominations(db, {
      editionId,
      delegationIds: wholes.map(({ participation }) => participation.id),
      role: 'head',
      states: ['nominated', 'confirmed'],
    });
    return heads.flatMap(({ attendee, party }) =>
      attendee.email === null
        ? []
        : [
            {
              accountId: attendee.accountId,
              personId: attendee.personId,
              address: attendee.email,
              name: inBoth(attendee.name),
              language: attendee.language,
              fields: { delegation: { ar: party.ar || party.en, en: party.en || party.ar } },
            },
          ],
    );
  },
};

/** The list of receivers of messages: those who were invited, at the address that their letter went to. */
import { type AudienceSource, inBoth } from '../../../platform/outbox/audience.ts';
import { listInvitations } from '../store/invitations.ts';
import { invitationStates } from '../tables.ts';
import { left } from './rules/states.ts';
import { partyName } from './service/facts.ts';

export const invitedAudience: AudienceSource = {
  key: 'invited',
  label: 'invitations:audience.invited',
  fields: [
    { key: 'party', label: 'invitations:field.party' },
    { key: 'letter', label: 'invitations:field.number' },
  ],
  filters: [
    {
      name: 'state',
      label: 'invitations:column.state',
      options: async () => left.map((value) => ({ value, label: { word: `invitations:state.${value}` } })),
    },
  ],
  async list(db, editionId, { state }) {
    const wanted = invitationStates.find((one) => one === state);
    const found = await listInvitations(db, editionId, 'ar', wanted === undefined ? {} : { state: wanted });
    return found.flatMap((whole) => {
      const { invitation } = whole;
      if (invitation.email === null || !left.includes(invitation.state)) return [];
      const [ar, en] = [invitation.addressee.ar, invitation.addressee.en].map(
        (text) => text.split('\n')[0] ?? '',
      );
      return [
        {
          accountId: null,
          personId: invitation.personId,
          address: invitation.email,
          name: { ar: ar || en || '', en: en || ar || '' },
          language: invitation.language,
          fields: {
            party: inBoth(partyName(whole)),
            letter: { ar: invitation.letterNumber ?? '', en: invitation.letterNumber ?? '' },
          },
        },
      ];
    });
  },
};

import { conflict, ruleBroken } from '../../../../platform/errors/index.ts';
import { brokenDrafting } from '../../drafting/service/broken.ts';

/** What a change broke in the database itself, said as the rules say it. */
export const brokenAmendments = {
  ...brokenDrafting,
  amendments_submitted_unchanged: () => conflict('amendment-submitted'),
  amendments_provision_fk: () => ruleBroken({ field: 'provisionId', code: 'amendment-target-unknown' }),
  amendments_sponsor_fk: () => ruleBroken({ field: 'sponsorId', code: 'delegation-unknown' }),
  amendments_merged_fk: () => ruleBroken({ field: 'intoId', code: 'amendment-unknown' }),
  amendments_target_known: () => ruleBroken({ field: 'provisionId', code: 'amendment-target-needed' }),
  amendments_wording_known: () => ruleBroken({ field: 'text', code: 'amendment-words' }),
  amendment_co_sponsors_participation_fk: () =>
    ruleBroken({ field: 'participationId', code: 'delegation-unknown' }),
};

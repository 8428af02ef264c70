import { conflict, notFound, ruleBroken } from '../../../platform/errors/index.ts';

/** What the database holds of decisions, said as the rules say it. */
export const brokenByDecision = {
  decisions_document_fk: () => notFound(),
  decisions_provision_fk: () => ruleBroken({ field: 'provisionId', code: 'provision-unknown' }),
  decisions_amendment_fk: () => ruleBroken({ field: 'amendmentId', code: 'amendment-unknown' }),
  decisions_session_fk: () => ruleBroken({ field: 'sessionId', code: 'session-unknown' }),
  decisions_one_open: () => conflict('decision-open-already'),
  decisions_frozen: () => conflict('decision-frozen'),
  decisions_wording: () => conflict('decision-wording'),
  decision_electors_participation_fk: () => ruleBroken({ field: 'electors', code: 'elector-unknown' }),
  decision_electors_pkey: () => ruleBroken({ field: 'electors', code: 'elector-twice' }),
  decision_electors_edition_id_decision_id_participation_id_pk: () =>
    ruleBroken({ field: 'electors', code: 'elector-twice' }),
  decision_electors_proxy_fk: () => ruleBroken({ field: 'electors', code: 'proxy-unknown' }),
  decision_electors_proxy_is_another: () => ruleBroken({ field: 'electors', code: 'proxy-itself' }),
  decision_electors_no_proxy_of_proxy: () => ruleBroken({ field: 'electors', code: 'proxy-of-proxy' }),
  decision_electors_frozen: () => conflict('decision-frozen'),
  votes_edition_id_decision_id_participation_id_pk: () => conflict('voted-already'),
  votes_elector_fk: () => conflict('not-an-elector'),
  votes_while_open: () => conflict('decision-not-open'),
  votes_stay: () => conflict('voted-already'),
  votes_of_the_present: () => conflict('not-present'),
  outcome_documents_as_decided: () => conflict('text-not-as-decided'),
  outcome_documents_adopted_unchanged: () => conflict('text-adopted'),
  provisions_adopted_unchanged: () => conflict('text-adopted'),
  reservations_document_fk: () => notFound(),
  reservations_provision_fk: () => ruleBroken({ field: 'provisionId', code: 'provision-unknown' }),
  reservations_participation_fk: () => ruleBroken({ field: 'participationId', code: 'elector-unknown' }),
  reservations_withdrawn_after: () => ruleBroken({ field: 'withdrawnOn', code: 'withdrawn-before' }),
  reservations_stay: () => conflict('reservation-stays'),
};

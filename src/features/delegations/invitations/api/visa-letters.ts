import { notFound } from '../../../../platform/errors/index.ts';
import { type Api, etagOf, permit, signedIn, versionRead } from '../../../../platform/http/index.ts';
import { EditionParams, placeOf } from '../../../series/index.ts';
import * as store from '../../store/visa-letters.ts';
import * as contract from '../contract.ts';
import { issueVisaLetters } from '../policy.ts';
import { presentVisaLetter } from '../present.ts';
import type { InvitationServices } from '../services.ts';
import { AttendeeParams, letterHeaders, tag, VisaLetterParams } from './shared.ts';

/** Adds the JSON operations of letters that support visas. Issuing one prints a passport: programs never do. */
export function addVisaLettersApi(api: Api, { database, finder, visaLetters }: InvitationServices): void {
  const { db } = database;

  const shown = async (id: string) => {
    const found = await store.findVisaLetter(db, id);
    if (found === undefined) throw notFound('visa-letter-unknown');
    return presentVisaLetter(found);
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/visa-letters',
    id: 'listVisaLetters',
    tag,
    summary: 'Letters that support visas: asked for, issued, refused; passports masked',
    policy: issueVisaLetters,
    params: EditionParams,
    reply: contract.VisaLetterList,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      permit(issueVisaLetters, raw.actor, placeOf(edition));
      return { items: (await store.listVisaLetters(db, edition.id)).map(presentVisaLetter) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/attendees/:attendee/visa-letters',
    id: 'requestVisaLetter',
    tag,
    summary: 'Ask for a letter: for oneself, as their focal point, or at the desk',
    policy: signedIn,
    creates: true,
    params: AttendeeParams,
    reply: contract.VisaLetterView,
    handle: async ({ params, raw }) => shown((await visaLetters.request(raw.actor, params.attendee)).id),
  });

  api.operation({
    method: 'PUT',
    url: '/visa-letters/:visaLetter/issue',
    id: 'issueVisaLetter',
    tag,
    summary: 'Issue a letter; the number of the passport is read with the reason given',
    policy: issueVisaLetters,
    edits: true,
    params: VisaLetterParams,
    body: contract.VisaIssueInput,
    reply: contract.VisaLetterView,
    handle: async ({ params, body, raw }, reply) => {
      await visaLetters.issue(raw.actor, params.visaLetter, versionRead(raw), body);
      const view = await shown(params.visaLetter);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    method: 'PUT',
    url: '/visa-letters/:visaLetter/refusal',
    id: 'refuseVisaLetter',
    tag,
    summary: 'Refuse a letter, with a reason',
    policy: issueVisaLetters,
    edits: true,
    params: VisaLetterParams,
    body: contract.VisaRefusalInput,
    reply: contract.VisaLetterView,
    handle: async ({ params, body, raw }, reply) => {
      await visaLetters.refuse(raw.actor, params.visaLetter, versionRead(raw), body.reason);
      const view = await shown(params.visaLetter);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    method: 'GET',
    url: '/visa-letters/:visaLetter/letter',
    id: 'getVisaLetter',
    tag,
    summary: 'The letter as it was issued, as PDF: for those who issue, and for whom it is for',
    policy: signedIn,
    produces: 'application/pdf',
    params: VisaLetterParams,
    handle: async ({ params, raw }, reply) => {
      const { file, bytes } = await visaLetters.read(raw.actor, params.visaLetter);
      return reply.headers(letterHeaders(file.name)).type(file.mediaType).send(bytes);
    },
  });
}

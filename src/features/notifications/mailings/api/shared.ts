import type { Actor } from '../../../../platform/actor/index.ts';
import type { Database } from '../../../../platform/database/index.ts';
import { etagOf, permit } from '../../../../platform/http/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import type { Bounces } from '../../../../platform/outbox/index.ts';
import { type EditionFinder, IdParams, placeOf } from '../../../series/index.ts';
import { writeMailings } from '../../policy.ts';
import type { Declining } from '../declining.ts';
import { presentMailing } from '../present.ts';
import type { MailingsService } from '../service.ts';

export interface MailingsApi {
  readonly database: Database;
  readonly finder: EditionFinder;
  readonly mailings: MailingsService;
  readonly declining: Declining;
  readonly bounces: Bounces;
  readonly translator: Translator;
}

export const tag = 'notifications';

/** Operations on one message. */
export const single = { tag, policy: writeMailings, params: IdParams } as const;

/** The edition that the request names, for whoever may write its messages. */
export const editionOf = async ({ finder }: MailingsApi, actor: Actor, reference: string) => {
  const { edition } = await finder.visible(actor, reference);
  permit(writeMailings, actor, placeOf(edition));
  return edition;
};
/** Answers with a message as it stands now. */
export const answer = async (
  { mailings }: MailingsApi,
  actor: Actor,
  id: string,
  reply: { header(name: string, value: string): unknown },
) => {
  const entry = await mailings.read(actor, id);
  reply.header('etag', etagOf(entry.mailing.version));
  return presentMailing(entry);
};

import type { Tx } from '../../../platform/database/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import {
  dayLabel,
  formatList,
  type Language,
  textIn,
  timeRange,
  zonePhrase,
} from '../../../platform/language/index.ts';
import type { Outbox } from '../../../platform/outbox/index.ts';
import { dateSettingsOf, type EditionWhole, mastheadOf } from '../../series/index.ts';
import type { Speaker } from '../store/speakers.ts';

/** A session in a line: title, what one does in it, day and time, place. */
export function sessionLine(
  translator: Translator,
  whole: EditionWhole,
  { session, person, roles }: Speaker,
  language: Language,
): string {
  const t = translator.t(language, { digits: whole.edition.digits });
  const settings = dateSettingsOf(whole, language);
  const say = (text: Speaker['session']['place']): string =>
    text === null ? '' : textIn(text, language).text;
  const { startsAt, endsAt } = session;
  const when =
    startsAt === null || endsAt === null
      ? t('confirmations:no-time')
      : [dayLabel(startsAt, settings), timeRange(startsAt, endsAt, settings), zonePhrase(settings)].join(' ');
  return formatList(
    [
      textIn(session.title, language).text,
      ...roles.map((role) => t(`common:session-role.${role}.${person.gender}`)),
      when,
      say(session.room ?? session.place),
    ].filter((part) => part !== ''),
    language,
    'roster',
  );
}

export type ConfirmationMails = ReturnType<typeof createConfirmationMails>;

/** The mails that ask people on the programme whether they agree. */
export function createConfirmationMails(deps: {
  readonly outbox: Outbox;
  readonly translator: Translator;
  readonly publicUrl: string;
}) {
  const { outbox, translator, publicUrl } = deps;
  return {
    /** One mail for all sessions that somebody is asked about, with one link. */
    async ask(
      tx: Tx,
      whole: EditionWhole,
      {
        speakers,
        reminder,
        ...mail
      }: {
        readonly speakers: readonly Speaker[];
        readonly email: string;
        readonly language: Language;
        readonly secret: string;
        readonly reminder: boolean;
        readonly expiresAt: Date;
      },
    ): Promise<void> {
      const [first] = speakers;
      if (first === undefined) return;
      const { language } = mail;
      const name = textIn(first.person.name, language).text;
      await outbox.write(tx, {
        template: reminder ? 'programme.confirmation-reminder' : 'programme.confirmation',
        to: { address: mail.email, name, accountId: first.account?.id ?? null },
        language,
        digits: language === 'ar' ? whole.edition.digits : 'latn',
        editionId: whole.edition.id,
        masthead: mastheadOf(whole, language),
        values: {
          name,
          edition: textIn(whole.edition.title, language).text,
          sessions: speakers.map((one) => sessionLine(translator, whole, one, language)).join('\n'),
          link: `${publicUrl}/${language}/confirmations/${mail.secret}`,
        },
        secret: true,
        expiresAt: mail.expiresAt,
      });
    },
  };
}

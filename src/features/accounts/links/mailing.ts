/** The mails of links and of what changed in an account: words in the reader's language, one place for all of them. */
import type { Tx } from '../../../platform/database/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import { duration, gregorianDate, type Language } from '../../../platform/language/index.ts';
import type { MailValues, Outbox } from '../../../platform/outbox/index.ts';
import { moment } from '../moments.ts';
import { lastDay, plainDates } from '../rights/words.ts';
import type { LinkPurpose } from '../tables.ts';
import type { MadeLink } from './links.ts';
import { lifetimes } from './rules.ts';

export type Mailing = ReturnType<typeof createMailing>;

/** Whom a mail goes to. */
export interface Reader {
  readonly email: string;
  readonly name: string | null;
  readonly language: Language;
  readonly accountId?: string | null;
}

export function createMailing(deps: {
  readonly outbox: Outbox;
  readonly translator: Translator;
  readonly publicUrl: string;
}) {
  const { outbox, translator, publicUrl } = deps;

  const to = ({ email, name, accountId }: Reader) => ({ address: email, name, accountId: accountId ?? null });

  /** «ساعة واحدة», as it stands after «خلال». */
  const periodOf = (purpose: LinkPurpose, language: Language): string =>
    duration(lifetimes[purpose] / 60_000, { language, digits: 'latn' }, 'obl');

  /** Day and hour of an instant, in universal time: people of many zones read it. */
  const momentOf = (instant: Date, language: Language): string =>
    moment({ t: translator.t(language), language }, instant).text;

  /** The last day on which a link works. */
  const dayOfEnd = (endsAt: Date, language: Language): string =>
    gregorianDate(lastDay(endsAt, null), plainDates(language, null));

  return {
    periodOf,
    momentOf,
    dayOfEnd,
    /** Whole address of a page, in the reader's language. */
    page: ({ language }: Pick<Reader, 'language'>, path: string): string => `${publicUrl}/${language}${path}`,

    /** Sentences of any feature's words, each on its own line. */
    sentences: (
      language: Language,
      said: readonly {
        readonly key: string;
        readonly values: Readonly<Record<string, string | number>>;
      }[],
    ): string => said.map(({ key, values }) => translator.t(language)(key, values)).join('\n'),

    /** Sends a link; it is sealed in the outbox, and the mail is not sent once the link is over. */
    async link(
      tx: Tx,
      template: string,
      reader: Reader,
      made: MadeLink,
      values: MailValues,
      editionId: string | null = null,
    ): Promise<void> {
      await outbox.write(tx, {
        template: `accounts.${template}`,
        to: to(reader),
        language: reader.language,
        editionId,
        values: { ...values, link: made.href },
        secret: true,
        expiresAt: made.expiresAt,
      });
    },

    /** Tells of what happened. */
    async tell(tx: Tx, template: string, reader: Reader, values: MailValues): Promise<void> {
      await outbox.write(tx, {
        template: `accounts.${template}`,
        to: to(reader),
        language: reader.language,
        editionId: null,
        values,
      });
    },
  };
}

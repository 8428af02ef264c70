import { type Language, textIn } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import { type AgendaData, readAgenda } from '../../../programme/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import type { Prepared } from '../service.ts';
import type { ReleasePages } from './shared.ts';

/** A mail as it would be sent. */
export interface SampleMail {
  readonly title: string;
  readonly to: string;
  /** Of the mail, whichever language the page is in. */
  readonly language: Language;
  readonly parts: readonly (readonly string[])[];
}

/** Whom a release would tell, and what the page of it is written with. */
export interface Telling {
  /** The programme as those read it who work on it. */
  readonly work: AgendaData | undefined;
  /** What the public sees now; undefined before the first release. */
  readonly before: AgendaData | undefined;
  /** How many would get a mail. */
  readonly count: number;
  /** Names of those without an address. */
  readonly unreachable: readonly string[];
  readonly sample: SampleMail | undefined;
}

/** Whom a release would tell, and one mail as it would be: in the reader's language where somebody gets one in it. */
export async function tellingOf(
  { database, notices }: Pick<ReleasePages, 'database' | 'notices'>,
  context: PageContext,
  whole: EditionWhole,
  prepared: Prepared,
): Promise<Telling> {
  const { db } = database;
  const { id } = whole.edition;
  const t = context.words(whole.edition.digits);
  const recipients = await notices.recipientsOf(db, id, prepared.differences);
  const reachable = recipients.filter(({ address }) => address !== null);
  const sample = reachable.find(({ language }) => language === context.language) ?? reachable[0];
  const work = await readAgenda(db, id, { audience: 'work' });
  const before = prepared.previous === null ? undefined : await readAgenda(db, id, { audience: 'public' });
  const nameOf = ({ name }: (typeof recipients)[number]): string =>
    typeof name === 'string' ? name : textIn(name, context.language).text;
  return {
    work,
    before,
    count: reachable.length,
    unreachable: recipients.filter(({ address }) => address === null).map(nameOf),
    sample:
      sample === undefined || work === undefined
        ? undefined
        : {
            title: t('releases:preview.sample'),
            to: t('releases:preview.sample-to', { name: nameOf(sample) }),
            language: sample.language,
            parts: (notices.textFor(whole, sample, before, work, prepared.version).values.changes ?? '')
              .split('\n\n')
              .map((part) => part.split('\n')),
          },
  };
}

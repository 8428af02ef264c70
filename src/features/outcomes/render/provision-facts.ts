import type { ReportLink, ReportProvision } from './report.ts';
import type { Speech } from './words.ts';

/** A labelled fact under the text of a provision. The same facts come in the same order in every language. */
export interface ProvisionFact {
  readonly key: 'lead' | 'supporting' | 'target-group' | 'level' | 'sources' | 'links' | 'due';
  readonly label: string;
  /** Each on lines of its own. */
  readonly values: readonly string[];
  /** Words for what is missing. */
  readonly mute?: boolean | undefined;
}

const linkText = ({ relation, provision, document, edition }: ReportLink, speech: Speech): string => {
  const { say, outcomes, list, said } = speech;
  const target = [provision?.code ?? '', said(provision?.title), said(document), said(edition)];
  return say('link', { relation: outcomes(`relation.${relation}`), text: list(target) });
};

/** Which facts are said, and how. */
export interface FactOptions {
  /**
   * Whether sessions are named, each on a line of its own, or called by their codes alone: narrow columns have no room for both.
   * Default true.
   */
  readonly sourceTitles?: boolean | undefined;
  /** Whether a missing lead and a missing date are said: of recommendations, but not of a declaration. Default true. */
  readonly missing?: boolean | undefined;
}

/** Who answers for a provision, whom it addresses, where it comes from, by when; missing leads and dates in words. */
export const factsOfProvision = (
  provision: ReportProvision,
  speech: Speech,
  { sourceTitles = true, missing = true }: FactOptions = {},
): ProvisionFact[] => {
  const { say, outcomes, list, said } = speech;
  const { lead, supporting, targetGroup, level, sources, links, due } = provision;
  const facts: ProvisionFact[] = [
    lead
      ? { key: 'lead', label: outcomes('lead'), values: [said(lead)] }
      : { key: 'lead', label: outcomes('lead'), values: [say('no-lead')], mute: true },
    { key: 'supporting', label: outcomes('supporting'), values: [list(supporting.map(said))] },
    { key: 'target-group', label: outcomes('target-group'), values: [said(targetGroup)] },
    { key: 'level', label: outcomes('level'), values: [level === null ? '' : outcomes(`levels.${level}`)] },
    {
      key: 'sources',
      label: outcomes('source-sessions'),
      values: sourceTitles
        ? sources.map(({ code, title }) => list([code, said(title)]))
        : [list(sources.map(({ code, title }) => code || said(title)))],
    },
    { key: 'links', label: outcomes('links'), values: links.map((link) => linkText(link, speech)) },
    due
      ? { key: 'due', label: outcomes('due'), values: [speech.shortDate(due)] }
      : { key: 'due', label: outcomes('due'), values: [say('no-due')], mute: true },
  ];
  return facts
    .filter(({ mute }) => missing || !mute)
    .map((fact) => ({ ...fact, values: fact.values.filter((value) => value !== '') }))
    .filter(({ values }) => values.length > 0);
};

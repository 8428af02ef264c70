/**
 * The demonstration: four forums and one in preparation, told completely, so that every page and document has
 * something true to show. Pure data; whoever loads it walks it in the order of `Demonstration`.
 */
import { accounts } from './accounts.ts';
import { arabWorkshop } from './arab-workshop.ts';
import { bodies } from './bodies.ts';
import type { Demonstration, IsoDate, StateCode } from './model.ts';
import { national2016 } from './national-2016.ts';
import { nationalNext } from './national-next.ts';
import { persons } from './persons.ts';
import { series } from './series.ts';
import { abuDhabi2015 } from './summits/abu-dhabi-2015.ts';
import { london2014 } from './summits/london-2014.ts';

export type * from './model.ts';

/**
 * The content of the demonstration as of the day `today` (`YYYY-MM-DD`), on which alone the edition in
 * preparation and its dates depend. Example: `demonstration('2026-03-01').editions.at(-1)` is the national
 * forum of August 2026.
 */
export function demonstration(today: IsoDate): Demonstration {
  const next = nationalNext(today);
  const editions = [london2014, abuDhabi2015, national2016, arabWorkshop, next].sort((a, b) =>
    a.from < b.from ? -1 : 1,
  );

  const states = new Set<StateCode>();
  for (const { state } of [...bodies, ...persons]) if (state !== null) states.add(state);
  for (const edition of editions) {
    if (edition.hostState !== null) states.add(edition.hostState);
    for (const { party } of edition.participations) if (party.kind === 'state') states.add(party.state);
  }

  return { states: [...states].sort(), bodies, persons, series, editions, accounts: accounts(next.key) };
}

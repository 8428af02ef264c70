import type { Change } from '../../../../platform/changes/index.ts';
import { type EditionWhole, findSeries, listEditions } from '../../../series/index.ts';
import { acronymOf, factsOf, nameOf, ownFacts } from '../../import/facts.ts';
import type { ImportDeps, ImportRequest } from './request.ts';

/** Makes the edition that a file is for. */
export function createEditionMaking({ series }: ImportDeps) {
  /** The edition with its series, made where they are missing: a draft, until somebody has looked at it. */
  async function makeEdition(change: Change, request: ImportRequest): Promise<EditionWhole['edition']> {
    const { conference } = request.file.model;
    const { own } = conference;
    const title = nameOf(conference.title, request.edition);
    const standing = await findSeries(change.tx, request.series);
    const { id: seriesId } =
      standing?.series ??
      (await series.service.insertSeries(change, {
        slug: request.series,
        acronym: own?.series.acronym ?? acronymOf(conference.acronym || request.series),
        noun: 'conference',
        name: own?.series.name ?? title,
      }));
    const others = await listEditions(change.tx, { all: true, seriesIds: [], editionIds: [] }, { seriesId });
    const facts = factsOf(request.file);
    const numbers = others.map(({ edition }) => edition.number);
    return series.service.insertEdition(change, seriesId, {
      slug: request.edition,
      number: own === undefined || numbers.includes(own.number) ? Math.max(0, ...numbers) + 1 : own.number,
      title,
      startsOn: facts.startsOn,
      endsOn: facts.endsOn,
      timeZone: facts.timeZone,
      authenticLanguage: facts.authenticLanguage,
      mode: 'in-person',
      visibility: 'draft',
      ...(conference.city === undefined ? {} : { city: { [facts.authenticLanguage]: conference.city } }),
      ...ownFacts(conference),
    });
  }

  return makeEdition;
}

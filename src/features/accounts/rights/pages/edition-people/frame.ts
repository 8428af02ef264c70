import { notFound } from '../../../../../platform/errors/index.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { mayGive } from '../../rules.ts';
import type { ScopeFacts } from '../../scopes.ts';
import type { PersonRow } from '../../store/index.ts';
import { placeOptions, type RightsForm, readPlace, readRights, rightsFields, roleOptions } from '../forms.ts';
import type { EditionLike, RightsPages } from '../frame.ts';

/** Address of an edition's people below its management. */
export const PEOPLE = '/people';

export type EditionPeopleFrame = ReturnType<typeof createEditionPeopleFrame>;

/** What the pages of an edition's people stand on: addresses, which rights can be given there, and who has one. */
export function createEditionPeopleFrame({ shell, database, people, scopes }: RightsPages) {
  const { db } = database;
  const base = (context: PageContext, whole: EditionLike): string =>
    context.href(`${shell.managementPath(whole)}${PEOPLE}`);
  const placeOf = ({ edition }: EditionLike) => ({ id: edition.id, seriesId: edition.seriesId });
  const styleOf = ({ edition }: EditionLike) => ({ digits: edition.digits, within: edition.id });
  const numbers = (context: PageContext, { edition }: EditionLike): PageContext => ({
    ...context,
    t: context.words(edition.digits),
  });

  /** Where rights can be given: the edition and its delegations, as far as the actor may. */
  async function placesOf({ actor }: PageContext, whole: EditionLike) {
    const all: { kind: 'edition' | 'delegation'; facts: ScopeFacts }[] = [];
    for (const kind of ['edition', 'delegation'] as const) {
      for (const facts of await scopes.choices(db, kind, whole.edition.id)) all.push({ kind, facts });
    }
    return all.filter(({ kind, facts }) =>
      mayGive(actor, { role: kind === 'edition' ? 'desk' : 'delegate', scopeKind: kind }, facts.place),
    );
  }

  async function rightsForm(context: PageContext, whole: EditionLike) {
    const places = await placesOf(context, whole);
    const options = (['edition', 'delegation'] as const).flatMap((kind) =>
      placeOptions(
        context,
        kind,
        places.filter((one) => one.kind === kind).map(({ facts }) => facts),
      ),
    );
    return rightsFields(context, options, roleOptions(context, places));
  }

  /** Rights there alone: a form cannot name a place of another edition. */
  async function readHere(whole: EditionLike, input: Pick<RightsForm, 'place' | 'roles' | 'until'>) {
    const scope = readPlace(input.place);
    const book = await scopes.book(db, [scope]);
    if (book.of(scope)?.place.editionId !== whole.edition.id) throw notFound('scope-unknown');
    return readRights(input, book);
  }

  const formPage = (context: PageContext, whole: EditionLike, title: string, form: FormModel): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title,
      current: PEOPLE,
      crumbs: [{ label: context.t('accounts-rights:people'), href: base(context, whole) }, { label: title }],
    }),
    data: { form },
  });

  /** Somebody with a right of the edition's own. @throws 404 for everybody else */
  async function personOf(context: PageContext, whole: EditionLike): Promise<PersonRow> {
    const id = context.params.account ?? '';
    const person = /^[0-9a-f-]{36}$/.test(id) ? await people.inEdition(placeOf(whole), id) : undefined;
    if (person === undefined) throw notFound('account-unknown');
    return person;
  }
  const personPath = (context: PageContext, whole: EditionLike): string =>
    `${base(context, whole)}/${context.params.account ?? ''}`;

  return { base, placeOf, styleOf, numbers, rightsForm, readHere, formPage, personOf, personPath };
}

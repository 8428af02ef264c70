import { notFound } from '../../../../platform/errors/index.ts';
import { type Language, textIn } from '../../../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../../../platform/pages/fields.ts';
import { idOf } from '../../../../platform/pages/index.ts';
import { bodyOptions, listPersonNames, stateOptions } from '../../../directory/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { partyText } from '../../parties.ts';
import { dayIn } from '../../statements/pages/frame.ts';
import * as store from '../../store/governance.ts';
import { TenureInput, TenurePatch } from '../contract.ts';
import { endByTerm, nextInTurn } from '../rules.ts';
import { createForms, day, seatOf } from './form.ts';
import { type GovernancePages, listPath } from './frame.ts';

/** Adds the forms of tenures: who takes a seat next, and how a tenure goes on or ends. */
export function addTenureForms(deps: GovernancePages): void {
  const { database, governance, today } = deps;
  const { db } = database;
  const form = createForms(deps);

  const people = async (language: Language) =>
    (await listPersonNames(db)).map(({ id, name }) => ({ value: id, label: textIn(name, language).text }));

  /** What the next tenure of a seat would be: after the last one, by the term; of a rotating seat, by turn. */
  const proposalOf = async (whole: EditionWhole, seat: store.SeatRow) => {
    const own = await store.listTenures(db, { seatIds: [seat.id] });
    const last = own.at(-1)?.tenure;
    const startsOn = last?.endsOn ?? today(whole.edition);
    const stateCode =
      seat.kind === 'rotating'
        ? nextInTurn(await store.listTurnOrder(db, whole.series.id), last?.stateCode ?? null)
        : null;
    return { startsOn, endsOn: endByTerm(startsOn, seat.termMonths), stateCode };
  };

  form({
    path: '/governance/seats/:seat/tenures/new',
    title: 'governance:new-tenure',
    schema: TenureInput,
    fields: async (context, whole) => {
      const { t, language } = context;
      const seat = await seatOf(deps, context, whole);
      const proposal = await proposalOf(whole, seat);
      const states = await stateOptions(db, language);
      const named = await people(language);
      const turn = states.find(({ value }) => value === proposal.stateCode)?.label;
      return {
        back: `${listPath(context, whole)}/seats/${seat.id}`,
        ...(turn === undefined
          ? {}
          : {
              lede: t('governance:turn-next', { state: turn, day: dayIn(context, whole, proposal.startsOn) }),
            }),
        fields: [
          choiceField('stateCode', t('governance:label.holder-state'), states, proposal.stateCode, {
            optional: true,
            width: 'full',
          }),
          choiceField('bodyId', t('governance:label.holder-body'), await bodyOptions(db, language), null, {
            optional: true,
            width: 'full',
          }),
          choiceField('personId', t('governance:label.person'), named, null, {
            optional: true,
            width: 'full',
          }),
          choiceField('alternatePersonId', t('governance:label.alternate'), named, null, {
            optional: true,
            width: 'full',
          }),
          {
            name: 'startsOn',
            kind: 'date',
            label: t('governance:label.starts-on'),
            value: proposal.startsOn,
          },
          day('endsOn', t('governance:label.ends-on'), proposal.endsOn, t('governance:label.ends-hint')),
          textField('basis', t('governance:label.basis'), null, {
            optional: true,
            hint: t('governance:label.basis-hint'),
          }),
        ],
      };
    },
    work: (context, whole, input: TenureInput) =>
      governance.createTenure(context.actor, idOf(context, 'seat'), {
        ...input,
        decidedInEditionId: whole.edition.id,
      }),
  });

  form({
    path: '/governance/seats/:seat/tenures/:tenure/edit',
    title: 'governance:edit-tenure',
    schema: TenurePatch,
    fields: async (context, whole) => {
      const { t, language } = context;
      const seat = await seatOf(deps, context, whole);
      const [found] = await store.listTenures(db, { id: idOf(context, 'tenure') });
      if (found?.tenure.seatId !== seat.id) throw notFound();
      const named = await people(language);
      return {
        back: `${listPath(context, whole)}/seats/${seat.id}`,
        lede: `${partyText(found, language)} · ${dayIn(context, whole, found.tenure.startsOn)}`,
        fields: [
          versionField(found.tenure.version),
          choiceField('personId', t('governance:label.person'), named, found.tenure.personId, {
            optional: true,
            width: 'full',
          }),
          choiceField(
            'alternatePersonId',
            t('governance:label.alternate'),
            named,
            found.tenure.alternatePersonId,
            {
              optional: true,
              width: 'full',
            },
          ),
          day('endsOn', t('governance:label.ends-on'), found.tenure.endsOn),
          textField('basis', t('governance:label.basis'), found.tenure.basis, { optional: true }),
          textField('endReason', t('governance:label.end-reason'), found.tenure.endReason, {
            optional: true,
          }),
        ],
      };
    },
    work: (context, _whole, input, version) =>
      governance.editTenure(context.actor, idOf(context, 'tenure'), version, input),
  });
}

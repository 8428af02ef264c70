import type { PageContext } from '../../../../../platform/pages/index.ts';
import { fact, say } from '../../../../../platform/pages/index.ts';
import type { ActionModel, CardModel } from '../../../../../platform/views/index.ts';
import { findState } from '../../../../directory/index.ts';
import type { Opened } from '../../service/opening.ts';
import { answerFacts, personFacts, stayFacts } from '../facts.ts';
import { stepsOf } from '../steps.ts';
import { toldOf } from './so-far.ts';
import type { OwnPages } from './way.ts';

/** What was told, as cards with a way to change each. */
export const cardsOf = async (
  { database, opening, way }: OwnPages,
  context: PageContext,
  opened: Opened,
): Promise<CardModel[]> => {
  const { t } = context;
  const { found, questions } = opened;
  const told = toldOf(opened);
  const open = opening.isOpen(opened);
  const base = way.baseOf(context);
  const change = (step: string): ActionModel[] =>
    open ? [{ label: t('registration:action.change'), href: `${base}/${step}`, size: 'sm' }] : [];
  const state =
    told.person.stateCode == null ? undefined : await findState(database.db, told.person.stateCode);
  const steps = stepsOf(found.form, questions, told);
  const answers = answerFacts(context, questions, told.content.answers, found.files);
  const stay = stayFacts(context, told.content, true);
  const photo =
    found.attendee?.photoId != null
      ? t('registration:file.there')
      : found.files.find(({ id }) => id === told.photo)?.name;
  const identity = found.hasIdentity
    ? t('registration:file.there')
    : found.files.find(({ id }) => id === told.identity)?.name;
  return [
    {
      title: t('registration:step.you'),
      facts: personFacts(context, told.person, say(state?.shortName, context)),
      actions: change('you'),
    },
    ...(steps.includes('questions')
      ? [{ title: t('registration:step.questions'), facts: answers, actions: change('questions') }]
      : []),
    ...(steps.includes('stay')
      ? [
          {
            title: t('registration:step.stay'),
            ...(stay.length === 0 ? { text: t('registration:check.empty') } : { facts: stay }),
            actions: change('stay'),
          },
        ]
      : []),
    ...(steps.includes('photo')
      ? [
          {
            title: t('registration:step.photo'),
            facts: fact(t('registration:file.kept'), photo ?? t('registration:file.none')),
            actions: change('photo'),
          },
        ]
      : []),
    ...(steps.includes('identity')
      ? [
          {
            title: t('registration:step.identity'),
            facts: fact(t('registration:file.kept'), identity ?? t('registration:file.none')),
            actions: change('identity'),
          },
        ]
      : []),
    ...steps
      .filter((step) => step.startsWith('file-'))
      .map((step) => {
        const id = step.slice('file-'.length);
        const name = found.files.find(({ questionId }) => questionId === id)?.name;
        return {
          title: say(questions.find((one) => one.id === id)?.label, context),
          facts: fact(t('registration:file.kept'), name ?? t('registration:file.none')),
          actions: change(step),
        };
      }),
  ];
};

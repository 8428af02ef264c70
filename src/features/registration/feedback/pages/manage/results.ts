import { isId } from '../../../../../platform/http/index.ts';
import { formatNumber } from '../../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import { sheetActions, sheetFile, sheetFormats } from '../../../../../platform/pages/sheet-file.ts';
import type { SheetTable } from '../../../../../platform/spreadsheet/index.ts';
import type { ColumnsModel, TableModel } from '../../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../../series/index.ts';
import type { FeedbackQuestion } from '../../../tables.ts';
import { readFeedback } from '../../policy.ts';
import { type FeedbackResults, readResults } from '../../reading.ts';
import { LEAST_ANSWERS, type QuestionResult } from '../../rules/results.ts';
import { type FeedbackPages, feedbackFrame, formHref, formOf } from '../shared.ts';

/** Adds the results of a form: charts with their tables, texts as lists, CSV and XLSX. */
export function addFeedbackResults(deps: FeedbackPages): void {
  const { shell, database } = deps;

  const read = async (
    context: PageContext,
    whole: EditionWhole,
  ): Promise<FeedbackResults & { sessionId?: string }> => {
    const form = await formOf(deps, context, whole);
    const wanted = typeof context.query.session === 'string' ? context.query.session : '';
    const sessionId = isId(wanted) ? wanted : undefined;
    return {
      ...(await readResults(database, form, sessionId)),
      ...(sessionId === undefined ? {} : { sessionId }),
    };
  };

  const number = (context: PageContext, whole: EditionWhole, value: number): string =>
    formatNumber(value, dateSettingsOf(whole, context.language));

  const wordsOf = (context: PageContext, question: FeedbackQuestion, key: string, t = context.t): string =>
    question.type === 'rating'
      ? t(`feedback:mark.${key}`, { mark: Number(key) })
      : say(question.options?.find((option) => option.key === key)?.label, context);

  const chartOf = (context: PageContext, whole: EditionWhole, result: QuestionResult): ColumnsModel => {
    const t = context.words(whole.edition.digits);
    const { question, mean, spread } = result;
    return {
      title:
        mean === null || spread === null
          ? say(question.label, context)
          : t('feedback:results.rated', {
              question: say(question.label, context),
              mean: number(context, whole, mean),
              spread: number(context, whole, spread),
            }),
      pointLabel: t('feedback:results.answer'),
      valueLabel: t('feedback:answers'),
      points: result.counts.map(({ key, count }) => ({
        label: wordsOf(context, question, key, t),
        value: count,
      })),
    };
  };

  const textTable = (context: PageContext, { question, texts }: QuestionResult): TableModel => ({
    id: `texts-${question.id}`,
    caption: say(question.label, context),
    columns: [{ key: 'title', label: context.t('feedback:results.answer') }],
    // Answers are in the language of whoever wrote them.
    rows: texts.map((text, index) => ({
      id: String(index),
      title: text,
      lang: /\p{Script=Arabic}/u.test(text) ? 'ar' : 'en',
      pickable: false,
      cells: {},
    })),
    empty: { title: context.t('feedback:results.no-texts') },
  });

  const sessionTable = (
    context: PageContext,
    whole: EditionWhole,
    { form, sessions }: FeedbackResults,
  ): TableModel => {
    const { t } = context;
    const ratings = form.questions.filter(({ type }) => type === 'rating');
    const base = `${formHref(context, whole)}/results`;
    return {
      id: 'sessions',
      caption: t('feedback:results.by-session'),
      columns: [
        { key: 'title', label: t('feedback:results.session') },
        { key: 'answers', label: t('feedback:answers'), kind: 'number' },
        ...ratings.map(({ id, label }) => ({ key: id, label: say(label, context), kind: 'number' as const })),
      ],
      rows: sessions.map((session) => ({
        id: session.id,
        title: say(session.title, context),
        sub: session.code,
        ...(session.results.length > 0 ? { href: `${base}?session=${session.id}` } : {}),
        pickable: false,
        cells: {
          answers: session.answers,
          ...Object.fromEntries(
            ratings.map(({ id }) => {
              const mean = session.results.find(({ question }) => question.id === id)?.mean ?? null;
              return [id, mean === null ? t('feedback:results.too-few') : number(context, whole, mean)];
            }),
          ),
        },
      })),
      empty: { title: t('feedback:results.none') },
    };
  };

  shell.managed({
    path: '/feedback/:form/results',
    policy: readFeedback,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const found = await read(context, whole);
      const { form, rows, shown, results, sessions, sessionId } = found;
      const session = sessions.find(({ id }) => id === sessionId);
      const base = `${formHref(context, whole)}/results`;
      return {
        template: 'registration/feedback-results',
        digits: whole.edition.digits,
        page: feedbackFrame(deps, context, whole, form, t('feedback:results.title'), {
          ...(session === undefined ? {} : { lede: say(session.title, context) }),
          actions:
            shown.length === 0
              ? []
              : sheetActions(base).map((action) =>
                  session === undefined
                    ? action
                    : { ...action, href: `${action.href}?session=${session.id}` },
                ),
        }),
        data: {
          notices: [
            shown.length === 0 && {
              title: t('feedback:results.few', { least: LEAST_ANSWERS }),
              text: t('feedback:results.why'),
              tone: 'info',
            },
            shown.length > 0 &&
              shown.length < rows.length && {
                title: t('feedback:results.withheld', { count: rows.length - shown.length }),
                text: t('feedback:results.why'),
                tone: 'info',
              },
          ],
          stats: [{ label: t('feedback:answers'), value: rows.length }],
          charts: results
            .filter(({ question }) => question.type !== 'text')
            .map((result) => chartOf(context, whole, result)),
          tables: [
            ...results
              .filter(({ question }) => question.type === 'text')
              .map((result) => textTable(context, result)),
            ...(form.perSession && session === undefined ? [sessionTable(context, whole, found)] : []),
          ],
        },
      };
    },
  });

  const sheetOf = (context: PageContext, { form, shown, sessions }: FeedbackResults): SheetTable => {
    const { t, language } = context;
    return {
      title: t('feedback:results.title'),
      language,
      headings: [
        ...(form.perSession ? [t('feedback:results.code'), t('feedback:results.session')] : []),
        t('registration:manage.day'),
        ...form.questions.map(({ label }) => say(label, context)),
      ],
      rows: shown.map((row) => {
        const session = sessions.find(({ id }) => id === row.sessionId);
        return [
          ...(form.perSession ? [session?.code ?? '', say(session?.title, context)] : []),
          row.answeredOn,
          ...form.questions.map((question) => {
            const value = row.answers[question.id];
            if (value === undefined || value === null) return null;
            if (question.type === 'rating') return Number(value);
            if (question.type === 'text') return String(value);
            const keys = Array.isArray(value) ? value : [value];
            return keys
              .map((key) => wordsOf(context, question, String(key)))
              .join(language === 'ar' ? '، ' : ', ');
          }),
        ];
      }),
    };
  };
  for (const format of sheetFormats) {
    shell.managed({
      path: `/feedback/:form/results.${format}`,
      policy: readFeedback,
      handle: async (context, whole) =>
        sheetFile('feedback', format, sheetOf(context, await read(context, whole))),
    });
  }
}

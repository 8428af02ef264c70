import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { dataOf, SETTINGS, sampleOf } from './samples.ts';
import { testViews } from './support.ts';

const views = testViews();

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // Long lines and blank ends of lines are the templates' business.
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    // Void elements and doctype are written as HTML's own prose writes them.
    'doctype-style': ['error', { style: 'lowercase' }],
    'no-inline-style': 'error',
    'no-implicit-button-type': 'error',
    // A repeated name is a list, and boxes post an empty value before their own.
    'form-dup-name': 'off',
    // Roles that say more than the element they stand on.
    'prefer-native-element': ['error', { exclude: ['region', 'radiogroup', 'search', 'status'] }],
  },
});

const samples = SETTINGS.flatMap((settings) => {
  const sample = sampleOf(settings);
  const page = (template: string, more: Readonly<Record<string, unknown>> = {}) => ({
    name: `${template} ${more.layout ?? ''} ${settings.language}`,
    html: views.render(template, dataOf(settings, more)),
  });
  return [
    page('site/components', { ...sample }),
    page('pages/list', { table: sample.sampleTable, notices: sample.words.notice }),
    page('pages/list', { layout: 'public', table: { ...sample.sampleTable, rows: [], bulk: undefined } }),
    page('pages/form', { form: sample.sampleForm, steps: sample.steps }),
    page('pages/form', { layout: 'plain', form: { ...sample.sampleForm, errors: [] } }),
    page('pages/record', {
      facts: sample.facts,
      cards: [{ title: 'أ', text: 'ب' }],
      tables: [{ table: { ...sample.sampleTable, bulk: undefined } }],
      timeline: sample.timeline,
      steps: sample.steps,
    }),
    page('pages/done', { layout: 'public', done: { title: 'أ', reference: 'R-1', next: ['ب'] } }),
    page('errors/error', { failure: { lines: ['أ'], reference: '7f3a' } }),
  ];
});

describe('pages', () => {
  for (const { name, html } of samples) {
    it(`are valid HTML: ${name}`, async () => {
      const report = await validator.validateString(html);

      const faults = report.results.flatMap((result) =>
        result.messages.map(
          (message) => `${message.ruleId} ${message.line}: ${message.message} ${message.selector ?? ''}`,
        ),
      );
      expect(faults).toEqual([]);
    });
  }

  it('name an error in the title when the form was refused', () => {
    const [settings] = SETTINGS;
    const { sampleForm } = sampleOf(settings);

    const html = views.render('pages/form', dataOf(settings, { form: sampleForm }));

    expect(html).toContain('<title>خطأ: الجلسات');
  });

  it('keep management out of search engines', () => {
    const [settings] = SETTINGS;

    const management = views.render('layouts/management', dataOf(settings, { body: '' }));
    const open = views.render('layouts/public', dataOf(settings, { body: '' }));

    expect([management.includes('noindex'), open.includes('noindex')]).toEqual([true, false]);
  });
});

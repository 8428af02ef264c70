import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkMessages } from '../../../src/platform/i18n/index.ts';
import { viewsMessages } from '../../../src/platform/views/index.ts';
import { dataOf, SETTINGS, sampleOf } from './samples.ts';
import { TEMPLATES, testViews } from './support.ts';

const views = testViews();
type Sample = ReturnType<typeof sampleOf>;
const HOSTILE = '"><script>alert(1)</script>';

/** Every component with the model it is shown with. Parts that only serve one component are left to it. */
const models = (sample: Sample): Readonly<Record<string, object>> => ({
  actions: { actions: [{ label: 'a', href: '/a' }, undefined] },
  agenda: sample.charts.agenda,
  axes: sample.provision,
  brand: { brand: { name: 'b', href: '/' } },
  button: { label: 'a', action: '/a', confirm: { title: 'b', text: 'c' }, fields: { d: 'e' } },
  card: { title: 'a', facts: sample.facts, tags: sample.tags, actions: [{ label: 'a', href: '/a' }] },
  cell: {
    cell: { text: 1, sub: 'a', code: 'b', actions: [{ label: 'c' }] },
    column: { key: 'a', label: 'b' },
    about: 'd',
  },
  certificate: sample.words.certificate,
  'bars-chart': sample.charts.columns,
  'as-of': { action: '/a', label: 'b', on: '2026-01-01', submit: 'c', error: 'd' },
  'columns-chart': sample.charts.columns,
  crumbs: { items: [{ label: 'a', href: '/' }, { label: 'b' }] },
  csrf: {},
  'day-tabs': { days: [{ title: 'a', date: 'b', href: '/', current: true }] },
  dialog: { id: 'd', title: 'a', text: 'b', actions: [] },
  documents: { documents: sample.documents },
  empty: sample.words.emptyState,
  'error-summary': { errors: [{ field: 'a.ar', message: 'b' }] },
  facts: { facts: sample.facts },
  field: { field: { name: 'a', label: 'b' }, errors: [{ field: 'a', message: 'c' }] },
  flag: { src: '/f.png' },
  footer: { footer: dataOf(SETTINGS[0]).page.footer },
  form: { form: sample.sampleForm },
  'head-tools': { page: dataOf(SETTINGS[0]).page },
  'heat-map': sample.charts.heat,
  help: { title: 'a', text: 'b', lines: ['c'] },
  hero: { title: 'a', slogan: 'b', over: 'c', actions: [{ label: 'd', href: '/' }], facts: sample.facts },
  khatam: {},
  legend: { title: 'a', items: [{ level: 1, label: 'b' }] },
  lifelines: sample.charts.lifelines,
  notice: sample.words.notice[2] ?? {},
  notices: { notices: sample.words.notice },
  'page-head': dataOf(SETTINGS[0]).page,
  pages: sample.sampleTable.pages ?? {},
  people: { people: sample.people },
  person: sample.people[0] ?? {},
  progress: { id: 'p', label: 'a', value: 1, max: 2 },
  provision: sample.provision,
  round: { state: 'returned' },
  'rounds-chart': sample.charts.rounds,
  'session-card': sample.sessions[0] ?? {},
  'session-row': sample.sessions[0] ?? {},
  'sign-out': { action: '/out' },
  star: { id: 's', label: 'a', about: 'b', action: '/a', on: true },
  'star-form': { back: '/b', api: '/api/v1/c' },
  stats: { stats: sample.stats },
  steps: { steps: sample.steps },
  table: sample.sampleTable,
  tabs: { label: 'a', tabs: sample.sampleTable.tabs },
  tag: sample.tags[0] ?? {},
  tags: { tags: sample.tags },
  'tenures-chart': {
    title: 'a',
    note: 'b',
    seatLabel: 'c',
    holderLabel: 'd',
    timeLabel: 'e',
    untilLabel: 'u',
    width: 360,
    on: 100,
    legend: [{ mark: 'vacant', label: 'f' }],
    years: [{ x: 0, label: 'g' }],
    rows: [
      {
        name: 'h',
        kind: 'i',
        holder: 'j',
        person: 'k',
        until: 'l',
        follows: false,
        gaps: [{ x: 0, width: 20 }],
        bars: [{ x: 20, width: 80 }],
        words: ['m'],
      },
    ],
  },
  'theme-no': sample.themes[0] ?? {},
  'theme-tag': { ...sample.themes[0], href: '/t' },
  'time-range': sample.sessions[0] ?? {},
  timeline: { entries: sample.timeline },
  unit: { level: 0 },
  'unit-chart': sample.charts.units,
  units: { units: sample.charts.units.rows[0]?.axes[0] },
  verdict: sample.words.verdict,
  workbench: { table: sample.sampleTable },
});

/** The same model with every text replaced by an attack; short codes choose branches and stay. */
function poisoned(value: unknown, key = ''): unknown {
  const kept = new Set([
    'tone',
    'icon',
    'kind',
    'state',
    'id',
    'end',
    'mark',
    'method',
    'size',
    'name',
    'key',
    'lang',
    'language',
    'direction',
    'width',
    'authentic',
    'value',
  ]);
  if (typeof value === 'string') return kept.has(key) || /href$/i.test(key) ? value : HOSTILE;
  if (Array.isArray(value)) return value.map((item) => poisoned(item, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poisoned(inner, name)]));
}

describe('components', () => {
  it('are all covered here', () => {
    const files = readdirSync(join(TEMPLATES, 'components'))
      .filter((name) => name.endsWith('.eta'))
      .map((name) => name.slice(0, -4));

    expect(files.sort()).toEqual(Object.keys(models(sampleOf(SETTINGS[0]))).sort());
  });

  for (const settings of SETTINGS) {
    const all = models(sampleOf(settings));

    it(`say something in ${settings.language}, without styles of their own`, () => {
      const pages = Object.entries(all).map(
        ([name, model]) => [name, views.renderPart(`components/${name}`, dataOf(settings), model)] as const,
      );

      expect(pages.filter(([, html]) => html.trim() === '').map(([name]) => name)).toEqual([]);
      expect(
        pages.filter(([, html]) => / style=|undefined|\[object|NaN/.test(html)).map(([name]) => name),
      ).toEqual([]);
    });

    it(`escape every text they are given in ${settings.language}`, () => {
      const leaks = Object.entries(all).filter(([name, model]) =>
        views
          .renderPart(`components/${name}`, dataOf(settings), poisoned(model) as object)
          .includes('<script>'),
      );

      expect(leaks.map(([name]) => name)).toEqual([]);
    });
  }

  it('refuse addresses that would run a script', () => {
    const html = views.renderPart('components/button', dataOf(SETTINGS[1]), {
      label: 'x',
      href: 'javascript:alert(1)',
    });

    expect(html).toContain('href="#"');
  });

  it('write figures in the digits of the page', () => {
    const stats = {
      stats: [
        { label: 'أ', value: 1168 },
        { label: 'ب', value: 0 },
      ],
    };

    const html = views.renderPart('components/stats', dataOf(SETTINGS[0]), stats);

    expect(html).toContain('١٬١٦٨');
    expect(html).toContain('لا شيء');
  });
});

describe('templates', () => {
  it('hold no words of their own', () => {
    const files = readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' }).filter(
      (name) => /^(?:layouts|components|pages|errors|site)\//.test(name) && name.endsWith('.eta'),
    );

    const wordy = files.filter((name) => {
      const text = readFileSync(join(TEMPLATES, name), 'utf8')
        .replace(/<%[\s\S]*?%>/g, '')
        .replace(/<[^>]*>/g, '');
      return /\p{L}{2,}/u.test(text);
    });

    expect(wordy).toEqual([]);
  });

  it('have every word in both languages and all plural forms', () => {
    expect(checkMessages([viewsMessages])).toEqual([]);
  });
});

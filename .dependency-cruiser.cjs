/**
 * The house rules that an import can break; `npm run check` reads them. Each comment is what the reader of a
 * violation sees. An `import type` is a dependency like any other unless a rule says otherwise.
 */

/** Features from the bottom rung to the top; on one rung nobody knows the other. The last rung holds the leaves. */
const ladder = [
  ['accounts'],
  ['directory'],
  ['series'],
  ['timetable'],
  ['delegations'],
  ['programme'],
  ['calls', 'scheduling'],
  ['agendas'],
  ['registration'],
  ['exhibition', 'meetings'],
  ['outcomes'],
  ['honours'],
  ['audit', 'documents', 'notifications', 'site'],
];

const either = (names) => `(?:${names.join('|')})`;

/** A file of a feature, or the folder that it grew into: `store.ts` and `store/…`. */
const roleIn = (feature, roles) => `^src/features/${feature}/${either(roles)}(?:\\.ts$|/)`;

const ANY_FEATURE = '[^/]+';
const CAPTURED = '([^/]+)';
/** The feature that the `from` pattern captured. */
const SAME_FEATURE = '$1';

/** The roles around the core of a feature: they call it, and it never calls them. */
const OUTER = ['api', 'contract', 'index', 'jobs', 'pages', 'service', 'subscriptions'];

/** What reaches out of the process, keeps state or answers requests; policies are pure although http holds them. */
const EFFECTFUL_PLATFORM =
  '^src/platform/(?:audit|changes|database|events|files|http(?!/policy\\.ts)|jobs|mail|outbox|views)/';
const DATABASE_PACKAGES = 'node_modules/(?:drizzle-orm|postgres|@electric-sql|pg-boss)/';
const EFFECTFUL_PACKAGES =
  'node_modules/(?:drizzle-orm|postgres|@electric-sql|pg-boss|fastify|@fastify|nodemailer)/';
/** Node's modules that compute and do nothing else. */
const PURE_NODE = '^(?:node:)?(?:assert|buffer|crypto|string_decoder|url|util|zlib)(?:/|$)';

const atRunTime = { dependencyTypesNot: ['type-only'] };

const error = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

const climbing = ladder.flatMap((rung, index) =>
  rung.map((feature) => {
    const notBelow = ladder.slice(index).flat();
    return error(
      `ladder-${feature}`,
      `${feature} knows only the rungs below it; what happens above reaches it through events and contributors.`,
      { path: `^src/features/${feature}/` },
      { path: `^src/features/${either(notBelow.filter((other) => other !== feature))}/` },
    );
  }),
);

const doors = [
  error(
    'platform-knows-no-feature',
    'The platform knows no feature: the feature passes in what the platform needs.',
    { path: '^src/platform/' },
    { path: '^src/(?:features|demonstration|client|app\\.ts|server\\.ts)' },
  ),
  error(
    'feature-by-its-door',
    'Another feature is entered by its index.ts (events.ts for types; tables.ts from tables and store).',
    { path: `^src/features/${CAPTURED}/` },
    {
      path: '^src/features/',
      pathNot: [
        `^src/features/${SAME_FEATURE}/`,
        `^src/features/${ANY_FEATURE}/(?:index|events|tables)\\.ts$`,
      ],
    },
  ),
  error(
    'events-are-types',
    "Another feature's events.ts is imported as types only.",
    { path: `^src/features/${CAPTURED}/` },
    {
      path: `^src/features/${ANY_FEATURE}/events\\.ts$`,
      pathNot: `^src/features/${SAME_FEATURE}/`,
      ...atRunTime,
    },
  ),
  error(
    'tables-for-tables-and-stores',
    "Only a feature's tables and store read another's tables.",
    { path: `^src/features/${CAPTURED}/`, pathNot: roleIn(ANY_FEATURE, ['tables', 'store']) },
    { path: `^src/features/${ANY_FEATURE}/tables\\.ts$`, pathNot: `^src/features/${SAME_FEATURE}/` },
  ),
  error(
    'feature-on-the-ladder',
    'Every feature stands on a rung: add its folder to the ladder in .dependency-cruiser.cjs.',
    { path: `^src/features/(?!${either(ladder.flat())}/)` },
    {},
  ),
  error(
    'composition-by-the-door',
    'The composition, the demonstration and the commands use features by their doors.',
    { path: '^(?:src/(?:app|contributors|foundation|server)\\.ts$|src/demonstration/|scripts/)' },
    { path: '^src/features/', pathNot: `^src/features/${ANY_FEATURE}/index\\.ts$` },
  ),
  error(
    'nobody-knows-the-whole',
    'What composes is not known by what it is made of.',
    { path: '^src/(?:features|platform)/' },
    { path: '^src/(?:app|contributors|foundation|server)\\.ts$' },
  ),
  error(
    'demonstration-apart',
    'The demonstration can be deleted: only commands and tests use it.',
    { path: '^src/(?!demonstration/)' },
    { path: '^src/demonstration/' },
  ),
  error(
    'browser-apart',
    'The browser code is bundled, never imported.',
    { path: '^(?:src/(?!client/)|scripts/)' },
    { path: '^src/client/' },
  ),
  error(
    'browser-takes-pure-code',
    'The browser gets no server code: only types, rules and the language helpers.',
    { path: '^src/client/' },
    {
      path: '^src/',
      pathNot: ['^src/client/', roleIn(ANY_FEATURE, ['rules']), '^src/platform/language/'],
      ...atRunTime,
    },
  ),
  error(
    'source-stands-alone',
    'src imports neither scripts nor test.',
    { path: '^src/' },
    { path: '^(?:scripts|test)/' },
  ),
  error('commands-without-tests', 'scripts import no test.', { path: '^scripts/' }, { path: '^test/' }),
  error(
    'commands-are-entries',
    'A command starts when it is imported: share what it does through scripts/lib.',
    { path: '^(?:scripts|test)/' },
    { path: '^scripts/[^/]+\\.ts$' },
  ),
];

const purity = [
  error(
    'pure-rules',
    'rules.ts and policy.ts are pure: of their own feature only rules and the like, nothing that reads, writes or answers.',
    { path: roleIn(CAPTURED, ['rules', 'policy']) },
    {
      path: [
        roleIn(SAME_FEATURE, [...OUTER, 'present', 'render', 'store', 'tables']),
        EFFECTFUL_PLATFORM,
        EFFECTFUL_PACKAGES,
        '^src/config\\.ts$',
      ],
      ...atRunTime,
    },
  ),
  error(
    'pure-rendering',
    'render.ts and formats turn data into bytes: platform/pdf, the language, rules and formats, nothing that reads, writes or answers.',
    { path: roleIn(CAPTURED, ['render', 'formats']) },
    {
      path: [
        roleIn(SAME_FEATURE, [...OUTER, 'policy', 'store', 'tables']),
        EFFECTFUL_PLATFORM,
        EFFECTFUL_PACKAGES,
        '^src/config\\.ts$',
      ],
      // Shapes of data, without effect.
      pathNot: '^src/platform/http/schemas\\.ts$',
      ...atRunTime,
    },
  ),
  error(
    'pure-without-node',
    'Pure files touch neither disk, network nor process.',
    { path: roleIn(ANY_FEATURE, ['rules', 'policy', 'render', 'formats']) },
    { dependencyTypes: ['core'], pathNot: PURE_NODE },
  ),
  error(
    'pure-of-others',
    'Pure files take types alone from other features; the caller passes in what they know.',
    { path: roleIn(CAPTURED, ['rules', 'policy', 'render', 'formats']) },
    { path: '^src/features/', pathNot: `^src/features/${SAME_FEATURE}/`, ...atRunTime },
  ),
];

/** Data walks one way: routes → service → store → tables. */
const oneWay = [
  error(
    'tables-first',
    'Tables know tables.',
    { path: roleIn(CAPTURED, ['tables']) },
    {
      path: roleIn(SAME_FEATURE, [...OUTER, 'policy', 'present', 'render', 'store']),
      ...atRunTime,
    },
  ),
  error(
    'store-below-service',
    'A store knows tables, never who calls it.',
    { path: roleIn(CAPTURED, ['store']) },
    {
      path: roleIn(SAME_FEATURE, [...OUTER, 'present', 'render']),
    },
  ),
  error(
    'service-below-routes',
    'A service knows rules, policy and store, never the faces that call it.',
    { path: roleIn(CAPTURED, ['service']) },
    { path: roleIn(SAME_FEATURE, ['api', 'index', 'pages']) },
  ),
  error(
    'queries-in-the-store',
    'All SQL of a feature stands in its store.',
    { path: roleIn(ANY_FEATURE, ['api', 'contract', 'pages', 'present', 'service']) },
    { path: DATABASE_PACKAGES, ...atRunTime },
  ),
];

const everywhere = [
  error(
    'no-circle',
    'No circles: move what both need to where both may look.',
    {},
    { circular: true, viaOnly: atRunTime },
  ),
  error(
    'no-circle-of-folders',
    'Types may go round inside one feature or platform folder, never between two.',
    { path: '^src/(platform|features)/([^/]+)/' },
    { circular: true, via: { pathNot: '^src/$1/$2/' } },
  ),
  error('resolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
  error(
    'no-development-package',
    'src runs without the development packages.',
    { path: '^src/' },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], ...atRunTime },
  ),
];

module.exports = {
  forbidden: [...climbing, ...doors, ...purity, ...oneWay, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types', 'require'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};

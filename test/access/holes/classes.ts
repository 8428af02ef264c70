/**
 * Classes of holes that systems of this kind have had, from their published advisories. Each is a named test of this
 * folder or elsewhere, or waits for the door that it needs; `classes.test.ts` holds the list to its word.
 */
export interface Hole {
  /** Named in its test as `hole('<key>')`, or in the test files named in {@link tests}. */
  readonly key: string;
  /** Whose hole it was, and what it was. */
  readonly was: string;
  /** Test files that try it besides this folder, from the root of the repository. */
  readonly tests?: readonly string[];
  /** It waits: nothing of ours has the door yet. The test fails once one of these paths exists. */
  readonly waitsFor?: { readonly what: string; readonly paths: readonly string[] };
}

export const holes: readonly Hole[] = [
  {
    key: 'series-access-check',
    was: 'Indico: the API that manages series asked nobody for a right (CVE-2026-28352)',
    tests: ['test/access/matrix.test.ts'],
  },
  {
    key: 'legacy-user-listing',
    was: 'Indico: an old address listed users, with their details, to anybody signed in',
  },
  {
    key: 'upload-xss',
    was: 'Indico: an uploaded HTML or SVG file ran as a page of the site',
    tests: ['test/platform/files/accept.test.ts', 'test/platform/files/serve.test.ts'],
  },
  { key: 'confirm-prompt-xss', was: 'Indico: names were put as HTML into the question before a deletion' },
  {
    key: 'mail-placeholder-injection',
    was: 'pretix, pretalx: placeholders of mails took HTML, further placeholders or attributes of objects from names',
    tests: ['test/platform/outbox'],
  },
  {
    key: 'webhook-ssrf',
    was: 'pretix, Indico: an address given by a user made the server ask its own network',
    waitsFor: {
      what: 'webhooks, or anything else that asks an address which a user gave',
      paths: ['src/platform/webhooks', 'src/features/webhooks', 'src/features/notifications/webhooks'],
    },
  },
  {
    key: 'trusted-forwarded-for',
    was: 'pretix and others: X-Forwarded-For was believed of anybody, and limits by address fell',
    tests: ['test/platform/http/limits.test.ts'],
  },
  {
    key: 'distributed-guessing',
    was: 'many: passwords of one account were guessed from a thousand addresses, mailboxes filled by links',
  },
  {
    key: 'template-code-execution',
    was: 'Indico, pretix: text of users was compiled as a template or as LaTeX of a document',
  },
  { key: 'stored-xss', was: 'all: a text that somebody saved ran in the page of somebody else' },
  { key: 'reflected-xss', was: 'Indico, pretalx: search words and addresses came back as HTML' },
  { key: 'script-links', was: 'Indico: a link was javascript: and ran when it was followed' },
  { key: 'spreadsheet-formulas', was: 'pretix, pretalx: a name became a formula in an export' },
  { key: 'open-redirect', was: 'Indico: `next` of the sign-in led to another site, or to a script' },
  {
    key: 'host-header-poisoning',
    was: 'Indico: the link of a password mail led where the Host header said',
    tests: ['test/platform/http/origin.test.ts'],
  },
  { key: 'path-traversal', was: 'pretalx: an export wrote and read files outside its folder' },
  {
    key: 'foreign-download',
    was: 'pretix: a temporary file was given to whoever knew its id (CVE-2026-9712)',
    tests: ['test/platform/files/serve.test.ts'],
  },
  {
    key: 'list-beyond-the-event',
    was: 'pretix: a list of one event held those of all events of its organiser (CVE-2026-5600)',
  },
  {
    key: 'image-parsers',
    was: 'pretix: uploaded images reached readers of formats that run programs',
    tests: ['test/platform/files/accept.test.ts'],
  },
  {
    key: 'archive-bombs',
    was: 'many: a small spreadsheet unpacked to gigabytes',
    tests: ['test/platform/files/accept.test.ts', 'test/platform/spreadsheet/spreadsheet.test.ts'],
  },
  { key: 'mass-assignment', was: 'many: a field that no form has was taken from the body' },
  {
    key: 'cross-site-requests',
    was: 'many: a form of another site was carried out with the visitor’s cookie',
    tests: ['test/platform/http/origin.test.ts'],
  },
  {
    key: 'prototype-pollution',
    was: 'Node programs: `__proto__` of a body changed every object',
    tests: ['test/platform/http/bodies.test.ts'],
  },
  { key: 'account-enumeration', was: 'many: the answer of a reset told which addresses have an account' },
  {
    key: 'question-field-xss',
    was: 'pretix: the help text of a question of the registration form ran in the shop',
  },
  {
    key: 'badge-layout-injection',
    was: 'Indico, pretix: the layout of a badge or ticket read files or addresses of the server',
  },
  {
    key: 'rich-text',
    was: 'Indico, pretalx: HTML or Markdown of users came through the sanitiser',
    waitsFor: {
      what: 'rich text: all texts are plain today',
      paths: ['src/platform/rich-text', 'node_modules/sanitize-html'],
    },
  },
  {
    key: 'oauth-redirect',
    was: 'Indico: an application’s redirect address was compared too loosely',
    waitsFor: {
      what: 'signing in elsewhere with an account of ours',
      paths: ['src/features/accounts/oauth'],
    },
  },
];

/** The name of a class in a test, checked against the list. */
export function hole(key: string): string {
  const found = holes.find((one) => one.key === key);
  if (found === undefined) throw new Error(`There is no class ${key} in test/access/holes/classes.ts.`);
  return `${found.key} (${found.was})`;
}

import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  type PgColumn,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  createdAt,
  idColumn,
  instant,
  localTextColumn,
  textChecks,
  updatedAt,
  versionColumn,
} from '../../platform/database/columns.ts';
import { editionKeys } from '../../platform/vault/tables.ts';
import { accounts } from '../accounts/tables.ts';

/** Lists by sort key in binary order, page after page, and search by words and beginnings of words. */
const directoryIndexes = (
  name: string,
  { sortAr, sortEn, search, id }: Record<'sortAr' | 'sortEn' | 'search' | 'id', PgColumn>,
) => [
  index(`${name}_sort_ar`).on(sql`${sortAr} collate "C"`, id),
  index(`${name}_sort_en`).on(sql`${sortEn} collate "C"`, id),
  index(`${name}_search`).using('gin', sql`${search} gin_trgm_ops`),
];

/** States of the world with approved names and sort keys: data that protocol edits, never the runtime's. */
export const states = pgTable(
  'states',
  {
    /** ISO 3166-1 alpha-2. */
    code: text('code').primaryKey(),
    iso3: text('iso3').notNull(),
    m49: text('m49').notNull(),
    shortName: localTextColumn('short_name').notNull(),
    formalName: localTextColumn('formal_name').notNull(),
    /** Binary order of the keys is alphabetical order: collate "C". */
    sortAr: text('sort_ar').notNull(),
    sortEn: text('sort_en').notNull(),
    search: text('search').notNull(),
    arabLeague: boolean('arab_league').notNull(),
    gcc: boolean('gcc').notNull(),
    oic: boolean('oic').notNull(),
    version: versionColumn(),
    updatedAt: updatedAt(),
  },
  (table) => [...textChecks('states', { short_name: table.shortName, formal_name: table.formalName })],
);

export const bodyKinds = [
  'ministry',
  'agency',
  'authority',
  'organisation',
  'international-organisation',
  'association',
  'company',
  'university',
  'institute',
  'centre',
  'bureau',
  'council',
  'medium',
  'secretariat',
  'committee',
  'task-force',
  'initiative',
] as const;
export type BodyKind = (typeof bodyKinds)[number];

/** Ministries, agencies, organisations, companies, associations, media; a body may work under a parent body. */
export const bodies = pgTable(
  'bodies',
  {
    id: idColumn(),
    slug: text('slug').notNull(),
    kind: text('kind').$type<BodyKind>().notNull(),
    name: localTextColumn('name').notNull(),
    shortName: localTextColumn('short_name'),
    /** Grammatical gender of the Arabic name: the verb agrees with it. */
    genderAr: text('gender_ar').$type<'m' | 'f'>().notNull().default('f'),
    parentId: uuid('parent_id'),
    stateCode: text('state_code').references(() => states.code),
    website: text('website'),
    sortAr: text('sort_ar').notNull(),
    sortEn: text('sort_en').notNull(),
    search: text('search').notNull(),
    /** Invented for a demonstration. */
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    unique('bodies_slug_key').on(table.slug),
    foreignKey({ name: 'bodies_parent_fk', columns: [table.parentId], foreignColumns: [table.id] }),
    index('bodies_parent').on(table.parentId),
    ...directoryIndexes('bodies', table),
    ...textChecks('bodies', { name: table.name, short_name: table.shortName }),
  ],
);

/** People, whatever they do: they outlive editions. Title, post, body and state are those of today. */
export const persons = pgTable(
  'persons',
  {
    id: idColumn(),
    slug: text('slug').notNull(),
    honorific: localTextColumn('honorific'),
    rank: localTextColumn('rank'),
    academicTitle: localTextColumn('academic_title'),
    name: localTextColumn('name').notNull(),
    post: localTextColumn('post'),
    /** The post already names the body («وزير العدل»), so that a line of titles leaves the body out. */
    postNamesBody: boolean('post_names_body').notNull().default(false),
    biography: localTextColumn('biography'),
    bodyId: uuid('body_id').references(() => bodies.id),
    stateCode: text('state_code').references(() => states.code),
    gender: text('gender').$type<'m' | 'f' | 'unstated'>().notNull().default('unstated'),
    /** A principal's time is never booked twice. */
    principal: boolean('principal').notNull().default(false),
    sortAr: text('sort_ar').notNull(),
    sortEn: text('sort_en').notNull(),
    search: text('search').notNull(),
    /** The account of this person, without a foreign key from below. */
    accountId: uuid('account_id'),
    sample: boolean('sample').notNull().default(false),
    /** When the personal data were erased: the row stays as a pseudonym where the record needs one. */
    erasedAt: instant('erased_at'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    unique('persons_slug_key').on(table.slug),
    index('persons_body').on(table.bodyId),
    ...directoryIndexes('persons', table),
    ...textChecks('persons', {
      honorific: table.honorific,
      rank: table.rank,
      academic_title: table.academicTitle,
      name: table.name,
      post: table.post,
      biography: table.biography,
    }),
  ],
);

export const documentKinds = ['passport', 'national-id'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/**
 * Passports and identity cards as an edition needs them. Number and names are sealed under the edition's own key, bound
 * to person and document; no picture is kept.
 */
export const identityDocuments = pgTable(
  'identity_documents',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editionKeys.editionId),
    id: idColumn(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    kind: text('kind').$type<DocumentKind>().notNull(),
    issuingState: text('issuing_state')
      .notNull()
      .references(() => states.code),
    sealedNumber: text('sealed_number').notNull(),
    /** Names as printed in Latin letters; null when they were not taken. */
    sealedNames: text('sealed_names'),
    /** Last characters of the number, never more than a third of it: by them people recognise a document. */
    tail: text('tail').notNull(),
    /** Kind, state and number under the edition's key: two documents of one number are found without reading either. */
    numberMac: text('number_mac').notNull(),
    /** Null for a document without an end. */
    expiresOn: date('expires_on', { mode: 'string' }),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('identity_documents_person_number_key').on(table.editionId, table.personId, table.numberMac),
    index('identity_documents_id').on(table.id),
    index('identity_documents_person').on(table.personId),
    index('identity_documents_number').on(table.editionId, table.numberMac),
    check('identity_documents_tail_is_short', sql`length(${table.tail}) between 1 and 4`),
  ],
);

export const erasureRequestStates = ['open', 'withdrawn', 'refused', 'done'] as const;

/** That somebody asked for their data to be erased, and what came of it. */
export const erasureRequests = pgTable(
  'erasure_requests',
  {
    id: idColumn(),
    /** Null once the account is erased. */
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'set null' }),
    /** The person behind the account, where there is one. */
    personId: uuid('person_id').references(() => persons.id),
    state: text('state').$type<(typeof erasureRequestStates)[number]>().notNull().default('open'),
    /** What its author adds; null once erased. */
    note: text('note'),
    /** Why it was refused, for its author. */
    answer: text('answer'),
    closedAt: instant('closed_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    index('erasure_requests_account').on(table.accountId),
    index('erasure_requests_person').on(table.personId),
    index('erasure_requests_state').on(table.state, table.createdAt),
    check('erasure_requests_closed_at_known', sql`(${table.state} = 'open') = (${table.closedAt} is null)`),
  ],
);

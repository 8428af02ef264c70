/** All SQL of the feature. */
export * from './dispositions.ts';
export * from './documents.ts';
export * from './provisions.ts';
export * from './relations.ts';
export type { DispositionRow, DocumentRow, LinkRow, NamedRow, ProvisionRow, ProvisionWhole } from './rows.ts';
export * from './texts.ts';
export * from './versions.ts';

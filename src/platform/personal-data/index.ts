/**
 * Personal data as one matter across the features: the class of every column, how long each kind is kept, what is held
 * of somebody, and how somebody is forgotten.
 */
export { type ColumnClass, type DataClass, dataClasses, declareClasses } from './classes.ts';
export {
  type DataSubject,
  type Erasure,
  type ErasureRefusal,
  type Fate,
  type HeldPart,
  nobody,
  type PersonalData,
  type Reader,
} from './contributors.ts';
export { deletingRows, instantOf } from './deleting.ts';
export {
  countMentions,
  isDistinct,
  localTexts,
  type Mention,
  mentioningTexts,
  mentionsOf,
  pseudonym,
  replaceMentions,
  type TextColumn,
} from './mentions.ts';
export { eraseFiles, platformPersonalData } from './platform-data.ts';
export { platformRetention } from './platform-retention.ts';
export {
  createRetention,
  type EditionEnd,
  type Overdue,
  type Retention,
  type RetentionFound,
  type RetentionRule,
} from './retention.ts';
export { idsIn } from './sql.ts';

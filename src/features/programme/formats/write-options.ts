import type { FileLanguage } from './model.ts';

/** How to write schedule.xml and schedule.json. */
export interface WriteOptions {
  /**
   * Languages shown. Default `both`: Arabic and English side by side, and a supplement that brings back what the format
   * cannot hold. A file in one language carries that language and no supplement.
   */
  language?: FileLanguage;
}

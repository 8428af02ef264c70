import type { Actor } from '../../../../platform/actor/index.ts';
import { behindWall } from '../../../../platform/database/index.ts';
import { type FieldError, isAppError, notFound } from '../../../../platform/errors/index.ts';
import { searchKey } from '../../../../platform/language/index.ts';
import { readSheet, type Sheet, type SheetRow } from '../../../../platform/spreadsheet/index.ts';
import type { RegistrationContext } from '../../context.ts';
import * as formStore from '../../store/forms.ts';
import * as store from '../../store/registrations.ts';
import type { Listed, TakingService } from './taking.ts';

export type ImportingService = ReturnType<typeof createImportingService>;

/** Columns of a list of registrations, by the headings that are understood. */
const headings: Readonly<Record<string, readonly string[]>> = {
  nameAr: ['name-ar', 'name (ar)', 'الاسم (ar)', 'الاسم', 'الاسم بالعربية'],
  nameEn: ['name-en', 'name (en)', 'الاسم (en)', 'name', 'الاسم بالإنجليزية'],
  email: ['email', 'e-mail', 'e-mail address', 'البريد الإلكتروني', 'البريد'],
  phone: ['phone', 'telephone', 'رقم الهاتف', 'الهاتف'],
  organisation: ['organisation', 'organization', 'body', 'الجهة'],
  post: ['post', 'position', 'المنصب'],
  stateCode: ['state', 'state-code', 'رمز الدولة'],
  nationality: ['nationality', 'رمز الجنسية'],
  birthDate: ['birth-date', 'date of birth', 'تاريخ الميلاد'],
  language: ['language', 'لغة المراسلة'],
};

/** What became of one row, or would. */
export interface RegistrationReportRow {
  /** As the spreadsheet program numbers it. */
  readonly row: number;
  readonly name: string;
  readonly result: 'created' | 'unchanged' | 'refused';
  readonly errors: readonly FieldError[];
}

/** What an import did, row by row. */
export interface RegistrationReport {
  /** False for a check, and when a row was refused: then nothing at all was saved. */
  readonly saved: boolean;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Headings that were not understood. */
  readonly ignored: readonly string[];
  readonly rows: readonly RegistrationReportRow[];
}

/** Takes a check back once everything was tried. */
class OnlyChecked extends Error {}

const key = (text: string): string => searchKey(text).toLowerCase().trim();

function columnsOf(sheet: Sheet) {
  const places = new Map<string, number>();
  const ignored: string[] = [];
  for (const [index, heading] of sheet.headings.entries()) {
    const found = Object.entries(headings).find(([, names]) =>
      names.some((name) => key(name) === key(heading)),
    );
    if (found === undefined) ignored.push(heading);
    else if (!places.has(found[0])) places.set(found[0], index);
  }
  return { places, ignored };
}

/** Takes lists of registrations from files: all rows, or none. Who is registered already stays as they are. */
export function createImportingService(
  { database }: RegistrationContext,
  { taking }: { readonly taking: TakingService },
) {
  return {
    /** @throws 422 for a file that cannot be read, 404 for a form that there is not, 409 for one without places */
    async importRegistrations(
      actor: Actor,
      formId: string,
      bytes: Buffer,
      { dryRun }: { readonly dryRun: boolean },
    ): Promise<RegistrationReport> {
      const sheet = readSheet(bytes);
      const { places, ignored } = columnsOf(sheet);
      const found = await formStore.findForm(database.db, formId);
      if (found === undefined) throw notFound('form-unknown');
      const cell = ({ cells }: SheetRow, column: string): string =>
        (cells[places.get(column) ?? -1] ?? '').trim();
      const both = (text: string) => (/[\u0600-\u06ff]/.test(text) ? { ar: text } : { en: text });
      const listed = sheet.rows.map((row): Listed => {
        const text = (column: string): string | undefined => cell(row, column) || undefined;
        const [organisation, post] = [text('organisation'), text('post')];
        const [phone, stateCode, nationality] = [text('phone'), text('stateCode'), text('nationality')];
        const birthDate = text('birthDate');
        return {
          input: {
            name: { ar: cell(row, 'nameAr'), en: cell(row, 'nameEn') },
            email: cell(row, 'email'),
            ...(phone === undefined ? {} : { phone }),
            ...(organisation === undefined ? {} : { organisation: both(organisation) }),
            ...(post === undefined ? {} : { post: both(post) }),
            ...(stateCode === undefined ? {} : { stateCode: stateCode.toUpperCase() }),
            ...(nationality === undefined ? {} : { nationality: nationality.toUpperCase() }),
            ...(birthDate === undefined ? {} : { birthDate }),
          },
          language: /^(en|english|الإنجليزية)/i.test(cell(row, 'language')) ? 'en' : 'ar',
        };
      });
      const addresses = listed.map(({ input }) => (input.email ?? '').toLowerCase());
      const there = await behindWall(database, (tx) => store.standing(tx, formId, addresses));
      const fresh = listed.flatMap((one, index) =>
        there.emails.includes(addresses[index] ?? '') ? [] : [{ one, index }],
      );
      const errors = new Map<number, FieldError[]>();
      try {
        if (fresh.length > 0) {
          await taking.take(
            actor,
            formId,
            fresh.map(({ one }) => one),
            {
              mails: true,
              afterwards: async () => {
                if (dryRun) throw new OnlyChecked();
              },
            },
          );
        }
      } catch (thrown) {
        if (!(thrown instanceof OnlyChecked)) {
          if (!isAppError(thrown) || thrown.errors.length === 0) throw thrown;
          for (const { field, ...rest } of thrown.errors) {
            const [, at = '0', name = field] = /^(\d+)\.(.*)$/.exec(field) ?? [];
            const index = fresh[Number(at)]?.index ?? 0;
            errors.set(index, [...(errors.get(index) ?? []), { field: name, ...rest }]);
          }
        }
      }
      const rows = sheet.rows.map((row, index): RegistrationReportRow => {
        const wrong = errors.get(index) ?? [];
        const isNew = fresh.some((one) => one.index === index);
        return {
          row: row.number,
          name: cell(row, 'nameAr') || cell(row, 'nameEn'),
          result: wrong.length > 0 ? 'refused' : isNew ? 'created' : 'unchanged',
          errors: wrong,
        };
      });
      const count = (result: RegistrationReportRow['result']): number =>
        rows.filter((row) => row.result === result).length;
      return {
        saved: !dryRun && errors.size === 0,
        created: count('created'),
        updated: 0,
        unchanged: count('unchanged'),
        refused: count('refused'),
        ignored,
        rows,
      };
    },
  };
}

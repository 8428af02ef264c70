/** View models of forms. `components/form` renders a `FormModel` whole. */
import type { ActionModel, ThemeModel } from './piece-models.ts';

/** Kinds of plain fields. `number` accepts both digit shapes, so it is a text field with a numeric keyboard. */
export type ControlKind =
  | 'text'
  | 'email'
  | 'tel'
  | 'url'
  | 'search'
  | 'password'
  | 'code'
  | 'number'
  | 'date'
  | 'time'
  | 'datetime'
  | 'textarea'
  | 'select'
  | 'checkbox'
  | 'switch'
  | 'checkboxes'
  | 'radios'
  | 'file'
  | 'hidden'
  | 'static';

/** A choice of a select, radios or checkboxes. */
export interface FieldOption {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Heading the option is listed under, in selects. */
  readonly group?: string | undefined;
  /** Shows the theme's number plate before the label. */
  readonly theme?: ThemeModel | undefined;
}

interface FieldBase {
  readonly name: string;
  /** Default: the name with dots and brackets as hyphens, see `fieldId`. */
  readonly id?: string | undefined;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Says what to do. Default: the message of `FormModel.errors` for this name. */
  readonly error?: string | undefined;
  /** Marks the label as optional; required fields carry no mark. Default false. */
  readonly optional?: boolean | undefined;
  /** Sets `required` for the browser, too. Default false: the server's message is the better one. */
  readonly required?: boolean | undefined;
}

/** A field with one value, or several for `checkboxes`. */
export interface PlainFieldModel extends FieldBase {
  /** Default `text`. */
  readonly kind?: ControlKind | undefined;
  readonly value?: string | number | boolean | readonly string[] | null | undefined;
  readonly options?: readonly FieldOption[] | undefined;
  /** Text of the empty choice of a select. Default: the word for "choose"; `false` leaves it out. */
  readonly blank?: string | false | undefined;
  /** Hints at the length of the answer. Default `full`. */
  readonly width?: 's' | 'm' | 'full' | undefined;
  readonly lang?: 'ar' | 'en' | undefined;
  readonly dir?: 'rtl' | 'ltr' | 'auto' | undefined;
  readonly autocomplete?: string | undefined;
  readonly placeholder?: string | undefined;
  /** Rows of a textarea. Default 5. */
  readonly rows?: number | undefined;
  readonly maxlength?: number | undefined;
  /** File types, as in `accept`. */
  readonly accept?: string | undefined;
  readonly multiple?: boolean | undefined;
  readonly readonly?: boolean | undefined;
  /** Lays radios and checkboxes side by side. Default false. */
  readonly inline?: boolean | undefined;
  /** Value posted by a single checkbox. Default `true`. */
  readonly checkedValue?: string | undefined;
  /** Hides the label from sight, not from screen readers. Default false. */
  readonly labelHidden?: boolean | undefined;
  readonly attributes?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
}

/** The same text in both languages, posted as `<name>.ar`, `<name>.en` and `<name>.authentic`. */
export interface BilingualFieldModel extends FieldBase {
  readonly kind: 'bilingual';
  readonly ar: { readonly value?: string | null | undefined; readonly error?: string };
  readonly en: { readonly value?: string | null | undefined; readonly error?: string };
  /** The language whose text decides. */
  readonly authentic?: 'ar' | 'en' | 'both' | null | undefined;
  /** Lets the writer say which text decides; otherwise it is only marked. Default false. */
  readonly chooseAuthentic?: boolean | undefined;
  /** Draws text areas. Default false. */
  readonly long?: boolean | undefined;
  readonly rows?: number | undefined;
  readonly maxlength?: number | undefined;
  /** Sets the text in the forum's own face (adopted texts, slogans). Default false. */
  readonly word?: boolean | undefined;
}

/** Any field a form can hold. */
export type FieldModel = PlainFieldModel | BilingualFieldModel;

/** Fields under a common heading. */
export interface FieldGroup {
  readonly title?: string | undefined;
  readonly hint?: string | undefined;
  readonly fields: readonly FieldModel[];
  /** Sets short fields side by side. Default false. */
  readonly inline?: boolean | undefined;
  /** Folds the group behind its title, for what few need. Default false. */
  readonly folded?: boolean | undefined;
  /**
   * Shown only while a field before it has one of these values; what it holds is not sent otherwise. `shut` keeps it out
   * of a page without a script, which asks for it later. Not together with `folded`.
   */
  readonly when?:
    | { readonly field: string; readonly values: readonly string[]; readonly shut: boolean }
    | undefined;
}

/** What is wrong with one field; `field` is its name (`title.en` for one side of a bilingual pair) or '' for the whole form. */
export interface FormError {
  readonly field: string;
  readonly message: string;
}

/** A whole form. */
export interface FormModel {
  readonly id?: string | undefined;
  readonly action: string;
  /** Default `post`. */
  readonly method?: 'post' | 'get' | undefined;
  /** Sends files. Default: true when a field is of kind `file`. */
  readonly multipart?: boolean | undefined;
  readonly fields?: readonly FieldModel[] | undefined;
  readonly groups?: readonly FieldGroup[] | undefined;
  readonly errors?: readonly FormError[] | undefined;
  /** The filled button. */
  readonly submit: {
    readonly label: string;
    readonly name?: string | undefined;
    readonly value?: string | undefined;
    readonly danger?: boolean | undefined;
    /** Another form of the page holds its one filled button. Default false. */
    readonly secondary?: boolean | undefined;
  };
  /** Further buttons of the same form, e.g. "save draft". */
  readonly alternatives?:
    | readonly {
        readonly label: string;
        readonly name: string;
        readonly value: string;
      }[]
    | undefined;
  /** Way out without saving. */
  readonly cancel?: { readonly label?: string | undefined; readonly href: string } | undefined;
  /** Links beside the buttons, e.g. "delete". */
  readonly actions?: readonly ActionModel[] | undefined;
  /** Hidden fields. */
  readonly hidden?: Readonly<Record<string, string>> | undefined;
  /** Where one stands in a form of several pages, e.g. "Step 2 of 3". */
  readonly step?: string | undefined;
  /** Warns before leaving with unsaved input. Default true for POST. */
  readonly guard?: boolean | undefined;
  /** Where a script posts what was typed, without its files, while somebody writes; the answer names the new `version`. */
  readonly autosave?:
    | { readonly href: string; readonly saving: string; readonly saved: string; readonly failed: string }
    | undefined;
}

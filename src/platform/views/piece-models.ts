/** View models of the small pieces: tags, buttons, notices, people, sessions, facts. */

/** A symbol of `templates/assets/icons/icons.svg`. */
export type IconName =
  | 'alert'
  | 'arrow'
  | 'bad'
  | 'badge'
  | 'cal'
  | 'chart'
  | 'check'
  | 'chevron'
  | 'clock'
  | 'cols'
  | 'copy'
  | 'doc'
  | 'down'
  | 'external'
  | 'eye'
  | 'filter'
  | 'flag'
  | 'gear'
  | 'globe'
  | 'grid'
  | 'handshake'
  | 'head'
  | 'home'
  | 'info'
  | 'lock'
  | 'log'
  | 'mail'
  | 'mark'
  | 'menu'
  | 'more'
  | 'next'
  | 'ok'
  | 'pen'
  | 'pin'
  | 'play'
  | 'plus'
  | 'prev'
  | 'print'
  | 'scan'
  | 'seal'
  | 'search'
  | 'share'
  | 'signout'
  | 'sort'
  | 'sort-down'
  | 'sort-up'
  | 'stand'
  | 'star'
  | 'target'
  | 'trash'
  | 'undo'
  | 'upload'
  | 'user'
  | 'users'
  | 'x';

/** Meaning of a tag's colour. `silent` is a dashed edge: nothing was said. `live` breathes. */
export type TagTone = 'ok' | 'warn' | 'bad' | 'info' | 'brand' | 'line' | 'silent' | 'deep' | 'live';

/** A state in one or two words; colour never stands alone. */
export interface TagModel {
  readonly text: string;
  /** Default: neutral grey. */
  readonly tone?: TagTone | undefined;
  readonly icon?: IconName | undefined;
}

/** A theme of the edition: number plate and name. `colour` is 1–8, 0 for none; default: `number` in 1–8. */
export interface ThemeModel {
  readonly number: string | number;
  readonly name: string;
  readonly colour?: number | undefined;
  readonly href?: string | undefined;
}

/** What is asked before an act that cannot be taken back. */
export interface ConfirmModel {
  /** Act and object, as a question. */
  readonly title: string;
  /** One sentence of consequence. */
  readonly text: string;
  /** Label of the button that acts. Default: the action's own label. */
  readonly label?: string | undefined;
  /** GET of the action's address asks the same as a page: without a script the button leads there. Default false. */
  readonly page?: boolean | undefined;
}

/** A link or a button that posts. With `action` it posts a form of its own; otherwise it is a link. */
export interface ActionModel {
  readonly label: string;
  readonly href?: string | undefined;
  /** Address to POST to. */
  readonly action?: string | undefined;
  /** Hidden fields of that form. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /** Default `secondary`; one `primary` per screen; `plain` has no edge. */
  readonly tone?: 'primary' | 'secondary' | 'plain' | 'danger' | 'light' | 'line' | undefined;
  readonly size?: 'sm' | 'lg' | undefined;
  readonly icon?: IconName | undefined;
  /** Shows the icon only; the label is read aloud. Default false. */
  readonly iconOnly?: boolean | undefined;
  /** Names the object for screen readers where several rows have the same label. */
  readonly about?: string | undefined;
  readonly confirm?: ConfirmModel | undefined;
  /** Shown, but it cannot be used; `title` is not enough: say why nearby. Default false. */
  readonly disabled?: boolean | undefined;
  /** The browser saves the answer instead of showing it. Default false. */
  readonly download?: boolean | undefined;
  readonly attributes?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
}

/** A message that stays: what is due, what happened. `info` by default. */
export interface NoticeModel {
  readonly title: string;
  readonly text?: string | undefined;
  readonly lines?: readonly string[] | undefined;
  readonly tone?: 'info' | 'ok' | 'warn' | 'bad' | undefined;
  readonly icon?: IconName | undefined;
  readonly actions?: readonly ActionModel[] | undefined;
  /** Announced at once by screen readers, for results of an act. Default false. */
  readonly live?: boolean | undefined;
}

/** Nothing here yet: what would be here and how to begin. */
export interface EmptyModel {
  readonly title: string;
  readonly text?: string | undefined;
  readonly action?: ActionModel | undefined;
}

/** A figure with its name. A lone zero is given as a word. */
export interface StatModel {
  readonly label: string;
  readonly value: string | number;
  readonly note?: string | undefined;
  readonly href?: string | undefined;
}

/** A row of a list of facts. Empty values are left out by the caller. */
export interface FactModel {
  readonly label: string;
  readonly value?: string | number | undefined;
  /** Further lines, small. */
  readonly notes?: readonly string[] | undefined;
  readonly href?: string | undefined;
  /** Sets the value as a code: Latin, left to right. Default false. */
  readonly code?: boolean | undefined;
  readonly tag?: TagModel | undefined;
  readonly datetime?: string | undefined;
  readonly language?: 'ar' | 'en' | undefined;
}

/** A card with a head, facts or text, and actions. */
export interface CardModel {
  readonly title: string;
  readonly text?: string | undefined;
  /** A short list: names, each with what is said of it. */
  readonly items?: readonly { readonly name: string; readonly note?: string | null }[] | undefined;
  /** Running text, a paragraph each, in its own language. */
  readonly prose?:
    | {
        readonly language: 'ar' | 'en';
        readonly paragraphs: readonly { readonly text: string; readonly strong?: boolean }[];
      }
    | undefined;
  readonly facts?: readonly FactModel[] | undefined;
  readonly href?: string | undefined;
  readonly note?: string | undefined;
  readonly tags?: readonly TagModel[] | undefined;
  readonly actions?: readonly ActionModel[] | undefined;
}

/** A person in a list. */
export interface PersonModel {
  readonly name: string;
  readonly href?: string | undefined;
  readonly post?: string | undefined;
  readonly state?: string | undefined;
  /** One letter on the khatam. Default: first letter of the name, the article skipped. */
  readonly initial?: string | undefined;
  readonly tag?: TagModel | undefined;
  /** Language of the name when it differs from the page's. */
  readonly language?: 'ar' | 'en' | undefined;
}

/** The mark that somebody puts on a session; the form `stars` of the page sends it. */
export interface StarModel {
  /** Id of what is marked. */
  readonly id: string;
  /** Address to POST to. */
  readonly action: string;
  readonly on: boolean;
  readonly label: string;
  /** Shows the label beside the star. Default false. */
  readonly labelled?: boolean | undefined;
}

/** A session as a card of the agenda. */
export interface SessionCardModel {
  readonly title: string;
  readonly href?: string | undefined;
  readonly kind?: string | undefined;
  readonly theme?: ThemeModel | undefined;
  readonly start?: { readonly datetime: string; readonly text: string } | undefined;
  readonly end?: { readonly datetime: string; readonly text: string } | undefined;
  readonly day?: string | undefined;
  readonly room?: string | undefined;
  readonly who?: string | undefined;
  readonly tags?: readonly TagModel[] | undefined;
  readonly state?: 'past' | 'cancelled' | 'live' | undefined;
  readonly star?: StarModel | undefined;
  /** Level of the heading. Default 3. */
  readonly level?: 2 | 3 | 4 | undefined;
}

/** A file offered for download. */
export interface DocumentModel {
  readonly title: string;
  readonly href?: string | undefined;
  /** Format, pages, size, languages. */
  readonly note?: string | undefined;
  readonly language?: 'ar' | 'en' | undefined;
}

/** A step of a task. */
export interface StepModel {
  readonly title: string;
  readonly text?: string | undefined;
  readonly state?: 'done' | 'current' | undefined;
  readonly href?: string | undefined;
}

/** Something that happened, newest first or oldest first as the caller decides. */
export interface TimelineEntry {
  readonly datetime: string;
  readonly when: string;
  readonly title: string;
  readonly text?: string | undefined;
  readonly who?: string | undefined;
  readonly tag?: TagModel | undefined;
  readonly href?: string | undefined;
}

/** Work under way or a share reached. */
export interface ProgressModel {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly note?: string | undefined;
  readonly large?: boolean | undefined;
}

/** 0 is silence, 1–4 run from light to dark, 5 was given up, 6 waits: nothing can be said of it yet. */
export type UnitLevel = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** One square of a unit chart. */
export interface UnitModel {
  readonly level: UnitLevel;
  readonly count: number;
  readonly label: string;
}

/** More for those who want it, folded. */
export interface HelpModel {
  readonly title: string;
  readonly text?: string | undefined;
  readonly lines?: readonly string[] | undefined;
}

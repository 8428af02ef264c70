/** Words of the page at the door, in its language, as the server wrote them into it. */
export interface DoorWords {
  readonly state: Readonly<Record<'online' | 'offline' | 'signed-out' | 'retired' | 'over', string>>;
  readonly note: Readonly<Record<string, string>>;
  readonly result: Readonly<Record<string, string>>;
  readonly reason: Readonly<Record<string, string>>;
  readonly category: Readonly<Record<string, string>>;
  readonly direction: Readonly<Record<'in' | 'out', string>>;
  readonly whole: string;
  readonly waiting: string;
  readonly heard: string;
  readonly serial: string;
  readonly undone: string;
  readonly notUndone: string;
  readonly undo: string;
  readonly nobody: string;
  readonly noCamera: string;
  readonly byItself: string;
  readonly clock: string;
}

/** `{name}` replaced. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

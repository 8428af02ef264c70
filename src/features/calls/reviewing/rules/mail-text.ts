/** What the text of a decision's mail may say of each submission. */
export const decisionPlaceholders = ['name', 'title', 'code', 'call', 'forum'] as const;
export type DecisionPlaceholder = (typeof decisionPlaceholders)[number];

const isKnown = (name: string): name is DecisionPlaceholder =>
  (decisionPlaceholders as readonly string[]).includes(name);

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/gu;

/** Names in double braces that mean nothing, and braces that are left open. */
export function placeholderFaults(text: string): string[] {
  const unknown = [...text.matchAll(PLACEHOLDER)].flatMap(([whole, name = '']) =>
    isKnown(name) ? [] : [whole],
  );
  const rest = text.replace(PLACEHOLDER, '');
  const open = rest.match(/\{\{|\}\}/gu) ?? [];
  return [...new Set([...unknown, ...open])];
}

/** The text with each placeholder's value. Values are never read as placeholders again. */
export const fillPlaceholders = (
  text: string,
  values: Readonly<Record<DecisionPlaceholder, string>>,
): string => text.replace(PLACEHOLDER, (whole, name: string) => (isKnown(name) ? values[name] : whole));

/** Pure helpers of the templates: attributes, classes, ids, figures. */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text safe in elements and in quoted attributes; null and undefined become ''. */
export function escapeHtml(value: unknown): string {
  if (value === null || value === undefined) return '';
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** Values an attribute may take: true stands alone; false, null, undefined and '' of `class` are left out. */
export type AttributeValue = string | number | boolean | null | undefined;

/**
 * Attributes as text with a space before each. Refuses `style` and `on…`: the content policy would
 * refuse them later and silently.
 */
export function attributes(values: Readonly<Record<string, AttributeValue>> | undefined): string {
  if (!values) return '';
  let text = '';
  for (const [name, value] of Object.entries(values)) {
    if (value === false || value === null || value === undefined || (name === 'class' && value === ''))
      continue;
    if (!/^[a-z][a-z0-9-]*$/.test(name) || name === 'style' || /^on/.test(name)) {
      throw new Error(`The attribute "${name}" is not allowed in templates`);
    }
    text += value === true ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`;
  }
  return text;
}

/** Joins the class names that are there. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** Id of a field by its name: `title.ar` → `title-ar`, `days[0].start` → `days-0-start`. */
export function fieldId(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}

/** Titles before a name, besides those that end in a dot. */
const TITLES = new Set(
  'معالي سعادة فخامة عطوفة فضيلة سماحة الدكتور الدكتورة الأستاذ الأستاذة السيد السيدة المهندس المهندسة الشيخ الشيخة الأمير الأميرة السفير السفيرة القاضي القاضية الفريق اللواء العميد العقيد المقدم الرائد النقيب الملازم Dr Prof Mr Ms Mrs Eng Sheikh Prince Princess Judge Ambassador'.split(
    ' ',
  ),
);

/** Letter for the khatam of a person without a picture: titles are skipped, so is the article. */
export function initialOf(name: string): string {
  const words = name.split(/\s+/).filter((part) => part !== '');
  const word = words.find((part) => !part.endsWith('.') && !TITLES.has(part)) ?? words[0] ?? '';
  const bare = word.replace(/^ال(?=\p{L}{2})/u, '').replace(/^al-/i, '');
  return [...bare][0] ?? '';
}

/** Address that is safe in `href`: site paths, fragments, queries, http(s), mailto and tel. Others become `#`. */
export function safeHref(href: string): string {
  return /^(?:[/#?.]|https?:|mailto:|tel:|webcal:)/i.test(href) ? href : '#';
}

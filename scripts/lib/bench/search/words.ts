/** Words of recommendations, the common ones first: they come as often as words of a language do. */
const arabic =
  `السلامة الرقمية الأطفال حماية تعزيز التعاون الدول الجهات الوطنية برامج التوعية الأسر المدارس إنشاء مركز تدريب المعلمين
  تطوير التشريعات تبادل الخبرات المعلومات متابعة تنفيذ التوصيات القمة السابقة الشركات التقنية المنصات البلاغات الضحايا الدعم
  النفسي القضاء الشرطة التحقيق الأدلة الجنائية البحث العلمي الجامعات الدراسات المؤشرات التقارير السنوية الميزانية الشراكة القطاع
  الخاص المجتمع المدني الإعلام الرسائل الحملات اللغة العربية المحتوى الألعاب الأجهزة الذكية كلمات المرور الخصوصية البيانات الشخصية
  التشفير الفضاء السيبراني الهجمات الاستجابة الطوارئ الخط الساخن المستشارون الأخصائيون الصحة المستشفيات الرعاية اللاحقة الأندية`
    .split(/\s+/)
    .filter((word) => word !== '');
const english =
  `safety digital children protection strengthen cooperation states bodies national programmes awareness families schools
  establish centre training teachers develop legislation exchange expertise information follow implementation recommendations
  summit previous companies technology platforms reports victims support psychological judiciary police investigation evidence
  forensic research universities studies indicators annual budget partnership private sector society media campaigns language
  content games devices passwords privacy personal data encryption cyberspace attacks response emergency hotline counsellors
  specialists health hospitals care clubs`
    .split(/\s+/)
    .filter((word) => word !== '');

/** Numbers that look drawn by lot and are the same in every run. */
function lots(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** A word of a list: those in front come more often. */
const drawn = (words: readonly string[], lot: number): string =>
  words[Math.floor(words.length * lot * lot)] as string;

const sentence = (words: readonly string[], next: () => number, length: number): string =>
  Array.from({ length }, () => drawn(words, next())).join(' ');

/** Wordings of provisions, of 15 to 60 words in each language. */
export function provisionTexts(count: number, seed: number): { readonly ar: string; readonly en: string }[] {
  const next = lots(seed);
  return Array.from({ length: count }, (_, index) => {
    const length = 15 + Math.floor(next() * 45);
    return {
      ar: `${sentence(arabic, next, length)} رقم${index}`,
      en: `${sentence(english, next, length)} item${index}`,
    };
  });
}

const bare = (word: string): string => word.replace(/^ال/, '');

/** What people type: one to three words, with and without the article, common and rare, in either language. */
export function queries(count: number): string[] {
  const next = lots(7);
  return Array.from({ length: count }, (_, index) => {
    const words = index % 2 === 0 ? arabic : english;
    const asked = Array.from({ length: 1 + (index % 3) }, () => drawn(words, next()));
    const rare = index % 5 === 0 ? [index % 2 === 0 ? `رقم${index}` : `item${index}`] : [];
    return [...asked.map((word) => (next() < 0.5 ? bare(word) : word)), ...rare].join(' ');
  });
}

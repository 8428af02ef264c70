import { searchKey } from './search-key.ts';

// Singular first. Plurals whose ending comes off by rule (توصية، توصيات) need no line; those of short words, which keep
// too few letters for the rule (جهة، جهات), do.
const groups = `
اسم أسماء
أمين أمناء
باب أبواب
بحث بحوث أبحاث
برنامج برامج
بند بنود
بلد بلاد
تجربة تجارب
تدبير تدابير
تدريب تداريب
تقرير تقارير
جائزة جوائز
جدول جداول
جزء أجزاء
جناح أجنحة
جهاز أجهزة
جهة جهات
حاجة احتياجات
حق حقوق
خبير خبراء
خريطة خرائط
خطأ أخطاء
خطة خطط
خطر مخاطر أخطار
درع دروع
دليل أدلة أدلاء
رئيس رؤساء
رابط روابط
راع رعاة
رأي آراء
رقم أرقام
رمز رموز
زائر زوار
سؤال أسئلة
سفير سفراء
سلسلة سلاسل
شاب شباب
شاهد شواهد
شخص أشخاص
شرط شروط
شريك شركاء
صحيفة صحف
صف صفوف
ضابط ضباط
ضحية ضحايا
ضيف ضيوف
طالب طلاب طلبة
طفل أطفال
عالم علماء
عام أعوام
عضو أعضاء
علم أعلام
عمل أعمال
عميد عمداء
فريق فرق أفرقة
فكرة أفكار
فئة فئات
فيلم أفلام
قاض قضاة
قانون قوانين
قسم أقسام
قضية قضايا
قمة قمم
لجنة لجان
لغة لغات
لواء ألوية
مادة مواد
مبدأ مبادئ
مجلس مجالس
محضر محاضر
محور محاور
مدرسة مدارس
مدير مدراء
مدينة مدن
مرحلة مراحل
مركز مراكز
مشروع مشاريع
مصدر مصادر
معرض معارض
معهد معاهد
معيار معايير
مقر مقار
مقعد مقاعد
مكان أماكن أمكنة
مكتب مكاتب
منصب مناصب
منطقة مناطق
منهج مناهج
مندوب مناديب
موضوع مواضيع
موعد مواعيد
موقع مواقع
ميثاق مواثيق
ناد أندية نواد
نائب نواب
نتيجة نتائج
نشاط أنشطة
نص نصوص
نظام أنظمة نظم
نموذج نماذج
نوع أنواع
هدف أهداف
هيئة هيئات
وثيقة وثائق
ورقة أوراق
وزير وزراء
وسام أوسمة
وسيلة وسائل
وفد وفود
وكيل وكلاء
يوم أيام
`;

/**
 * Broken and short plurals of this field, folded form → folded singulars. Only words of the field belong here; names
 * of persons, states and bodies never pass through it.
 */
export const singularsOf: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>();
  for (const line of groups.trim().split('\n')) {
    const [singular = '', ...plurals] = line.split(' ').map(searchKey);
    for (const form of [singular, ...plurals]) found.set(form, [...(found.get(form) ?? []), singular]);
  }
  return found;
})();

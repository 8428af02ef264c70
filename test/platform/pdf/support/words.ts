/** Words that try the shaper: running text, vocalised text, ligatures, presentation forms, Persian letters, digits. */

const split = (text: string): string[] => text.trim().split(/\s+/);

const running = split(`
  الملتقى المنتدى الدورة الجلسة الافتتاحية الختامية التوصيات المشاركون الوفود الرئيس نائب المقرر الأمانة العامة
  جدول الأعمال قاعة الاجتماعات التسجيل البطاقات المعرض الجناح الورشة حلقة نقاش محور متحدث مدير الحوار ضيف مراقب
  وزارة الداخلية وزير التعليم هيئة الاتصالات مؤسسة شهادة تقدير مشاركة تكريم ختم توقيع اعتماد وثيقة قرار بيان مشروع
  استضافة تنظيم تعاون شراكة حماية الطفولة الأطفال الإنترنت الفضاء الرقمي التحقيق الأدلة القانون الجنائي المساعدة
  مسؤولية شؤون هيئات بيئة مبادئ رؤساء أبناء بناء سماء شيء ضوء هدوء قراءة مؤتمر رأي رئيس سؤال يئس ملجأ لؤلؤ
  على إلى حتى لدى مدى مستوى منتدى ذكرى كبرى سلمى موسى هذه هؤلاء ذلك لكن لذلك إنّ أنّ لأنّ كأنّ
`);

const lamAlef = split(
  'لا لأ لإ لآ الأمم الإسلامية الآن الأولى ولا فلا بلا للأطفال الالتزامات بالإضافة لأعمال كلام سلام الإعلام خلال',
);

const vocalised = split(`
  مُحَمَّدٌ اللَّه الله لله شَيْءٌ مِنَ الْقِمَّةِ الثَّانِيَةِ كَلِمَاتٌ مُشَكَّلَةٌ بِالْكَامِلِ مؤتمرًا شكرًا جدًا لِلأَطْفَالِ
  بِسْمِ الرَّحْمَٰنِ الرَّحِيمِ مُنَظِّمَةٌ مُتَحَدِّثٌ تَتَبُّعِ خُصِّصَتْ يُقَدِّمُ المُوَقَّر إِنَّ أَنَّهُ ثُمَّ أُمَّةٍ عُمان عُقِدَ تُعقد يسرّ بأنّ
  المنظِّمة الموحَّد الشبّان حقّ حقًّا حقٌّ حقٍّ مهمّةً سيِّدةٌ وَقَّعَ مَدًّا إيّاكم لمّا ممَّا رَبِّ الدَّوْلِيُّ السِّرِّيَّةُ
`);

const special = split(`
  ﷲ ﷺ ﻻ ﻷ ﺍﻟﻤﺆﺗﻤﺮ هـ ـة ١٤٤٨هـ پارس چاپ ژاله گفتگو کشور یاد ڤيديو ممثلى ٱلله مَدرَسة
  ٢٠١٦ ١٩ ٪٤٥ ١٢٬٥٠٠ ٣٫٥ ٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ «المنتدى» (الأولى) [قرار] الجهة، الموعد؛ لماذا؟ التوصية: انتهى. و/أو
`);

/** Arabic words for the faces that carry Arabic. */
export const arabicWords: readonly string[] = [
  ...new Set([...running, ...lamAlef, ...vocalised, ...special]),
];

/** Latin words for every face. */
export const latinWords: readonly string[] = [
  ...new Set(
    split(`
      Agenda Recommendations Certificate Participation Secretariat Forum Office difficult offline affiliation official fjord
      Wednesday 2026 17–19 ICOP/3/AG/Rev.2 3/REC/04 12.5% +966 (7) [draft] “slogan” author’s e-mail multaqa.example AVATAR Type
    `),
  ),
];

/** Latin words with letters that only some faces carry. */
export const transliteratedWords: readonly string[] = [
  ...new Set(
    split(
      'Nūr al-Baḥrāwī ʿAbd al-Raḥmān Rāshid al-Sāḥilī Şebnem Yılmaz Doğan Muḥarram Ṣafar Jumādā al-Ākhirah Novák François Ṭaha',
    ),
  ),
];

/**
 * What everybody tries: words that common passwords of twelve characters and more are made of, in English, in Arabic
 * and in Arabic written with Latin letters, and whole sentences that are quoted too often. Lower case, without spaces.
 * Written for this product; whoever adds to it adds words of four letters or more.
 */
export const commonWords: readonly string[] = `
password passw0rd passwort passphrase pass passcode secret secure security default changeme change letmein login logon signin
signup welcome admin administrator root superuser user username guest test testing tester demo sample example temp temporary
master system server service support office company account access private public internet network computer laptop windows
linux ubuntu apple google android iphone samsung facebook whatsapp twitter instagram youtube telegram microsoft oracle
iloveyou loveyou lovely love lover forever always baby babygirl babyboy honey sweet sweetheart angel princess prince queen king
sunshine moonlight summer winter spring autumn january february march april june july august september october november
december monday tuesday wednesday thursday friday saturday sunday morning evening today tomorrow yesterday
monkey dragon tiger lion eagle falcon horse wolf panther shark dolphin butterfly flower rose chocolate cookie coffee banana
orange cherry strawberry pepper ginger football baseball basketball soccer hockey tennis golf swimming champion winner
liverpool chelsea arsenal manchester united barcelona realmadrid juventus alhilal alnassr alittihad alahly zamalek
superman batman spiderman ironman starwars pokemon naruto matrix hello goodbye thankyou please freedom trustno whatever
nothing anything something everything blessed blessing heaven jesus christ family mother father brother sister daughter
michael jordan jessica jennifer daniel charlie thomas andrew joshua matthew anthony william robert george ashley nicole
hunter ranger killer ninja pirate warrior soldier police hacker gamer player mustang ferrari mercedes corvette harley toyota
london paris dubai abudhabi riyadh jeddah makkah madinah cairo beirut amman damascus baghdad kuwait doha muscat manama tunis
algiers rabat khartoum sanaa tripoli jerusalem america england france germany saudi arabia saudiarabia emirates egypt jordan
lebanon syria iraq palestine bahrain qatar oman yemen libya sudan tunisia algeria morocco
mohammed mohamed muhammad mohammad ahmed ahmad mahmoud mustafa abdullah abdallah abdulrahman abdelrahman abdulaziz khalid
khaled sultan faisal fahad salman omar othman hassan hussein hussain ibrahim ismail yousef youssef fatima fatimah aisha
khadija maryam mariam noura sarah habibi habibti alhamdulillah bismillah inshallah mashallah allahuakbar allah subhanallah
ramadan mubarak islam muslim quran
forum summit conference congress council ministry minister secretariat delegation delegate organiser organizer programme
correcthorsebatterystaple correct horse battery staple tobeornottobe thequickbrownfox quickbrownfox jumpsoverthelazydog
maytheforcebewithyou opensesame abracadabra supercalifragilisticexpialidocious onceuponatime therainbow overtherainbow
thisismypassword thisisapassword mypassword yourpassword nopassword newpassword oldpassword passwordpassword idontknow
iforgot forgot rememberme dontforget donotforget letmeinnow opendoor enterhere justdoit neversaynever ilovemyself
ilovejesus iloveallah imissyou needmore whoami hellothere helloworld goodmorning goodluck godisgood godbless besttime
كلمةالمرور كلمة المرور كلمهالسر السر كلمةالسر مرحبا اهلا السلام عليكم السلامعليكم السلامعليكمورحمةاللهوبركاته الحمدلله الحمد بسمالله الرحمن الرحيم
انشاءالله ماشاءالله سبحانالله اللهاكبر لاالهالاالله محمد احمد محمود مصطفى عبدالله عبدالرحمن عبدالعزيز خالد سلطان فيصل فهد
سلمان عمر عثمان حسن حسين ابراهيم يوسف فاطمة عائشة خديجة مريم نورة سارة حبيبي حبيبتي احبك بحبك رمضان مبارك السعودية
الامارات مصر فلسطين القدس الرياض جدة مكة المدينة القاهرة بيروت عمان دمشق بغداد الكويت الدوحة مسقط المنامة ملتقى مؤتمر قمة
منتدى وزارة الوزارة امانة وفد
`
  .trim()
  .split(/\s+/);

/** Ways over a keyboard and through an alphabet; their reverses count as well. */
export const walks: readonly string[] = [
  '01234567890-=',
  'qwertyuiop[]',
  'asdfghjkl',
  'zxcvbnm,./',
  'azertyuiop',
  'qsdfghjklm',
  'qwertzuiop',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'qazwsxedcrfvtgbyhnujmikolp',
  'zaq1xsw2cde3vfr4bgt5nhy6mju7',
  '!@#$%^&*()_+',
  'abcdefghijklmnopqrstuvwxyz',
  'a1b2c3d4e5f6g7h8i9j0',
  '147258369',
  '789456123',
  'ضصثقفغعهخحجد',
  'شسيبلاتنمكط',
  'ئءؤرلاىةوزظ',
  'ابتثجحخدذرزسشصضطظعغفقكلمنهوي',
  'ابجدهوزحطيكلمنسعفصقرشتثخذضظغ',
];

/** Trainers, presenters and staff of the online workshop. Invented; presenters of national experience carry no state. */
import { samplePerson } from '../write.ts';

export const workshopPersons = [
  samplePerson({
    key: 'nabil-al-manarati',
    gender: 'm',
    rank: 'brig',
    academic: 'dr',
    name: ['نبيل المناراتي', 'Nabil Al-Manarati'],
    post: ['رئيس قسم التدريب', 'Head of Training'],
    body: 'arab-awareness-bureau',
  }),
  samplePerson({
    key: 'ghalia-al-shashani',
    gender: 'f',
    academic: 'dr',
    name: ['غالية الشاشاني', 'Ghalia Al-Shashani'],
    post: ['خبيرة سلامة الطفل', 'Child Safety Expert'],
    body: 'arab-awareness-bureau',
  }),
  samplePerson({
    key: 'emad-al-luabani',
    gender: 'm',
    rank: 'col',
    name: ['عماد اللعباني', 'Emad Al-Luabani'],
    post: ['خبير في الألعاب الإلكترونية', 'Expert in Electronic Games'],
    body: 'arab-awareness-bureau',
  }),
  samplePerson({
    key: 'siham-al-uduli',
    gender: 'f',
    rank: 'maj',
    name: ['سهام العدولي', 'Siham Al-Uduli'],
    post: ['مقررة الورشة', 'Rapporteur of the Workshop'],
    body: 'arab-awareness-bureau',
  }),
  samplePerson({
    key: 'raed-al-sahabani',
    gender: 'm',
    rank: 'ltCol',
    name: ['رائد السحاباني', 'Raed Al-Sahabani'],
    post: ['ممثل وزارة داخلية مشاركة', 'Representative of a participating interior ministry'],
  }),
  samplePerson({
    key: 'hanan-al-fajrani',
    gender: 'f',
    rank: 'capt',
    name: ['حنان الفجراني', 'Hanan Al-Fajrani'],
    post: ['ممثلة وزارة داخلية مشاركة', 'Representative of a participating interior ministry'],
  }),
  samplePerson({
    key: 'qasim-al-mawjani',
    gender: 'm',
    rank: 'col',
    name: ['قاسم الموجاني', 'Qasim Al-Mawjani'],
    post: ['ممثل وزارة داخلية مشاركة', 'Representative of a participating interior ministry'],
  }),
  samplePerson({
    key: 'asma-al-khatwani',
    gender: 'f',
    rank: 'maj',
    name: ['أسماء الخطواني', 'Asma Al-Khatwani'],
    post: ['ممثلة وزارة داخلية مشاركة', 'Representative of a participating interior ministry'],
  }),
  samplePerson({
    key: 'murad-al-taqnani',
    gender: 'm',
    academic: 'eng',
    name: ['مراد التقناني', 'Murad Al-Taqnani'],
    post: ['مشرف الاتصال المرئي', 'Video Conference Supervisor'],
    body: 'arab-awareness-bureau',
  }),
];

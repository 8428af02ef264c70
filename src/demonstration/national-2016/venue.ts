import type { DemoVenue } from '../model.ts';
import { t } from '../write.ts';

/** Where the first edition is held. The reports name the city only: the venue is invented. */
export const venue: DemoVenue = {
  key: 'waha-centre',
  sample: true,
  status: 'confirmed',
  name: t('مركز الواحة للمؤتمرات', 'Al-Waha Conference Centre'),
  address: t('حي النخيل الغربي، الرياض', 'West Palm District, Riyadh'),
  rooms: [
    {
      key: 'main',
      name: t('القاعة الكبرى', 'Main Hall'),
      capacity: 800,
      features: ['interpretation', 'projector', 'recording', 'live-stream', 'step-free', 'hearing-loop'],
      booths: 3,
      floor: t('الدور الأرضي', 'Ground floor'),
    },
    {
      key: 'palm',
      name: t('قاعة النخيل', 'Palm Hall'),
      capacity: 240,
      features: ['interpretation', 'projector', 'recording', 'step-free'],
      booths: 2,
      floor: t('الدور الأول', 'First floor'),
    },
    {
      key: 'jasmine',
      name: t('قاعة الياسمين', 'Jasmine Hall'),
      capacity: 160,
      features: ['interpretation', 'projector', 'recording', 'step-free'],
      booths: 2,
      floor: t('الدور الأول', 'First floor'),
    },
    {
      key: 'oasis',
      name: t('قاعة الورش', 'Workshop Room'),
      capacity: 48,
      features: ['projector', 'computers', 'u-shape', 'step-free'],
      booths: 0,
      floor: t('الدور الأول', 'First floor'),
    },
    {
      key: 'council',
      name: t('قاعة اللقاءات', 'Meeting Room'),
      capacity: 24,
      features: ['interpretation', 'round-table', 'video-conference', 'step-free'],
      booths: 1,
      floor: t('الدور الثاني', 'Second floor'),
    },
    {
      key: 'gallery',
      name: t('قاعة المعرض', 'Exhibition Hall'),
      capacity: 600,
      features: ['step-free'],
      booths: 0,
      floor: t('الدور الأرضي', 'Ground floor'),
    },
  ],
};

import type { DemoInvitation, DemoParticipation, DemoPrecedence, Key } from '../model.ts';
import { participation, t } from '../write.ts';

/** Letters went out in one batch in August and were answered over the following weeks. */
function accepted(serial: number, repliedOn: string): DemoInvitation {
  return {
    status: 'accepted',
    letter: `NF/2016/${String(serial).padStart(3, '0')}`,
    dispatchedOn: '2016-08-21',
    repliedOn,
  };
}

/** The reports name these states through the host and the speakers of one session. */
const recordedStates = [
  participation({ state: 'SA', sample: false, category: 'member', quota: 20 }),
  participation({ state: 'GB', sample: false, category: 'guest' }),
  participation({ state: 'MY', sample: false, category: 'guest' }),
  participation({ state: 'FR', sample: false, category: 'guest' }),
  participation({ state: 'CA', sample: false, category: 'guest' }),
  participation({ state: 'AU', sample: false, category: 'guest' }),
];

/** The reports speak of more than twelve states: these fill the number. */
const sampleStates = [
  participation({
    state: 'AE',
    category: 'guest',
    invitation: accepted(1, '2016-09-04'),
    focalPoint: 'hamdan-al-sadafani',
    head: 'hamdan-al-sadafani',
    members: ['shamma-al-rimali', 'amina-al-tilali'],
  }),
  participation({
    state: 'BH',
    category: 'guest',
    invitation: accepted(2, '2016-09-06'),
    focalPoint: 'yaqub-al-mirani',
    head: 'noora-al-laalii',
    members: ['yaqub-al-mirani'],
  }),
  participation({
    state: 'EG',
    category: 'guest',
    invitation: accepted(3, '2016-09-11'),
    focalPoint: 'inas-al-mirkabani',
    head: 'sherif-al-nawrasi',
    members: ['mariam-al-shatii', 'inas-al-mirkabani'],
  }),
  participation({
    state: 'JO',
    category: 'guest',
    invitation: accepted(4, '2016-09-07'),
    focalPoint: 'rula-al-zahrawani',
    head: 'layth-al-sanabili',
    members: ['rula-al-zahrawani', 'marwan-al-burqaani'],
  }),
  participation({
    state: 'KW',
    category: 'guest',
    invitation: accepted(5, '2016-09-18'),
    focalPoint: 'dalal-al-ashraani',
    head: 'bader-al-marsawi',
    members: ['dalal-al-ashraani', 'hessa-al-rawdani'],
  }),
  participation({
    state: 'MA',
    category: 'guest',
    invitation: accepted(6, '2016-09-20'),
    focalPoint: 'zineb-al-yanboui',
    head: 'idriss-al-atlasani',
    members: ['zineb-al-yanboui'],
  }),
  participation({
    state: 'OM',
    category: 'guest',
    invitation: accepted(7, '2016-09-13'),
    focalPoint: 'said-al-lubanani',
    head: 'aisha-al-bukhurani',
    members: ['said-al-lubanani', 'thuraya-al-maznani'],
  }),
  participation({
    state: 'QA',
    category: 'guest',
    invitation: accepted(8, '2016-09-25'),
    focalPoint: 'jassim-al-dalilani',
    head: 'jassim-al-dalilani',
    members: ['fares-al-badawani'],
  }),
];

const recordedBodies = [
  participation({ body: 'molsd', sample: false, category: 'member', quota: 8 }),
  participation({ body: 'al-jazirah', sample: false, category: 'observer', quota: 3 }),
];

/** A sample body with its delegation: the head first, who is the focal point as well. */
function sampleBodyOf(
  serial: number,
  body: Key,
  category: DemoParticipation['category'],
  repliedOn: string,
  [head, ...members]: readonly [Key, ...Key[]],
): DemoParticipation {
  const invitation = accepted(serial, repliedOn);
  return participation({ body, category, invitation, focalPoint: head, head, members });
}

const sampleBodies = [
  sampleBodyOf(9, 'school-safety', 'member', '2016-08-28', [
    'abdullah-al-qindili',
    'latifa-al-mishkati',
    'yousef-al-thurayani',
    'arwa-al-hadbani',
  ]),
  sampleBodyOf(10, 'child-prosecution', 'member', '2016-08-30', ['tariq-al-farqadani', 'samar-al-dabarani']),
  sampleBodyOf(11, 'internet-authority', 'member', '2016-09-01', ['badr-al-simaki', 'ghada-al-najmawi']),
  sampleBodyOf(12, 'safe-family-council', 'member', '2016-08-29', [
    'munira-al-diyai',
    'hamad-al-ghamami',
    'mishal-al-qamrani',
  ]),
  sampleBodyOf(13, 'digital-childhood-centre', 'member', '2016-09-05', [
    'ibrahim-al-nabani',
    'basma-al-saqiyani',
    'jalal-al-mitrawi',
  ]),
  sampleBodyOf(14, 'nawaris-university', 'member', '2016-09-08', [
    'sana-al-urjuwani',
    'mazen-al-luluani',
    'jawaher-al-nahrani',
  ]),
  sampleBodyOf(15, 'sanad-association', 'member', '2016-08-25', [
    'huda-al-banafsaji',
    'fahd-al-marjani',
    'sultan-al-wardawani',
  ]),
  sampleBodyOf(16, 'aman-centre', 'member', '2016-08-31', ['wafa-al-rihlani', 'anas-al-bilani']),
  sampleBodyOf(17, 'waha-recovery', 'member', '2016-09-12', ['lamia-al-wahati', 'rayan-al-shifani']),
  sampleBodyOf(18, 'media-observatory', 'observer', '2016-09-14', [
    'talal-al-midadi',
    'joud-al-hibrani',
    'shahad-al-ghusnani',
    'adnan-al-sahafani',
  ]),
  sampleBodyOf(19, 'riwaq-networks', 'observer', '2016-09-19', ['waleed-al-silkani']),
  sampleBodyOf(20, 'lubab-software', 'observer', '2016-09-21', ['areej-al-ramzani']),
  sampleBodyOf(21, 'nibras-monitoring', 'observer', '2016-09-22', ['sami-al-mujassani']),
  sampleBodyOf(22, 'sahel-platforms', 'observer', '2016-09-26', ['dana-al-marafii']),
  sampleBodyOf(23, 'nusa-institute', 'guest', '2016-09-15', ['hana-wirasena', 'azlan-tamrin']),
  sampleBodyOf(24, 'harthwell-trust', 'guest', '2016-09-09', ['oliver-penhallard', 'eliane-marsholt']),
  sampleBodyOf(25, 'valmire-laboratory', 'guest', '2016-09-16', ['chloe-darmance', 'etienne-vautrelle']),
  sampleBodyOf(26, 'northfield-network', 'guest', '2016-09-23', ['priya-nandakar', 'rowan-taskerville']),
  sampleBodyOf(27, 'banksia-centre', 'guest', '2016-09-27', ['imogen-hartley-vane', 'callum-rosewarne']),
  sampleBodyOf(28, 'reporting-alliance', 'international-organisation', '2016-09-02', [
    'mira-solenius',
    'tomas-lindqvar',
  ]),
  sampleBodyOf(29, 'regional-childhood-office', 'international-organisation', '2016-08-27', [
    'adel-al-jisrani',
    'nadine-al-karmawani',
  ]),
  sampleBodyOf(30, 'evidence-examiners', 'international-organisation', '2016-09-28', ['henrik-osterfeld']),
  sampleBodyOf(31, 'arab-family-union', 'international-organisation', '2016-09-03', [
    'suad-al-wisali',
    'mounir-al-bayraqani',
  ]),
];

/** States and bodies of the first edition: 14 states, 25 bodies beside the organiser. */
export const participations: readonly DemoParticipation[] = [
  ...recordedStates,
  ...sampleStates,
  ...recordedBodies,
  ...sampleBodies,
];

/** Orders of precedence: states alphabetically in Arabic; honours as the organiser set them. */
export const precedence: readonly DemoPrecedence[] = [
  {
    key: 'flags',
    sample: true,
    occasion: t('ترتيب الأعلام ولوحات الأسماء', 'Flags and name plates'),
    scheme: 'alphabetical',
    language: 'ar',
    uses: ['flags'],
    host: 'first',
    seed: null,
    order: [],
    revised: null,
  },
  {
    key: 'list',
    sample: true,
    occasion: t('ترتيب قائمة المشاركين', 'Order of the list of participants'),
    scheme: 'alphabetical',
    language: 'ar',
    uses: ['list'],
    host: 'first',
    seed: null,
    order: [],
    revised: null,
  },
  {
    key: 'opening',
    sample: true,
    occasion: t('الجلوس في حفل الافتتاح', 'Seats at the opening'),
    scheme: 'curated',
    language: null,
    uses: ['seating'],
    host: 'first',
    seed: null,
    order: ['state-sa', 'state-bh', 'state-ae', 'state-kw', 'state-eg', 'state-jo'],
    revised: { second: 'state-jo', comment: 'يرأس وفد الأردن وزير.' },
  },
  {
    key: 'speaking',
    sample: true,
    occasion: t('ترتيب كلمات الوفود', 'Order of speeches'),
    scheme: 'draw',
    language: null,
    uses: ['speaking'],
    host: 'none',
    seed: '2016-11-14',
    order: [],
    revised: null,
  },
  {
    key: 'honours-order',
    sample: true,
    occasion: t('ترتيب التكريم', 'Order of honours'),
    scheme: 'curated',
    language: null,
    uses: [],
    host: 'none',
    seed: null,
    revised: null,
    order: [
      'al-jazirah',
      'reporting-alliance',
      'regional-childhood-office',
      'arab-family-union',
      'evidence-examiners',
      'school-safety',
      'child-prosecution',
      'internet-authority',
      'safe-family-council',
      'digital-childhood-centre',
      'nawaris-university',
      'sanad-association',
      'aman-centre',
      'waha-recovery',
      'media-observatory',
      'riwaq-networks',
      'lubab-software',
      'nibras-monitoring',
      'sahel-platforms',
    ],
  },
];

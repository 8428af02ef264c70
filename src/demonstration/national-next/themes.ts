import type { Bilingual, DemoTheme, Key } from '../model.ts';
import { themes as earlier } from '../national-2016/themes.ts';
import { t } from '../write.ts';

const carried: readonly Key[] = [
  'awareness',
  'family-school',
  'legislation',
  'reporting',
  'victims',
  'cooperation',
];

const added: readonly (readonly [key: Key, title: Bilingual, description: Bilingual])[] = [
  [
    'artificial-intelligence',
    t('الذكاء الاصطناعي والتصميم الآمن', 'Artificial intelligence and safe design'),
    t(
      'ما يضيفه الذكاء الاصطناعي من خطر ومن أدوات حماية، وواجب من يصمم الخدمة.',
      'What artificial intelligence adds in danger and in means of protection, and the duty of those who design services.',
    ),
  ],
  [
    'digital-fraud',
    t('الاحتيال والابتزاز الرقمي', 'Digital fraud and extortion'),
    t(
      'وقاية الأسر واليافعين وكبار السن من الاحتيال والابتزاز، ومساندة من وقع فيهما.',
      'Protecting families, the young and the elderly from fraud and extortion, and supporting those who were caught.',
    ),
  ],
];

/** Six themes carried over from 2016 and two that come with the wider scope. */
export const themes: readonly DemoTheme[] = [
  ...earlier
    .filter((theme) => carried.includes(theme.key))
    .map((theme) => ({ ...theme, carriedFrom: { edition: 'national-forum/2016', theme: theme.key } })),
  ...added.map(([key, title, description]) => ({ key, title, description, carriedFrom: null })),
].map((theme, at) => ({ ...theme, number: at + 1 }));

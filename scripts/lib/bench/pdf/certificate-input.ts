import type { CertificateDocument } from '../../../../src/features/honours/index.ts';
import { postLine, titledName } from '../../../../src/platform/language/index.ts';
import { bodies, editionFacts, forum, numbered, persons } from './content.ts';

const everybody = [...persons.values()];
const sessions = forum.sessions.filter(({ kind }) => kind === 'workshop' || kind === 'paper-session');
const organiser = bodies.get(forum.organiser);

const linesOf = (index: number, language: 'ar' | 'en') => {
  const person = everybody[index % everybody.length];
  const said = person?.[language];
  const spoken = {
    honorific: said?.honorific ?? '',
    rank: said?.rank ?? '',
    academicTitle: said?.academicTitle ?? '',
    name: said?.name ?? '',
    post: said?.post ?? '',
    body: bodies.get(person?.body ?? '')?.name[language] ?? '',
    state: '',
  };
  return { name: titledName(spoken), line: postLine(spoken, language), post: spoken.post };
};

/** Certificate number `index` of many: another holder, session, serial number and code than the one before. */
export function certificateInput(index: number): CertificateDocument {
  const serial = String(index + 1).padStart(4, '0');
  const code = `B3NCH${serial}`.padEnd(12, 'X');
  const [holder, signatory] = [index, 7].map((one) => ({ ar: linesOf(one, 'ar'), en: linesOf(one, 'en') }));
  const session = sessions[index % sessions.length];
  if (organiser === undefined || holder === undefined || signatory === undefined || session === undefined)
    throw new Error('The demonstration has nothing to certify.');
  return {
    kind: 'speaker',
    holder: {
      name: { ar: holder.ar.name, en: holder.en.name },
      line: { ar: holder.ar.line, en: holder.en.line },
      gender: everybody[index % everybody.length]?.gender ?? 'unstated',
      isBody: false,
    },
    organiser: { name: organiser.name, genderAr: organiser.gender },
    edition: editionFacts,
    session: numbered(session.title, index + 1),
    hours: null,
    citation: null,
    serial: `NF/1/SPK/${serial}`,
    code,
    verifyAddress: `https://forum.example.org/verify/${code}`,
    issuedOn: '2016-11-16',
    signatories: [
      {
        name: { ar: signatory.ar.name, en: signatory.en.name },
        post: { ar: signatory.ar.post, en: signatory.en.post },
      },
    ],
  };
}

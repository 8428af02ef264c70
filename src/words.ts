import { messagesAr as accountsAr } from './features/accounts/messages.ar.ts';
import { messagesEn as accountsEn } from './features/accounts/messages.en.ts';
import { messagesAr as delegationsAr } from './features/delegations/messages.ar.ts';
import { messagesEn as delegationsEn } from './features/delegations/messages.en.ts';
import { messagesAr as directoryAr } from './features/directory/messages.ar.ts';
import { messagesEn as directoryEn } from './features/directory/messages.en.ts';
import { messagesAr as documentsAr } from './features/documents/messages.ar.ts';
import { messagesEn as documentsEn } from './features/documents/messages.en.ts';
import { messagesAr as exhibitionAr } from './features/exhibition/messages.ar.ts';
import { messagesEn as exhibitionEn } from './features/exhibition/messages.en.ts';
import { messagesAr as honoursAr } from './features/honours/messages.ar.ts';
import { messagesEn as honoursEn } from './features/honours/messages.en.ts';
import { messagesAr as outcomesAr } from './features/outcomes/messages.ar.ts';
import { messagesEn as outcomesEn } from './features/outcomes/messages.en.ts';
import { messagesAr as programmeAr } from './features/programme/messages.ar.ts';
import { messagesEn as programmeEn } from './features/programme/messages.en.ts';
import { messagesAr as agendaAr } from './features/programme/public/messages.ar.ts';
import { messagesEn as agendaEn } from './features/programme/public/messages.en.ts';
import { messagesAr as printedAgendaAr } from './features/programme/render/messages.ar.ts';
import { messagesEn as printedAgendaEn } from './features/programme/render/messages.en.ts';
import { messagesAr as seriesAr } from './features/series/messages.ar.ts';
import { messagesEn as seriesEn } from './features/series/messages.en.ts';
import { messagesAr as siteAr } from './features/site/messages.ar.ts';
import { messagesEn as siteEn } from './features/site/messages.en.ts';
import { messagesAr as timetableAr } from './features/timetable/messages.ar.ts';
import { messagesEn as timetableEn } from './features/timetable/messages.en.ts';
import { messagesAr as documentAr } from './platform/document/messages.ar.ts';
import { messagesEn as documentEn } from './platform/document/messages.en.ts';
import { messagesAr as errorsAr } from './platform/errors/messages.ar.ts';
import { messagesEn as errorsEn } from './platform/errors/messages.en.ts';
import { commonMessages, type MessageCatalogue } from './platform/i18n/index.ts';
import { messagesAr as openapiAr } from './platform/openapi/messages.ar.ts';
import { messagesEn as openapiEn } from './platform/openapi/messages.en.ts';
import { messagesAr as viewsAr } from './platform/views/messages.ar.ts';
import { messagesEn as viewsEn } from './platform/views/messages.en.ts';

/** The words of every part, by namespace. */
export const catalogues: readonly MessageCatalogue[] = [
  commonMessages,
  { namespace: 'document', ar: documentAr, en: documentEn },
  { namespace: 'failures', ar: errorsAr, en: errorsEn },
  { namespace: 'openapi', ar: openapiAr, en: openapiEn },
  { namespace: 'views', ar: viewsAr, en: viewsEn },
  { namespace: 'accounts', ar: accountsAr, en: accountsEn },
  { namespace: 'delegations', ar: delegationsAr, en: delegationsEn },
  { namespace: 'directory', ar: directoryAr, en: directoryEn },
  { namespace: 'documents', ar: documentsAr, en: documentsEn },
  { namespace: 'exhibition', ar: exhibitionAr, en: exhibitionEn },
  { namespace: 'honours', ar: honoursAr, en: honoursEn },
  { namespace: 'outcomes', ar: outcomesAr, en: outcomesEn },
  { namespace: 'printed-agenda', ar: printedAgendaAr, en: printedAgendaEn },
  { namespace: 'agenda', ar: agendaAr, en: agendaEn },
  { namespace: 'series', ar: seriesAr, en: seriesEn },
  { namespace: 'site', ar: siteAr, en: siteEn },
  { namespace: 'timetable', ar: timetableAr, en: timetableEn },
  { namespace: 'programme', ar: programmeAr, en: programmeEn },
];

import enAccess from './en/access.json';
import enApi from './en/api.json';
import enApiKey from './en/api-key.json';
import enAudit from './en/audit.json';
import enCampaign from './en/campaign.json';
import enCase from './en/case.json';
import enComplaint from './en/complaint.json';
import enConsultation from './en/consultation.json';
import enCorrection from './en/correction.json';
import enDesk from './en/desk.json';
import enDirectory from './en/directory.json';
import enDoors from './en/doors.json';
import enEscalation from './en/escalation.json';
import enFacilityImport from './en/facility-import.json';
import enFinder from './en/finder.json';
import enFollowUp from './en/follow-up.json';
import enFreeze from './en/freeze.json';
import enHistory from './en/history.json';
import enIntake from './en/intake.json';
import enLayout from './en/layout.json';
import enMail from './en/mail.json';
import enMatching from './en/matching.json';
import enMy from './en/my.json';
import enQuestions from './en/questions.json';
import enSettings from './en/settings.json';
import enSheet from './en/sheet.json';
import enTask from './en/task.json';
import enVacancy from './en/vacancy.json';
import enWaitlist from './en/waitlist.json';
import enWelcome from './en/welcome.json';
import jaAccess from './ja/access.json';
import jaApi from './ja/api.json';
import jaApiKey from './ja/api-key.json';
import jaAudit from './ja/audit.json';
import jaCampaign from './ja/campaign.json';
import jaCase from './ja/case.json';
import jaComplaint from './ja/complaint.json';
import jaConsultation from './ja/consultation.json';
import jaCorrection from './ja/correction.json';
import jaDesk from './ja/desk.json';
import jaDirectory from './ja/directory.json';
import jaDoors from './ja/doors.json';
import jaEscalation from './ja/escalation.json';
import jaFacilityImport from './ja/facility-import.json';
import jaFinder from './ja/finder.json';
import jaFollowUp from './ja/follow-up.json';
import jaFreeze from './ja/freeze.json';
import jaHistory from './ja/history.json';
import jaIntake from './ja/intake.json';
import jaLayout from './ja/layout.json';
import jaMail from './ja/mail.json';
import jaMatching from './ja/matching.json';
import jaMy from './ja/my.json';
import jaQuestions from './ja/questions.json';
import jaSettings from './ja/settings.json';
import jaSheet from './ja/sheet.json';
import jaTask from './ja/task.json';
import jaVacancy from './ja/vacancy.json';
import jaWaitlist from './ja/waitlist.json';
import jaWelcome from './ja/welcome.json';

/** All words that people read, by language and feature. */
export const catalogue = {
  ja: {
    waitlist: jaWaitlist,
    welcome: jaWelcome,
    access: jaAccess,
    api: jaApi,
    'api-key': jaApiKey,
    audit: jaAudit,
    campaign: jaCampaign,
    case: jaCase,
    complaint: jaComplaint,
    consultation: jaConsultation,
    correction: jaCorrection,
    desk: jaDesk,
    directory: jaDirectory,
    doors: jaDoors,
    escalation: jaEscalation,
    facilityImport: jaFacilityImport,
    followUp: jaFollowUp,
    freeze: jaFreeze,
    history: jaHistory,
    intake: jaIntake,
    layout: jaLayout,
    mail: jaMail,
    matching: jaMatching,
    my: jaMy,
    questions: jaQuestions,
    task: jaTask,
    finder: jaFinder,
    vacancy: jaVacancy,
    settings: jaSettings,
    sheet: jaSheet,
  },
  en: {
    waitlist: enWaitlist,
    welcome: enWelcome,
    access: enAccess,
    api: enApi,
    'api-key': enApiKey,
    audit: enAudit,
    campaign: enCampaign,
    case: enCase,
    complaint: enComplaint,
    consultation: enConsultation,
    correction: enCorrection,
    desk: enDesk,
    directory: enDirectory,
    doors: enDoors,
    escalation: enEscalation,
    facilityImport: enFacilityImport,
    followUp: enFollowUp,
    freeze: enFreeze,
    history: enHistory,
    intake: enIntake,
    layout: enLayout,
    mail: enMail,
    matching: enMatching,
    my: enMy,
    questions: enQuestions,
    task: enTask,
    finder: enFinder,
    vacancy: enVacancy,
    settings: enSettings,
    sheet: enSheet,
  },
};

import enAccess from './en/access.json';
import enDesk from './en/desk.json';
import enIntake from './en/intake.json';
import enLayout from './en/layout.json';
import enMail from './en/mail.json';
import enMatching from './en/matching.json';
import enVacancy from './en/vacancy.json';
import jaAccess from './ja/access.json';
import jaDesk from './ja/desk.json';
import jaIntake from './ja/intake.json';
import jaLayout from './ja/layout.json';
import jaMail from './ja/mail.json';
import jaMatching from './ja/matching.json';
import jaVacancy from './ja/vacancy.json';

/** All words that people read, by language and feature. */
export const catalogue = {
  ja: {
    access: jaAccess,
    desk: jaDesk,
    intake: jaIntake,
    layout: jaLayout,
    mail: jaMail,
    matching: jaMatching,
    vacancy: jaVacancy,
  },
  en: {
    access: enAccess,
    desk: enDesk,
    intake: enIntake,
    layout: enLayout,
    mail: enMail,
    matching: enMatching,
    vacancy: enVacancy,
  },
};

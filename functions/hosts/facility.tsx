import { openServices } from '../../shared/store/open-store.ts';
import { pageApp } from '../../shared/web/app.tsx';
import { mountCorporation } from '../vacancy/corporation/pages.tsx';
import { mountSurveyHistory } from '../vacancy/history/history-pages.tsx';
import { mountSurvey } from '../vacancy/survey/pages.tsx';
import { FacilityEnvironment } from './environments.ts';
import { logAccident, pageHost } from './page-host.ts';

const services = openServices(FacilityEnvironment.parse(process.env), process.env);
const app = pageApp(services, logAccident);
mountSurvey(app, services);
mountSurveyHistory(app, services);
mountCorporation(app, services);

/** Everything that facilities see. */
export const handler = pageHost(app);

import { openServices } from '../../shared/store/open-store.ts';
import { pageApp } from '../../shared/web/app.tsx';
import { mountSheet } from '../vacancy/answer-file/pages.tsx';
import { FacilityEnvironment } from './environments.ts';
import { logAccident, pageHost } from './page-host.ts';

const services = openServices(FacilityEnvironment.parse(process.env), process.env);
const app = pageApp(services, logAccident);
mountSheet(app, services);

/** A corporation's files. Apart from the survey's pages, which then need not load what reads a workbook. */
export const handler = pageHost(app);

import { openServices } from '../../shared/store/open-store.ts';
import { pageApp } from '../../shared/web/app.tsx';
import { mountEscalations } from '../escalation/pages.tsx';
import { AgencyEnvironment } from './environments.ts';
import { logAccident, pageHost } from './page-host.ts';

const services = openServices(AgencyEnvironment.parse(process.env), process.env);
const app = pageApp(services, logAccident);
mountEscalations(app, services);

/** Everything that agencies see. */
export const handler = pageHost(app);

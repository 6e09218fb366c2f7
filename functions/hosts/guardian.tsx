import { openServices } from '../../shared/store/open-store.ts';
import { pageApp } from '../../shared/web/app.tsx';
import { mountComplaints } from '../complaint/pages.tsx';
import { mountFinder } from '../finder/pages.tsx';
import { mountIntake } from '../intake/pages.tsx';
import { mountMy } from '../waitlist/my-pages.tsx';
import { mountWelcome } from '../welcome/pages.tsx';
import { GuardianEnvironment } from './environments.ts';
import { logAccident, pageHost } from './page-host.ts';

const services = openServices(GuardianEnvironment.parse(process.env), process.env);
const app = pageApp(services, logAccident);
mountWelcome(app);
mountComplaints(app);
mountIntake(app, services);
mountFinder(app, services);
mountMy(app, services);

/** Everything that families and the public see. */
export const handler = pageHost(app);

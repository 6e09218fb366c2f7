import { openServices } from '../../shared/store/open-store.ts';
import { deskApp } from '../../shared/web/desk.tsx';
import { mountCaseDesk } from '../case/desk-pages.tsx';
import { mountConsultationDesk } from '../consultation/desk-pages.tsx';
import { mountDirectoryDesk } from '../directory/desk-pages.tsx';
import { mountEscalationDesk } from '../escalation/desk-pages.tsx';
import { mountIntakeDesk } from '../intake/desk-pages.tsx';
import { mountSettingsDesk } from '../settings/desk-pages.tsx';
import { openIdIssuer } from '../sign-in/issuer.ts';
import { mountSignIn, mountSignOut } from '../sign-in/pages.tsx';
import { mountTaskDesk } from '../task/desk-pages.tsx';
import { mountVacancyDesk } from '../vacancy/desk-pages.tsx';
import { mountSheetDesk } from '../vacancy/fax-sheets/desk-pages.tsx';
import { mountFiguresDesk } from '../vacancy/history/figures-desk.tsx';
import { mountWaitlistDesk } from '../waitlist/desk-pages.tsx';
import { allTaskRooms } from './all-task-rooms.ts';
import { allTimelineSources } from './all-timeline-sources.ts';
import { DeskEnvironment } from './environments.ts';
import { logAccident, pageHost } from './page-host.ts';

const environment = DeskEnvironment.parse(process.env);
const services = openServices(environment, process.env);
const issuer = openIdIssuer(
  {
    issuer: environment.SIGN_IN_ISSUER,
    client: environment.SIGN_IN_CLIENT,
    publicOrigin: environment.PUBLIC_ORIGIN,
  },
  services.clock,
);
const app = deskApp(services, {
  onAccident: logAccident,
  mountSignIn: mountSignIn(services, issuer, logAccident),
});
mountSignOut(app, services, issuer);
mountTaskDesk(app, services, allTaskRooms);
mountCaseDesk(app, services, allTimelineSources);
mountConsultationDesk(app, services);
mountIntakeDesk(app, services);
mountEscalationDesk(app, services);
mountVacancyDesk(app, services);
mountSheetDesk(app, services, environment.PUBLIC_ORIGIN);
mountFiguresDesk(app, services);
mountDirectoryDesk(app, services);
mountWaitlistDesk(app, services);
mountSettingsDesk(app, services);

/** Everything that staff see. */
export const handler = pageHost(app);

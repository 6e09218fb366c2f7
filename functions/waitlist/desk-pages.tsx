import type { Services } from '../../shared/store/services.ts';
import type { DeskApp } from '../../shared/web/desk.tsx';
import { mountCallDesk } from './desk-call.tsx';
import { mountWaitlistImport } from './desk-import.tsx';
import { mountWaitlistList } from './desk-list.tsx';
import { mountOfferDesk } from './desk-offer.tsx';

/** `/desk/waitlist` and the rooms of its tasks: phoning a family, choosing options for it. */
export const mountWaitlistDesk = (app: DeskApp, services: Services): void => {
  mountWaitlistList(app, services);
  mountWaitlistImport(app, services);
  mountCallDesk(app, services);
  mountOfferDesk(app, services);
};

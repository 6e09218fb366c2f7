import { CampaignId } from '../../../shared/domain/ids.ts';
import type { Survey } from '../../../shared/domain/survey/schema.ts';
import { surveysOf } from '../../../shared/store/campaigns.ts';
import { ChangedMeanwhile } from '../../../shared/store/changed-meanwhile.ts';
import { carryOut } from '../../../shared/store/command.ts';
import { facilitiesOf } from '../../../shared/store/facilities.ts';
import type { Kept } from '../../../shared/store/records.ts';
import type { Services } from '../../../shared/store/services.ts';
import { corporationOf, corporations } from '../../../shared/store/survey-contacts.ts';
import { saving } from '../../../shared/store/writes.ts';
import type { UndeliveredHandler } from '../../outbox/mail-events.ts';
import { carryOutStepOnce } from '../../steps/once.ts';
import { type AskingRoutes, askingRoutes } from '../contacts/asking-routes.ts';
import { handOver } from '../phone/phone-tasks.ts';
import { type Round, roundOf } from '../rounds/rounds.ts';
import { surveyMail } from '../survey-mail.ts';

type AskedSurvey = Extract<Survey, { status: 'asked' }>;

/**
 * A corporation's mail did not arrive for good: from now on each of its silent facilities is asked for itself, at its own
 * address, or by phone where it has none.
 */
export const corporationUndelivered: UndeliveredHandler = async (services, effect, municipality) => {
  const campaignId = CampaignId.parse(effect.about.campaignId);
  const corporation = await corporationOf(services.store, municipality, String(effect.about.corporationId));
  if (!corporation) return;
  if (!corporation.value.undeliveredAt) {
    const marked = { ...corporation.value, undeliveredAt: services.clock.now().toString() };
    const kept = saving(corporations, corporation, marked, 'CorporationMoved');
    const outcome = await carryOut(services, { municipality, writes: [kept] });
    if (!outcome.ok) throw new ChangedMeanwhile(corporation.value.corporationId);
  }
  const round = await roundOf(services, municipality, campaignId);
  if (round.kept.value.status !== 'open') return;
  const members = new Set<string>(corporation.value.facilityIds);
  const silent = (await surveysOf(services.store, municipality, campaignId)).filter(
    (kept): kept is Kept<AskedSurvey> => kept.value.status === 'asked' && members.has(kept.value.facilityId),
  );
  await askOneByOne(services, round, silent);
};

const askOneByOne = async (
  services: Services,
  round: Round,
  silent: readonly Kept<AskedSurvey>[],
): Promise<void> => {
  const { municipality, campaignId } = round.kept.value;
  const routes = await askingRoutes(services, municipality);
  const known = new Map(
    (await facilitiesOf(services.store, municipality)).map(({ value }) => [value.id, value]),
  );
  const routeOf = ({ value }: Kept<AskedSurvey>): ReturnType<AskingRoutes['routeOf']> =>
    routes.routeOf(known.get(value.facilityId) ?? { id: value.facilityId }, 'invitation');
  for (const one of silent) {
    const route = routeOf(one);
    if (route.by !== 'mail') continue;
    const { facilityId } = one.value;
    const mail = { letter: 'survey-invitation', lane: 'campaign', reader: route.reader } as const;
    await carryOutStepOnce(services, `asked-for-itself/${campaignId}/${facilityId}`, {
      municipality,
      writes: [],
      effects: [surveyMail(services, round, facilityId, mail)],
    });
  }
  const unwritable = silent.filter((one) => routeOf(one).by === 'phone');
  const about = { city: round.city, campaign: round.kept.value };
  const handed = await handOver(services, about, unwritable, 'undelivered');
  if (handed === 'more') throw new ChangedMeanwhile(`surveys of ${campaignId}`);
};

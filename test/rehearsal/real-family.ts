import { answerFollowUp } from '../../functions/waitlist/answer-follow-up.ts';
import { chooseOption } from '../../functions/waitlist/answer-option.ts';
import { findOptions } from '../../functions/waitlist/find-options.ts';
import { MOST_OPTIONS, offerOptions } from '../../functions/waitlist/offer-options.ts';
import { planList } from '../../functions/waitlist/plan-list.ts';
import { confirmList, takeParts } from '../../functions/waitlist/take-list.ts';
import { readMessage } from '../../infra/local/ses/mime/message.ts';
import type { Twin } from '../../infra/local/twin.ts';
import type { Case } from '../../shared/domain/case/schema.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import { openCasesOf } from '../../shared/store/cases.ts';
import { followUpsOf, newestRounds } from '../../shared/store/follow-ups.ts';
import { optionsOf } from '../../shared/store/options.ts';
import { waitlistImportOf } from '../../shared/store/waitlist-imports.ts';
import type { StaffPrincipal } from '../../shared/web/desk.tsx';

/** What became of the family: how many places fitted, how many were offered, how the family's page showed them. */
export type FollowedFamily = { fitting: number; offered: number; mails: number; chosen: string };

export const FAMILY_MAIL = 'family@example.jp';

/** An invented child of class 1 in the ward, on a list as a core system writes it. */
const LIST = [
  '児童番号,世帯番号,行政区,児童氏名,生年月日,保護者氏名,メールアドレス,入所希望月',
  `90001,80001,港北区,見本　あおい,令和6年6月15日,見本　ひかり,${FAMILY_MAIL},令和8年12月`,
].join('\r\n');

const DAY_MS = 86_400_000;

/** A deferred child: the list is taken in, the family is asked and answers, is offered what really has a place, and chooses. */
export const followFamily = async (
  twin: Twin,
  city: Municipality,
  consultant: StaffPrincipal,
): Promise<FollowedFamily> => {
  const current = await takeListIn(twin, city, consultant);
  await twin.moveTo(twin.timeline.nowEpochMs() + 3 * DAY_MS);
  await familyAnswers(twin, current);
  const { fitting, offered } = await consultantOffers(twin, current, consultant);
  await twin.timeline.quiet();
  const chosen = await familyChooses(twin, city, current);
  const mails = twin.mailbox.mails.filter(({ to }) => to.includes(FAMILY_MAIL));
  for (const { raw } of mails) {
    if (/あおい|ひかり/.test(readMessage(Buffer.from(raw, 'base64')).text))
      throw new Error('a mail names the family');
  }
  return { fitting, offered, mails: mails.length, chosen };
};

const takeListIn = async (twin: Twin, city: Municipality, consultant: StaffPrincipal): Promise<Case> => {
  const { store } = twin.store;
  const planned = acceptedOf(await planList(twin.store, city, consultant, Buffer.from(LIST)));
  const kept = await waitlistImportOf(store, city.municipality, planned);
  if (!kept) throw new Error('the list was not kept');
  await confirmList(twin.store, kept, consultant, { takenLines: [], endGone: false });
  await takeParts(twin.store, city.municipality, planned, { parts: 10, seconds: 60 });
  await twin.timeline.quiet();
  const [opened] = await openCasesOf(store, city.municipality, consultant.wards[0] ?? '');
  if (!opened) throw new Error('the list opened no case');
  return opened;
};

const roundOf = async (twin: Twin, { municipality, caseId }: Case) => {
  const [round] = newestRounds(await followUpsOf(twin.store.store, municipality, caseId));
  if (!round) throw new Error('nobody asked the family');
  return round;
};

const familyAnswers = async (twin: Twin, current: Case): Promise<void> => {
  const { municipality, caseId } = current;
  acceptedOf(
    await answerFollowUp(twin.store, {
      current,
      round: await roundOf(twin, current),
      answer: { intention: 'unchanged', presentCare: 'parental-leave', wantsOptions: true },
      by: { who: 'guardian', municipality, caseId },
      onceKey: 'real-family-answers',
    }),
  );
  await twin.timeline.quiet();
};

const consultantOffers = async (twin: Twin, current: Case, by: StaffPrincipal) => {
  const [child] = current.family.children;
  if (!child) throw new Error('the case has no child');
  const found = acceptedOf(await findOptions(twin.store, current, child, 'ja'));
  const picked = found.offerable.slice(0, MOST_OPTIONS);
  acceptedOf(
    await offerOptions(twin.store, {
      current,
      round: await roundOf(twin, current),
      picked,
      by,
      onceKey: 'real-family-offer',
    }),
  );
  return { fitting: found.offerable.length, offered: picked.length };
};

const familyChooses = async (twin: Twin, city: Municipality, current: Case): Promise<string> => {
  const { municipality, caseId } = current;
  const [first] = await optionsOf(twin.store.store, municipality, caseId);
  if (!first) throw new Error('no option was kept');
  const choice = {
    city,
    current,
    optionId: first.value.optionId,
    answer: 'interested' as const,
    by: { who: 'guardian' as const, municipality, caseId },
    onceKey: 'real-family-chooses',
  };
  acceptedOf(await chooseOption(twin.store, choice));
  return first.value.facility.name;
};

const acceptedOf = <T>(result: { ok: true; value: T } | { ok: false; refusal: { kind: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
};

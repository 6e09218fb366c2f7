import type { FollowUp } from '../../shared/domain/follow-up/schema.ts';
import type { Option } from '../../shared/domain/option/schema.ts';
import { followUpsOf } from '../../shared/store/follow-ups.ts';
import { optionsOf } from '../../shared/store/options.ts';
import type { Page } from '../../shared/web/page-context.ts';
import { PhoneLink } from '../../shared/web/phone-link.tsx';
import type { TimelineEntry, TimelineSource } from '../../shared/web/timeline.ts';
import { childTitle } from './my-home.tsx';
import { sayStandingAtDesk } from './standing-words.ts';

/** What a family said in each round, and to each option, by facility: also which one it wants to be asked. */
export const waitlistTimeline: TimelineSource = async (c, services, current) => {
  const page = c.get('page');
  const { municipality, caseId, family } = current;
  const [rounds, options] = await Promise.all([
    followUpsOf(services.store, municipality, caseId),
    optionsOf(services.store, municipality, caseId),
  ]);
  const nameOf = (childId: string): string => {
    const index = family.children.findIndex((child) => child.childId === childId);
    const child = family.children[index];
    return child ? childTitle(page, child, index) : '';
  };
  return [
    ...rounds.flatMap(({ value }) => entryOfRound(page, value, nameOf(value.childId))),
    ...options.map(({ value }) => entryOfOption(page, value)),
  ];
};

const entryOfRound = (page: Page, round: FollowUp, child: string): TimelineEntry[] => {
  const { t } = page;
  if (!round.answer || !round.answeredAt) return [];
  const { intention, presentCare, words } = round.answer;
  const care = presentCare ? ` / ${t(`my.care-${presentCare}`)}` : '';
  return [
    {
      at: round.answeredAt,
      title: `${child}: ${t(`my.intention-${intention}`)}${care}`,
      body: (
        <>
          {words ? <p class="words">{words}</p> : null}
          <p>{sayStandingAtDesk(page, round)}</p>
        </>
      ),
    },
  ];
};

const entryOfOption = ({ t }: Page, option: Option): TimelineEntry => ({
  at: option.status === 'answered' ? option.answeredAt : option.offeredAt,
  title:
    option.status === 'answered'
      ? `${option.facility.name}: ${t(`my.answer-${option.answer}`)}`
      : t('waitlist.offeredThis', { name: option.facility.name }),
  body: option.facility.phone ? (
    <p>
      <PhoneLink phone={option.facility.phone} />
    </p>
  ) : undefined,
});

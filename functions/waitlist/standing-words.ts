import type { FollowUp } from '../../shared/domain/follow-up/schema.ts';
import type { Page } from '../../shared/web/page-context.ts';
import { sayDate } from '../../shared/words/say-date.ts';

/** Where a child's round stands, in the words of the desk; a next round with its day. */
export const sayStandingAtDesk = ({ t, locale }: Page, round: FollowUp | undefined): string => {
  if (!round) return t('waitlist.round-none');
  if (round.status !== 'closed') return t(`waitlist.round-${round.status}`);
  return round.next.kind === 'again'
    ? t('waitlist.round-again', { date: sayDate(round.next.on, locale, 'with year') })
    : t('waitlist.round-ended');
};

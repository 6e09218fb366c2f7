import type { Case } from '../../../shared/domain/case/schema.ts';
import { type Family, nowOf, type World } from '../world.ts';

/** Who a case is about, outside the software: by its case, else by the name on it. */
export const familyOf = (world: World, current: Pick<Case, 'caseId' | 'family'>): Family | undefined =>
  world.families.find(({ caseId }) => caseId === current.caseId) ??
  world.families.find(({ name }) => name === current.family.guardianName);

/**
 * What a family may count on after it has said how things stand: that nobody writes to it any more, or not before a day.
 * A family that waits with two children has said so about one of them only.
 */
export const saidAboutItself = (
  world: World,
  family: Family,
  intention: string,
  askAgainOn: string | undefined,
): void => {
  const atEpochMs = nowOf(world);
  delete family.inPeace;
  if (family.bornOn.length > 1) return;
  if (intention === 'placed') family.leftAlone = { atEpochMs, why: 'placed' };
  if (intention === 'withdraw') family.leftAlone = { atEpochMs, why: 'withdrew' };
  if (intention === 'no-contact' && askAgainOn) family.inPeace = { until: askAgainOn, atEpochMs };
};

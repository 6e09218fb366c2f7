import type { Municipality, MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import type { MatchAgainEffect } from '../../shared/domain/outbox/effect.ts';
import { directorySettingsOf } from '../../shared/store/facilities.ts';
import { municipalityOf } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import type { Sender } from '../outbox/deliver.ts';
import { type Concerned, concernedChildren, newPlacesOf } from './concerned-children.ts';
import { wakeFamily } from './wake-family.ts';

/** Tries of one family whose case, tasks or rounds changed meanwhile. */
const TRIES = 3;

/**
 * New places were published: the children whom they can concern are matched again, nobody else. A consultant hears of what
 * fits; the family hears nothing before the consultant has chosen (R5(6)). Safe to run twice: a child hears of a facility's
 * class once in a round.
 * @throws when a family's things changed again and again; whoever was woken before stays so.
 */
export const wakeMatching = async (
  services: Services,
  municipality: MunicipalityCode,
  effect: MatchAgainEffect,
): Promise<{ woken: number }> => {
  const [city, settings, places] = await Promise.all([
    municipalityOf(services.store, municipality),
    directorySettingsOf(services.store, municipality),
    newPlacesOf(services, municipality, effect),
  ]);
  if (!city) throw new Error(`No municipality ${municipality}`);
  const children = await concernedChildren(services, city, effect.fiscalYear, places);
  let woken = 0;
  for (const family of byFamily(children)) {
    if (await wakeOne(services, { city, settings, source: effect.source }, family)) woken += 1;
  }
  return { woken };
};

type Scene = Parameters<typeof wakeFamily>[1] & { city: Municipality };

const wakeOne = async (services: Services, scene: Scene, family: readonly Concerned[]): Promise<boolean> => {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const outcome = await wakeFamily(services, scene, family);
    if (outcome !== 'moved') return outcome === 'woken';
  }
  throw new Error(`A family changed ${TRIES} times while it was matched again`);
};

/** Siblings are looked at together: one family is one task. */
const byFamily = (children: readonly Concerned[]): Concerned[][] => {
  const families = new Map<string, Concerned[]>();
  for (const child of children) {
    const { caseId } = child.deferral;
    families.set(caseId, [...(families.get(caseId) ?? []), child]);
  }
  return [...families.values()];
};

/** The outbox's way to the matching. */
export const matchingSender = (services: Services): Sender => ({
  prepare: async ({ municipality, effect }) => ({
    laid: [],
    send: async () => {
      if (effect.kind !== 'match-again')
        return { ended: 'refused', reason: `${effect.kind} is not for the matching` };
      try {
        await wakeMatching(services, municipality, effect);
        return { ended: 'sent' };
      } catch (error) {
        return { ended: 'refused', reason: error instanceof Error ? error.name : 'Unknown' };
      }
    },
  }),
});

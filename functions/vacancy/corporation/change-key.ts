import type { Principal } from '../../../shared/domain/access/principal.ts';
import { giveKey, revokeKey } from '../../../shared/domain/corporation/api-key.ts';
import type { Corporation } from '../../../shared/domain/corporation/schema.ts';
import { mintApiKey } from '../../../shared/store/api-keys.ts';
import { carryOut } from '../../../shared/store/command.ts';
import type { Kept } from '../../../shared/store/records.ts';
import type { Services } from '../../../shared/store/services.ts';
import { corporations } from '../../../shared/store/survey-contacts.ts';
import { saving } from '../../../shared/store/writes.ts';

/**
 * Issues a corporation's key (発行) or another in its place, at which the one before opens nothing any more. The key is given
 * back this once; nothing when somebody changed the corporation meanwhile.
 */
export const issueKey = async (
  services: Services,
  by: Principal,
  kept: Kept<Corporation>,
): Promise<string | undefined> => {
  const { municipality, corporationId, apiKey } = kept.value;
  const { key, hash } = mintApiKey(services, municipality, corporationId);
  const next = giveKey(kept.value, hash, services.clock.now());
  const saved = await keep(
    services,
    by,
    kept,
    next,
    apiKey ? 'CorporationKeyRenewed' : 'CorporationKeyIssued',
  );
  return saved ? key : undefined;
};

/** Takes the key away (失効); false when somebody changed the corporation meanwhile. */
export const takeKeyAway = (services: Services, by: Principal, kept: Kept<Corporation>): Promise<boolean> =>
  keep(services, by, kept, revokeKey(kept.value), 'CorporationKeyRevoked');

const keep = async (
  services: Services,
  by: Principal,
  kept: Kept<Corporation>,
  next: Corporation,
  fact: string,
): Promise<boolean> => {
  const { municipality, corporationId, apiKey } = next;
  const outcome = await carryOut(services, {
    municipality,
    writes: [saving(corporations, kept, next, 'CorporationMoved')],
    audit: [{ by, subject: corporationId, fact, about: apiKey ? { expiresAt: apiKey.expiresAt } : {} }],
  });
  return outcome.ok;
};

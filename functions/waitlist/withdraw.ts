import type { Principal } from '../../shared/domain/access/principal.ts';
import type { Case } from '../../shared/domain/case/schema.ts';
import type { Result } from '../../shared/runtime/result.ts';
import { endingOfCase } from '../../shared/store/case-ending.ts';
import { carryOut } from '../../shared/store/command.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import type { BrokenBelief } from '../../shared/store/store.ts';

/** A family takes everything back. Pressed twice, it ends once. Nobody writes to it any more, not even to say so. */
export const withdrawCase = async (
  services: Services,
  kept: Kept<Case>,
  by: Principal,
): Promise<Result<void, BrokenBelief>> =>
  carryOut(services, await endingOfCase(services, kept, 'withdrawn', by));

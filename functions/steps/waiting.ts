import type { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import { waits } from '../../shared/store/ledger.ts';
import type { Services } from '../../shared/store/services.ts';
import { replacing, type Write } from '../../shared/store/writes.ts';

/** Remembers which token answers a question; a later try of the same question takes its place. */
export const holdWait = (
  services: Services,
  municipality: MunicipalityCode,
  wait: string,
  taskToken: string,
): Write => replacing(waits, { municipality, wait, taskToken, askedAt: services.clock.now().toString() });

export { answerWait } from '../../shared/domain/outbox/answer-wait.ts';

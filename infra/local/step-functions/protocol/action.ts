import type { z } from 'zod';
import type { Engine } from '../engine.ts';

/** One action: what it takes and what it does. */
export type Action = { request: z.ZodType; run(engine: Engine, request: unknown): Promise<unknown> };

/** Ties an action's work to the shape of its request. */
export const action = <S extends z.ZodType>(
  request: S,
  run: (engine: Engine, request: z.infer<S>) => unknown,
): Action => ({ request, run: async (engine, read) => run(engine, read as z.infer<S>) });

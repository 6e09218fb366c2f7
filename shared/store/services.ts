import type { Chance } from '../runtime/chance.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Ids } from '../runtime/ids.ts';
import type { Store } from './store.ts';

/** What every room is given: built once per cold start, by its host. */
export type Services = { store: Store; clock: Clock; ids: Ids; chance: Chance };

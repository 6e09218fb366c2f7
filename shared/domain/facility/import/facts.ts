import type { FacilityFacts } from '../schema.ts';
import { readText } from './cell.ts';

/** Facts on their way: a field may be there and say nothing. */
export type Facts = { [Key in keyof FacilityFacts]?: FacilityFacts[Key] | undefined };

/** A text of a line, and one of several. */
export const readLine = readText(300);
export const readLines = readText(2000);

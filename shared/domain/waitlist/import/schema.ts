import { z } from 'zod';
import { StaffId } from '../../ids.ts';
import { MunicipalityCode } from '../../municipality/schema.ts';
import { PlannedRow } from './plan.ts';

const count = z.number().int();

const known = {
  municipality: MunicipalityCode,
  importId: z.string(),
  uploadedAt: z.string(),
  uploadedBy: StaffId,
  encoding: z.string(),
  /** Headers that nobody knew; their columns were left out. */
  unknownColumns: z.array(z.string()),
  counts: z.object({
    new: count,
    changed: count,
    same: count,
    again: count,
    endedHere: count,
    doubtful: count,
    refused: count,
  }),
  /** Children of these wards whom the file does not name any more, by number. */
  gone: z.array(z.string()),
  /** In how many parts the rows lie. */
  parts: count,
};

/**
 * A list that was uploaded. `planned`: only looked at. `confirmed`: a person said yes, and it is being taken, part by part;
 * whoever is interrupted, it is taken to its end. `done`: taken whole.
 */
export const WaitlistImport = z.discriminatedUnion('status', [
  z.object({ status: z.literal('planned'), ...known }),
  z.object({
    status: z.enum(['confirmed', 'done']),
    ...known,
    confirmedAt: z.string(),
    /** Doubtful rows that a person looked at and takes, by line. */
    takenLines: z.array(count),
    endGone: z.boolean(),
    /** Parts taken so far; those who are gone are the last. */
    taken: count,
  }),
]);
export type WaitlistImport = z.infer<typeof WaitlistImport>;
export type ConfirmedImport = Extract<WaitlistImport, { status: 'confirmed' | 'done' }>;

/** One part of a list's rows. They are sealed wherever they rest. */
export const ImportPart = z.object({
  municipality: MunicipalityCode,
  importId: z.string(),
  part: count,
  uploadedAt: z.string(),
  rows: z.array(PlannedRow),
});
export type ImportPart = z.infer<typeof ImportPart>;

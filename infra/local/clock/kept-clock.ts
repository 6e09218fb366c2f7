import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { startTimeline, type Timeline } from './timeline.ts';

/** How far the clock was moved, as it stands in `clock.json` of the data folder. */
const KeptClock = z.strictObject({ movedToEpochMs: z.number(), machineEpochMs: z.number() });

export type ClockStart = {
  /** The instant at which a standing (virtual) clock starts; without it the clock runs with the machine. */
  startsAtEpochMs?: number | undefined;
  /** Where the clock's position outlives the process. Without it, it does not. */
  folder?: string | undefined;
};

/** The twin's timeline, and the one way to move it so that a later start does not find itself in the past. */
export type KeptTimeline = {
  timeline: Timeline;
  /** Moves the clock forward and answers when all is quiet. */
  moveTo(epochMs: number): Promise<void>;
};

/** Starts the clock where the last run left it, or anew. A clock that was moved ahead of the machine stays ahead. */
export const startKeptTimeline = async ({ startsAtEpochMs, folder }: ClockStart): Promise<KeptTimeline> => {
  const file = folder && path.join(folder, 'clock.json');
  const kept = file ? await readKept(file) : undefined;
  const timeline = startTimeline(
    startsAtEpochMs === undefined
      ? { mode: 'ticking', aheadMs: kept ? Math.max(0, kept.movedToEpochMs - kept.machineEpochMs) : 0 }
      : { mode: 'standing', atEpochMs: Math.max(startsAtEpochMs, kept?.movedToEpochMs ?? 0) },
  );
  return {
    timeline,
    moveTo: async (epochMs) => {
      // Before the move: what is timed on the way must not lie in the future of a start after a crash.
      if (file) await keep(file, { movedToEpochMs: epochMs, machineEpochMs: Date.now() });
      await timeline.advanceTo(epochMs);
    },
  };
};

const readKept = async (file: string): Promise<z.infer<typeof KeptClock> | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : KeptClock.parse(JSON.parse(text));
};

const keep = async (file: string, clock: z.infer<typeof KeptClock>): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.next`, JSON.stringify(clock));
  await rename(`${file}.next`, file);
};

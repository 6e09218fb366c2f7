import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** One seed that was played, as a line of the file that a campaign is taken up from. */
export const PlayedSeed = z.object({
  /** How it was played, all options but the seed: another way is another campaign. */
  way: z.string(),
  seed: z.number().int(),
  invariant: z.string().optional(),
  dayNumber: z.number().int().optional(),
  seconds: z.number(),
  failures: z.record(z.string(), z.number()),
});
export type PlayedSeed = z.infer<typeof PlayedSeed>;

/** The seeds that were played this way before. A torn last line, as a kill leaves it, is played again. */
export const playedBefore = async (file: string, way: string): Promise<PlayedSeed[]> => {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const read = PlayedSeed.safeParse(parsed(line));
    return read.success && read.data.way === way ? [read.data] : [];
  });
};

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

export const keepPlayed = async (file: string, played: PlayedSeed): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true });
  await appendFile(file, `${JSON.stringify(played)}\n`);
};

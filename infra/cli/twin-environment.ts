import { z } from 'zod';

const Addresses = z.object({ environment: z.record(z.string(), z.string()) });

/** The environment in which a command speaks to a running twin as if it were AWS. Rejects when nothing answers there. */
export const environmentAt = async (origin: string): Promise<Record<string, string>> => {
  const answer = await fetch(`${origin}/local/aws.json`).catch(() => {
    throw new Error(`Nothing answers at ${origin}. Start it with npm start, or say where it runs with --at.`);
  });
  return Addresses.parse(await answer.json()).environment;
};

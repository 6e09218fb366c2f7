import type { CampaignOptions, WantedRehearsal } from '../rehearsal-options.ts';
import { playCampaign } from './campaign.ts';
import { Player } from './players.ts';

/** Plays a campaign in processes of their own; false when a seed broke a law, now or when it was played before. */
export const playSeeds = async (campaign: CampaignOptions, wanted: WantedRehearsal): Promise<boolean> => {
  const begun = process.hrtime.bigint();
  const players = Array.from({ length: campaign.workers }, () => new Player());
  try {
    const { broken } = await playCampaign(campaign, wanted, {
      players: players.map(({ play }) => play),
      seconds: () => Number(process.hrtime.bigint() - begun) / 1e9,
      say: (line) => void process.stdout.write(`${line}\n`),
    });
    return broken.length === 0;
  } finally {
    for (const player of players) player.end();
  }
};

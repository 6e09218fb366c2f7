import type { AlterTemplates } from '../../../infra/local/template/declare-home.ts';
import { startTwin, type Twin } from '../../../infra/local/twin.ts';
import { letWeatherReach } from '../faults/weather.ts';
import type { World } from '../world.ts';

/** Starts a twin for the small city, at an instant, under its weather; on its folder where it has one. */
export const startSmallCity = async (
  world: Pick<World, 'options' | 'notices' | 'folder' | 'weather'>,
  atEpochMs: number,
): Promise<Twin> => {
  const twin = await startTwin({
    port: 0,
    folder: world.folder,
    items: world.options.items,
    clockStartsAtEpochMs: atEpochMs,
    alterTemplates: sweepEvery(world.options.sweep),
    notice: (line) => void world.notices.push(line),
  });
  letWeatherReach(twin, world.weather);
  return twin;
};

/** The sweeper comes every so many minutes. */
export const sweepEvery =
  (minutes: number): AlterTemplates =>
  (stacks) => {
    for (const { template } of stacks) {
      for (const { Type, Properties } of Object.values(template.Resources)) {
        if (Type === 'AWS::Scheduler::Schedule' && Properties.ScheduleExpression === 'rate(15 minutes)')
          Properties.ScheduleExpression = `rate(${minutes} minutes)`;
      }
    }
  };

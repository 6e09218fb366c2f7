import { createRequire } from 'node:module';
import type { Plugin } from 'esbuild';

const TABLE = /@holiday-jp[/\\]holiday_jp[/\\]lib[/\\]holidays\.js$/;

/**
 * The table of national holidays tells each day's weekday and its names in two languages again; we ask for the Japanese name
 * alone. The rest is left out of bundles: two thirds of the largest single file in them.
 */
export const holidayNames: Plugin = {
  name: 'holiday-names',
  setup: (build) => {
    build.onLoad({ filter: TABLE }, ({ path }) => {
      const table = createRequire(import.meta.url)(path) as Record<string, { name: string }>;
      const names = Object.entries(table).map(([date, { name }]) => [date, { name }] as const);
      return { contents: JSON.stringify(Object.fromEntries(names)), loader: 'json' };
    });
  },
};

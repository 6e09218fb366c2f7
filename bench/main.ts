import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import path from 'node:path';
import { coldStart } from './cold-start/cold-start.ts';
import { intake } from './intake/intake.ts';
import { rehearsal } from './rehearsal/rehearsal.ts';
import { round } from './round/round.ts';
import { advantage, type Figure, type Row } from './row.ts';
import { twin } from './twin/twin.ts';
import { waiting } from './waiting/waiting.ts';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const rows: readonly Row[] = [intake, coldStart, twin, waiting, rehearsal, round];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !rows.some((row) => row.name === name));
if (unknown.length > 0) {
  console.error(
    `no benchmark is called ${unknown.join(', ')}; there are: ${rows.map(({ name }) => name).join(', ')}`,
  );
  process.exit(1);
}

const machine = {
  node: process.version,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  loadAverageBefore: Number(loadavg()[0]?.toFixed(1)),
};

const rounded = (value: number): number => Number(value.toPrecision(3));

const inWords = ({ subject, value, unit, peer, ...rest }: Figure) => ({
  what: subject,
  ours: rounded(value),
  peer: peer.name,
  theirs: rounded(peer.value),
  unit,
  'times better': rounded(advantage({ subject, value, unit, peer, ...rest })),
});

const results: Record<string, (Figure & { advantage: number })[]> = {};
for (const row of rows.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n${row.name}`);
  const figures = await row.run((line) => console.error(`  ${line}`));
  console.table(figures.map(inWords));
  results[row.name] = figures.map((figure) => ({ ...figure, advantage: advantage(figure) }));
}
const file = path.join(import.meta.dirname, 'results.json');
await writeFile(file, `${JSON.stringify({ machine, results }, undefined, 2)}\n`);
console.log(
  `\n${machine.node}, ${machine.cores} × ${machine.cpu}, load ${machine.loadAverageBefore} before; bench/results.json`,
);

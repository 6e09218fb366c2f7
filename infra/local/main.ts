import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { seedDemo } from './demo/seed.ts';
import { staffAtHome } from './staff-at-home.ts';
import { startTwin, type Twin } from './twin.ts';

// The product is deployed on a newer Node than the machines of some offices have.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

/** The environment of `npm start`. */
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: z.string().min(1).default('.data'),
  DEMO: z.enum(['0', '1']).default('1'),
  CLOCK: z.iso.datetime({ offset: true }).optional(),
  DYNAMODB_ENDPOINT: z.url().optional(),
});

/** Ended by then, whatever still runs: a supervisor waits five seconds. */
const LONGEST_STOP_MS = 4_500;

const start = async (): Promise<Twin> => {
  const { values: options } = parseArgs({ options: { bundled: { type: 'boolean' } } });
  const { PORT, DATA_DIR, DEMO, CLOCK, DYNAMODB_ENDPOINT } = Environment.parse(process.env);
  const twin = await startTwin({
    port: PORT,
    folder: path.resolve(DATA_DIR),
    clockStartsAtEpochMs: CLOCK === undefined ? undefined : Date.parse(CLOCK),
    engineEndpoint: DYNAMODB_ENDPOINT,
    bundled: options.bundled,
    notice: (line) => console.error(line),
  });
  if (DEMO === '1') await seedDemo(twin.store);
  return twin;
};

/** The first line is for programs, the rest for the person who started it. */
const greet = async ({ origin, awsEndpoint, store }: Twin): Promise<void> => {
  console.log(`ready ${origin}`);
  console.log(`
  families      ${origin}/
  facilities    ${origin}/survey
  agencies      ${origin}/escalations
  desk          ${origin}/desk
  API           ${origin}/api/v1/openapi.json
  mail          ${origin}/local/mail
  workflows     ${origin}/local/executions
  AWS protocols ${awsEndpoint}`);
  const staff = await staffAtHome(store);
  if (staff.length === 0) return;
  console.log('\n  sign in at the desk as (no password at home)');
  for (const { email, name, role } of staff) console.log(`  ${email}  ${name}  ${role}`);
};

/** Ends the twin when the person or the supervisor says so, also while it is still starting. A second time, at once. */
const endOnSignals = (starting: Promise<Twin>): void => {
  let ending = false;
  const end = (): void => {
    if (ending) process.exit(1);
    ending = true;
    // The machine's own time: the twin's clock may stand.
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
    starting
      .then((twin) => twin.stop())
      .then(
        () => process.exit(0),
        (failure: unknown) => {
          console.error(failure);
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
};

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

try {
  const starting = start();
  endOnSignals(starting);
  await greet(await starting);
} catch (failure) {
  console.error(failure instanceof z.ZodError ? z.prettifyError(failure) : failure);
  process.exit(1);
}

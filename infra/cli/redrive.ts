import { parseArgs } from 'node:util';
import { awsDoor } from './aws-door.ts';
import { lookAtQueue, type Redriven, redriveQueue } from './redrive-queue.ts';
import { environmentAt } from './twin-environment.ts';

const USAGE = `npm run redrive -- --queue NAME [--function NAME] [--confirm]
       [--at http://127.0.0.1:3000]   a running twin; without it, AWS, with the credentials of the environment

Gives events that lie in a queue for failures to their function again. The alarm's text has the command with both names.
Without --confirm nothing is called: what waits is listed, by time and reason, never by what it says of a family.`;

const { values } = parseArgs({
  options: {
    queue: { type: 'string' },
    function: { type: 'string' },
    confirm: { type: 'boolean', default: false },
    at: { type: 'string' },
  },
});

const say = ({ messageId, sentEpochMs, reason, outcome }: Redriven): void =>
  console.log(`${new Date(sentEpochMs).toISOString()}  ${messageId}  ${reason}  ${outcome}`);

if (!values.queue) {
  console.error(USAGE);
  process.exit(1);
}
const environment = values.at === undefined ? process.env : await environmentAt(values.at);
const redrive = {
  door: awsDoor(environment),
  queue: values.queue,
  functionName: values.function,
  tell: say,
};
if (values.confirm) {
  const { taken, stayed } = await redriveQueue(redrive);
  console.log(`${taken} taken, ${stayed} stay in the queue`);
  process.exitCode = stayed > 0 ? 1 : 0;
} else {
  const waiting = await lookAtQueue(redrive);
  console.log(waiting === 0 ? 'Nothing waits.' : 'Nothing was called. Run it again with --confirm.');
}

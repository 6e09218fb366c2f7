import { signInAs } from '../../builders/at-the-desk.ts';
import { patient } from '../act.ts';
import { doorOf, takesPart, type World } from '../world.ts';

/** So many of the newest cases, tasks and concerns a stranger tries to open each time. */
const TRIES = 2;

/** Somebody of the neighbouring municipality, signed in, tries addresses of ours. What is shown is a leak. */
export const strangersTry = async (world: World): Promise<void> => {
  if (!takesPart(world, 'strangers')) return;
  const addresses = addressesOf(world);
  if (addresses.length === 0) return;
  const { browser } = await signInAs(doorOf(world), world.neighbour.staff.subject);
  const stranger = patient(browser);
  for (const { path, id } of addresses) {
    const answer = await stranger.get(path);
    const text = await answer.text();
    if (answer.status === 200 || text.includes('架空 ')) {
      world.leaks.push({ what: `${path} answered ${answer.status} to the neighbour`, about: [id] });
    }
  }
  await world.twin.timeline.quiet();
};

const addressesOf = ({ happenings, escalations }: World): { path: string; id: string }[] => {
  const named = (kind: string): string[] => [
    ...new Set(happenings.flatMap(({ about }) => about.filter((id) => id.startsWith(`${kind}_`)))),
  ];
  return [
    ...named('case')
      .slice(-TRIES)
      .map((id) => ({ id, path: `/desk/cases/${id}` })),
    ...named('task')
      .slice(-TRIES)
      .map((id) => ({ id, path: `/desk/tasks/${id}` })),
    ...escalations.slice(-TRIES).map((id) => ({ id, path: `/desk/escalations/${id}` })),
  ];
};

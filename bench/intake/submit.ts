import { Agent, request } from 'node:http';
import { median } from '../row.ts';

/** The invented city's form, filled in with what most families fill in. */
const form = JSON.stringify({
  guardianName: '見本 花子',
  mail: 'success@simulator.amazonses.com',
  birthKind: 'born',
  birthDate: '2025-05-10',
  ward: 'kita',
  postalCode: '999-0011',
  weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from: '8:30',
  until: '17:30',
  travel: 'bicycle',
  consent: 'yes',
});

export type Load = { clients: number; seconds: number };

let sent = 0;

/** So many families send the form, each the next one as soon as the last is answered, over connections that stay open. */
export const submitFor = async (origin: string, { clients, seconds }: Load) => {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const tookMs: number[] = [];
  const began = performance.now();
  const ends = began + seconds * 1000;
  const family = async (): Promise<void> => {
    while (performance.now() < ends) {
      const before = performance.now();
      sent += 1;
      await submit(agent, origin, `bench-${sent}`);
      tookMs.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: clients }, family));
  agent.destroy();
  const perSecond = tookMs.length / ((performance.now() - began) / 1000);
  return { count: tookMs.length, perSecond, medianMs: median(tookMs) };
};

const submit = (agent: Agent, origin: string, key: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(form),
      'idempotency-key': key,
    };
    const asking = request(`${origin}/api/v1/intakes`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().on('end', () => {
        if (answer.statusCode === 201) resolve();
        else reject(new Error(`an intake was answered ${answer.statusCode}`));
      });
      answer.on('error', reject);
    });
    asking.on('error', reject);
    asking.end(form);
  });

import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { GOES_ON, type Play, type Played } from './play-once.ts';

/** A process plays so many rehearsals and makes room for a fresh one: each twin loads its functions anew, and Node keeps them all. */
const REHEARSALS_PER_PROCESS = 15;

/** A process that plays rehearsals one after the other, exchanged for a fresh one now and then. */
export class Player {
  #process: ChildProcess | undefined;
  #played = 0;

  readonly play: Play = async (options) => {
    const worker = this.#ready();
    this.#played += 1;
    const answer = new Promise<Played>((resolve) => {
      const died = (code: number | null) =>
        resolve({
          broken: { invariant: GOES_ON, dayNumber: options.days, text: `the process ended with ${code}` },
          digest: '',
          failures: {},
        });
      worker.once('exit', died);
      worker.once('message', (played) => {
        worker.off('exit', died);
        resolve(played as Played);
      });
    });
    worker.send(options);
    return answer;
  };

  end(): void {
    this.#process?.kill();
    this.#process = undefined;
  }

  #ready(): ChildProcess {
    if (this.#played >= REHEARSALS_PER_PROCESS || this.#process?.exitCode != null) {
      this.end();
      this.#played = 0;
    }
    // What functions log of failures that were ordered is not a campaign's to show.
    this.#process ??= fork(path.join(import.meta.dirname, 'worker.ts'), {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    return this.#process;
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './free-port.ts';

/** A DynamoDB engine that answers on the loopback. `endpoint` waits until it is ready, also after it died and was started again. */
export interface Engine {
  endpoint(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts that may fail one after the other before the engine is given up. */
const STARTS_WITHOUT_SUCCESS = 3;

/** An engine that somebody else runs (`DYNAMODB_ENDPOINT`): never started or stopped here. */
export const foreignEngine = (endpoint: string): Engine => ({
  endpoint: () => Promise.resolve(endpoint),
  stop: () => Promise.resolve(),
});

/** Starts the `dynoxide` engine on a free port: durable in `file`, or in memory without one. */
export const startEngine = (file?: string): Engine => new EngineProcess(file);

class EngineProcess implements Engine {
  readonly #file: string | undefined;
  #child: ChildProcess | undefined;
  #ready: Promise<string>;
  #failedStarts = 0;
  #stopping = false;

  constructor(file: string | undefined) {
    this.#file = file;
    this.#ready = this.#start();
  }

  endpoint(): Promise<string> {
    return this.#ready;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#ready.catch(() => {});
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdin?.destroy();
    await ended;
  }

  async #start(): Promise<string> {
    const port = await freePort();
    const child = spawnUnderWatch([
      enginePath(),
      'serve',
      '--port',
      String(port),
      ...fileArguments(this.#file),
    ]);
    this.#child = child;
    child.once('exit', () => this.#restart());
    await listening(child);
    this.#failedStarts = 0;
    return `http://127.0.0.1:${port}`;
  }

  #restart(): void {
    this.#failedStarts += 1;
    if (this.#stopping || this.#failedStarts >= STARTS_WITHOUT_SUCCESS) return;
    const waiting = this.#ready;
    const started = this.#start();
    this.#ready = started;
    started.catch(() => {});
    waiting.catch(() => {});
  }
}

const fileArguments = (file: string | undefined): string[] => (file ? ['--db-path', file] : []);

/**
 * Kills the engine as soon as the pipe from the twin closes, however the twin ended: after `kill -9` of the twin no
 * engine is left holding the file. The engine writes ahead, so that its own sudden death loses nothing.
 */
const WATCH = `
exec 3<&0
"$@" </dev/null 3<&- &
engine=$!
{ cat <&3 >/dev/null; kill -9 $engine 2>/dev/null; } &
wait $engine
`;

const spawnUnderWatch = (command: string[]): ChildProcess =>
  spawn('/bin/sh', ['-c', WATCH, 'engine-watch', ...command], {
    stdio: ['pipe', 'ignore', 'pipe'],
    // Apart from the terminal's group: Ctrl-C must reach the twin alone, which still needs the engine to end cleanly.
    detached: true,
  });

/** The engine says on its error output that it listens; anything else it says there is why it cannot. */
const listening = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    const said: string[] = [];
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`the DynamoDB engine does not start: ${said.join(' ')}`)));
    if (!child.stderr) return;
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      if (line.includes('listening on')) resolve();
    });
  });

const enginePath = (): string => {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'dynoxide');
  } catch {
    throw new Error(`${name} is not installed; set DYNAMODB_ENDPOINT to a DynamoDB engine of your own`);
  }
};

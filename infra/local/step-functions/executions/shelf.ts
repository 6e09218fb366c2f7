/** Where bytes lie on a shelf: its room, or, for what is larger than any room, the bytes themselves. */
export type Place = number | Uint8Array;

const CHUNK_BYTES = 2 ** 20;
/** Rooms are multiples of this. */
const STEP_BYTES = 32;
const LARGEST_ROOM_STEPS = 1_024;
const LENGTH_BYTES = 2;

/**
 * Bytes side by side outside of the collected heap. A hundred thousand small things that live for weeks among what is
 * gone at once leave that heap full of holes, which cost as much again; here a room that is free is the next one's.
 */
export class Shelf {
  readonly #chunks: Buffer[] = [];
  /** Free rooms by their size in steps. */
  readonly #free: number[][] = [];
  #nextStep = CHUNK_BYTES / STEP_BYTES;

  put(bytes: Uint8Array): Place {
    const steps = stepsFor(bytes.length);
    if (steps > LARGEST_ROOM_STEPS) return Uint8Array.from(bytes);
    const place = this.#free[steps]?.pop() ?? this.#newRoom(steps);
    const { chunk, offset } = this.#roomAt(place);
    chunk.writeUInt16LE(bytes.length, offset);
    chunk.set(bytes, offset + LENGTH_BYTES);
    return place;
  }

  /** The bytes at a place; valid until it is freed. */
  read(place: Place): Uint8Array {
    if (typeof place !== 'number') return place;
    const { chunk, offset } = this.#roomAt(place);
    const start = offset + LENGTH_BYTES;
    return chunk.subarray(start, start + chunk.readUInt16LE(offset));
  }

  free(place: Place): void {
    if (typeof place !== 'number') return;
    const { chunk, offset } = this.#roomAt(place);
    const steps = stepsFor(chunk.readUInt16LE(offset));
    this.#free[steps] ??= [];
    this.#free[steps].push(place);
  }

  #newRoom(steps: number): number {
    if ((this.#nextStep + steps) * STEP_BYTES > CHUNK_BYTES) {
      this.#chunks.push(Buffer.allocUnsafeSlow(CHUNK_BYTES));
      this.#nextStep = 0;
    }
    const place = (this.#chunks.length - 1) * (CHUNK_BYTES / STEP_BYTES) + this.#nextStep;
    this.#nextStep += steps;
    return place;
  }

  #roomAt(place: number): { chunk: Buffer; offset: number } {
    const chunk = this.#chunks[Math.floor((place * STEP_BYTES) / CHUNK_BYTES)];
    if (!chunk) throw new Error(`no such place on the shelf: ${place}`);
    return { chunk, offset: (place * STEP_BYTES) % CHUNK_BYTES };
  }
}

const stepsFor = (bytes: number): number => Math.ceil((bytes + LENGTH_BYTES) / STEP_BYTES);

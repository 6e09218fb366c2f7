import type { FileHandle } from 'node:fs/promises';

const STEP_BYTES = 65_536;
const LINE_FEED = 0x0a;

/** Cuts off what follows the last line feed of a file: half a line that a crash left. */
export const cutTornTail = async (file: FileHandle): Promise<void> => {
  const { size } = await file.stat();
  const end = await endOfLastLine(file, size);
  if (end === size) return;
  await file.truncate(end);
  await file.sync();
};

const endOfLastLine = async (file: FileHandle, size: number): Promise<number> => {
  const step = Buffer.alloc(STEP_BYTES);
  for (let end = size; end > 0; ) {
    const start = Math.max(0, end - STEP_BYTES);
    const { bytesRead } = await file.read(step, 0, end - start, start);
    const at = step.subarray(0, bytesRead).lastIndexOf(LINE_FEED);
    if (at >= 0) return start + at + 1;
    end = start;
  }
  return 0;
};

import type { FanPatch, FramePatch } from './engine-entry.ts';
import type { FannedPhase, Frame } from './frame.ts';

/** What of a frame is another since, for the journal. */
export const patchBetween = (before: Frame | undefined, frame: Frame): FramePatch => {
  if (!before) return frame;
  const fan = fanPatch(before, frame);
  const fields = Object.entries(frame).filter(
    ([field, value]) => before[field as keyof Frame] !== value && !(fan && field === 'phase'),
  );
  return { ...Object.fromEntries(fields), ...(fan ? { fan } : {}), id: frame.id };
};

/** Of a fan that goes on, only what came and how many are under way. */
const fanPatch = ({ phase: before }: Frame, { phase: now }: Frame): FanPatch | undefined => {
  if (before.kind !== 'fanned' || now.kind !== 'fanned' || before.total !== now.total) return undefined;
  if (before === now || before.maxConcurrency !== now.maxConcurrency) return undefined;
  const came = now.results.flatMap((result, index): FanPatch['came'] =>
    result === before.results[index] ? [] : [[index, result]],
  );
  return { started: now.started, running: now.running, came };
};

/** The frames with what a transition changed in them. */
export const patched = (frames: Frame[], patches: FramePatch[], dropped: number[]): Frame[] => {
  const byId = new Map(frames.map((frame) => [frame.id, frame]));
  for (const { fan, ...patch } of patches) {
    const frame = { ...byId.get(patch.id), ...patch } as Frame;
    byId.set(patch.id, fan && frame.phase.kind === 'fanned' ? fannedOn(frame, frame.phase, fan) : frame);
  }
  for (const id of dropped) byId.delete(id);
  return [...byId.values()];
};

const fannedOn = (frame: Frame, phase: FannedPhase, { came, started, running }: FanPatch): Frame => {
  const results = [...phase.results];
  for (const [index, result] of came) results[index] = result;
  return { ...frame, phase: { ...phase, started, running, results } };
};

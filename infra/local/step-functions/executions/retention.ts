import type { EngineEntry } from './engine-entry.ts';
import type { Execution } from './execution.ts';
import { keptEntry, type Registry } from './registry.ts';

/** How long the service keeps an execution after its end. Source: service quotas, 90 days. */
export const RETENTION_MS = 90 * 86_400_000;

export const isRetained = ({ stoppedAt }: Execution, nowEpochMs: number): boolean =>
  stoppedAt === undefined || stoppedAt + RETENTION_MS > nowEpochMs;

/** Forgets what the service would have forgotten, and tells the rest in as few entries as it takes. */
export const compacted = (registry: Registry, nowEpochMs: number): EngineEntry[] => {
  for (const execution of registry.executions.values())
    if (!isRetained(execution, nowEpochMs)) registry.forget(execution);
  const current = new Set([...registry.machines.values()].map((machine) => machine.current.revision));
  const machines = registry.revisionsInUse().map((machine): EngineEntry => {
    const { retired: _, ...kept } = machine;
    return { kind: 'machine', machine: current.has(machine.revision) ? kept : { ...kept, retired: true } };
  });
  const activities = [...registry.activities.values()].map(
    (activity): EngineEntry => ({ kind: 'activity', activity }),
  );
  return [...machines, ...activities, ...[...registry.executions.values()].map(keptEntry)];
};

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeCaseAtDesk } from '../../functions/case/take.ts';
import type { Twin } from '../../infra/local/twin.ts';
import { CaseId, StaffId } from '../../shared/domain/ids.ts';
import { Staff } from '../../shared/domain/staff/schema.ts';
import { endingOfCase } from '../../shared/store/case-ending.ts';
import { caseOf, openCasesOf } from '../../shared/store/cases.ts';
import { carryOut } from '../../shared/store/command.ts';
import { staffRecords } from '../../shared/store/registry.ts';
import { openTasksOf } from '../../shared/store/tasks.ts';
import { creating } from '../../shared/store/writes.ts';
import { executionsOf, statesVisited } from '../builders/executions.ts';
import { aTwin, CITY, sendIntake } from '../infra/at-home.ts';

const aMember = (letter: string, facts: Partial<Staff>): Staff =>
  Staff.parse({
    municipality: CITY,
    staffId: StaffId.parse(`staff_${'0'.repeat(25)}${letter}`),
    subject: letter.toLowerCase(),
    name: { ja: `職員${letter}` },
    role: 'consultant',
    wards: ['kita'],
    mail: `${letter.toLowerCase()}@city.example.jp`,
    languages: ['ja'],
    active: true,
    ...facts,
  });

const { staffId, role, wards } = aMember('A', {});
const consultant = { who: 'staff' as const, municipality: CITY, staffId, role, wards };

const HOUR_MS = 3_600_000;

describe('受付から担当決定まで (intake)', () => {
  let twin: Twin & { notices: string[] };
  const visited = new Set<string>();
  const subjectsTo = (address: string): number =>
    twin.mailbox.mails.filter(({ to }) => to.includes(address)).length;
  const passHours = (hours: number) => twin.moveTo(twin.timeline.nowEpochMs() + hours * HOUR_MS);

  const note = async () => {
    for (const { executionArn } of await executionsOf(twin, 'intake')) {
      for (const state of await statesVisited(twin, executionArn)) visited.add(state);
    }
  };

  beforeAll(async () => {
    twin = await aTwin();
    await twin.store.store.commit([
      creating(staffRecords, aMember('A', {}), 'StaffExists'),
      creating(staffRecords, aMember('B', { role: 'supervisor' }), 'StaffExists'),
    ]);
  });
  afterAll(() => twin.stop());

  it('a consultant takes the case in time, and the family hears of it', async () => {
    await sendIntake(twin.origin);
    await twin.timeline.quiet();
    const [task] = await openTasksOf(twin.store.store, CITY, 'kita');
    expect(task).toMatchObject({ kind: 'take-case', owner: aMember('A', {}).staffId });
    const taken = await takeCaseAtDesk(twin.store, consultant, CaseId.parse(task?.about.caseId));
    expect(taken.ok).toBe(true);
    await twin.timeline.quiet();
    expect(await openTasksOf(twin.store.store, CITY, 'kita')).toEqual([]);
    expect(subjectsTo('hanako@example.jp')).toBe(2);
    const [execution] = await executionsOf(twin, 'intake');
    expect(execution?.status).toBe('SUCCEEDED');
    await note();
  });

  it('nobody takes the case: after two working days the supervisor is told, again each working day, until somebody does', async () => {
    await sendIntake(twin.origin);
    await twin.timeline.quiet();
    // Wednesday 1 April 2026, 9:00: closing time two working days later is Friday 17:00.
    await passHours(55.9);
    expect(subjectsTo('b@city.example.jp')).toBe(0);
    await passHours(0.2);
    expect(subjectsTo('b@city.example.jp')).toBe(1);
    const [queued] = await openTasksOf(twin.store.store, CITY, 'kita');
    expect(queued).toMatchObject({ kind: 'take-case' });
    expect(queued).not.toHaveProperty('owner');
    // The next working day is Monday.
    await passHours(72);
    expect(subjectsTo('b@city.example.jp')).toBe(2);
    await note();
  });

  it('a family that withdraws before anybody took the case hears nothing more, and the workflow ends', async () => {
    const [current] = (await openCasesOf(twin.store.store, CITY, 'kita')).filter(
      ({ status }) => status === 'received',
    );
    const kept = await caseOf(twin.store.store, CITY, current?.caseId ?? '');
    if (!kept) throw new Error('the case is not there');
    const before = subjectsTo('hanako@example.jp');
    await carryOut(twin.store, await endingOfCase(twin.store, kept, 'withdrawn', consultant));
    await twin.timeline.quiet();
    await passHours(24 * 10);
    expect(subjectsTo('hanako@example.jp')).toBe(before);
    expect((await executionsOf(twin, 'intake')).map(({ status }) => status)).toEqual([
      'SUCCEEDED',
      'SUCCEEDED',
    ]);
    expect(await openTasksOf(twin.store.store, CITY, 'kita')).toEqual([]);
    await note();
  });

  it('every state of the definition was visited by these stories', async () => {
    const file = path.join(import.meta.dirname, '..', '..', 'workflows', 'intake', 'definition.asl.json');
    const { States } = JSON.parse(await readFile(file, 'utf8')) as { States: Record<string, unknown> };
    expect([...visited].sort()).toEqual(Object.keys(States).sort());
    expect(twin.notices).toEqual([]);
  });
});

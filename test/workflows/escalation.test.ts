import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aKind, anAgency } from '../builders/escalation.ts';
import { anEscalationScene, consultant, type EscalationScene, MAILS } from '../builders/escalation-scene.ts';
import { executionsOf, statesVisited } from '../builders/executions.ts';

let scene: EscalationScene;
const visited = new Set<string>();

afterEach(async () => {
  for (const { executionArn } of await executionsOf(scene.twin, 'escalation')) {
    for (const state of await statesVisited(scene.twin, executionArn)) visited.add(state);
  }
  expect(scene.twin.notices).toEqual([]);
  await scene.twin.stop();
});

const statuses = async () => (await executionsOf(scene.twin, 'escalation')).map((one) => one.status);
const counts = () => ({
  first: scene.mailsTo(MAILS.first).length,
  second: scene.mailsTo(MAILS.second).length,
  guidance: scene.mailsTo(MAILS.guidance).length,
  supervisor: scene.mailsTo(MAILS.supervisor).length,
});

describe('a notice of suspected abuse', () => {
  it('is told at once, day or night, and waits for a person', async () => {
    scene = await anEscalationScene();
    const id = await scene.raise();
    expect(counts()).toEqual({ first: 1, second: 0, guidance: 0, supervisor: 0 });
    expect(await scene.escalation(id)).toMatchObject({ status: 'notified', rung: 1, alarm: false });
    expect(await scene.openTasks()).toEqual(['watch-escalation']);
  });

  it('climbs each 30 minutes of silence: second contact, then the next agency, the supervisor and the phone', async () => {
    scene = await anEscalationScene();
    const id = await scene.raise();
    await scene.pass(29);
    expect(counts()).toEqual({ first: 1, second: 0, guidance: 0, supervisor: 0 });
    await scene.pass(1);
    expect(counts()).toEqual({ first: 1, second: 1, guidance: 0, supervisor: 0 });
    await scene.pass(30);
    expect(counts()).toEqual({ first: 1, second: 1, guidance: 1, supervisor: 1 });
    expect(await scene.escalation(id)).toMatchObject({ rung: 3, alarm: true });
    expect((await scene.openTasks()).sort()).toEqual(['call-agency', 'watch-escalation']);
    await scene.pass(60);
    expect(counts()).toEqual({ first: 2, second: 1, guidance: 2, supervisor: 3 });
    expect((await scene.openTasks()).sort()).toEqual(['call-agency', 'watch-escalation']);
    expect(await statuses()).toEqual(['RUNNING']);
  });

  it('that bounces goes on to the second contact within the minute', async () => {
    const [first, second] = anAgency().contacts;
    if (!first || !second) throw new Error('the builder has two contacts');
    scene = await anEscalationScene({
      agency: { contacts: [{ ...first, mail: 'bounce+uketsuke@example.jp' }, second] },
    });
    const id = await scene.raise();
    await scene.pass(1);
    expect(counts()).toMatchObject({ second: 1 });
    expect(await scene.escalation(id)).toMatchObject({
      rung: 2,
      told: [{ undelivered: true }, { undelivered: false }],
    });
  });

  it('that is complained about as spam goes on to the second contact, too', async () => {
    const [first, second] = anAgency().contacts;
    if (!first || !second) throw new Error('the builder has two contacts');
    scene = await anEscalationScene({
      agency: { contacts: [{ ...first, mail: 'complaint+uketsuke@example.jp' }, second] },
    });
    await scene.raise();
    await scene.pass(2);
    expect(counts()).toMatchObject({ second: 1 });
  });

  it('that a person confirms late is not told any further, whoever else confirms it again', async () => {
    scene = await anEscalationScene();
    const id = await scene.raise();
    await scene.pass(65);
    await scene.confirm(id, '山田');
    await scene.confirm(id, '鈴木');
    await scene.pass(180);
    expect(counts()).toEqual({ first: 1, second: 1, guidance: 1, supervisor: 1 });
    expect(await scene.escalation(id)).toMatchObject({
      status: 'acknowledged',
      acknowledgement: { name: '山田' },
      alarm: false,
    });
    expect(await scene.openTasks()).toEqual(['watch-escalation']);
  });

  it('counts 48 hours from the notice, reminds at 24, 36 and 47, then stands as an alarm until an outcome is recorded', async () => {
    scene = await anEscalationScene();
    const id = await scene.raise();
    await scene.pass(10);
    await scene.confirm(id);
    await scene.pass(24 * 60 - 11);
    expect(counts()).toMatchObject({ first: 1, supervisor: 0 });
    await scene.pass(1);
    expect(counts()).toMatchObject({ first: 2, supervisor: 1 });
    await scene.pass(12 * 60);
    expect(counts()).toMatchObject({ first: 3, supervisor: 2 });
    await scene.pass(11 * 60);
    expect(counts()).toMatchObject({ first: 4, supervisor: 3 });
    expect(await scene.escalation(id)).toMatchObject({ alarm: false });
    await scene.pass(60);
    expect(counts()).toMatchObject({ first: 5, supervisor: 4 });
    expect(await scene.escalation(id)).toMatchObject({ status: 'acknowledged', alarm: true });
    await scene.pass(3 * 24 * 60);
    expect(counts()).toMatchObject({ first: 8, supervisor: 7 });
    expect(await statuses()).toEqual(['RUNNING']);
    await scene.settle(id);
    expect(await statuses()).toEqual(['SUCCEEDED']);
    expect(await scene.escalation(id)).toMatchObject({ status: 'settled', alarm: false });
    expect(await scene.openTasks()).toEqual([]);
    await scene.pass(3 * 24 * 60);
    expect(counts()).toMatchObject({ first: 8, supervisor: 7 });
  });

  it('that a supervisor settles before anybody confirmed ends there', async () => {
    scene = await anEscalationScene();
    const id = await scene.raise();
    await scene.settle(id);
    expect(await statuses()).toEqual(['SUCCEEDED']);
    await scene.pass(120);
    expect(counts()).toEqual({ first: 1, second: 0, guidance: 0, supervisor: 0 });
  });

  it('runs its 48 hours also while nobody confirms', async () => {
    scene = await anEscalationScene();
    const id = await scene.raise();
    await scene.pass(48 * 60);
    expect(await scene.escalation(id)).toMatchObject({
      status: 'notified',
      alarm: true,
      remindedUntil: '2026-06-07T09:00:00Z',
    });
  });
});

describe('a concern without danger', () => {
  const calm = { ...aKind().terms, safetyWithin48Hours: false, counted: 'working-hours' as const };

  it('that lives longer than an execution may goes on in the next one', async () => {
    scene = await anEscalationScene({ kind: { terms: calm } });
    const id = await scene.raise();
    await scene.confirm(id);
    await scene.pass(310 * 24 * 60);
    const executions = await executionsOf(scene.twin, 'escalation');
    expect(executions.map(({ name, status }) => [name, status]).sort()).toEqual([
      [id, 'SUCCEEDED'],
      [`${id}-2`, 'RUNNING'],
    ]);
    expect(await scene.escalation(id)).toMatchObject({ status: 'acknowledged', alarm: true });
  });
});

describe('the raising', () => {
  it('pressed twice is one escalation with one workflow', async () => {
    scene = await anEscalationScene();
    const [first, second] = [await scene.raise(), await scene.raise()];
    expect(second).toBe(first);
    expect(await executionsOf(scene.twin, 'escalation')).toHaveLength(1);
    expect(counts()).toMatchObject({ first: 1 });
    expect(scene.mailsTo(consultant.mail)).toHaveLength(0);
  });
});

describe('the workflow', () => {
  it('was seen in every one of its states', async () => {
    scene = await anEscalationScene();
    const file = path.join(import.meta.dirname, '..', '..', 'workflows', 'escalation', 'definition.asl.json');
    const { States } = JSON.parse(await readFile(file, 'utf8')) as { States: Record<string, unknown> };
    expect(Object.keys(States).filter((state) => !visited.has(state))).toEqual([]);
  });
});

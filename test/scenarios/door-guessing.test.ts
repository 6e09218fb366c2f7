import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/domain/ids.ts';
import { type GivenLink, mintLink, openDoor } from '../../shared/store/links.ts';
import { aTwin, CITY } from '../infra/at-home.ts';

let twin: Awaited<ReturnType<typeof aTwin>>;

const aDoor = async (): Promise<GivenLink> => {
  const purpose = { opens: 'my' as const, caseId: 'case_01TEST00000000000000000001' as CaseId };
  const { given, laid } = mintLink(twin.store, CITY, purpose, 30);
  await twin.store.store.lay(laid);
  return given;
};
const type = ({ reference }: GivenLink, code: string) =>
  openDoor(twin.store, CITY, { reference, code }, 'my');
const wrong = ({ code }: GivenLink) => (code.startsWith('Z') ? `Y${code.slice(1)}` : `Z${code.slice(1)}`);

beforeAll(async () => {
  twin = await aTwin();
});
afterAll(() => twin.stop());

describe('the door of reference and code', () => {
  it('opens as often as its code is typed rightly, twice at once too', async () => {
    const door = await aDoor();
    for (let times = 0; times < 12; times += 1) expect(await type(door, door.code)).toBeDefined();
    expect(await Promise.all([type(door, door.code), type(door, door.code)])).not.toContain(undefined);
  });

  it('is shut on another page’s door, with the right code too, and stays open on its own', async () => {
    const door = await aDoor();
    expect(await openDoor(twin.store, CITY, door, 'survey')).toBeUndefined();
    expect(await type(door, door.code)).toBeDefined();
  });

  it('stays shut after ten wrong codes, for the right one too', async () => {
    const door = await aDoor();
    for (let times = 0; times < 10; times += 1) expect(await type(door, wrong(door))).toBeUndefined();
    expect(await type(door, door.code)).toBeUndefined();
  });

  it('looks at no more than ten codes when many are guessed at once', async () => {
    const door = await aDoor();
    await Promise.all(Array.from({ length: 30 }, () => type(door, wrong(door))));
    const opened = await Promise.all(Array.from({ length: 30 }, () => type(door, wrong(door))));
    expect(opened.every((one) => one === undefined)).toBe(true);
    expect(await type(door, door.code)).toBeUndefined();
  });
});

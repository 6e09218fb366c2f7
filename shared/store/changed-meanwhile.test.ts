import { describe, expect, it } from 'vitest';
import { ChangedMeanwhile, lookAgainIfChanged } from './changed-meanwhile.ts';

/** One item, written by whoever saw it last. */
const anItem = () => {
  let version = 0;
  return {
    read: async () => version,
    write: async (seen: number) => {
      if (seen !== version) throw new ChangedMeanwhile('the item');
      version += 1;
    },
    version: () => version,
  };
};

const together = (people: number, tries: number, item = anItem()) =>
  Promise.allSettled(
    Array.from({ length: people }, () =>
      lookAgainIfChanged(tries, async () => {
        const seen = await item.read();
        await item.write(seen);
      }),
    ),
  );

describe('whoever finds an item changed looks again', () => {
  it('eight who write one item at the same moment all get through in eight tries', async () => {
    const item = anItem();
    const settled = await together(8, 8, item);
    expect(settled.map(({ status }) => status)).toEqual(Array(8).fill('fulfilled'));
    expect(item.version()).toBe(8);
  });

  it('one more than there are tries is told that it changed', async () => {
    const settled = await together(4, 3);
    expect(settled.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: expect.any(ChangedMeanwhile) },
    ]);
  });

  it('another failure is not tried again', async () => {
    let tried = 0;
    const failing = lookAgainIfChanged(8, async () => {
      tried += 1;
      throw new Error('the engine is gone');
    });
    await expect(failing).rejects.toThrow('the engine is gone');
    expect(tried).toBe(1);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import type { Twin } from '../../infra/local/twin.ts';
import { aTwin, sendIntake } from './at-home.ts';

/** The first start after a change bundles every function. */
const BUNDLING_MS = 240_000;

let twin: Twin;
afterEach(() => twin.stop());

describe('functions run from the bundles that are deployed', () => {
  it(
    'an intake goes from the form through the outbox to a mail, as it does from sources',
    async () => {
      const home = await aTwin({ bundled: true });
      twin = home;
      await sendIntake(home.origin);
      await home.timeline.quiet();
      expect(home.notices).toEqual([]);
      expect(home.mailbox.mails.filter(({ to }) => to.includes('hanako@example.jp'))).toHaveLength(1);
    },
    BUNDLING_MS,
  );
});

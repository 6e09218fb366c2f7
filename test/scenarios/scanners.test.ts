import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readableMail } from '../../infra/local/pages/readable-mail.ts';
import type { Twin } from '../../infra/local/twin.ts';
import { openLink } from '../../shared/store/links.ts';
import { corporations } from '../../shared/store/survey-contacts.ts';
import { creating } from '../../shared/store/writes.ts';
import { aCorporation } from '../builders/corporation.ts';
import { anEscalationScene, MAILS } from '../builders/escalation-scene.ts';
import { facilityId } from '../builders/facility.ts';
import { rawItems } from '../builders/raw-items.ts';
import { spoilt } from '../builders/spoilt.ts';
import { sendIntake } from '../infra/at-home.ts';
import { aSurveyRound, facilityNumber } from '../workflows/a-survey-round.ts';

const FETCHES = 1_000;
const AT_ONCE = 20;
/** So many spoilt tokens meet the link's check itself; some of them come through the page's whole door too. */
const SPOILT = 10_000;
const SPOILT_AT_THE_DOOR = 200;

type Scene = { twin: Twin; token: string };
type Kind = { path: string; cookie: string; scene: () => Promise<Scene> };

const tokenIn = (twin: Twin, address: string): string => {
  const [mail] = twin.mailbox.mails.filter(({ to }) => to.includes(address));
  const links = mail ? readableMail(mail, twin.mailbox).links : [];
  return /\?link=([\w.-]+)/.exec(links.join(' '))?.[1] ?? '';
};

const kinds: Kind[] = [
  {
    path: '/my',
    cookie: 'link-my',
    scene: async () => {
      const { twin } = await aSurveyRound([]);
      await sendIntake(twin.origin);
      await twin.timeline.quiet();
      return { twin, token: tokenIn(twin, 'hanako@example.jp') };
    },
  },
  {
    path: '/survey',
    cookie: 'link-survey',
    scene: async () => {
      const { twin } = await aSurveyRound([facilityNumber(1)]);
      return { twin, token: tokenIn(twin, 'facility1@example.jp') };
    },
  },
  {
    path: '/survey/corporation',
    cookie: 'link-corporation',
    scene: async () => {
      const corporation = aCorporation({ mail: 'honbu@example.jp', facilityIds: [facilityId(1)] });
      const { twin } = await aSurveyRound([facilityNumber(1)], {}, 'over', [
        creating(corporations, corporation, 'CorporationExists'),
      ]);
      return { twin, token: tokenIn(twin, 'honbu@example.jp') };
    },
  },
  {
    path: '/escalations',
    cookie: 'link-escalation',
    scene: async () => {
      const { twin, raise } = await anEscalationScene();
      await raise();
      return { twin, token: tokenIn(twin, MAILS.first) };
    },
  },
];

describe.each(kinds)('a link to $path', ({ path, cookie, scene }) => {
  let twin: Twin;
  let token: string;

  beforeAll(async () => {
    ({ twin, token } = await scene());
  });
  afterAll(() => twin.stop());

  const ask = (target: string, method = 'GET', came?: string) =>
    fetch(`${twin.origin}${target}`, {
      method,
      redirect: 'manual',
      headers: came === undefined ? {} : { cookie: `${cookie}=${encodeURIComponent(came)}` },
    });

  it('opens its page', async () => {
    expect(token).not.toBe('');
    expect((await ask(path, 'GET', token)).status).toBe(200);
  });

  it('fetched a thousand times by mail scanners, changes nothing that is kept and sends nothing', async () => {
    const visits = [
      () => ask(`${path}?link=${token}`),
      () => ask(`${path}?link=${token}`, 'HEAD'),
      () => ask(path, 'GET', token),
      () => ask(path, 'HEAD', token),
      () => ask(`${path}/open`),
    ];
    const [items, mails] = [await rawItems(twin), twin.mailbox.mails.length];
    for (let done = 0; done < FETCHES; done += AT_ONCE) {
      const batch = Array.from({ length: AT_ONCE }, (_, at) => visits[(done + at) % visits.length]?.());
      const answers = await Promise.all(batch);
      for (const answer of answers) expect(answer?.status).toBeLessThan(400);
      await Promise.all(answers.map((answer) => answer?.arrayBuffer()));
    }
    await twin.timeline.quiet();
    expect(await rawItems(twin)).toEqual(items);
    expect(twin.mailbox.mails).toHaveLength(mails);
  });

  it('spoilt or guessed in ten thousand ways, is no link', async () => {
    expect(await openLink(twin.store, token)).toBeDefined();
    const some = fc.array(spoilt(token), { minLength: AT_ONCE, maxLength: AT_ONCE });
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(some, async (tokens) => {
        tried += tokens.length;
        const opened = await Promise.all(tokens.map((text) => openLink(twin.store, text)));
        expect(opened.filter(Boolean)).toEqual([]);
      }),
      { numRuns: SPOILT / AT_ONCE, endOnFailure: true },
    );
    expect(tried).toBeGreaterThanOrEqual(SPOILT);
  });

  it('spoilt or guessed in hundreds of ways, opens nothing, and all get one and the same page', async () => {
    const closed = await (await ask(path)).text();
    const some = fc.array(spoilt(token), { minLength: AT_ONCE, maxLength: AT_ONCE });
    await fc.assert(
      fc.asyncProperty(some, async (tokens) => {
        const answers = await Promise.all(tokens.map((text) => ask(path, 'GET', text)));
        const pages = await Promise.all(answers.map((answer) => answer.text()));
        expect(answers.map(({ status }) => status)).toEqual(tokens.map(() => 404));
        expect([...new Set(pages)]).toEqual([closed]);
      }),
      { numRuns: SPOILT_AT_THE_DOOR / AT_ONCE, endOnFailure: true },
    );
  });
});

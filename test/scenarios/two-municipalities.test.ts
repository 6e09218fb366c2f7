import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK_FORM } from '../../functions/escalation/desk-acts.tsx';
import { TASK_FORM } from '../../functions/task/task-page.tsx';
import { CALL_FORM } from '../../functions/vacancy/phone/call-page.tsx';
import { ROUND_FORM } from '../../functions/vacancy/rounds/round-form.tsx';
import type { CampaignId, EscalationId } from '../../shared/domain/ids.ts';
import { Municipality } from '../../shared/domain/municipality/schema.ts';
import { Task } from '../../shared/domain/task/schema.ts';
import { processChance } from '../../shared/runtime/chance.ts';
import { agencies } from '../../shared/store/agencies.ts';
import { campaigns, surveys } from '../../shared/store/campaigns.ts';
import { caseReferences, cases } from '../../shared/store/cases.ts';
import { escalationKinds, escalations } from '../../shared/store/escalations.ts';
import { facilities } from '../../shared/store/facilities.ts';
import { type GivenLink, mintLink } from '../../shared/store/links.ts';
import { municipalities, staffRecords } from '../../shared/store/registry.ts';
import { tasks } from '../../shared/store/tasks.ts';
import { creating, type Write } from '../../shared/store/writes.ts';
import { issueNonce } from '../../shared/web/nonce.ts';
import { type Browser, signInAs } from '../builders/at-the-desk.ts';
import { anAskedSurvey, anOpenCampaign, CAMPAIGN_ID } from '../builders/campaign.ts';
import { aKind, anAgency, anEscalation, aTold, CENTRE } from '../builders/escalation.ts';
import { aFacility, facilityId } from '../builders/facility.ts';
import { aCase, aStaff, caseId, childId, staffId } from '../builders/family.ts';
import { rawItems } from '../builders/raw-items.ts';
import { aBrowser, aTwin, CITY } from '../infra/at-home.ts';

/** The other municipality of the installation; its ward has the same word, as wards often have. */
const OTHER = Municipality.parse({
  municipality: '990027',
  name: { ja: 'となり市' },
  demo: true,
  wards: [{ ward: 'kita', name: { ja: '北区' } }],
  postalAreas: [],
  hosts: [],
  complaintsDesk: { name: { ja: '相談窓口' }, phone: '000-000-0001', hours: { ja: '平日' } },
  closures: [],
});

const ULID = '01TEST00000000000000000009';
const NEVER = '01ZZZZZZZZZZZZZZZZZZZZZZZZ';
const REFERENCE = 'C7KM-2QX4';
const escalation = anEscalation({
  municipality: CITY,
  escalationId: `escalation_${ULID}` as EscalationId,
  reference: 'B7KM-2QX4',
  told: [aTold()],
});
const aTask = (kind: string, taskId: string, about: Record<string, string>) =>
  Task.parse({
    status: 'open',
    municipality: CITY,
    taskId: `task_${taskId}`,
    kind,
    ward: 'kita',
    subject: caseId(),
    about,
    openedAt: '2026-03-01T00:00:00Z',
    dueAt: '2026-05-01T00:00:00Z',
  });
const CALLS = ULID.replace(/9$/, '8');

/** Words that belong to the first municipality alone. */
const WORDS = ['見本 花子', 'はるき', '腕に新しいあざ', 'みほんだけ保育園', 'みほん市だけの窓口'];

let twin: Awaited<ReturnType<typeof aTwin>>;
let links: Record<'my' | 'survey' | 'escalation', GivenLink>;
let before: unknown;
const signedIn: { who: string; browser: Browser }[] = [];

const seed = async (): Promise<void> => {
  const mint = (purpose: Parameters<typeof mintLink>[2]) => mintLink(twin.store, CITY, purpose, 30);
  const minted = {
    my: mint({ opens: 'my', caseId: caseId() }),
    survey: mint({ opens: 'survey', campaignId: CAMPAIGN_ID as CampaignId, facilityId: facilityId(1) }),
    escalation: mint({
      opens: 'escalation',
      escalationId: escalation.escalationId,
      agencyId: CENTRE,
      contact: 0,
    }),
  };
  links = { my: minted.my.given, survey: minted.survey.given, escalation: minted.escalation.given };
  const agency = anAgency({ municipality: CITY, name: { ja: 'みほん市だけの窓口' } });
  const writes: Write[] = [
    creating(municipalities, OTHER, 'There'),
    ...(['consultant', 'supervisor'] as const).map((role, index) => {
      const facts = { municipality: OTHER.municipality, staffId: staffId(index + 5), subject: role, role };
      return creating(staffRecords, aStaff(facts), 'There');
    }),
    creating(cases, aCase({ reference: REFERENCE }), 'There'),
    creating(caseReferences, { municipality: CITY, reference: REFERENCE, caseId: caseId() }, 'There'),
    creating(tasks, aTask('call-guardian', ULID, { caseId: caseId() }), 'There'),
    creating(tasks, aTask('phone-survey', CALLS, { campaignId: CAMPAIGN_ID }), 'There'),
    creating(campaigns, anOpenCampaign({ municipality: CITY }), 'There'),
    creating(surveys, anAskedSurvey(1, { municipality: CITY }), 'There'),
    creating(facilities, aFacility({ municipality: CITY, name: 'みほんだけ保育園' }), 'There'),
    creating(agencies, agency, 'There'),
    creating(escalationKinds, aKind({ municipality: CITY }), 'There'),
    creating(escalations, escalation, 'There'),
  ];
  await twin.store.store.lay(Object.values(minted).flatMap((one) => one.laid));
  const outcome = await twin.store.store.commit(writes);
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
};

beforeAll(async () => {
  twin = await aTwin();
  await seed();
  for (const who of ['consultant', 'supervisor']) {
    signedIn.push({ who, browser: (await signInAs(twin, who)).browser });
  }
  await twin.timeline.quiet();
  before = await rawItems(twin);
});
afterAll(() => twin.stop());

const seenOf = async (answer: Response) => {
  const html = await answer.text();
  for (const word of WORDS) expect(html).not.toContain(word);
  return { status: answer.status, main: html.slice(html.indexOf('<main'), html.indexOf('</main')) };
};

/** What is there in the first municipality, and the same address of something that is nowhere. */
const ADDRESSES: [path: string, nowhere: string][] = [
  ...['', '/close', '/consultations/new', '/call', `/call/${childId()}`, `/options/${childId()}`].map(
    (rest): [string, string] => [`/desk/cases/${caseId()}${rest}`, `/desk/cases/case_${NEVER}${rest}`],
  ),
  [`/desk/tasks/task_${ULID}`, `/desk/tasks/task_${NEVER}`],
  [`/desk/survey-calls/task_${CALLS}`, `/desk/survey-calls/task_${NEVER}`],
  [`/desk/campaigns/${CAMPAIGN_ID}`, `/desk/campaigns/campaign_${NEVER}`],
  [`/desk/escalations/${escalation.escalationId}`, `/desk/escalations/escalation_${NEVER}`],
];

/** Everything that can be done with an id at the desk: where, in which form, with what typed. */
const ACTS: [path: string, form: string, typed: Record<string, string>][] = [
  [`/desk/cases/${caseId()}/open`, 'open-case', { purpose: 'consultation' }],
  [`/desk/cases/${caseId()}/take`, 'case', {}],
  [`/desk/cases/${caseId()}/close`, 'case', { outcome: 'moved', sure: 'yes' }],
  [`/desk/cases/${caseId()}/consultations/new`, 'consultation', { words: '書きこみ' }],
  [`/desk/cases/${caseId()}/call/not-reached`, 'call-guardian', {}],
  [`/desk/cases/${caseId()}/call/${childId()}`, 'call-guardian', { intention: 'withdraw' }],
  [`/desk/cases/${caseId()}/options/${childId()}`, 'offer-options', { action: 'none' }],
  [`/desk/tasks/task_${ULID}/take`, TASK_FORM, { owner: '' }],
  [`/desk/tasks/task_${ULID}/done`, TASK_FORM, {}],
  [`/desk/tasks/task_${ULID}/hand-over`, TASK_FORM, { note: '引き継ぎ' }],
  [`/desk/survey-calls/task_${CALLS}`, CALL_FORM, { facility: facilityId(1), action: 'declined' }],
  [`/desk/campaigns/${CAMPAIGN_ID}/stop`, ROUND_FORM, {}],
  ...['view', 'confirm', 'outcome', 'close'].map((act): [string, string, Record<string, string>] => [
    `/desk/escalations/${escalation.escalationId}/${act}`,
    DESK_FORM,
    { name: '山田', reason: '終わり' },
  ]),
];

const nonceOf = (browser: Browser, form: string): string => {
  const session = /(?:^|; )desk=([^;]+)/.exec(browser.cookies())?.[1] ?? '';
  return issueNonce(processChance, decodeURIComponent(session), form);
};

describe('となりの自治体の職員には', () => {
  it.each(ADDRESSES)('%s は、どこにもないものと同じ画面になる', async (path, nowhere) => {
    for (const { browser } of signedIn) {
      const seen = await seenOf(await browser.get(path));
      expect(seen.status).toBe(404);
      expect(seen).toEqual(await seenOf(await browser.get(nowhere)));
    }
  });

  it.each(ACTS)(
    '%s は、正しい用紙から送っても、どこにもないものと同じ画面になる',
    async (path, form, typed) => {
      const nowhere = path.replaceAll(/(case|task|campaign|escalation)_01TEST\d+/g, `$1_${NEVER}`);
      for (const { browser } of signedIn) {
        const [seen, other] = await Promise.all(
          [path, nowhere].map(async (one) =>
            seenOf(await browser.post(one, { nonce: nonceOf(browser, form), ...typed })),
          ),
        );
        expect(seen?.status).toBe(404);
        expect(seen).toEqual(other);
      }
    },
  );

  it('一覧にも検索にも、みほん市のものは出ない。選んだ自治体や住所の m= は、職員の自治体を変えない', async () => {
    for (const { browser } of signedIn) {
      await browser.get(`/?m=${CITY}`);
      for (const list of ['', '/cases', '/waitlist', '/escalations', '/campaigns', '/facilities']) {
        const seen = await seenOf(await browser.get(`/desk${list}?m=${CITY}&whose=ward`));
        expect(seen.status).toBe(200);
        expect(seen.main).not.toContain(REFERENCE);
        expect(seen.main).not.toContain(escalation.reference);
      }
      expect((await seenOf(await browser.get(`/desk/cases?reference=${REFERENCE}&m=${CITY}`))).status).toBe(
        404,
      );
    }
  });

  it('気がかりは、よその家庭のこととしては伝えられない', async () => {
    for (const { browser } of signedIn) {
      const answer = await browser.post('/desk/escalations', {
        nonce: nonceOf(browser, 'raise-escalation'),
        caseId: caseId(),
        kind: 'suspected-abuse',
        ward: 'kita',
        child: '子',
        seenAndHeard: '見た',
        immediateDanger: 'no',
      });
      expect((await seenOf(answer)).status).toBe(404);
    }
  });
});

describe('となりの自治体の扉では', () => {
  const DOORS = [
    ['/my', 'my'],
    ['/survey', 'survey'],
    ['/escalations', 'escalation'],
  ] as const;

  it.each(DOORS)('%s の番号と合言葉は、でたらめなものと同じに断られる', async (path, opens) => {
    const browser = aBrowser(twin.origin);
    await browser.get(`/?m=${OTHER.municipality}`);
    const { reference, code } = links[opens];
    const typed = (given: string) => browser.post(`${path}/open`, { reference, code: given });
    const [seen, other] = [await seenOf(await typed(code)), await seenOf(await typed('000000'))];
    expect(seen.status).toBe(422);
    expect(seen).toEqual(other);
  });

  it.each(DOORS)(
    '%s のリンクは、自治体を選んでいなくても、ほかの自治体を選んでいても、そのまま開く',
    async (path, opens) => {
      for (const chosen of ['', `?m=${OTHER.municipality}`]) {
        const browser = aBrowser(twin.origin);
        await browser.get(`/${chosen}`);
        await browser.get(`${path}?link=${links[opens].token}`);
        const page = await browser.get(path);
        expect(page.status).toBe(200);
        expect(await page.text()).not.toContain('お住まいの市区町村を選んでください');
      }
    },
  );

  it.each(DOORS)('%s のリンクは、自治体を書きかえても、ほかの扉に差しても開かない', async (path, opens) => {
    const { token } = links[opens];
    const moved = token.replace(CITY, OTHER.municipality);
    const keys = [moved, ...DOORS.filter(([, one]) => one !== opens).map(([, one]) => links[one].token)];
    for (const key of keys) {
      const browser = aBrowser(twin.origin);
      await browser.get(`/?m=${OTHER.municipality}`);
      await browser.get(`${path}?link=${key}`);
      expect((await seenOf(await browser.get(path))).status).toBe(404);
    }
  });
});

it('names each municipality’s own complaints desk to its own people (R5(7))', async () => {
  const phoneAt = async (municipality: string) => {
    const page = await (await aBrowser(twin.origin).get(`/complaints?m=${municipality}`)).text();
    return /href="tel:(\d+)"/.exec(page)?.[1];
  };
  expect(await phoneAt(CITY)).toBe('0000000000');
  expect(await phoneAt(OTHER.municipality)).toBe('0000000001');
});

it('これだけ試されても、何も書かれず、何も送られない', async () => {
  await twin.timeline.quiet();
  expect(await rawItems(twin)).toEqual(before);
  expect(twin.mailbox.mails).toEqual([]);
});

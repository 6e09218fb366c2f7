import { prepare, start } from '../../functions/vacancy/rounds/run-round.ts';
import { giveAnswer } from '../../functions/vacancy/survey/answer.ts';
import { sendReceipt } from '../../functions/vacancy/survey/receipts.ts';
import { type SurveyVisit, visitSurvey } from '../../functions/vacancy/survey/survey-visit.ts';
import { CallMeter } from '../../infra/local/aws-port/call-meter.ts';
import { startTwin, type Twin } from '../../infra/local/twin.ts';
import type { StartedCampaign } from '../../shared/domain/campaign/schema.ts';
import type { Facility } from '../../shared/domain/facility/schema.ts';
import type { CampaignId } from '../../shared/domain/ids.ts';
import { Municipality, MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import { Staff } from '../../shared/domain/staff/schema.ts';
import type { AnsweredSurvey } from '../../shared/domain/survey/schema.ts';
import { PublishedFigures } from '../../shared/domain/vacancy/published.ts';
import { campaignOf, surveysOf } from '../../shared/store/campaigns.ts';
import { facilities, vacancies } from '../../shared/store/facilities.ts';
import { municipalities, staffRecords } from '../../shared/store/registry.ts';
import { creating, replacing } from '../../shared/store/writes.ts';
import { principalOf } from '../../shared/web/desk.tsx';
import { anAnswer, aRoundPlan } from '../../test/builders/campaign.ts';
import { aFacility, facilityId } from '../../test/builders/facility.ts';
import { classesWith, someFigures } from '../../test/builders/vacancy.ts';
import { answersAfter, type Wave } from './behaviour.ts';
import { transitionsOf } from './transitions.ts';

/** Monday 9 November 2026, nine in the morning in Tokyo, when every round of the benchmark is approved. */
const MONDAY = Date.parse('2026-11-09T09:00:00+09:00');
const CODE = MunicipalityCode.parse('990001');
const ITEMS_PER_TRANSACTION = 90;
const ANSWERS_AT_ONCE = 8;

type City = { municipality: Municipality; preparer: Staff; approver: Staff; invited: readonly Facility[] };

/** An invented city, the same in every design. */
export const BENCH_CITY = Municipality.parse({
  municipality: CODE,
  name: { ja: 'みほん市' },
  demo: true,
  wards: [{ ward: 'kita', name: { ja: '北区' } }],
  postalAreas: [],
  hosts: [],
  complaintsDesk: { name: { ja: '相談窓口' }, phone: '000-000-0000', hours: { ja: '平日' } },
  closures: [],
});

/** That city with so many facilities, in one ward. */
const cityOf = (size: number): City => {
  const staff = (which: number) =>
    Staff.parse({
      municipality: CODE,
      staffId: `staff_01TEST0000000000000000000${which}`,
      subject: `staff-${which}`,
      name: { ja: `職員${which}` },
      role: 'administrator',
      wards: [],
      mail: `staff${which}@city.example.jp`,
      languages: ['ja'],
      active: true,
    });
  const invited = Array.from({ length: size }, (_, index) =>
    aFacility({
      id: facilityId(index),
      municipality: CODE,
      name: `みほん第${index}保育園`,
      ward: 'kita',
      mail: `facility${index}@city.example.jp`,
    }),
  );
  return { municipality: BENCH_CITY, preparer: staff(1), approver: staff(2), invited };
};

/** Of five facilities one has places now that it had not a month ago: its answer wakes the matching as well. */
const lastMonthsFigures = (number: number): PublishedFigures => {
  const vacancy = number % 5 === 0 ? 0 : 2;
  return PublishedFigures.parse({
    ...someFigures({ facility: facilityId(number), classes: classesWith(Array(6).fill(vacancy)) }),
    municipality: CODE,
  });
};

/** What a round came to. Units are DynamoDB's write units, as its `ConsumedCapacity` tells them. */
export type PlayedRound = {
  seconds: number;
  transitions: number;
  mails: number;
  phoned: number;
  answers: number;
  unitsPerAnswer: number;
  unitsInAll: number;
};

/** One city's round in a twin in memory, on virtual time: from the approval to the phone tasks. */
export const playOurRound = async (facilitiesAsked: number): Promise<PlayedRound> => {
  const meter = new CallMeter();
  const twin = await startTwin({
    port: 0,
    clockStartsAtEpochMs: MONDAY,
    meter,
    notice: (line) => console.error(`  ${line}`),
  });
  try {
    const round = new OurRound(twin, cityOf(facilitiesAsked), meter);
    await round.found();
    return await round.play();
  } finally {
    await twin.stop();
  }
};

const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems'];

class OurRound {
  readonly #twin: Twin;
  readonly #city: City;
  readonly #meter: CallMeter;
  #answers = 0;
  #unitsOfAnswers = 0;

  constructor(twin: Twin, city: City, meter: CallMeter) {
    this.#twin = twin;
    this.#city = city;
    this.#meter = meter;
  }

  async found(): Promise<void> {
    const { municipality, preparer, approver, invited } = this.#city;
    const { store } = this.#twin.store;
    const writes = [
      creating(municipalities, municipality, 'CityExists'),
      ...[preparer, approver].map((one) => creating(staffRecords, one, 'StaffExists')),
      ...invited.map((one) => creating(facilities, one, 'FacilityExists')),
      ...invited.map((_, number) => replacing(vacancies, lastMonthsFigures(number))),
    ];
    for (let from = 0; from < writes.length; from += ITEMS_PER_TRANSACTION) {
      const kept = await store.commit(writes.slice(from, from + ITEMS_PER_TRANSACTION));
      if (!kept.ok) throw new Error(`the benchmark's city could not be founded: ${kept.refusal.kind}`);
    }
  }

  async play(): Promise<PlayedRound> {
    const unitsBefore = this.#unitsWritten();
    const before = performance.now();
    const { campaignId, opensAt, remindAt, deadlineAt } = await this.#approve();
    for (const [instant, wave] of [
      [opensAt, 'first mail'],
      [remindAt[0], 'first reminder'],
      [remindAt[1], 'second reminder'],
    ] as const) {
      await this.#twin.moveTo(Date.parse(instant));
      await this.#everyAnswer(campaignId, wave);
    }
    await this.#twin.moveTo(Date.parse(deadlineAt));
    const seconds = (performance.now() - before) / 1000;
    return {
      seconds,
      answers: this.#answers,
      unitsPerAnswer: this.#unitsOfAnswers / this.#answers,
      unitsInAll: this.#unitsWritten() - unitsBefore,
      transitions: await this.#transitions(campaignId),
      mails: this.#twin.mailbox.mails.filter(({ to }) => to.some((one) => one.includes('facility'))).length,
      phoned: await this.#phoned(campaignId),
    };
  }

  async #approve(): Promise<StartedCampaign> {
    const services = this.#twin.store;
    const { municipality, preparer, approver } = this.#city;
    const plan = aRoundPlan({ opensOn: '2026-11-09' });
    const draft = await prepare(services, municipality, principalOf(preparer), plan);
    const kept = await campaignOf(services.store, municipality.municipality, draft.campaignId);
    if (!kept) throw new Error('the draft is not there');
    const started = await start(services, municipality, principalOf(approver), kept);
    if (!started.ok) throw new Error(`the round was not approved: ${started.refusal.kind}`);
    return started.value;
  }

  async #everyAnswer(campaignId: CampaignId, wave: Wave): Promise<void> {
    const answering = this.#city.invited
      .map((_, number) => number)
      .filter((number) => answersAfter(number) === wave);
    const before = this.#unitsWritten();
    const visits = await this.#inTurn(answering, (number) => this.#answer(campaignId, number));
    this.#unitsOfAnswers += this.#unitsWritten() - before;
    this.#answers += visits.length;
    await this.#inTurn(visits, ({ visit, survey }) =>
      sendReceipt(this.#twin.store, visit.campaign, survey, visit.receiptReader),
    );
    await this.#twin.timeline.quiet();
  }

  async #inTurn<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<R[]> {
    const done: R[] = [];
    for (let from = 0; from < items.length; from += ANSWERS_AT_ONCE) {
      done.push(...(await Promise.all(items.slice(from, from + ANSWERS_AT_ONCE).map(act))));
    }
    return done;
  }

  /** The commands behind the page, and all that the office does of them; what the page itself costs is not the round's. */
  async #answer(
    campaignId: CampaignId,
    number: number,
  ): Promise<{ visit: SurveyVisit; survey: AnsweredSurvey }> {
    const services = this.#twin.store;
    const about = { municipality: CODE, campaignId, facilityId: facilityId(number) };
    const visit = await visitSurvey(services, about);
    if (!visit) throw new Error('a facility was not asked');
    const by = { who: 'facility' } as const;
    const given = await giveAnswer(services, { ...visit, answer: anAnswer(), door: 'link', by });
    if (!given.ok) throw new Error(`an answer was refused: ${given.refusal.kind}`);
    return { visit, survey: given.value };
  }

  async #phoned(campaignId: CampaignId): Promise<number> {
    const rows = await surveysOf(this.#twin.store.store, this.#city.municipality.municipality, campaignId);
    return rows.filter(({ value }) => value.status === 'phoned').length;
  }

  async #transitions(campaignId: CampaignId): Promise<number> {
    const machine = this.#twin.declaration
      .all('AWS::StepFunctions::StateMachine')
      .find(({ name }) => name.endsWith('vacancy-collection'));
    const executionArn = `${machine?.arn.replace(':stateMachine:', ':execution:')}:${campaignId}`;
    return transitionsOf(
      (request) => this.#twin.stepFunctions.handle('GetExecutionHistory', request, {}),
      executionArn,
    );
  }

  #unitsWritten(): number {
    const read = this.#meter.read();
    return WRITES.reduce((sum, action) => sum + (read.get(`dynamodb:${action}`)?.units ?? 0), 0);
  }
}

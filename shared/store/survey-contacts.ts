import { Corporation } from '../domain/corporation/schema.ts';
import { SurveyContacts } from '../domain/survey/contact.ts';
import { Forward, MOST_FORWARDS } from '../domain/survey/forward.ts';
import { corporationKey, forwardKey, surveyContactsKey } from './keys.ts';
import { defineRecords, type Kept } from './records.ts';
import type { Store } from './store.ts';

export const surveyContacts = defineRecords<SurveyContacts>({
  table: 'registry',
  entity: 'survey-contacts',
  schema: SurveyContacts,
  key: ({ municipality, facilityId }) => surveyContactsKey(municipality, facilityId),
});

export const corporations = defineRecords<Corporation>({
  table: 'registry',
  entity: 'corporation',
  schema: Corporation,
  key: ({ municipality, corporationId }) => corporationKey(municipality, corporationId),
});

export const forwards = defineRecords<Forward>({
  table: 'registry',
  entity: 'survey-forward',
  schema: Forward,
  key: ({ municipality, campaignId, facilityId, number }) =>
    forwardKey(municipality, campaignId, facilityId, number),
  expiresAtEpochSeconds: ({ forgetAt }) => Math.floor(Date.parse(forgetAt) / 1000),
});

/** What is written down of a facility's contacts; nothing for one that is asked at the directory's address. */
export const surveyContactsOf = (
  store: Store,
  municipality: string,
  facilityId: string,
): Promise<Kept<SurveyContacts> | undefined> =>
  store.find(surveyContacts, surveyContactsKey(municipality, facilityId));

/** All that is written down in a municipality, by facility id. */
export const allSurveyContacts = async (
  store: Store,
  municipality: string,
): Promise<Map<string, SurveyContacts>> =>
  new Map(
    (await store.ask(surveyContacts, { pk: surveyContactsKey(municipality, '').pk })).map(({ value }) => [
      value.facilityId,
      value,
    ]),
  );

export const corporationOf = (
  store: Store,
  municipality: string,
  corporationId: string,
): Promise<Kept<Corporation> | undefined> =>
  store.find(corporations, corporationKey(municipality, corporationId));

/** Every corporation that the desk set up. */
export const corporationsOf = async (store: Store, municipality: string): Promise<Corporation[]> =>
  (await store.ask(corporations, { pk: corporationKey(municipality, '').pk })).map(({ value }) => value);

/** The colleagues to whom a facility passed a round on, in order. */
export const forwardsOf = async (
  store: Store,
  municipality: string,
  campaignId: string,
  facilityId: string,
): Promise<Forward[]> =>
  (
    await store.ask(forwards, {
      pk: forwardKey(municipality, campaignId, facilityId, 1).pk,
      limit: MOST_FORWARDS,
    })
  ).map(({ value }) => value);

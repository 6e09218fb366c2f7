const MUNICIPALITY = '990001';
const ULID = '01K00000000000000000000000';

const visit = (rawPath: string) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath,
  rawQueryString: '',
  headers: { host: '127.0.0.1', 'accept-language': 'ja' },
  requestContext: { http: { method: 'GET', path: rawPath, sourceIp: '127.0.0.1', userAgent: 'bench' } },
  isBase64Encoded: false,
});

const step = (name: string, about: Record<string, unknown>) => ({
  step: name,
  municipality: MUNICIPALITY,
  ...about,
});

/**
 * What each function is asked first. Pages are read; everything else is asked about something that is not there, so
 * that it goes to the database once and then says so.
 */
export const firstCalls: Readonly<Record<string, unknown>> = {
  GuardianPages: visit('/intake'),
  FacilityPages: visit('/survey'),
  AgencyPages: visit('/escalations'),
  DeskPages: visit('/desk'),
  Api: visit('/api/v1/facilities'),
  IntakeSteps: step('find-a-consultant', { caseId: `case_${ULID}` }),
  WaitlistFollowUpSteps: step('open-the-round', {
    caseId: `case_${ULID}`,
    childId: `child_${ULID}`,
    round: 1,
    on: '2026-04-01',
  }),
  VacancyCollectionSteps: step('plan-the-round', { campaignId: `campaign_${ULID}` }),
  EscalationSteps: step('decide-what-is-due', { escalationId: `escalation_${ULID}`, generation: 1 }),
  OutboxDispatcher: {
    Records: [
      {
        eventID: '1',
        eventName: 'INSERT',
        dynamodb: {
          SequenceNumber: '1',
          NewImage: { municipality: { S: MUNICIPALITY }, outboxId: { S: `outbox_${ULID}` } },
        },
      },
    ],
  },
  Sweeper: {},
  MailFeedback: {
    'detail-type': 'Email Sent',
    detail: {
      eventType: 'Send',
      mail: { messageId: 'bench', tags: { outbox: [`outbox_${ULID}`], municipality: [MUNICIPALITY] } },
    },
  },
};

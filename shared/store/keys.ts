import type { Key } from './records.ts';

/**
 * Every key shape of the three tables, with the question it serves. Each begins with the municipality: no key can
 * reach across. Index keys: `lk/ls` (Registry: lookup), `wk/ws` and `ok/os` (Cases: worklist, personal),
 * `dk/ds` (Ledger: due).
 */

// Registry ------------------------------------------------------------------------------------------------------
/** Which municipalities does this installation serve? */
export const municipalityKey = (municipality: string): Key => ({
  pk: 'INSTALLATION',
  sk: `MUNICIPALITY#${municipality}`,
});
/** Who works here? */
export const staffKey = (m: string, staffId: string): Key => ({ pk: `${m}#STAFF`, sk: staffId });
/** Which agencies can be called on? */
export const agencyKey = (m: string, agencyId: string): Key => ({ pk: `${m}#AGENCIES`, sk: agencyId });
/** Which kinds of concern does this municipality pass on, and to whom? */
export const escalationKindKey = (m: string, kind: string): Key => ({
  pk: `${m}#ESCALATION-KINDS`,
  sk: kind,
});
/** Which facilities are there? */
export const facilityKey = (m: string, facilityId: string): Key => ({
  pk: `${m}#FACILITIES`,
  sk: facilityId,
});
/** What places have they? One item per fiscal year: the next year's figures leave alone what holds until 31 March. */
export const vacancyKey = (m: string, facilityId: string, fiscalYear: number): Key => ({
  pk: `${m}#VACANCIES`,
  sk: `${facilityId}#${fiscalYear}`,
});
/** How often was this facility seen and offered, day by day? */
export const facilityUseKey = (m: string, facilityId: string, on: string): Key => ({
  pk: `${m}#USE#${facilityId}`,
  sk: on,
});
/** How does this municipality show its directory, and which own types has it? */
export const directorySettingsKey = (m: string): Key => ({ pk: `${m}#SETTINGS`, sk: 'DIRECTORY' });
/** Does this municipality hold its figures back at present? */
export const publicationFreezeKey = (m: string): Key => ({ pk: `${m}#SETTINGS`, sk: 'PUBLICATION-FREEZE' });
/** Which survey rounds were and are there? */
export const campaignKey = (m: string, campaignId: string): Key => ({ pk: `${m}#CAMPAIGNS`, sk: campaignId });
/** Which plans has this municipality for its rounds? One item per version. */
export const campaignPlanKey = (m: string, planId: string, edition: number): Key => ({
  pk: `${m}#CAMPAIGN-PLANS`,
  sk: `${planId}#${String(edition).padStart(5, '0')}`,
});
/** For which facilities was this round approved? */
export const approvedRecipientsKey = (m: string, campaignId: string, part: number): Key => ({
  pk: `${m}#APPROVED#${campaignId}`,
  sk: String(part).padStart(5, '0'),
});
/** Who was asked in this round, and who has answered? */
export const surveyKey = (m: string, campaignId: string, facilityId: string): Key => ({
  pk: `${m}#CAMPAIGN#${campaignId}`,
  sk: facilityId,
});
/** What does this municipality ask its facilities? Every version; rounds name one. */
export const questionSetKey = (m: string, number: number): Key => ({
  pk: `${m}#QUESTION-SETS`,
  sk: String(number).padStart(5, '0'),
});
/** What did this facility say in this round before it said something else? */
export const pastAnswerKey = (
  m: string,
  campaignId: string,
  facilityId: string,
  answeredAt: string,
): Key => ({
  pk: `${m}#PAST-ANSWERS#${campaignId}#${facilityId}`,
  sk: answeredAt,
});
/** What has this facility typed in and not sent yet? */
export const answerDraftKey = (m: string, campaignId: string, facilityId: string): Key => ({
  pk: `${m}#ANSWER-DRAFTS#${campaignId}`,
  sk: facilityId,
});
/** Whom does this facility want to be asked? */
export const surveyContactsKey = (m: string, facilityId: string): Key => ({
  pk: `${m}#SURVEY-CONTACTS`,
  sk: facilityId,
});
/** Which sheets of this round were printed? */
export const surveySheetKey = (m: string, campaignId: string, facilityId: string): Key => ({
  pk: `${m}#SURVEY-SHEETS#${campaignId}`,
  sk: facilityId,
});
/** Which corporations answer for several facilities? */
export const corporationKey = (m: string, corporationId: string): Key => ({
  pk: `${m}#CORPORATIONS`,
  sk: corporationId,
});
/** How often did this corporation's software call in this minute? */
export const apiCallsKey = (m: string, corporationId: string, minute: string): Key => ({
  pk: `${m}#API-CALLS#${corporationId}`,
  sk: minute,
});
/** To which colleagues did this facility pass this round on? */
export const forwardKey = (m: string, campaignId: string, facilityId: string, number: number): Key => ({
  pk: `${m}#FORWARDS#${campaignId}#${facilityId}`,
  sk: String(number),
});

// Cases ---------------------------------------------------------------------------------------------------------
/** The wrapped data key that seals this municipality's personal fields. */
export const dataKeyKey = (m: string): Key => ({ pk: `${m}#DATA-KEY`, sk: 'CURRENT' });
/** What do we know of this family? Everything of a case lies under one key. */
export const casePartition = (m: string, caseId: string): string => `${m}#CASE#${caseId}`;
export const caseKey = (m: string, caseId: string): Key => ({ pk: casePartition(m, caseId), sk: 'CASE' });
export const consultationKey = (m: string, caseId: string, consultationId: string): Key => ({
  pk: casePartition(m, caseId),
  sk: `CONSULTATION#${consultationId}`,
});
export const followUpKey = (m: string, caseId: string, childId: string, round: number): Key => ({
  pk: casePartition(m, caseId),
  sk: `FOLLOW-UP#${childId}#${String(round).padStart(4, '0')}`,
});
export const optionKey = (m: string, caseId: string, optionId: string): Key => ({
  pk: casePartition(m, caseId),
  sk: `OPTION#${optionId}`,
});
/** Which cases are open in this ward, oldest first? (worklist) */
export const wardCasesIndex = (m: string, ward: string, openedAt: string) => ({
  wk: `${m}#WARD#${ward}#CASES`,
  ws: openedAt,
});
/** Whose case has this reference? */
export const caseReferenceKey = (m: string, reference: string): Key => ({
  pk: `${m}#REFERENCE#${reference}`,
  sk: 'CASE',
});
/** What is this task? */
export const taskKey = (m: string, taskId: string): Key => ({ pk: `${m}#TASK#${taskId}`, sk: 'TASK' });
/** Which tasks are open in this ward, by due time? (worklist) */
export const wardTasksIndex = (m: string, ward: string, dueAt: string, taskId: string) => ({
  wk: `${m}#WARD#${ward}#TASKS`,
  ws: `${dueAt}#${taskId}`,
});
/** Which open tasks belong to this case, escalation or campaign? (personal) */
export const subjectTasksIndex = (m: string, subject: string, taskId: string) => ({
  ok: `${m}#TASKS-OF#${subject}`,
  os: taskId,
});
/** Which child of which case is this row of the core system? */
export const deferralKey = (m: string, childNumber: string): Key => ({
  pk: `${m}#DEFERRAL#${childNumber}`,
  sk: 'DEFERRAL',
});
/** Who was deferred in this ward? And who of them waits still, of those born in a school year? (worklist) */
export const wardWaitlistIndex = (
  m: string,
  ward: string,
  who: { status: 'deferred' | 'ended'; schoolYear: number; childNumber: string },
) => ({
  wk: wardWaitlist(m, ward),
  ws: `${waitingOf(who.schoolYear, who.status)}${who.childNumber}`,
});
export const wardWaitlist = (m: string, ward: string): string => `${m}#WARD#${ward}#WAITLIST`;
export const waitingOf = (schoolYear: number, status: 'deferred' | 'ended' = 'deferred'): string =>
  `${status}#${schoolYear}#`;
/** Which deferrals belong to this family? (personal) */
export const caseDeferralsIndex = (m: string, caseId: string, childId: string) => ({
  ok: `${m}#DEFERRALS-OF#${caseId}`,
  os: childId,
});
/** Which family has this household number in the core system? */
export const householdKey = (m: string, householdNumber: string): Key => ({
  pk: `${m}#HOUSEHOLD#${householdNumber}`,
  sk: 'CASE',
});
/** What did this uploaded list say? Head and parts lie under one key. */
export const waitlistImportPartition = (m: string, importId: string): string =>
  `${m}#WAITLIST-IMPORT#${importId}`;
export const waitlistImportKey = (m: string, importId: string): Key => ({
  pk: waitlistImportPartition(m, importId),
  sk: 'HEAD',
});
export const waitlistImportPartKey = (m: string, importId: string, part: number): Key => ({
  pk: waitlistImportPartition(m, importId),
  sk: `PART#${String(part).padStart(5, '0')}`,
});
/** Which confirmed lists are not taken to their end? (worklist) */
export const unfinishedImportsIndex = (m: string, confirmedAt: string) => ({
  wk: `${m}#UNFINISHED-IMPORTS`,
  ws: confirmedAt,
});
/** What is known of this concern? */
export const escalationKey = (m: string, escalationId: string): Key => ({
  pk: `${m}#ESCALATION#${escalationId}`,
  sk: 'ESCALATION',
});
/** Which concerns of this ward are not settled, oldest first? (worklist) */
export const wardEscalationsIndex = (m: string, ward: string, raisedAt: string) => ({
  wk: `${m}#WARD#${ward}#ESCALATIONS`,
  ws: raisedAt,
});

// Ledger --------------------------------------------------------------------------------------------------------
/** What became of this effect? */
export const outboxKey = (m: string, outboxId: string): Key => ({ pk: `${m}#OUTBOX#${outboxId}`, sk: 'ROW' });
/** Which mails of this row's mailing did the provider tell of while it was worked on? */
export const heardMailKey = (m: string, outboxId: string, place: number): Key => ({
  pk: outboxKey(m, outboxId).pk,
  sk: `HEARD#${String(place).padStart(3, '0')}`,
});
/** What of a lane is due now? Lane by lane, so that a crowd in one hides nothing in another. (due) */
export const dueIndex = (m: string, lane: string, dueAt: string, outboxId: string) => ({
  dk: `${m}#DUE#${lane}`,
  ds: `${dueAt}#${outboxId}`,
});
/** Who did or read what about this subject? */
export const auditPartition = (m: string, subject: string): string => `${m}#AUDIT#${subject}`;
export const auditEntryKey = (m: string, subject: string, sequence: number): Key => ({
  pk: auditPartition(m, subject),
  sk: `ENTRY#${String(sequence).padStart(8, '0')}`,
});
export const auditHeadKey = (m: string, subject: string): Key => ({
  pk: auditPartition(m, subject),
  sk: 'HEAD',
});
/** Was this command carried out already, and what was answered? */
export const idempotencyKey = (m: string, key: string): Key => ({ pk: `${m}#ONCE#${key}`, sk: 'ONCE' });
/** What does this link open? */
export const linkKey = (m: string, tokenHash: string): Key => ({ pk: `${m}#LINK#${tokenHash}`, sk: 'LINK' });
/** What does this reference open, given its code? */
export const doorKey = (m: string, reference: string): Key => ({ pk: `${m}#DOOR#${reference}`, sk: 'DOOR' });
/** Which task token waits for this? */
export const waitKey = (m: string, wait: string): Key => ({ pk: `${m}#WAIT#${wait}`, sk: 'WAIT' });
/** Who is signed in with this cookie? */
export const sessionKey = (m: string, sessionHash: string): Key => ({
  pk: `${m}#SESSION#${sessionHash}`,
  sk: 'SESSION',
});
/** For what did this member of staff open this case, and until when is it open to them? */
export const caseOpeningKey = (m: string, staffId: string, caseId: string): Key => ({
  pk: `${m}#OPENING#${staffId}`,
  sk: caseId,
});

/** The round of one child, as the waits and the names of its workflow call it. */
export type RoundId = { caseId: string; childId: string; round: number };

const roundName = ({ caseId, childId, round }: RoundId): string =>
  `waitlist-follow-up/${caseId}/${childId}/${round}`;

/** "How are things?": the family's answer, by mail or by phone. */
export const answerWaitOf = (round: RoundId): string => `${roundName(round)}/answer`;
/** "Which options are there?": the consultant's. */
export const optionsWaitOf = (round: RoundId): string => `${roundName(round)}/options`;
/** "Which of these would suit you?": the family's. */
export const choiceWaitOf = (round: RoundId): string => `${roundName(round)}/choice`;

/** Everything that a round may wait for. */
export const waitsOf = (round: RoundId): string[] => [
  answerWaitOf(round),
  optionsWaitOf(round),
  choiceWaitOf(round),
];

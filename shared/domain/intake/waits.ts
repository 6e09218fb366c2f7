/** The question "has somebody taken this case?" that the workflow `intake` waits on. */
export const takenWait = (caseId: string): string => `intake/${caseId}/taken`;

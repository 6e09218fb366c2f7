type HistoryPage = { events: { type: string }[]; nextToken?: string };
type ReadHistory = (request: object) => Promise<{ body: unknown }>;

/** State transitions of an execution that ended well. Entering a state is what the service counts, and bills. */
export const transitionsOf = async (readHistory: ReadHistory, executionArn: string): Promise<number> => {
  let transitions = 0;
  let page: HistoryPage = { events: [] };
  do {
    const request = { executionArn, maxResults: 1000, nextToken: page.nextToken };
    page = (await readHistory(request)).body as HistoryPage;
    transitions += page.events.filter(({ type }) => type.endsWith('StateEntered')).length;
  } while (page.nextToken);
  const ended = page.events.at(-1)?.type;
  if (ended !== 'ExecutionSucceeded') throw new Error(`an execution of the benchmark ended with ${ended}`);
  return transitions;
};

/**
 * So that two items per facility, or one and its mail's share of a mailing, stay below DynamoDB's hundred per transaction,
 * and a batch of mails fills its mailings.
 */
const FACILITIES_PER_TRANSACTION = 45;

/** A step's call ends well within its 60 seconds. */
const TRANSACTIONS_PER_CALL = 10;

/**
 * Carries items out in transactions, as many as one call of a step may take. `carry` answers false when something of
 * its batch had changed meanwhile; that batch, and whatever is left, comes again: `more`.
 */
export const inBatches = async <T>(
  items: readonly T[],
  carry: (batch: readonly T[]) => Promise<boolean>,
): Promise<'go-on' | 'more'> => {
  const now = items.slice(0, FACILITIES_PER_TRANSACTION * TRANSACTIONS_PER_CALL);
  let complete = now.length === items.length;
  for (let start = 0; start < now.length; start += FACILITIES_PER_TRANSACTION) {
    if (!(await carry(now.slice(start, start + FACILITIES_PER_TRANSACTION)))) complete = false;
  }
  return complete ? 'go-on' : 'more';
};

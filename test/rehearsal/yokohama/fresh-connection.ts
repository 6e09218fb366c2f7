/** Asks once more on a new connection: one that lay idle while weeks went by on the clock may have been closed meanwhile. For GET only. */
export const onFreshConnection = async (ask: () => Promise<Response>): Promise<Response> => {
  try {
    return await ask();
  } catch (failure) {
    if (failure instanceof TypeError) return ask();
    throw failure;
  }
};

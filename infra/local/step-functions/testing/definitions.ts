/** A machine in JSONata with these states, beginning with the first. */
export const jsonata = <S extends object>(states: S, more: object = {}) => ({
  QueryLanguage: 'JSONata',
  StartAt: Object.keys(states)[0],
  States: states,
  ...more,
});

/** A machine in JSONPath with these states, beginning with the first. */
export const jsonpath = (states: object, more: object = {}) => ({
  StartAt: Object.keys(states)[0],
  States: states,
  ...more,
});

/** The states of a branch or a processor. */
export const flow = (states: object) => ({ StartAt: Object.keys(states)[0], States: states });

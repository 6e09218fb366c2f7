import type { ChoiceRule, ChoiceState } from '../language/definition.ts';
import { runtimeFailure } from '../language/failure.ts';
import type { Json } from '../language/json.ts';
import { isExpression } from '../language/jsonata/expression.ts';
import { testHolds } from './choice-test.ts';
import { dataFlowOf, type Outcome } from './data-flow.ts';
import { scopeOf, wayOut } from './jsonata-flow.ts';
import { assignedBy, effectiveInput, pathScope } from './jsonpath-flow.ts';
import { leave } from './leaving.ts';
import type { Step } from './step.ts';

/** Leaves through the first rule that holds, else by the default. */
export const choose = async (step: Step, state: ChoiceState): Promise<void> => {
  for (const [index, rule] of state.Choices.entries()) {
    if (!(await holds(step, rule, index))) continue;
    return leave(step, await outcomeOfRule(step, rule, index), rule.Next);
  }
  if (state.Default === undefined)
    throw runtimeFailure('Failed to transition out of the state. The state does not point to a next state.');
  return leave(step, await dataFlowOf(step).outcome(step), state.Default);
};

const holds = async (step: Step, rule: ChoiceRule, index: number): Promise<boolean> => {
  if (step.language === 'JSONPath') return testHolds(rule, pathScope(step, effectiveInput(step)));
  const condition = rule.Condition as Json;
  if (!isExpression(condition)) return condition === true;
  const field = `Choices[${index}]/Condition`;
  return (await step.world.jsonata.evaluateTyped(condition, field, scopeOf(step), 'boolean')) === true;
};

/** A rule's own Assign and Output stand for the state's. */
const outcomeOfRule = async (step: Step, rule: ChoiceRule, index: number): Promise<Outcome> => {
  if (step.language === 'JSONata')
    return wayOut(step, rule, scopeOf(step), step.frame.input, `Choices[${index}]/`);
  const { output } = await dataFlowOf(step).outcome(step);
  return { output, assigned: assignedBy(step, rule.Assign, effectiveInput(step)) };
};

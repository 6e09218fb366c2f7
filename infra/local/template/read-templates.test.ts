// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation is that of CloudFormation's Fn::Sub
import { describe, expect, it } from 'vitest';
import { aFunction, aFunctionRole, aTable, readStacks } from './a-template.ts';

const aQueue = (name: unknown): object => ({ Type: 'AWS::SQS::Queue', Properties: { QueueName: name } });
const queueNames = (resources: Record<string, object>, sections: object = {}, parameters = {}): string[] =>
  readStacks({ Post: { Resources: resources, ...sections } }, parameters)
    .all('AWS::SQS::Queue')
    .map((queue) => queue.name);

describe('what a template means', () => {
  it('names a resource by stack and logical id unless the template names it', () => {
    expect(queueNames({ Dead: { Type: 'AWS::SQS::Queue' }, Named: aQueue('letters') })).toEqual([
      'Post-Dead',
      'letters',
    ]);
  });

  it('answers Ref with the name and GetAtt with the ARN, before or after the resource', () => {
    const declaration = readStacks({
      Store: {
        Resources: {
          Reader: aFunction('functions/hosts/reader.ts', {
            Environment: { Variables: { TABLE: { Ref: 'Table' }, ARN: { 'Fn::GetAtt': ['Table', 'Arn'] } } },
          }),
          Role: aFunctionRole(),
          Table: aTable(),
        },
      },
    });
    expect(declaration.all('AWS::Lambda::Function')[0]?.properties.Environment?.Variables).toEqual({
      TABLE: 'Store-Table',
      ARN: 'arn:aws:dynamodb:ap-northeast-1:000000000000:table/Store-Table',
    });
  });

  it.each([
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] }, 'a-ap-northeast-1'],
    ['Fn::Sub with names', { 'Fn::Sub': '${Stage}-${Other.QueueName}-${!kept}' }, 'test-other-${kept}'],
    ['Fn::Sub with own variables', { 'Fn::Sub': ['${A}.q', { A: 'own' }] }, 'own.q'],
    ['Fn::Select and Fn::Split', { 'Fn::Select': [1, { 'Fn::Split': [',', 'a,b,c'] }] }, 'b'],
    ['Fn::FindInMap', { 'Fn::FindInMap': ['Names', { Ref: 'Stage' }, 'queue'] }, 'mapped'],
    ['Fn::If', { 'Fn::If': ['IsTest', 'tested', 'live'] }, 'tested'],
    ['Fn::If without a value', { 'Fn::If': ['IsLive', 'live', { Ref: 'AWS::NoValue' }] }, 'Post-Q'],
  ])('resolves %s', (_name, written, meant) => {
    const names = queueNames(
      { Q: aQueue(written), Other: aQueue('other') },
      {
        Parameters: { Stage: { Type: 'String' } },
        Mappings: { Names: { test: { queue: 'mapped' } } },
        Conditions: {
          IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] },
          IsLive: { 'Fn::Not': [{ Condition: 'IsTest' }] },
        },
      },
      { Stage: 'test' },
    );
    expect(names[0]).toBe(meant);
  });

  it('leaves out a resource whose condition does not hold', () => {
    const resources = { Kept: aQueue('kept'), Gone: { ...aQueue('gone'), Condition: 'Never' } };
    expect(queueNames(resources, { Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } })).toEqual(['kept']);
  });

  it('imports what another stack exports, whichever comes first', () => {
    const declaration = readStacks({
      Web: { Resources: { Q: aQueue({ 'Fn::ImportValue': 'Store:name' }) } },
      Store: {
        Resources: { Table: aTable() },
        Outputs: { Name: { Value: { Ref: 'Table' }, Export: { Name: 'Store:name' } } },
      },
    });
    expect(declaration.all('AWS::SQS::Queue')[0]?.name).toBe('Store-Table');
    expect(declaration.outputs).toEqual({ 'Store.Name': 'Store-Table' });
  });

  it('lists what has no meaning at home with the reason', () => {
    const { leftOut } = readStacks({ Web: { Resources: { Alarm: { Type: 'AWS::CloudWatch::Alarm' } } } });
    expect(leftOut).toEqual([
      {
        path: 'Web/Alarm',
        type: 'AWS::CloudWatch::Alarm',
        reason: 'watches a deployed stage; at home the twin prints failures itself',
      },
    ]);
  });
});

describe('what a template may not say', () => {
  const refusal = (resource: object, sections: object = {}): string => {
    try {
      readStacks({ Web: { Resources: { Thing: resource }, ...sections } });
    } catch (error) {
      return (error as Error).message;
    }
    return 'not refused';
  };

  it.each([
    [
      'a resource type that is neither run nor left out',
      { Type: 'AWS::Kinesis::Stream' },
      'Web/Thing: the twin does not know the resource type AWS::Kinesis::Stream',
    ],
    [
      'a property that the twin would silently drop',
      { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: 5 } },
      'Web/Thing (AWS::SQS::Queue): the property DelaySeconds is not known',
    ],
    [
      'a property deep inside',
      aTable({ StreamSpecification: { StreamViewType: 'KEYS_ONLY', Speed: 'fast' } }),
      'Web/Thing (AWS::DynamoDB::Table): the property StreamSpecification.Speed is not known',
    ],
    [
      'a reference to nothing',
      aQueue({ Ref: 'Nowhere' }),
      'Web/Thing: refers to Nowhere, which Web does not declare',
    ],
    [
      'an import that nobody exports',
      aQueue({ 'Fn::ImportValue': 'Store:gone' }),
      'Web/Thing: imports Store:gone, which no stack exports',
    ],
    [
      'an intrinsic function',
      aQueue({ 'Fn::GetAZs': '' }),
      'Web/Thing: the intrinsic function Fn::GetAZs is not known',
    ],
    [
      'a reference to a value that only AWS holds',
      aQueue('{{resolve:ssm:/mail/domain}}'),
      'Web/Thing: dynamic references are not known: {{resolve:ssm:/mail/domain}}',
    ],
    [
      'an attribute that the type has not',
      aQueue({ 'Fn::GetAtt': ['Thing', 'Colour'] }),
      'Web/Thing: AWS::SQS::Queue Web/Thing has no attribute Colour that the twin knows',
    ],
  ])('%s', (_what, resource, message) => {
    expect(refusal(resource)).toBe(message);
  });

  it('a parameter that the deployer did not give', () => {
    const needed = refusal(aQueue({ Ref: 'Origin' }), { Parameters: { Origin: { Type: 'String' } } });
    expect(needed).toBe('Web/Thing: the parameter Origin has no value and no default');
  });

  it('a section that would change what the rest means', () => {
    expect(refusal(aQueue('q'), { Transform: 'AWS::Serverless-2016-10-31' })).toContain('Transform');
  });
});

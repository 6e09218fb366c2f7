import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { awsAccess, awsClient } from '../../../shared/runtime/aws-access.ts';
import { installPassage } from '../../../shared/runtime/aws-passage.ts';
import { startTimeline } from '../clock/timeline.ts';
import { createIdentities } from '../identity/identities.ts';
import { aFunction, aFunctionRole, readStacks } from '../template/a-template.ts';
import { AwsError } from './aws-error.ts';
import { type AwsService, awsAction } from './aws-service.ts';
import { noFaults } from './call-faults.ts';
import { passageThrough } from './passage.ts';

const ENDPOINT = 'http://127.0.0.1:9';
const TABLE = 'arn:aws:dynamodb:ap-northeast-1:000000000000:table/Notes';
const grant = { Effect: 'Allow', Action: ['dynamodb:GetItem'], Resource: TABLE };

/** A DynamoDB that answers every key with itself, and has no item `none`. */
const echo: AwsService = {
  protocol: { kind: 'json', version: '1.0' },
  actions: {
    GetItem: awsAction({
      input: z.looseObject({ Key: z.record(z.string(), z.looseObject({})) }),
      needs: () => [{ action: 'dynamodb:GetItem', resource: TABLE }],
      run: async ({ Key }) => {
        if (Key.pk?.S === 'none') throw new AwsError('ResourceNotFoundException', 'no such thing');
        return { Item: Key };
      },
    }),
  },
};

let leave: (() => void) | undefined;
afterEach(() => leave?.());

const aClient = (grants: object[], expected = false): DynamoDBClient => {
  const declaration = readStacks({
    Store: { Resources: { Role: aFunctionRole(...grants), Function: aFunction('functions/none.ts') } },
  });
  const access = createIdentities(declaration);
  const passage = passageThrough({
    services: { dynamodb: echo },
    access,
    faults: { ...noFaults, expected: () => expected },
    timeline: startTimeline({ mode: 'standing', atEpochMs: 0 }),
    onAccident: (accident) => {
      throw accident;
    },
  });
  leave = installPassage(ENDPOINT, passage);
  const [lambda] = declaration.all('AWS::Lambda::Function');
  const { accessKeyId, secretAccessKey } = access.credentialsOf(lambda?.arn ?? '');
  const variables = {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_ENDPOINT_URL: ENDPOINT,
  };
  return awsClient(DynamoDBClient, awsAccess(variables)('dynamodb'), {
    signedFor: 'dynamodb',
    maxAttempts: 1,
  });
};
const get = (pk: string) => new GetItemCommand({ TableName: 'Notes', Key: { pk: { S: pk } } });

describe('a function’s call to AWS at home', () => {
  it('is answered inside the process: nothing listens at the address', async () => {
    expect(await aClient([grant]).send(get('a'))).toMatchObject({
      Item: { pk: { S: 'a' } },
      $metadata: { httpStatusCode: 200 },
    });
  });

  it('is judged by the policies of whoever holds the access key', async () => {
    await expect(aClient([]).send(get('a'))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('"Action":"dynamodb:GetItem"'),
    });
  });

  it('is refused as the SDK would raise it', async () => {
    await expect(aClient([grant]).send(get('none'))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $fault: 'client',
    });
  });

  it('goes over the wire where failures were ordered, so that the SDK’s own tries meet them', async () => {
    await expect(aClient([grant], true).send(get('a'))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('goes over the wire when the twin is gone', async () => {
    const client = aClient([grant]);
    leave?.();
    await expect(client.send(get('a'))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anAwsPort, askInJson, type PortAtHome } from '../aws-port/an-aws-port.ts';
import { aFunction, aFunctionRole, readStacks } from '../template/a-template.ts';
import { keptSecrets } from './kept-secrets.ts';
import { parametersService } from './parameters-service.ts';
import { secretsService } from './secrets-service.ts';

let port: PortAtHome;
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'secrets-'));
  port = await start();
});
afterEach(async () => {
  await port.close();
  await rm(folder, { recursive: true });
});

const start = async (): Promise<PortAtHome> => {
  const declaration = readStacks({
    Web: {
      Resources: {
        LinkKey: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: {
            Name: 'link-key',
            GenerateSecretString: {
              GenerateStringKey: 'key',
              SecretStringTemplate: '{"kid":"1"}',
              PasswordLength: 40,
            },
          },
        },
        Origin: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Name: '/web/origin', Type: 'String', Value: 'https://city.example.jp' },
        },
        Role: aFunctionRole({
          Effect: 'Allow',
          Action: 'secretsmanager:GetSecretValue',
          Resource: { Ref: 'LinkKey' },
        }),
        Function: aFunction('functions/none.ts'),
      },
    },
  });
  return anAwsPort(declaration, {
    secretsmanager: secretsService(await keptSecrets(declaration, folder)),
    ssm: parametersService(declaration),
  });
};

const readSecret = (SecretId = 'link-key') =>
  askInJson(port.asFunction, 'secretsmanager', 'secretsmanager.GetSecretValue', { SecretId });
const readParameter = (Name = '/web/origin', as = port.asRoot) =>
  askInJson(as, 'ssm', 'AmazonSSM.GetParameter', { Name });

describe('a generated secret', () => {
  it('is the same after the twin was started anew', async () => {
    const first = await readSecret();
    await port.close();
    port = await start();
    expect(await readSecret()).toEqual(first);
    expect(first.output).toMatchObject({ Name: 'link-key', VersionStages: ['AWSCURRENT'] });
    const { SecretString } = first.output as { SecretString: string };
    expect(JSON.parse(SecretString)).toEqual({ kid: '1', key: expect.stringMatching(/^[0-9a-f]{40}$/) });
  });

  it('that no template declares is not there', async () => {
    const { output } = await askInJson(port.asRoot, 'secretsmanager', 'secretsmanager.GetSecretValue', {
      SecretId: 'x',
    });
    expect(output).toMatchObject({ __type: 'ResourceNotFoundException' });
  });
});

describe('a parameter', () => {
  it('is read by its name under a role that may', async () => {
    expect((await readParameter()).output).toMatchObject({
      Parameter: { Name: '/web/origin', Type: 'String', Value: 'https://city.example.jp' },
    });
    expect((await readParameter('/web/none')).output).toMatchObject({ __type: 'ParameterNotFound' });
    expect((await readParameter('/web/origin', port.asFunction)).output).toMatchObject({
      __type: 'AccessDeniedException',
    });
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  KMSClient,
} from '@aws-sdk/client-kms';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anAwsPort, type PortAtHome } from '../aws-port/an-aws-port.ts';
import { aFunction, aFunctionRole, readStacks } from '../template/a-template.ts';
import { startKms } from './start-kms.ts';

let port: PortAtHome | undefined;
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kms-'));
});
afterEach(async () => {
  await port?.close();
  await rm(folder, { recursive: true });
});

const accountDecides = {
  Effect: 'Allow',
  Action: 'kms:*',
  Resource: '*',
  Principal: { AWS: 'arn:aws:iam::000000000000:root' },
};
const aKey = {
  Type: 'AWS::KMS::Key',
  Properties: { KeyPolicy: { Version: '2012-10-17', Statement: [accountDecides] } },
};

const start = async (...grants: object[]) => {
  const declaration = readStacks({
    Store: {
      Resources: {
        Families: aKey,
        Other: aKey,
        Alias: {
          Type: 'AWS::KMS::Alias',
          Properties: { AliasName: 'alias/families', TargetKeyId: { Ref: 'Families' } },
        },
        Role: aFunctionRole(...grants),
        Function: aFunction('functions/none.ts'),
      },
    },
  });
  const [families, other] = declaration.all('AWS::KMS::Key');
  port = await anAwsPort(declaration, { kms: await startKms({ declaration, folder }) });
  return {
    kms: new KMSClient(port.asRoot),
    asFunction: new KMSClient(port.asFunction),
    arn: families?.arn ?? '',
    otherArn: other?.arn ?? '',
  };
};

const context = { tenant: 'yokohama', field: 'address' };

describe('a data key', () => {
  it('is opened again under the same context, also after the twin was started anew', async () => {
    const first = await start();
    const made = await first.kms.send(
      new GenerateDataKeyCommand({ KeyId: 'alias/families', KeySpec: 'AES_256', EncryptionContext: context }),
    );
    expect(made.Plaintext).toHaveLength(32);
    expect(made.KeyId).toBe(first.arn);
    await port?.close();
    const second = await start();
    const opened = await second.kms.send(
      new DecryptCommand({
        CiphertextBlob: made.CiphertextBlob,
        EncryptionContext: { field: 'address', tenant: 'yokohama' },
      }),
    );
    expect(opened).toMatchObject({ KeyId: second.arn, Plaintext: made.Plaintext });
  });

  it.each([
    ['another context', { ...context, tenant: 'matsudo' }],
    ['no context', undefined],
  ])('stays closed under %s', async (_, EncryptionContext) => {
    const { kms, arn } = await start();
    const { CiphertextBlob } = await kms.send(
      new GenerateDataKeyCommand({ KeyId: arn, KeySpec: 'AES_256', EncryptionContext: context }),
    );
    const opening = kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }));
    await expect(opening).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
  });

  it('stays closed when a byte of it was changed, and under the name of another key', async () => {
    const { kms, arn, otherArn } = await start();
    const { CiphertextBlob = new Uint8Array() } = await kms.send(
      new EncryptCommand({ KeyId: arn, Plaintext: Buffer.from('香り') }),
    );
    const changed = Uint8Array.from(CiphertextBlob);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    await expect(kms.send(new DecryptCommand({ CiphertextBlob: changed }))).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
    const other = kms.send(new DecryptCommand({ CiphertextBlob, KeyId: otherArn }));
    await expect(other).rejects.toMatchObject({ name: 'IncorrectKeyException' });
    const { Plaintext } = await kms.send(new DecryptCommand({ CiphertextBlob, KeyId: arn }));
    expect(Buffer.from(Plaintext ?? []).toString()).toBe('香り');
  });

  it('is refused to a role without the grant, or with the grant for another context', async () => {
    const grant = {
      Effect: 'Allow',
      Action: 'kms:GenerateDataKey',
      Resource: { 'Fn::GetAtt': ['Families', 'Arn'] },
      Condition: { StringEquals: { 'kms:EncryptionContext:tenant': 'yokohama' } },
    };
    const { asFunction, arn } = await start(grant);
    const ask = (tenant: string) =>
      asFunction.send(
        new GenerateDataKeyCommand({ KeyId: arn, KeySpec: 'AES_256', EncryptionContext: { tenant } }),
      );
    await ask('yokohama');
    await expect(ask('matsudo')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe('KMS at home', () => {
  it('describes a key, and knows none that no template declares', async () => {
    const { kms, arn } = await start();
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: 'alias/families' }));
    expect(KeyMetadata).toMatchObject({ Arn: arn, Enabled: true });
    await expect(kms.send(new DescribeKeyCommand({ KeyId: 'alias/none' }))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });

  it('does not start on a secret that was damaged, for what it encrypts could be lost', async () => {
    await writeFile(path.join(folder, 'kms-root-secret'), 'short');
    await expect(start()).rejects.toThrow(/damaged/);
  });
});

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from '../aws-port/aws-error.ts';
import { type AccessNeed, type AwsService, awsAction } from '../aws-port/aws-service.ts';
import { ACCOUNT } from '../template/account.ts';
import { decryptBlob, type EncryptionContext, encryptUnder, keyIdOf, type RootSecret } from './ciphertext.ts';
import type { DeclaredKey, DeclaredKeys } from './declared-keys.ts';

const ALGORITHM = 'SYMMETRIC_DEFAULT';

const Bytes = z.string().transform((text) => Buffer.from(text, 'base64'));
const Context = z.record(z.string(), z.string()).default({});
const OfKey = z.looseObject({ KeyId: z.string() });
const UnderKey = OfKey.extend({ EncryptionContext: Context });
const DataKey = UnderKey.extend({
  KeySpec: z.enum(['AES_256', 'AES_128']).optional(),
  NumberOfBytes: z.number().int().min(1).max(1024).optional(),
});
/** 4096 bytes are the most that KMS encrypts by itself. */
const Encrypt = UnderKey.extend({ Plaintext: Bytes.refine(({ length }) => length > 0 && length <= 4096) });
const Decrypt = z.looseObject({
  CiphertextBlob: Bytes,
  KeyId: z.string().optional(),
  EncryptionContext: Context,
});

/** KMS behind the AWS port: symmetric keys that the templates declare, their material under one secret of the store. */
export const kmsService = (root: RootSecret, keys: DeclaredKeys): AwsService => ({
  protocol: { kind: 'json', version: '1.1' },
  actions: {
    GenerateDataKey: awsAction({
      input: DataKey,
      needs: (input) => needsOf('GenerateDataKey', keys.named(input.KeyId), input.EncryptionContext),
      run: async (input) => {
        const plaintext = randomBytes(lengthOf(input));
        return { Plaintext: plaintext.toString('base64'), ...encrypted(root, keys, input, plaintext) };
      },
    }),
    GenerateDataKeyWithoutPlaintext: awsAction({
      input: DataKey,
      needs: (input) =>
        needsOf('GenerateDataKeyWithoutPlaintext', keys.named(input.KeyId), input.EncryptionContext),
      run: async (input) => encrypted(root, keys, input, randomBytes(lengthOf(input))),
    }),
    Encrypt: awsAction({
      input: Encrypt,
      needs: (input) => needsOf('Encrypt', keys.named(input.KeyId), input.EncryptionContext),
      run: async (input) => ({
        ...encrypted(root, keys, input, input.Plaintext),
        EncryptionAlgorithm: ALGORITHM,
      }),
    }),
    Decrypt: awsAction({
      input: Decrypt,
      needs: (input) => needsOf('Decrypt', keyOfBlob(keys, input.CiphertextBlob), input.EncryptionContext),
      run: async (input) => {
        const key = keyOfBlob(keys, input.CiphertextBlob);
        if (input.KeyId && keys.named(input.KeyId).arn !== key.arn) throw incorrectKey();
        const plaintext = decryptBlob(root, input.CiphertextBlob, input.EncryptionContext);
        return { KeyId: key.arn, Plaintext: plaintext.toString('base64'), EncryptionAlgorithm: ALGORITHM };
      },
    }),
    DescribeKey: awsAction({
      input: OfKey,
      needs: ({ KeyId }) => [{ action: 'kms:DescribeKey', resource: keys.named(KeyId).arn }],
      run: async ({ KeyId }) => ({ KeyMetadata: metadataOf(keys.named(KeyId)) }),
    }),
  },
});

const encrypted = (
  root: RootSecret,
  keys: DeclaredKeys,
  { KeyId, EncryptionContext }: { KeyId: string; EncryptionContext: EncryptionContext },
  plaintext: Buffer,
): { CiphertextBlob: string; KeyId: string } => {
  const { id, arn } = keys.named(KeyId);
  return {
    CiphertextBlob: encryptUnder(root, id, plaintext, EncryptionContext).toString('base64'),
    KeyId: arn,
  };
};

/** A blob of a key that no template declares any more cannot be opened, and its name is nobody's business. */
const keyOfBlob = (keys: DeclaredKeys, blob: Buffer): DeclaredKey => {
  const id = keyIdOf(blob);
  try {
    return keys.named(id);
  } catch {
    throw new AwsError('InvalidCiphertextException', '');
  }
};

const lengthOf = ({ KeySpec, NumberOfBytes }: z.output<typeof DataKey>): number => {
  if ((KeySpec === undefined) === (NumberOfBytes === undefined)) {
    throw new AwsError('ValidationException', 'Please specify either number of bytes or key spec.');
  }
  return NumberOfBytes ?? (KeySpec === 'AES_128' ? 16 : 32);
};

const needsOf = (action: string, key: DeclaredKey, context: EncryptionContext): AccessNeed[] => [
  {
    action: `kms:${action}`,
    resource: key.arn,
    conditionKeys: {
      'kms:EncryptionAlgorithm': [ALGORITHM],
      'kms:CallerAccount': [ACCOUNT],
      ...(key.alias && { 'kms:RequestAlias': [key.alias] }),
      ...contextKeys(context),
    },
  },
];

const contextKeys = (context: EncryptionContext): Record<string, string[]> => {
  const names = Object.keys(context);
  if (names.length === 0) return {};
  const each = Object.entries(context).map(([name, value]) => [`kms:EncryptionContext:${name}`, [value]]);
  return { 'kms:EncryptionContextKeys': names, ...Object.fromEntries(each) };
};

const incorrectKey = (): AwsError =>
  new AwsError(
    'IncorrectKeyException',
    'The key ID in the request does not identify a CMK that can perform this operation.',
  );

const metadataOf = ({ id, arn }: DeclaredKey): object => ({
  AWSAccountId: ACCOUNT,
  KeyId: id,
  Arn: arn,
  Enabled: true,
  KeyState: 'Enabled',
  KeyManager: 'CUSTOMER',
  KeyUsage: 'ENCRYPT_DECRYPT',
  KeySpec: ALGORITHM,
  Origin: 'AWS_KMS',
  MultiRegion: false,
});

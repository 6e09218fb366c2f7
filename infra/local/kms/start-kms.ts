import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { AwsService } from '../aws-port/aws-service.ts';
import { keptFile } from '../kept-file.ts';
import type { Declaration } from '../template/declaration.ts';
import { declaredKeys } from './declared-keys.ts';
import { kmsService } from './kms-service.ts';

const ROOT_SECRET_BYTES = 32;

/** Starts KMS. Its secret is kept in the store's folder: without that file, nothing encrypted in the store can be read again. */
export const startKms = async ({
  declaration,
  folder,
}: {
  declaration: Declaration;
  folder?: string | undefined;
}): Promise<AwsService> => {
  const make = async (): Promise<Buffer> => randomBytes(ROOT_SECRET_BYTES);
  const root = folder ? await keptFile(path.join(folder, 'kms-root-secret'), make) : await make();
  if (root.length !== ROOT_SECRET_BYTES) throw new Error(`the file kms-root-secret in ${folder} is damaged`);
  return kmsService(root, declaredKeys(declaration));
};

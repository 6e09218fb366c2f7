import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { foundMunicipality } from '../../functions/directory/found-municipality.ts';
import { importFacilities, planFacilityImport } from '../../functions/directory/import-facilities.ts';
import { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import { openServices } from '../../shared/store/open-store.ts';
import { municipalities, municipalityOf } from '../../shared/store/registry.ts';
import { creating } from '../../shared/store/writes.ts';
import { speak } from '../../shared/words/translate.ts';
import { reportOf } from './report.ts';
import { environmentAt } from './twin-environment.ts';

// The product is deployed on a newer Node than the machines of some offices have.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const USAGE = `npm run import -- facilities FILE --municipality CODE [--confirm]
       [--at http://127.0.0.1:3000]           a running twin; without it and with REGISTRY_TABLE set, AWS itself
       [--name 名称 --ward code=名称 …]        to found a municipality that the installation does not serve yet

Without --confirm nothing is written: each row is shown with what was understood, what was not, and what would change.`;

const Environment = z.looseObject({
  REGISTRY_TABLE: z.string(),
  CASES_TABLE: z.string(),
  LEDGER_TABLE: z.string(),
});

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    municipality: { type: 'string' },
    confirm: { type: 'boolean', default: false },
    at: { type: 'string', default: process.env.HOIKU_URL ?? 'http://127.0.0.1:3000' },
    name: { type: 'string' },
    ward: { type: 'string', multiple: true, default: [] },
  },
});

const fail = (words: string): never => {
  console.error(words);
  process.exit(1);
};

/** The tables of AWS where the environment names them, else those of the twin that runs. */
const environmentOf = async () => {
  if (process.env.REGISTRY_TABLE) return Environment.parse(process.env);
  return Environment.parse(await environmentAt(values.at).catch((failure: Error) => fail(failure.message)));
};

const [what, file] = positionals;
const code = MunicipalityCode.safeParse(values.municipality);
if (what !== 'facilities' || !file || !code.success) fail(USAGE);

const environment = await environmentOf();
const services = openServices(environment, environment as Record<string, string>);
const municipality =
  (await municipalityOf(services.store, code.data ?? '')) ??
  (values.name
    ? foundMunicipality(MunicipalityCode.parse(code.data), values.name, values.ward)
    : fail(`No municipality ${code.data} here. Found it with --name and --ward.`));

const dryRun = await planFacilityImport(services, municipality, await readFile(file ?? ''));
if (!dryRun.ok) fail(`${file}: ${dryRun.refusal.kind}`);
else {
  for (const line of reportOf(dryRun.value, speak('ja'))) console.log(line);
  if (values.confirm) {
    const by = { who: 'service' as const, municipality: municipality.municipality, name: 'import' };
    if (values.name)
      await services.store.commit([creating(municipalities, municipality, 'MunicipalityExists')]);
    const outcome = await importFacilities(
      services,
      by,
      municipality,
      dryRun.value,
      path.basename(file ?? ''),
    );
    if (!outcome.ok) fail(`Not imported: ${outcome.refusal.kind}`);
    else
      console.log(
        `imported: ${outcome.value.added} new, ${outcome.value.changed} changed, ${outcome.value.same} the same`,
      );
  } else console.log('Nothing was written. Run it again with --confirm.');
}

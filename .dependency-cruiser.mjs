/**
 * Imports run one way: hosts → features → shared/{store,mail,web,files} → words → domain → runtime.
 * Each rule says why, because whoever trips over it wants to know.
 */
const FEATURE = '^functions/(?!hosts/|outbox/|steps/)([^/]+)/';

export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or a third that both need.',
      // The grammar of a state machine is recursive: a state holds machines, a machine holds states.
      from: { pathNot: '^infra/local/step-functions/(language|states)/' },
      // A circle of types alone is gone once it is compiled.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'A rule takes values and returns values: it may know zod, Temporal and the holidays, no database, mail or page.',
      from: { path: '^shared/domain/', pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: [
          '^shared/(domain|runtime)/',
          'node_modules/(zod|temporal-polyfill|temporal-spec|@holiday-jp)/',
        ],
      },
    },
    {
      name: 'runtime-is-below-all',
      severity: 'error',
      comment: 'Clock, chance and ids serve every room, so they may know none.',
      from: { path: '^shared/runtime/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(shared/(?!runtime/)|functions/|infra/|workflows/)' },
    },
    {
      name: 'words-know-no-room',
      severity: 'error',
      comment: 'Words are read by pages and mails alike; they depend on neither.',
      from: { path: '^shared/words/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(shared/(store|mail|web|files)/|functions/|infra/|workflows/)' },
    },
    {
      name: 'store-knows-no-page',
      severity: 'error',
      comment: 'The store answers questions; who shows or sends the answer is not its business.',
      from: { path: '^shared/store/' },
      to: { path: '^(shared/(mail|web|words)/|functions/|infra/|workflows/)' },
    },
    {
      name: 'mail-is-a-pure-function',
      severity: 'error',
      comment: 'A letter is made from facts that it is handed; it never looks anything up.',
      from: { path: '^shared/mail/' },
      to: { path: '^(shared/(store|web|files)/|functions/|infra/|workflows/)' },
    },
    {
      name: 'shared-never-imports-features',
      severity: 'error',
      comment: 'What several features share cannot depend on one of them.',
      from: { path: '^shared/' },
      to: { path: '^(functions/|infra/|workflows/)' },
    },
    {
      name: 'features-never-call-each-other',
      severity: 'error',
      comment:
        'Two features meet in the domain, through the outbox, or in a workflow; otherwise each change touches both.',
      from: { path: FEATURE },
      to: { path: FEATURE, pathNot: '^functions/$1/' },
    },
    {
      name: 'only-hosts-mount-features',
      severity: 'error',
      comment: 'Outbox and steps are machinery: features use them, they know no feature.',
      from: { path: '^functions/(outbox|steps)/' },
      to: { path: FEATURE },
    },
    {
      name: 'features-never-import-hosts',
      severity: 'error',
      comment: 'What AWS calls stands at the top; nothing below may lean on it.',
      from: { path: '^functions/(?!hosts/)' },
      to: { path: '^functions/hosts/' },
    },
    {
      name: 'workflow-shapes-are-domain',
      severity: 'error',
      comment: 'The inputs and outputs of a workflow are ids of the domain, nothing more.',
      from: { path: '^workflows/.*\\.ts$' },
      to: { pathNot: ['^(workflows|shared/domain)/', 'node_modules/zod/'] },
    },
    {
      name: 'stacks-name-code-by-path',
      severity: 'error',
      comment:
        'A stack that imported a function would run it at synthesis; it takes the environment schemas and nothing else.',
      from: { path: '^infra/(stacks|constructs|app\\.ts|installation\\.ts)' },
      to: { path: '^(functions/(?!hosts/environments\\.ts$)|shared/|workflows/|infra/local/)' },
    },
    {
      name: 'the-twin-is-not-the-product',
      severity: 'error',
      comment: 'The local twin is absent from every deployed stage, so nothing deployed may need it.',
      from: { path: '^(shared|functions|workflows|infra/(stacks|constructs))/' },
      to: { path: '^infra/local/' },
    },
    {
      name: 'the-twin-knows-hosts-only',
      severity: 'error',
      comment: 'The twin runs what the templates name; only the demo and the rehearsal act through features.',
      from: { path: '^infra/local/(?!demo/|rehearsal/)' },
      to: { path: '^functions/(?!hosts/)' },
    },
    {
      name: 'tests-stay-outside',
      severity: 'error',
      comment: 'Code that ships never leans on builders and fixtures.',
      from: { path: '^(shared|functions|workflows|infra)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: ['^test/', 'node_modules/(vitest|fast-check|playwright-core)/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};

export * from './distance.ts';
export * from './finding.ts';
export * from './match-facilities.ts';
export * from './need.ts';

export * from './display.ts';
export * from './places.ts';
export * from './plausibility.ts';
export * from './published.ts';
export * from './schema.ts';
export * from './totals.ts';

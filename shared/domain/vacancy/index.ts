export * from './attribute-figures.ts';
export * from './display.ts';
export * from './figures-sheet.ts';
export * from './monthly-layout.ts';
export * from './places.ts';
export * from './plausibility.ts';
export * from './schema.ts';
export * from './totals.ts';

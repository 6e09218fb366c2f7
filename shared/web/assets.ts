import { createHash } from 'node:crypto';
import { styleSheet } from './style.ts';

const version = createHash('sha256').update(styleSheet).digest('hex').slice(0, 12);

/** The style sheet's address changes with its content, so that browsers may keep it for ever. */
export const STYLE_PATH = `/assets/${version}/style.css`;

// Takes the pictures of every screen: e2e/shots.ts, bundled and run in Node.
import { runWithAlma } from './run-with-alma.mjs';

await runWithAlma('shots', process.argv.slice(2));

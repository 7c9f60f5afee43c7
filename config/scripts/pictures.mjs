// npm run pictures: takes the README's pictures from the simulated Alma into docs/pictures.
import { runWithAlma } from './run-with-alma.mjs';

await runWithAlma('pictures', process.argv.slice(2));

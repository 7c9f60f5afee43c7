// Counts, in the sources of the app, which branches are taken: istanbul's way, in Node as in the browser.
import libCoverage from 'istanbul-lib-coverage';
import { createInstrumenter } from 'istanbul-lib-instrument';
import { readFileSync } from 'node:fs';

function instrument(text, path) {
  const instrumenter = createInstrumenter({
    esModules: true,
    produceSourceMap: true,
    parserPlugins: ['typescript', 'decorators-legacy'],
  });
  const code = instrumenter.instrumentSync(text, path);
  return { code, map: instrumenter.lastSourceMap(), uncovered: instrumenter.lastFileCoverage() };
}

/** A plugin of esbuild's: what is bundled counts its branches, in `globalThis.__coverage__`. */
export function countBranches(isCounted) {
  return {
    name: 'count-branches',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (!isCounted(path)) return undefined;
        const { code, map } = instrument(readFileSync(path, 'utf8'), path);
        const inline = Buffer.from(JSON.stringify(map)).toString('base64');
        return {
          contents: `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}`,
          loader: 'ts',
        };
      });
    },
  };
}

/**
 * One map of all that was counted. A source that no spec has loaded has all its branches, and none of
 * them is taken.
 * @param sources path and text of every file that counts
 * @param counted what was counted for a file, if anything was
 */
export function wholeCoverage(sources, counted) {
  const whole = libCoverage.createCoverageMap();
  for (const { path, text } of sources) {
    whole.addFileCoverage(counted(path) ?? instrument(text, path).uncovered);
  }
  return whole;
}

/** How many branches the files of a map have, and how many of them were taken. */
export function branchesOf(map, isMeant = () => true) {
  const sum = { covered: 0, total: 0 };
  for (const path of map.files().filter(isMeant)) {
    const { covered, total } = map.fileCoverageFor(path).toSummary().branches;
    sum.covered += covered;
    sum.total += total;
  }
  return { ...sum, percent: sum.total === 0 ? 100 : (100 * sum.covered) / sum.total };
}

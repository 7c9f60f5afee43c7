import type { CoverageMap, FileCoverageData } from 'istanbul-lib-coverage';

export declare function wholeCoverage(
  sources: readonly { readonly path: string; readonly text: string }[],
  counted: (path: string) => FileCoverageData | undefined,
): CoverageMap;
export declare function branchesOf(
  map: CoverageMap,
  isMeant?: (path: string) => boolean,
): { readonly covered: number; readonly total: number; readonly percent: number };

import { branchesOf, wholeCoverage } from './scripts/count-branches.mjs';

const TEXT = 'export const word = (n: number): string => (n === 1 ? "one" : "many");\n';
const AT = { start: { line: 1, column: 0 }, end: { line: 1, column: 70 } };

/** What was counted for a file of one fork: how often each of its ways was gone. */
function counted(path: string, ways: readonly number[]) {
  return {
    path,
    statementMap: {},
    s: {},
    fnMap: {},
    f: {},
    branchMap: { 0: { type: 'cond-expr', loc: AT, line: 1, locations: ways.map(() => AT) } },
    b: { 0: [...ways] },
  };
}

describe('the coverage of the whole app', () => {
  it('sums the branches of its files', () => {
    const sources = ['core/a.ts', 'features/b.ts'].map((path) => ({ path, text: TEXT }));
    const whole = wholeCoverage(sources, (path) =>
      counted(path, path === 'core/a.ts' ? [1, 1] : [0, 3]),
    );

    expect(branchesOf(whole)).toEqual({ covered: 3, total: 4, percent: 75 });
    expect(branchesOf(whole, (path) => path.startsWith('core/')).percent).toBe(100);
  });

  it('counts every branch of a file that no spec imports as not taken', () => {
    const whole = wholeCoverage([{ path: 'core/a.ts', text: TEXT }], () => undefined);

    expect(branchesOf(whole)).toEqual({ covered: 0, total: 2, percent: 0 });
  });

  it('leaves out what is no source of the app', () => {
    const whole = wholeCoverage([], (path) => counted(path, [1]));

    expect(branchesOf(whole)).toEqual({ covered: 0, total: 0, percent: 100 });
  });

  it('reads the decorators and types of a screen', () => {
    const text = `@Component({ standalone: true })
      export class A {
        readonly n = input<number>();
        @Input() b!: string;
        c(): boolean { return this.n() === 1 || this.n() === 2; }
      }`;
    const whole = wholeCoverage([{ path: 'features/a.ts', text }], () => undefined);

    expect(branchesOf(whole).total).toBe(2);
  });
});

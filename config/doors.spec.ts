import { resolve } from 'node:path';

import { ESLint } from 'eslint';

/** What lint says of an import in a file that stands at this path. */
async function complaintsAbout(path: string, source: string): Promise<readonly string[]> {
  const eslint = new ESLint({
    cwd: process.cwd(),
    overrideConfigFile: resolve('config/eslint.config.mjs'),
  });
  const [result] = await eslint.lintText(source, { filePath: resolve(path), warnIgnored: true });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId ?? ''}: ${message}`);
}

describe('the doors between the rooms', () => {
  const WRONG: readonly (readonly [path: string, imported: string])[] = [
    ['cloudapp/src/app/core/handle/x.ts', '../../alma/port/alma'],
    ['cloudapp/src/app/core/handle/x.ts', '@angular/core'],
    ['cloudapp/src/app/alma/port/x.ts', '../../workflow/run/advance'],
    ['cloudapp/src/app/alma/pace/x.ts', 'rxjs'],
    ['cloudapp/src/app/workflow/run/x.ts', '../../alma/cloudapp/sdk-rest'],
    ['cloudapp/src/app/workflow/run/x.ts', '../../features/start/start'],
    ['cloudapp/src/app/features/start/x.ts', '../../alma/cloudapp/sdk-rest'],
    ['cloudapp/src/app/features/start/x.ts', '../../shell/app'],
    ['cloudapp/src/app/features/start/x.ts', '@exlibris/exl-cloudapp-angular-lib'],
    ['simulator/library/x.ts', '../../cloudapp/src/app/core/handle/handle'],
  ];
  for (const [path, imported] of WRONG) {
    it(`does not let ${path} import ${imported}`, async () => {
      const complaints = await complaintsAbout(path, `export * from '${imported}';\n`);
      expect(complaints.some((line) => line.startsWith('no-restricted-imports'))).toBeTrue();
    });
  }

  const RIGHT: readonly (readonly [path: string, imported: string])[] = [
    ['cloudapp/src/app/alma/port/x.ts', '../../core/handle/handle'],
    ['cloudapp/src/app/workflow/run/x.ts', '../../alma/port/alma'],
    ['cloudapp/src/app/features/start/x.ts', '../../workflow/run/advance'],
    ['cloudapp/src/app/shell/x.ts', '../alma/cloudapp/sdk-rest'],
  ];
  for (const [path, imported] of RIGHT) {
    it(`lets ${path} import ${imported}`, async () => {
      const complaints = await complaintsAbout(path, `export * from '${imported}';\n`);
      expect(complaints.filter((line) => line.startsWith('no-restricted-imports'))).toEqual([]);
    });
  }

  it('does not let two files import one another', async () => {
    // print-handle.ts imports encode-handle.ts, which must not import it back.
    const complaints = await complaintsAbout(
      'cloudapp/src/app/core/handle/encode-handle.ts',
      `import { printHandle } from './print-handle';\nexport const encodeHandle = printHandle;\n`,
    );
    expect(complaints.some((line) => line.startsWith('import/no-cycle'))).toBeTrue();
  });

  it('does not let innerHTML, any, console.log or a focused test through', async () => {
    const complaints = await complaintsAbout(
      'cloudapp/src/app/features/start/x.spec.ts',
      `const box: any = document.body;\nbox.innerHTML = '';\nconsole.log(box);\nfit('x', () => {});\n`,
    );
    for (const rule of [
      '@typescript-eslint/no-explicit-any',
      'no-restricted-properties',
      'no-console',
      'no-restricted-globals',
    ]) {
      expect(complaints.some((line) => line.startsWith(rule)))
        .withContext(rule)
        .toBeTrue();
    }
  });
});

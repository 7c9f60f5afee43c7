// Stryker's runner for jasmine, kept loaded from one change to the next. What is evaluated while loading
// is not changed (`ignoreStatic`), so no change needs the specs to be loaded anew; for each that might,
// Stryker would start a process.
import { JasmineTestRunner } from '@stryker-mutator/jasmine-runner';

JasmineTestRunner.prototype.capabilities = () => ({ reloadEnvironment: true });

export { strykerPlugins, strykerValidationSchema } from '@stryker-mutator/jasmine-runner';

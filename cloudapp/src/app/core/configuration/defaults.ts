import type { RecordFormat } from '../record/record-format';
import {
  CONFIGURATION_VERSION,
  type Configuration,
  type CounterNames,
  type Rates,
  type Route,
} from './configuration';

/** Alma allows 25 calls in 5 s and 10 at once; hdl.handle.net publishes no limit. */
const DEFAULT_RATES: Rates = {
  almaCallsPerWindow: 25,
  almaAtOnce: 10,
  almaGuardMs: 50,
  handlesPerSecond: 20,
  handlesAtOnce: 6,
};

/** The counters as an English Alma shows them; the pilot adds the institution's own. */
export const DEFAULT_COUNTERS: CounterNames = {
  processed: ['Records processed'],
  exceptions: ['Records with exceptions'],
  skipped: ['Records skipped'],
  created: ['Handle was created successfully'],
  updated: ['Handle was updated successfully'],
  failed: ['Records failed'],
};

const DUBLIN_CORE: readonly RecordFormat[] = ['dc', 'dcap01', 'dcap02', 'dcap-etd'];

/** A new route: Dublin Core, nothing chosen yet. */
export function emptyRoute(id: string): Route {
  return {
    id,
    name: '',
    prefix: '',
    formats: DUBLIN_CORE,
    copyJob: undefined,
    migrateJob: undefined,
    controlNumber: { name: '', prefix: '' },
    controlNumberConfirmed: false,
    profile: undefined,
    runButton: 'run',
    runSentence: '',
    counters: DEFAULT_COUNTERS,
  };
}

/** What an administrator starts from. */
export function emptyConfiguration(): Configuration {
  return {
    version: CONFIGURATION_VERSION,
    routes: [emptyRoute('route-1')],
    normalForm: 'http://hdl.handle.net/{handle}',
    sites: [],
    resolver: 'https://hdl.handle.net',
    repairRule: undefined,
    localNumberPatterns: ['[A-Za-z]+:(\\d+)', '[A-Za-z]{2,5}_(\\d{10})'],
    propagationMinutes: 30,
    rates: DEFAULT_RATES,
    repairLimit: 300,
    production: undefined,
  };
}

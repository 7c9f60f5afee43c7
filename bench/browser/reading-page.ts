import { measureReading } from '../reading';

/** For the page that measures: the browser calls it by this name. */
Object.assign(globalThis, { measureReading });

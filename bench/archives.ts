import { generateArchive, GENERATED_SET_ID } from '../simulator/archive/generate-archive';
import { readArchiveFolder } from '../simulator/archive/read-folder';
import { type TitleStage } from '../simulator/archive/title-maker';
import { type Archive } from '../simulator/library/model';
import { type BenchOptions } from './options';

export interface BenchArchive {
  readonly archive: Archive;
  readonly setId: string;
  readonly setName: string;
  readonly size: number;
}

/** A made archive of so many records, or the folder's largest set. */
export async function benchArchive(
  options: BenchOptions,
  records: number,
  as: TitleStage = 'resolved',
): Promise<BenchArchive> {
  if (options.archive === undefined) {
    const archive = generateArchive({ records, as });
    return { archive, setId: GENERATED_SET_ID, setName: 'All digital titles', size: records };
  }
  const archive = await readArchiveFolder(options.archive);
  const [largest] = [...archive.sets].sort((a, b) => b.members.length - a.members.length);
  if (largest === undefined) throw new Error(`The archive ${options.archive} has no set.`);
  return { archive, setId: largest.id, setName: largest.name, size: largest.members.length };
}

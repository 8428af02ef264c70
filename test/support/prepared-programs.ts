import { preparePrograms } from '../../scripts/lib/prepare-programs.ts';

/** Makes the programs of the present sources: a test that runs a command would load a thousand modules for each. */
export default preparePrograms;

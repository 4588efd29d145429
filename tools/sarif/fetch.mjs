/** The JSON Schema of SARIF 2.1.0 by OASIS: our SARIF is held against it in test/report/sarif-schema.test.ts, which skips without it. */
import { fetchFile } from '../packages/fetch-file.mjs';

fetchFile('@microsoft/jest-sarif@1.0.0-beta.0', 'lib/schemas/sarif-2.1.0-rtm.5.json', 'sarif/sarif-2.1.0.json');

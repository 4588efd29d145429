/** Does the tree keep its promises? A rule id is its file, its doc page and its test folder; dependencies point one way; files stay short. */
import { commands } from './layout/commands.ts';
import { dependencies } from './layout/dependencies.ts';
import { packages } from './layout/packages.ts';
import { rules } from './layout/rules.ts';
import { size } from './layout/size.ts';
import { terms } from './layout/terms.ts';
import { trackedFiles } from './layout/tracked-files.ts';
import { words } from './layout/words.ts';

const files = trackedFiles();
const problems = [
  ...(await rules(files)),
  ...(await terms(files)),
  ...(await commands(files)),
  ...dependencies(files),
  ...packages(),
  ...size(files),
  ...words(files),
];
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log(`layout holds for ${files.length} files`);

/** The areas that every fake GitHub has; others bring theirs through `options.routes`. */
import type { Registrar } from '../http.ts';
import { registerChecks } from './checks.ts';
import { registerComments } from './comments.ts';
import { registerCommits } from './commits.ts';
import { registerCompare } from './compare.ts';
import { registerContents } from './contents.ts';
import { registerGit } from './git.ts';
import { registerPulls } from './pulls.ts';
import { registerRepositories } from './repositories.ts';
import { registerUsers } from './users.ts';

export function registerBase(register: Registrar): void {
  registerRepositories(register);
  registerPulls(register);
  registerCompare(register);
  registerContents(register);
  registerGit(register);
  registerCommits(register);
  registerComments(register);
  registerChecks(register);
  registerUsers(register);
}

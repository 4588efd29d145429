/** What an editor with GitHub's own extension would mark: workflows and action.yml against GitHub's schema and its contexts. */
import { readFileSync } from 'node:fs';
import { validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** One line for each problem: `path:line:column: what`. A file named action.yml is taken as an action. */
export async function languageService(path: string, text = readFileSync(path, 'utf8')): Promise<string[]> {
  const document = TextDocument.create(`file:///${path}`, 'yaml', 1, text);
  const problems = await validate(document, {});
  return problems.map(
    ({ range, message }) => `${path}:${range.start.line + 1}:${range.start.character + 1}: ${message}`,
  );
}

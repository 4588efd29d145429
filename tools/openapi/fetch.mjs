/**
 * GitHub's OpenAPI description (13 MB). The tests of the Action and of the bot hold every request against it; without it they skip that one
 * check.
 */
import { fetchFile } from '../packages/fetch-file.mjs';

fetchFile('@octokit/openapi@23.0.2', 'generated/api.github.com.json', 'openapi/api.github.com.json');

import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);

// package.json
var package_default = {
  name: "ds-config-review",
  version: "0.1.0",
  description: "Reviews DeepSpeed configs in pull requests: DeepSpeed's own verdict, the memory per GPU and CPU, and a smoke run on a real GPU",
  license: "Apache-2.0",
  type: "module",
  engines: {
    node: ">=20"
  },
  bin: {
    "ds-review": "cli/dist/ds-review.js"
  },
  scripts: {
    prepare: "npm run build:cli",
    build: "tsx tools/build.ts",
    "build:cli": "tsx tools/build.ts cli",
    bot: "npm run build -- bot && node bot/dist/main.js",
    demo: "tsx tools/demo/main.ts",
    test: "NODE_OPTIONS='--experimental-vm-modules --no-warnings' jest",
    "test:hjson": "tsx tools/fuzz/hjson.ts",
    types: "tsc --noEmit",
    lint: "biome check --error-on-warnings .",
    format: "biome check --write .",
    layout: "tsx tools/check-layout.ts",
    bundle: "tsx tools/check-bundle.ts",
    check: "npm run types && npm run lint && npm run layout && npm run bundle",
    docs: "tsx tools/write-rule-docs.ts",
    rules: "tsx tools/write-rule-index.ts",
    bench: "tsx tools/bench/main.ts",
    "data:hardware": "tsx tools/data/hardware.ts",
    "data:models": "tsx tools/data/models.ts",
    openapi: "node tools/openapi/fetch.mjs",
    node24: "node tools/node24/install.mjs"
  },
  dependencies: {
    "@actions/core": "3.0.1",
    "@actions/github": "9.1.1",
    "@octokit/core": "7.0.8",
    "@octokit/plugin-retry": "8.1.1",
    "@octokit/plugin-throttling": "11.0.5",
    ajv: "8.20.0",
    "js-yaml": "5.5.0",
    probot: "14.3.2",
    "prom-client": "15.1.3",
    yaml: "2.9.1"
  },
  devDependencies: {
    "@biomejs/biome": "2.6.8",
    "@jest/globals": "30.5.2",
    "@octokit/openapi-types": "29.0.1",
    "@swc/core": "1.16.22",
    "@swc/jest": "0.2.39",
    "@types/node": "24.19.2",
    esbuild: "0.28.2",
    "fast-check": "4.10.2",
    jest: "30.5.2",
    micromark: "4.0.3",
    "micromark-extension-gfm": "3.0.0",
    tsx: "4.23.15",
    typescript: "7.0.2"
  }
};

// cli/version.ts
var version = package_default.version;

export {
  version
};

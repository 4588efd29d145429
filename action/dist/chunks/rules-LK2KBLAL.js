import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
import{ca as a}from"./chunk-5W2WQ6NB.js";import"./chunk-6G7CKFX6.js";export{a as RULES};

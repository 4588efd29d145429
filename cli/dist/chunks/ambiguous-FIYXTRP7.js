import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import "./chunk-F6XARPIJ.js";

// data/hardware/ambiguous.json
var ambiguous_default = [
  { alias: "a100", candidates: ["nvidia-a100-40gb-sxm", "nvidia-a100-80gb-sxm", "nvidia-a100-40gb-pcie", "nvidia-a100-80gb-pcie"], default: "nvidia-a100-40gb-sxm" },
  { alias: "v100", candidates: ["nvidia-v100-16gb-sxm2", "nvidia-v100-32gb-sxm2", "nvidia-v100-16gb-pcie", "nvidia-v100-32gb-pcie"], default: "nvidia-v100-16gb-sxm2" },
  { alias: "gh200", candidates: ["nvidia-gh200-96gb", "nvidia-gh200-144gb"], default: "nvidia-gh200-96gb" },
  { alias: "rtx 6000", candidates: ["nvidia-rtx-6000-ada-48gb", "nvidia-rtx-a6000-48gb", "nvidia-rtx-pro-6000-blackwell-96gb"], default: "nvidia-rtx-6000-ada-48gb" },
  { alias: "1g.10gb", candidates: ["nvidia-h100-80gb-sxm-mig-1g-10gb", "nvidia-a100-80gb-sxm-mig-1g-10gb"], default: "nvidia-a100-80gb-sxm-mig-1g-10gb" },
  { alias: "2g.20gb", candidates: ["nvidia-h100-80gb-sxm-mig-2g-20gb", "nvidia-a100-80gb-sxm-mig-2g-20gb"], default: "nvidia-a100-80gb-sxm-mig-2g-20gb" },
  { alias: "3g.40gb", candidates: ["nvidia-h100-80gb-sxm-mig-3g-40gb", "nvidia-a100-80gb-sxm-mig-3g-40gb"], default: "nvidia-a100-80gb-sxm-mig-3g-40gb" },
  { alias: "4g.40gb", candidates: ["nvidia-h100-80gb-sxm-mig-4g-40gb", "nvidia-a100-80gb-sxm-mig-4g-40gb"], default: "nvidia-a100-80gb-sxm-mig-4g-40gb" },
  { alias: "7g.80gb", candidates: ["nvidia-h100-80gb-sxm-mig-7g-80gb", "nvidia-a100-80gb-sxm-mig-7g-80gb"], default: "nvidia-a100-80gb-sxm-mig-7g-80gb" }
];
export {
  ambiguous_default as default
};

// Written by tools/data/hardware.ts: every file of this folder that describes an accelerator.
import amdMi10032gb from './amd-mi100-32gb.json' with { type: 'json' };
import amdMi21064gb from './amd-mi210-64gb.json' with { type: 'json' };
import amdMi250Gcd64gb from './amd-mi250-gcd-64gb.json' with { type: 'json' };
import amdMi250xGcd64gb from './amd-mi250x-gcd-64gb.json' with { type: 'json' };
import amdMi300x192gb from './amd-mi300x-192gb.json' with { type: 'json' };
import amdMi325x256gb from './amd-mi325x-256gb.json' with { type: 'json' };
import amdMi350x288gb from './amd-mi350x-288gb.json' with { type: 'json' };
import amdMi355x288gb from './amd-mi355x-288gb.json' with { type: 'json' };
import huaweiAscend910b64gb from './huawei-ascend-910b-64gb.json' with { type: 'json' };
import intelGaudi296gb from './intel-gaudi2-96gb.json' with { type: 'json' };
import intelGaudi3128gb from './intel-gaudi3-128gb.json' with { type: 'json' };
import intelMax1550Tile64gb from './intel-max-1550-tile-64gb.json' with { type: 'json' };
import nvidiaA1024gb from './nvidia-a10-24gb.json' with { type: 'json' };
import nvidiaA10040gbPcie from './nvidia-a100-40gb-pcie.json' with { type: 'json' };
import nvidiaA10040gbSxm from './nvidia-a100-40gb-sxm.json' with { type: 'json' };
import nvidiaA10040gbSxmMig1g5gb from './nvidia-a100-40gb-sxm-mig-1g-5gb.json' with { type: 'json' };
import nvidiaA10040gbSxmMig2g10gb from './nvidia-a100-40gb-sxm-mig-2g-10gb.json' with { type: 'json' };
import nvidiaA10040gbSxmMig3g20gb from './nvidia-a100-40gb-sxm-mig-3g-20gb.json' with { type: 'json' };
import nvidiaA10040gbSxmMig4g20gb from './nvidia-a100-40gb-sxm-mig-4g-20gb.json' with { type: 'json' };
import nvidiaA10040gbSxmMig7g40gb from './nvidia-a100-40gb-sxm-mig-7g-40gb.json' with { type: 'json' };
import nvidiaA10080gbPcie from './nvidia-a100-80gb-pcie.json' with { type: 'json' };
import nvidiaA10080gbSxm from './nvidia-a100-80gb-sxm.json' with { type: 'json' };
import nvidiaA10080gbSxmMig1g10gb from './nvidia-a100-80gb-sxm-mig-1g-10gb.json' with { type: 'json' };
import nvidiaA10080gbSxmMig2g20gb from './nvidia-a100-80gb-sxm-mig-2g-20gb.json' with { type: 'json' };
import nvidiaA10080gbSxmMig3g40gb from './nvidia-a100-80gb-sxm-mig-3g-40gb.json' with { type: 'json' };
import nvidiaA10080gbSxmMig4g40gb from './nvidia-a100-80gb-sxm-mig-4g-40gb.json' with { type: 'json' };
import nvidiaA10080gbSxmMig7g80gb from './nvidia-a100-80gb-sxm-mig-7g-80gb.json' with { type: 'json' };
import nvidiaA10g24gb from './nvidia-a10g-24gb.json' with { type: 'json' };
import nvidiaA3024gb from './nvidia-a30-24gb.json' with { type: 'json' };
import nvidiaA4048gb from './nvidia-a40-48gb.json' with { type: 'json' };
import nvidiaA80080gbPcie from './nvidia-a800-80gb-pcie.json' with { type: 'json' };
import nvidiaA80080gbSxm from './nvidia-a800-80gb-sxm.json' with { type: 'json' };
import nvidiaB200180gbSxm from './nvidia-b200-180gb-sxm.json' with { type: 'json' };
import nvidiaB300288gbSxm from './nvidia-b300-288gb-sxm.json' with { type: 'json' };
import nvidiaGb200186gb from './nvidia-gb200-186gb.json' with { type: 'json' };
import nvidiaGb300288gb from './nvidia-gb300-288gb.json' with { type: 'json' };
import nvidiaGh200144gb from './nvidia-gh200-144gb.json' with { type: 'json' };
import nvidiaGh20096gb from './nvidia-gh200-96gb.json' with { type: 'json' };
import nvidiaH10080gbPcie from './nvidia-h100-80gb-pcie.json' with { type: 'json' };
import nvidiaH10080gbSxm from './nvidia-h100-80gb-sxm.json' with { type: 'json' };
import nvidiaH10080gbSxmMig1g10gb from './nvidia-h100-80gb-sxm-mig-1g-10gb.json' with { type: 'json' };
import nvidiaH10080gbSxmMig1g20gb from './nvidia-h100-80gb-sxm-mig-1g-20gb.json' with { type: 'json' };
import nvidiaH10080gbSxmMig2g20gb from './nvidia-h100-80gb-sxm-mig-2g-20gb.json' with { type: 'json' };
import nvidiaH10080gbSxmMig3g40gb from './nvidia-h100-80gb-sxm-mig-3g-40gb.json' with { type: 'json' };
import nvidiaH10080gbSxmMig4g40gb from './nvidia-h100-80gb-sxm-mig-4g-40gb.json' with { type: 'json' };
import nvidiaH10080gbSxmMig7g80gb from './nvidia-h100-80gb-sxm-mig-7g-80gb.json' with { type: 'json' };
import nvidiaH10094gbNvl from './nvidia-h100-94gb-nvl.json' with { type: 'json' };
import nvidiaH2096gb from './nvidia-h20-96gb.json' with { type: 'json' };
import nvidiaH200141gbNvl from './nvidia-h200-141gb-nvl.json' with { type: 'json' };
import nvidiaH200141gbSxm from './nvidia-h200-141gb-sxm.json' with { type: 'json' };
import nvidiaH200141gbSxmMig1g18gb from './nvidia-h200-141gb-sxm-mig-1g-18gb.json' with { type: 'json' };
import nvidiaH200141gbSxmMig2g35gb from './nvidia-h200-141gb-sxm-mig-2g-35gb.json' with { type: 'json' };
import nvidiaH200141gbSxmMig3g71gb from './nvidia-h200-141gb-sxm-mig-3g-71gb.json' with { type: 'json' };
import nvidiaL424gb from './nvidia-l4-24gb.json' with { type: 'json' };
import nvidiaL4048gb from './nvidia-l40-48gb.json' with { type: 'json' };
import nvidiaL40s48gb from './nvidia-l40s-48gb.json' with { type: 'json' };
import nvidiaP10016gbPcie from './nvidia-p100-16gb-pcie.json' with { type: 'json' };
import nvidiaRtx2080Ti11gb from './nvidia-rtx-2080-ti-11gb.json' with { type: 'json' };
import nvidiaRtx309024gb from './nvidia-rtx-3090-24gb.json' with { type: 'json' };
import nvidiaRtx409024gb from './nvidia-rtx-4090-24gb.json' with { type: 'json' };
import nvidiaRtx509032gb from './nvidia-rtx-5090-32gb.json' with { type: 'json' };
import nvidiaRtx6000Ada48gb from './nvidia-rtx-6000-ada-48gb.json' with { type: 'json' };
import nvidiaRtxA400016gb from './nvidia-rtx-a4000-16gb.json' with { type: 'json' };
import nvidiaRtxA500024gb from './nvidia-rtx-a5000-24gb.json' with { type: 'json' };
import nvidiaRtxA600048gb from './nvidia-rtx-a6000-48gb.json' with { type: 'json' };
import nvidiaRtxPro4500Blackwell32gb from './nvidia-rtx-pro-4500-blackwell-32gb.json' with { type: 'json' };
import nvidiaRtxPro6000Blackwell96gb from './nvidia-rtx-pro-6000-blackwell-96gb.json' with { type: 'json' };
import nvidiaT416gb from './nvidia-t4-16gb.json' with { type: 'json' };
import nvidiaV10016gbPcie from './nvidia-v100-16gb-pcie.json' with { type: 'json' };
import nvidiaV10016gbSxm2 from './nvidia-v100-16gb-sxm2.json' with { type: 'json' };
import nvidiaV10032gbPcie from './nvidia-v100-32gb-pcie.json' with { type: 'json' };
import nvidiaV10032gbSxm2 from './nvidia-v100-32gb-sxm2.json' with { type: 'json' };

export const accelerators: readonly unknown[] = [
  amdMi10032gb,
  amdMi21064gb,
  amdMi250Gcd64gb,
  amdMi250xGcd64gb,
  amdMi300x192gb,
  amdMi325x256gb,
  amdMi350x288gb,
  amdMi355x288gb,
  huaweiAscend910b64gb,
  intelGaudi296gb,
  intelGaudi3128gb,
  intelMax1550Tile64gb,
  nvidiaA1024gb,
  nvidiaA10040gbPcie,
  nvidiaA10040gbSxm,
  nvidiaA10040gbSxmMig1g5gb,
  nvidiaA10040gbSxmMig2g10gb,
  nvidiaA10040gbSxmMig3g20gb,
  nvidiaA10040gbSxmMig4g20gb,
  nvidiaA10040gbSxmMig7g40gb,
  nvidiaA10080gbPcie,
  nvidiaA10080gbSxm,
  nvidiaA10080gbSxmMig1g10gb,
  nvidiaA10080gbSxmMig2g20gb,
  nvidiaA10080gbSxmMig3g40gb,
  nvidiaA10080gbSxmMig4g40gb,
  nvidiaA10080gbSxmMig7g80gb,
  nvidiaA10g24gb,
  nvidiaA3024gb,
  nvidiaA4048gb,
  nvidiaA80080gbPcie,
  nvidiaA80080gbSxm,
  nvidiaB200180gbSxm,
  nvidiaB300288gbSxm,
  nvidiaGb200186gb,
  nvidiaGb300288gb,
  nvidiaGh200144gb,
  nvidiaGh20096gb,
  nvidiaH10080gbPcie,
  nvidiaH10080gbSxm,
  nvidiaH10080gbSxmMig1g10gb,
  nvidiaH10080gbSxmMig1g20gb,
  nvidiaH10080gbSxmMig2g20gb,
  nvidiaH10080gbSxmMig3g40gb,
  nvidiaH10080gbSxmMig4g40gb,
  nvidiaH10080gbSxmMig7g80gb,
  nvidiaH10094gbNvl,
  nvidiaH2096gb,
  nvidiaH200141gbNvl,
  nvidiaH200141gbSxm,
  nvidiaH200141gbSxmMig1g18gb,
  nvidiaH200141gbSxmMig2g35gb,
  nvidiaH200141gbSxmMig3g71gb,
  nvidiaL424gb,
  nvidiaL4048gb,
  nvidiaL40s48gb,
  nvidiaP10016gbPcie,
  nvidiaRtx2080Ti11gb,
  nvidiaRtx309024gb,
  nvidiaRtx409024gb,
  nvidiaRtx509032gb,
  nvidiaRtx6000Ada48gb,
  nvidiaRtxA400016gb,
  nvidiaRtxA500024gb,
  nvidiaRtxA600048gb,
  nvidiaRtxPro4500Blackwell32gb,
  nvidiaRtxPro6000Blackwell96gb,
  nvidiaT416gb,
  nvidiaV10016gbPcie,
  nvidiaV10016gbSxm2,
  nvidiaV10032gbPcie,
  nvidiaV10032gbSxm2,
];

import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import "./chunk-F6XARPIJ.js";

// data/hardware/amd-mi100-32gb.json
var amd_mi100_32gb_default = {
  id: "amd-mi100-32gb",
  name: "AMD Instinct MI100",
  vendor: "amd",
  kind: "device",
  architecture: "CDNA",
  compute_capability: null,
  gfx_target: "gfx908",
  form_factor: "PCIe",
  parent: null,
  device_names: ["AMD Instinct MI100"],
  aliases: ["MI100", "MI100-32GB", "Instinct MI100"],
  memory: { nominal: "32 GB", total_bytes: 34342961152, confidence: "reported_no_address", basis: "rocm-smi VRAM total", resolution_bytes: 1, sources: [{ url: null, quote: "MI100 34342961152" }], observed: [], driver_mib: 32752 },
  supports: { bf16_native: !0, fp16: !0, tf32: !1, fp8: !1 },
  memory_bandwidth_gb_s: { value: 1228.8, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 92.3, confidence: "unsourced", sources: [] },
  interconnect: { kind: "infinity-fabric", bandwidth_gb_s: 276, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: ""
};

// data/hardware/amd-mi210-64gb.json
var amd_mi210_64gb_default = {
  id: "amd-mi210-64gb",
  name: "AMD Instinct MI210",
  vendor: "amd",
  kind: "device",
  architecture: "CDNA2",
  compute_capability: null,
  gfx_target: "gfx90a",
  form_factor: "PCIe",
  parent: null,
  device_names: ["AMD Instinct MI210"],
  aliases: ["MI210", "MI210-64GB", "Instinct MI210"],
  memory: { nominal: "64 GB", total_bytes: 68702699520, confidence: "derived", basis: "64 GiB less 16 MiB, as one MI250X GCD; torch message 63.98 GiB", resolution_bytes: 1, sources: [{ url: "https://github.com/ROCm/ROCm/blob/e396b4898f459db094bfd60b876f419f77eb9f09/docs/reference/gpu-arch-specs.rst", quote: "64 GiB" }, { url: null, quote: "total capacity of 63.98 GiB" }], observed: [{ value: 63.59, unit: "GiB", context: "newer ROCm, address not kept", url: null }], driver_mib: 65520 },
  supports: { bf16_native: !0, fp16: !0, tf32: !1, fp8: !1 },
  memory_bandwidth_gb_s: { value: 1638, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 181, confidence: "unsourced", sources: [] },
  interconnect: { kind: "infinity-fabric", bandwidth_gb_s: 300, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: ""
};

// data/hardware/amd-mi250-gcd-64gb.json
var amd_mi250_gcd_64gb_default = {
  id: "amd-mi250-gcd-64gb",
  name: "AMD Instinct MI250",
  vendor: "amd",
  kind: "gcd",
  architecture: "CDNA2",
  compute_capability: null,
  gfx_target: "gfx90a",
  form_factor: "OAM",
  parent: null,
  device_names: ["AMD Instinct MI250"],
  aliases: ["MI250", "MI250 GCD", "Instinct MI250"],
  memory: { nominal: "64 GB", total_bytes: 68702699520, confidence: "derived", basis: "taken equal to the MI250X GCD", resolution_bytes: 1, sources: [{ url: "https://github.com/ROCm/ROCm/blob/e396b4898f459db094bfd60b876f419f77eb9f09/docs/reference/gpu-arch-specs.rst", quote: "128 GiB per card" }], observed: [], driver_mib: 65520 },
  supports: { bf16_native: !0, fp16: !0, tf32: !1, fp8: !1 },
  memory_bandwidth_gb_s: { value: 1638, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 181, confidence: "unsourced", sources: [] },
  interconnect: { kind: "infinity-fabric", bandwidth_gb_s: 400, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: "one card (128 GB) is two devices"
};

// data/hardware/amd-mi250x-gcd-64gb.json
var amd_mi250x_gcd_64gb_default = {
  id: "amd-mi250x-gcd-64gb",
  name: "AMD Instinct MI250X",
  vendor: "amd",
  kind: "gcd",
  architecture: "CDNA2",
  compute_capability: null,
  gfx_target: "gfx90a",
  form_factor: "OAM",
  parent: null,
  device_names: ["AMD Instinct MI250X"],
  aliases: ["MI250X", "MI250X GCD", "MI250X-64GB", "Instinct MI250X"],
  memory: { nominal: "64 GB", total_bytes: 68702699520, confidence: "reported_no_address", basis: "Cray system log", resolution_bytes: 1, sources: [{ url: null, quote: "Total GPU memory 68702699520" }, { url: "https://github.com/ROCm/ROCm/blob/e396b4898f459db094bfd60b876f419f77eb9f09/docs/reference/gpu-arch-specs.rst", quote: "128 GiB per card" }], observed: [], driver_mib: 65520 },
  supports: { bf16_native: !0, fp16: !0, tf32: !1, fp8: !1 },
  memory_bandwidth_gb_s: { value: 1638, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  bf16_dense_tflops: { value: 191.5, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  interconnect: { kind: "infinity-fabric", bandwidth_gb_s: 400, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: "one card (128 GB) is two devices (GCDs); torch sees a GCD; bandwidth and TFLOPS are half of the card's 3280 and 383"
};

// data/hardware/amd-mi300x-192gb.json
var amd_mi300x_192gb_default = {
  id: "amd-mi300x-192gb",
  name: "AMD Instinct MI300X",
  vendor: "amd",
  kind: "device",
  architecture: "CDNA3",
  compute_capability: null,
  gfx_target: "gfx942",
  form_factor: "OAM",
  parent: null,
  device_names: ["AMD Instinct MI300X"],
  aliases: ["MI300X", "MI300X-192GB", "Instinct MI300X"],
  memory: { nominal: "192 GB", total_bytes: 205825570242, confidence: "reported_no_address", basis: "lowest torch value seen (newer ROCm)", resolution_bytes: 10737418, sources: [{ url: null, quote: "total capacity of 191.69 GiB" }, { url: "https://github.com/ROCm/legacy-rocm-build/issues/4750", quote: "25767706624 x 8 = 206141652992 B (191.98 GiB)" }], observed: [{ value: 206141652992, unit: "B", context: "VRAM total; CPX partitions 8 x 25767706624", url: "https://github.com/ROCm/legacy-rocm-build/issues/4750" }, { value: 191.98, unit: "GiB", context: "torch message, address not kept", url: null }], driver_mib: 196592 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 5300, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  bf16_dense_tflops: { value: 1307, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md", "https://github.com/pytorch/ao/blob/36027d82d1ad9949597ea16002ff4940374b1b94/torchao/testing/training/roofline_utils.py"] },
  interconnect: { kind: "infinity-fabric", bandwidth_gb_s: 896, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: "fp8 is the FNUZ variant"
};

// data/hardware/amd-mi325x-256gb.json
var amd_mi325x_256gb_default = {
  id: "amd-mi325x-256gb",
  name: "AMD Instinct MI325X",
  vendor: "amd",
  kind: "device",
  architecture: "CDNA3",
  compute_capability: null,
  gfx_target: "gfx942",
  form_factor: "OAM",
  parent: null,
  device_names: ["AMD Instinct MI325X"],
  aliases: ["MI325X", "MI325X-256GB", "Instinct MI325X"],
  memory: { nominal: "256 GB", total_bytes: 274545046978, confidence: "reported_no_address", basis: "lowest value seen", resolution_bytes: 10737418, sources: [{ url: null, quote: "total capacity of 255.69 GiB" }, { url: "https://github.com/vllm-project/vllm/issues/41962", quote: "255.98 GiB" }], observed: [{ value: 255.98, unit: "GiB", context: "torch message", url: "https://github.com/vllm-project/vllm/issues/41962" }], driver_mib: 262128 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 6e3, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  bf16_dense_tflops: { value: 1307, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  interconnect: { kind: "infinity-fabric", bandwidth_gb_s: 896, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: "AMD's tables state 256 GB; one catalogue still states 288 GB"
};

// data/hardware/amd-mi350x-288gb.json
var amd_mi350x_288gb_default = {
  id: "amd-mi350x-288gb",
  name: "AMD Instinct MI350X",
  vendor: "amd",
  kind: "device",
  architecture: "CDNA4",
  compute_capability: null,
  gfx_target: "gfx950",
  form_factor: "OAM",
  parent: null,
  device_names: ["AMD Instinct MI350X"],
  aliases: ["MI350X", "MI350X-288GB", "Instinct MI350X"],
  memory: { nominal: "288 GB", total_bytes: 309216170475, confidence: "derived", basis: "taken equal to MI355X", resolution_bytes: 10737418, sources: [{ url: "https://rocm.docs.amd.com/en/7.13.0-preview/reference/gpu-specs.html", quote: "288 GiB" }], observed: [], driver_mib: 294896 },
  supports: { bf16_native: !0, fp16: !0, tf32: !1, fp8: !0 },
  memory_bandwidth_gb_s: { value: 8e3, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  bf16_dense_tflops: { value: 2300, confidence: "unsourced", sources: [] },
  interconnect: { kind: "infinity-fabric", bandwidth_gb_s: 1075, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: ""
};

// data/hardware/amd-mi355x-288gb.json
var amd_mi355x_288gb_default = {
  id: "amd-mi355x-288gb",
  name: "AMD Instinct MI355X",
  vendor: "amd",
  kind: "device",
  architecture: "CDNA4",
  compute_capability: null,
  gfx_target: "gfx950",
  form_factor: "OAM",
  parent: null,
  device_names: ["AMD Instinct MI355X"],
  aliases: ["MI355X", "MI355X-288GB", "Instinct MI355X"],
  memory: { nominal: "288 GB", total_bytes: 309216170475, confidence: "reported", basis: "issue report", resolution_bytes: 10737418, sources: [{ url: "https://github.com/ROCm/TheRock/issues/2118", quote: "287.98 GiB" }, { url: "https://rocm.docs.amd.com/en/7.13.0-preview/reference/gpu-specs.html", quote: "288 GiB" }], observed: [], driver_mib: 294896 },
  supports: { bf16_native: !0, fp16: !0, tf32: !1, fp8: !0 },
  memory_bandwidth_gb_s: { value: 8e3, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  bf16_dense_tflops: { value: 2500, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  interconnect: { kind: "infinity-fabric", bandwidth_gb_s: 1075, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: "fp8 is the OCP variant"
};

// data/hardware/huawei-ascend-910b-64gb.json
var huawei_ascend_910b_64gb_default = {
  id: "huawei-ascend-910b-64gb",
  name: "Ascend910B1",
  vendor: "huawei",
  kind: "device",
  architecture: "Da Vinci",
  compute_capability: null,
  gfx_target: null,
  form_factor: "OAM",
  parent: null,
  device_names: ["Ascend910B1", "Ascend910B2", "Ascend910B2C", "Ascend910B3"],
  aliases: ["Ascend 910B", "910B", "Ascend 910B3", "Ascend 910B 64GB"],
  memory: { nominal: "64 GB", total_bytes: 65466039009, confidence: "reported_no_address", basis: "torch_npu OOM messages, eight of them alike", resolution_bytes: 10737418, sources: [{ url: null, quote: "total capacity of 60.97 GiB" }], observed: [], driver_mib: 65536 },
  supports: { bf16_native: !0, fp16: !0, tf32: !1, fp8: !1 },
  memory_bandwidth_gb_s: { value: 1600, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 313, confidence: "unsourced", sources: [] },
  interconnect: { kind: "hccs", bandwidth_gb_s: 392, pcie_gen: 5, confidence: "unsourced", sources: [] },
  notes: "npu-smi shows 65536 MB; torch_npu sees 60.97 GiB; 910B4 has 32 GB"
};

// data/hardware/intel-gaudi2-96gb.json
var intel_gaudi2_96gb_default = {
  id: "intel-gaudi2-96gb",
  name: "HL-225",
  vendor: "intel",
  kind: "device",
  architecture: "Gaudi 2",
  compute_capability: null,
  gfx_target: null,
  form_factor: "OAM",
  parent: null,
  device_names: ["HL-225"],
  aliases: ["Gaudi2", "Gaudi 2", "HL-225H"],
  memory: { nominal: "96 GB", total_bytes: 103079215104, confidence: "reported_no_address", basis: "hl-smi total", resolution_bytes: 1048576, sources: [{ url: null, quote: "HL-225 ... 98304MiB" }, { url: "https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md", quote: "96 GB" }], observed: [], driver_mib: 98304 },
  supports: { bf16_native: !0, fp16: !0, tf32: !1, fp8: !0 },
  memory_bandwidth_gb_s: { value: 2460, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  bf16_dense_tflops: { value: 432, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  interconnect: { kind: "roce", bandwidth_gb_s: 300, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: "the total is the nominal amount; what is left for tensors was not found"
};

// data/hardware/intel-gaudi3-128gb.json
var intel_gaudi3_128gb_default = {
  id: "intel-gaudi3-128gb",
  name: "HL-325L",
  vendor: "intel",
  kind: "device",
  architecture: "Gaudi 3",
  compute_capability: null,
  gfx_target: null,
  form_factor: "OAM",
  parent: null,
  device_names: ["HL-325L"],
  aliases: ["Gaudi3", "Gaudi 3"],
  memory: { nominal: "128 GB", total_bytes: 137438953472, confidence: "unsourced", basis: "nominal 128 taken as GiB, as Gaudi 2 does", resolution_bytes: 1048576, sources: [{ url: "https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md", quote: "128 GB (nominal)" }], observed: [], driver_mib: null },
  supports: { bf16_native: !0, fp16: !0, tf32: !1, fp8: !0 },
  memory_bandwidth_gb_s: { value: 3700, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  bf16_dense_tflops: { value: 1677, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  interconnect: { kind: "roce", bandwidth_gb_s: 600, pcie_gen: 5, confidence: "unsourced", sources: [] },
  notes: "no driver output found; specification 1835 bf16 TFLOPS"
};

// data/hardware/intel-max-1550-tile-64gb.json
var intel_max_1550_tile_64gb_default = {
  id: "intel-max-1550-tile-64gb",
  name: "Intel(R) Data Center GPU Max 1550",
  vendor: "intel",
  kind: "tile",
  architecture: "Xe-HPC",
  compute_capability: null,
  gfx_target: null,
  form_factor: "OAM",
  parent: null,
  device_names: ["Intel(R) Data Center GPU Max 1550"],
  aliases: ["Max 1550", "Data Center GPU Max 1550", "Ponte Vecchio 1550", "PVC 1550"],
  memory: { nominal: "64 GB", total_bytes: 68702699520, confidence: "reported", basis: "torch.xpu device properties, one tile", resolution_bytes: 1048576, sources: [{ url: "https://github.com/intel/torch-xpu-ops/issues/3891", quote: "65520 MiB" }, { url: "https://github.com/pytorch/pytorch/issues/191943", quote: "131040 MiB for the card (2 tiles)" }], observed: [], driver_mib: 65520 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: 1638, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 209, confidence: "unsourced", sources: [] },
  interconnect: { kind: "xelink", bandwidth_gb_s: null, pcie_gen: 5, confidence: "unsourced", sources: [] },
  notes: "one card (128 GB) is two tiles; composite mode shows one device of 131040 MiB"
};

// data/hardware/nvidia-a10-24gb.json
var nvidia_a10_24gb_default = {
  id: "nvidia-a10-24gb",
  name: "NVIDIA A10",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ampere",
  compute_capability: "8.6",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA A10"],
  aliases: ["A10", "A10-24GB"],
  memory: { nominal: "24 GB", total_bytes: 23654532382, confidence: "derived", basis: "lowest torch value seen for a 23028 MiB card", resolution_bytes: 10737418, sources: [{ url: null, quote: "total capacity of 22.03 GiB (card not stated)" }], observed: [{ value: 23.7, unit: "GiB", context: "torch OOM message, ECC off", url: "https://github.com/tatsu-lab/stanford_alpaca/issues/76" }], driver_mib: 23028 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: 600, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 125, confidence: "reported", sources: ["https://github.com/Lightning-AI/pytorch-lightning/blob/7f0c3436cd3f6ad3753125672024fc415cbcb414/src/lightning/fabric/utilities/throughput.py"] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 64, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: "GDDR6 with ECC on loses 1/16 of 24 GiB"
};

// data/hardware/nvidia-a100-40gb-pcie.json
var nvidia_a100_40gb_pcie_default = {
  id: "nvidia-a100-40gb-pcie",
  name: "NVIDIA A100-PCIE-40GB",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ampere",
  compute_capability: "8.0",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA A100-PCIE-40GB", "A100-PCIE-40GB"],
  aliases: ["A100 40GB PCIe", "A100 PCIe 40GB"],
  memory: { nominal: "40 GB", total_bytes: 42298834944, confidence: "reported", basis: "total memory in a results file", resolution_bytes: 1, sources: [{ url: "https://huggingface.co/PrunaAI/mattshumer-Llama-3-8B-16K-HQQ-4bit-smashed", quote: "40339.3125 MiB" }], observed: [{ value: 42411098112, unit: "B", context: "torch profiler trace, other driver", url: "https://huggingface.co/imdatta0/lora_final/blob/main/profile_trace.json" }], driver_mib: 40960 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: 1555, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 312, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 64, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: ""
};

// data/hardware/nvidia-a100-40gb-sxm.json
var nvidia_a100_40gb_sxm_default = {
  id: "nvidia-a100-40gb-sxm",
  name: "NVIDIA A100-SXM4-40GB",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ampere",
  compute_capability: "8.0",
  gfx_target: null,
  form_factor: "SXM4",
  parent: null,
  device_names: ["NVIDIA A100-SXM4-40GB", "A100-SXM4-40GB"],
  aliases: ["A100-40GB", "A100 40GB SXM", "A100 SXM4 40GB"],
  memory: { nominal: "40 GB", total_bytes: 42298834944, confidence: "reported", basis: "deviceQuery total", resolution_bytes: 1, sources: [{ url: "https://github.com/bottlerocket-os/bottlerocket/issues/3873", quote: "42298834944" }, { url: "https://huggingface.co/PrunaAI/mattshumer-Llama-3-8B-16K-HQQ-4bit-smashed", quote: "40339.3125 MiB (PCIe card)" }], observed: [{ value: 39.39, unit: "GiB", context: "same value in GiB", url: "https://github.com/bottlerocket-os/bottlerocket/issues/3873" }, { value: 39.5, unit: "GiB", context: "torch OOM message, issue 10 of CoSeR", url: null }, { value: 39.59, unit: "GiB", context: "torch OOM message, issue 52 of DenseCLIP", url: null }], driver_mib: 40960 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: 1555, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 312, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  interconnect: { kind: "nvlink", bandwidth_gb_s: 600, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: "drivers before 510 printed 40537 MiB"
};

// data/hardware/nvidia-a100-40gb-sxm-mig-1g-5gb.json
var nvidia_a100_40gb_sxm_mig_1g_5gb_default = {
  id: "nvidia-a100-40gb-sxm-mig-1g-5gb",
  name: "NVIDIA A100-SXM4-40GB MIG 1g.5gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Ampere",
  compute_capability: "8.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-a100-40gb-sxm",
  device_names: ["NVIDIA A100-SXM4-40GB MIG 1g.5gb"],
  aliases: ["A100-40GB 1g.5gb", "A100-40GB-MIG-1g.5gb"],
  memory: { nominal: "5 GB", total_bytes: 5100273664, confidence: "derived", basis: "go-nvml mock, whose figures are rounded", resolution_bytes: 1048576, sources: [{ url: "https://github.com/NVIDIA/go-nvml/blob/2f9e261fe40a7a1c54783d66805e8920564763b4/pkg/nvml/mock/gpus/", quote: "4864 (mock)" }], observed: [], driver_mib: null },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-a100-40gb-sxm-mig-2g-10gb.json
var nvidia_a100_40gb_sxm_mig_2g_10gb_default = {
  id: "nvidia-a100-40gb-sxm-mig-2g-10gb",
  name: "NVIDIA A100-SXM4-40GB MIG 2g.10gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Ampere",
  compute_capability: "8.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-a100-40gb-sxm",
  device_names: ["NVIDIA A100-SXM4-40GB MIG 2g.10gb"],
  aliases: ["A100-40GB 2g.10gb", "A100-40GB-MIG-2g.10gb"],
  memory: { nominal: "10 GB", total_bytes: 10334765056, confidence: "derived", basis: "go-nvml mock, whose figures are rounded", resolution_bytes: 1048576, sources: [{ url: "https://github.com/NVIDIA/go-nvml/blob/2f9e261fe40a7a1c54783d66805e8920564763b4/pkg/nvml/mock/gpus/", quote: "9856 (mock)" }], observed: [], driver_mib: null },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-a100-40gb-sxm-mig-3g-20gb.json
var nvidia_a100_40gb_sxm_mig_3g_20gb_default = {
  id: "nvidia-a100-40gb-sxm-mig-3g-20gb",
  name: "NVIDIA A100-SXM4-40GB MIG 3g.20gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Ampere",
  compute_capability: "8.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-a100-40gb-sxm",
  device_names: ["NVIDIA A100-SXM4-40GB MIG 3g.20gb"],
  aliases: ["A100-40GB 3g.20gb", "A100-40GB-MIG-3g.20gb"],
  memory: { nominal: "20 GB", total_bytes: 20937965568, confidence: "derived", basis: "go-nvml mock, whose figures are rounded", resolution_bytes: 1048576, sources: [{ url: "https://github.com/NVIDIA/go-nvml/blob/2f9e261fe40a7a1c54783d66805e8920564763b4/pkg/nvml/mock/gpus/", quote: "19968 (mock)" }], observed: [], driver_mib: null },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-a100-40gb-sxm-mig-4g-20gb.json
var nvidia_a100_40gb_sxm_mig_4g_20gb_default = {
  id: "nvidia-a100-40gb-sxm-mig-4g-20gb",
  name: "NVIDIA A100-SXM4-40GB MIG 4g.20gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Ampere",
  compute_capability: "8.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-a100-40gb-sxm",
  device_names: ["NVIDIA A100-SXM4-40GB MIG 4g.20gb"],
  aliases: ["A100-40GB 4g.20gb", "A100-40GB-MIG-4g.20gb"],
  memory: { nominal: "20 GB", total_bytes: 20937965568, confidence: "derived", basis: "go-nvml mock, whose figures are rounded", resolution_bytes: 1048576, sources: [{ url: "https://github.com/NVIDIA/go-nvml/blob/2f9e261fe40a7a1c54783d66805e8920564763b4/pkg/nvml/mock/gpus/", quote: "19968 (mock)" }], observed: [], driver_mib: null },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-a100-40gb-sxm-mig-7g-40gb.json
var nvidia_a100_40gb_sxm_mig_7g_40gb_default = {
  id: "nvidia-a100-40gb-sxm-mig-7g-40gb",
  name: "NVIDIA A100-SXM4-40GB MIG 7g.40gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Ampere",
  compute_capability: "8.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-a100-40gb-sxm",
  device_names: ["NVIDIA A100-SXM4-40GB MIG 7g.40gb"],
  aliases: ["A100-40GB 7g.40gb", "A100-40GB-MIG-7g.40gb"],
  memory: { nominal: "40 GB", total_bytes: 42144366592, confidence: "derived", basis: "go-nvml mock; less than the whole card's 40339 MiB", resolution_bytes: 1048576, sources: [{ url: "https://github.com/NVIDIA/go-nvml/blob/2f9e261fe40a7a1c54783d66805e8920564763b4/pkg/nvml/mock/gpus/", quote: "40192 (mock)" }], observed: [], driver_mib: null },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-a100-80gb-pcie.json
var nvidia_a100_80gb_pcie_default = {
  id: "nvidia-a100-80gb-pcie",
  name: "NVIDIA A100 80GB PCIe",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ampere",
  compute_capability: "8.0",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA A100 80GB PCIe"],
  aliases: ["A100 80GB PCIe", "A100 PCIe 80GB"],
  memory: { nominal: "80 GB", total_bytes: 84975927951, confidence: "derived", basis: "taken equal to the SXM card; the report does not state the form factor", resolution_bytes: 10737418, sources: [{ url: "https://github.com/lianqi1008/Control-GIC/issues/6", quote: "79.14 GiB" }], observed: [], driver_mib: 81920 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: 1935, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/a100_pcie.yaml"] },
  bf16_dense_tflops: { value: 312, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/a100_pcie.yaml"] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 64, pcie_gen: 4, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/a100_pcie.yaml"] },
  notes: ""
};

// data/hardware/nvidia-a100-80gb-sxm.json
var nvidia_a100_80gb_sxm_default = {
  id: "nvidia-a100-80gb-sxm",
  name: "NVIDIA A100-SXM4-80GB",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ampere",
  compute_capability: "8.0",
  gfx_target: null,
  form_factor: "SXM4",
  parent: null,
  device_names: ["NVIDIA A100-SXM4-80GB", "A100-SXM4-80GB"],
  aliases: ["A100-80GB", "A100 80GB SXM", "A100 SXM4 80GB"],
  memory: { nominal: "80 GB", total_bytes: 84975927951, confidence: "reported", basis: "lowest torch value seen; the form factor is not stated in the report", resolution_bytes: 10737418, sources: [{ url: "https://github.com/lianqi1008/Control-GIC/issues/6", quote: "79.14 GiB" }], observed: [{ value: 79.25, unit: "GiB", context: "torch OOM message", url: "https://github.com/levihsu/OOTDiffusion/issues/235" }, { value: 79.15, unit: "GiB", context: "torch OOM message; the card is not named", url: "https://github.com/Lightning-AI/litgpt/blob/main/tutorials/oom.md" }, { value: 81251, unit: "MiB", context: "excerpt, address not kept", url: null }], driver_mib: 81920 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: 2039, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/a100_sxm.yaml"] },
  bf16_dense_tflops: { value: 312, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/a100_sxm.yaml", "https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  interconnect: { kind: "nvlink", bandwidth_gb_s: 600, pcie_gen: 4, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/a100_sxm.yaml"] },
  notes: ""
};

// data/hardware/nvidia-a100-80gb-sxm-mig-1g-10gb.json
var nvidia_a100_80gb_sxm_mig_1g_10gb_default = {
  id: "nvidia-a100-80gb-sxm-mig-1g-10gb",
  name: "NVIDIA A100-SXM4-80GB MIG 1g.10gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Ampere",
  compute_capability: "8.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-a100-80gb-sxm",
  device_names: ["NVIDIA A100-SXM4-80GB MIG 1g.10gb"],
  aliases: ["A100-80GB 1g.10gb", "A100-80GB-MIG-1g.10gb"],
  memory: { nominal: "10 GB", total_bytes: 10200547328, confidence: "reported_no_address", basis: "nvidia-smi mig -lgip / MIG table", resolution_bytes: 10737418, sources: [{ url: null, quote: "MIG 1g.10gb 9.50" }], observed: [], driver_mib: 9728 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-a100-80gb-sxm-mig-2g-20gb.json
var nvidia_a100_80gb_sxm_mig_2g_20gb_default = {
  id: "nvidia-a100-80gb-sxm-mig-2g-20gb",
  name: "NVIDIA A100-SXM4-80GB MIG 2g.20gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Ampere",
  compute_capability: "8.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-a100-80gb-sxm",
  device_names: ["NVIDIA A100-SXM4-80GB MIG 2g.20gb"],
  aliases: ["A100-80GB 2g.20gb", "A100-80GB-MIG-2g.20gb"],
  memory: { nominal: "20 GB", total_bytes: 20937965568, confidence: "reported", basis: "nvidia-smi mig -lgip / MIG table", resolution_bytes: 10737418, sources: [{ url: "https://github.com/XuehaiPan/nvitop/issues/8", quote: "19968MiB" }, { url: null, quote: "MIG 2g.20gb 19.50" }], observed: [], driver_mib: 19968 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-a100-80gb-sxm-mig-3g-40gb.json
var nvidia_a100_80gb_sxm_mig_3g_40gb_default = {
  id: "nvidia-a100-80gb-sxm-mig-3g-40gb",
  name: "NVIDIA A100-SXM4-80GB MIG 3g.40gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Ampere",
  compute_capability: "8.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-a100-80gb-sxm",
  device_names: ["NVIDIA A100-SXM4-80GB MIG 3g.40gb"],
  aliases: ["A100-80GB 3g.40gb", "A100-80GB-MIG-3g.40gb"],
  memory: { nominal: "40 GB", total_bytes: 42144366592, confidence: "reported_no_address", basis: "nvidia-smi mig -lgip / MIG table", resolution_bytes: 10737418, sources: [{ url: null, quote: "MIG 3g.40gb 39.25" }], observed: [], driver_mib: 40192 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-a100-80gb-sxm-mig-4g-40gb.json
var nvidia_a100_80gb_sxm_mig_4g_40gb_default = {
  id: "nvidia-a100-80gb-sxm-mig-4g-40gb",
  name: "NVIDIA A100-SXM4-80GB MIG 4g.40gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Ampere",
  compute_capability: "8.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-a100-80gb-sxm",
  device_names: ["NVIDIA A100-SXM4-80GB MIG 4g.40gb"],
  aliases: ["A100-80GB 4g.40gb", "A100-80GB-MIG-4g.40gb"],
  memory: { nominal: "40 GB", total_bytes: 42144366592, confidence: "reported_no_address", basis: "nvidia-smi mig -lgip / MIG table", resolution_bytes: 10737418, sources: [{ url: null, quote: "MIG 4g.40gb 39.25" }], observed: [], driver_mib: 40192 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-a100-80gb-sxm-mig-7g-80gb.json
var nvidia_a100_80gb_sxm_mig_7g_80gb_default = {
  id: "nvidia-a100-80gb-sxm-mig-7g-80gb",
  name: "NVIDIA A100-SXM4-80GB MIG 7g.80gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Ampere",
  compute_capability: "8.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-a100-80gb-sxm",
  device_names: ["NVIDIA A100-SXM4-80GB MIG 7g.80gb"],
  aliases: ["A100-80GB 7g.80gb", "A100-80GB-MIG-7g.80gb"],
  memory: { nominal: "80 GB", total_bytes: 84288733184, confidence: "derived", basis: "rounded value of a mock (80384 MiB); mig -lgip lists 79.00 GiB; the smaller is kept", resolution_bytes: 1048576, sources: [{ url: "https://github.com/NVIDIA/go-nvml/blob/2f9e261fe40a7a1c54783d66805e8920564763b4/pkg/nvml/mock/gpus/", quote: "80384 (mock)" }, { url: null, quote: "MIG 7g.80gb 79.00" }], observed: [], driver_mib: null },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-a10g-24gb.json
var nvidia_a10g_24gb_default = {
  id: "nvidia-a10g-24gb",
  name: "NVIDIA A10G",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ampere",
  compute_capability: "8.6",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA A10G"],
  aliases: ["A10G", "A10G-24GB"],
  memory: { nominal: "24 GB", total_bytes: 23654532382, confidence: "derived", basis: "lowest torch value seen for this class on newer drivers; older drivers 22.49 (reported)", resolution_bytes: 10737418, sources: [{ url: "https://github.com/AUTOMATIC1111/stable-diffusion-webui/issues/1259", quote: "22.49 GiB (old driver)" }, { url: null, quote: "total capacity of 22.03 GiB (card not stated)" }], observed: [{ value: 22.49, unit: "GiB", context: "torch OOM message", url: "https://github.com/AUTOMATIC1111/stable-diffusion-webui/issues/1259" }], driver_mib: 23028 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: 600, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 70, confidence: "unsourced", sources: [] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 64, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: "EC2's own API states 22888 MiB; ECC on; bf16 peak is quoted as 70 (A10G) or 125 (A10 data sheet)"
};

// data/hardware/nvidia-a30-24gb.json
var nvidia_a30_24gb_default = {
  id: "nvidia-a30-24gb",
  name: "NVIDIA A30",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ampere",
  compute_capability: "8.0",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA A30"],
  aliases: ["A30", "A30-24GB"],
  memory: { nominal: "24 GB", total_bytes: 25265145118, confidence: "reported", basis: "torch OOM message", resolution_bytes: 10737418, sources: [{ url: "https://github.com/google/RB-Modulation/issues/5", quote: "23.53 GiB" }], observed: [], driver_mib: 24576 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: 933, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/a30.yaml"] },
  bf16_dense_tflops: { value: 165, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/a30.yaml"] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 64, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: ""
};

// data/hardware/nvidia-a40-48gb.json
var nvidia_a40_48gb_default = {
  id: "nvidia-a40-48gb",
  name: "NVIDIA A40",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ampere",
  compute_capability: "8.6",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA A40"],
  aliases: ["A40", "A40-48GB"],
  memory: { nominal: "48 GB", total_bytes: 47609712476, confidence: "derived", basis: "lowest torch value seen for 46068 MiB cards", resolution_bytes: 10737418, sources: [{ url: null, quote: "total capacity of 44.34 GiB (card not stated)" }], observed: [], driver_mib: 46068 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: 696, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 149.7, confidence: "reported", sources: ["https://github.com/Lightning-AI/pytorch-lightning/blob/7f0c3436cd3f6ad3753125672024fc415cbcb414/src/lightning/fabric/utilities/throughput.py"] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 64, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: "GDDR6 with ECC on; optional NVLink bridge"
};

// data/hardware/nvidia-a800-80gb-pcie.json
var nvidia_a800_80gb_pcie_default = {
  id: "nvidia-a800-80gb-pcie",
  name: "NVIDIA A800 80GB PCIe",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ampere",
  compute_capability: "8.0",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA A800 80GB PCIe"],
  aliases: ["A800 PCIe", "A800 80GB PCIe"],
  memory: { nominal: "80 GB", total_bytes: 84975927951, confidence: "derived", basis: "taken equal to A100 80GB (same driver total)", resolution_bytes: 10737418, sources: [], observed: [], driver_mib: 81920 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: 1935, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 312, confidence: "unsourced", sources: [] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 64, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: ""
};

// data/hardware/nvidia-a800-80gb-sxm.json
var nvidia_a800_80gb_sxm_default = {
  id: "nvidia-a800-80gb-sxm",
  name: "NVIDIA A800-SXM4-80GB",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ampere",
  compute_capability: "8.0",
  gfx_target: null,
  form_factor: "SXM4",
  parent: null,
  device_names: ["NVIDIA A800-SXM4-80GB"],
  aliases: ["A800", "A800-80GB", "A800 SXM"],
  memory: { nominal: "80 GB", total_bytes: 84975927951, confidence: "derived", basis: "taken equal to A100 80GB (same driver total)", resolution_bytes: 10737418, sources: [], observed: [], driver_mib: 81920 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: 2039, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 312, confidence: "unsourced", sources: [] },
  interconnect: { kind: "nvlink", bandwidth_gb_s: 400, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: ""
};

// data/hardware/nvidia-b200-180gb-sxm.json
var nvidia_b200_180gb_sxm_default = {
  id: "nvidia-b200-180gb-sxm",
  name: "NVIDIA B200",
  vendor: "nvidia",
  kind: "device",
  architecture: "Blackwell",
  compute_capability: "10.0",
  gfx_target: null,
  form_factor: "SXM6",
  parent: null,
  device_names: ["NVIDIA B200"],
  aliases: ["B200", "B200 SXM", "B200-180GB", "B200-192GB"],
  memory: { nominal: "180 GB", total_bytes: 191501854310, confidence: "reported", basis: "ml-engineering", resolution_bytes: 10737418, sources: [{ url: "https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/debug/pytorch.md", quote: "178.35 GiB" }], observed: [], driver_mib: 183359 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 7700, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/b200_sxm.yaml"] },
  bf16_dense_tflops: { value: 2250, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/b200_sxm.yaml", "https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  interconnect: { kind: "nvlink", bandwidth_gb_s: 1800, pcie_gen: 5, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/b200_sxm.yaml"] },
  notes: "sold as 192 GB or 180 GB; the driver shows 183359 MiB (179.1 GiB); bandwidth 8000 GB/s in ml-engineering"
};

// data/hardware/nvidia-b300-288gb-sxm.json
var nvidia_b300_288gb_sxm_default = {
  id: "nvidia-b300-288gb-sxm",
  name: "NVIDIA B300 SXM6 AC",
  vendor: "nvidia",
  kind: "device",
  architecture: "Blackwell Ultra",
  compute_capability: "10.3",
  gfx_target: null,
  form_factor: "SXM6",
  parent: null,
  device_names: ["NVIDIA B300 SXM6 AC"],
  aliases: ["B300", "B300 SXM", "B300-288GB"],
  memory: { nominal: "288 GB", total_bytes: 287429948866, confidence: "reported_no_address", basis: "torch messages, three of them alike", resolution_bytes: 10737418, sources: [{ url: null, quote: "total capacity of 267.69 GiB" }], observed: [], driver_mib: 275040 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 7750, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/b300_sxm.yaml"] },
  bf16_dense_tflops: { value: 2250, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/b300_sxm.yaml", "https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  interconnect: { kind: "nvlink", bandwidth_gb_s: 1800, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "288 GB in the data sheet; the driver shows 275040 MiB (268.6 GiB = 288.4 GB); gpuhunt states compute capability 10.0, aiconfigurator 10.3"
};

// data/hardware/nvidia-gb200-186gb.json
var nvidia_gb200_186gb_default = {
  id: "nvidia-gb200-186gb",
  name: "NVIDIA GB200",
  vendor: "nvidia",
  kind: "device",
  architecture: "Blackwell",
  compute_capability: "10.0",
  gfx_target: null,
  form_factor: "Superchip",
  parent: null,
  device_names: ["NVIDIA GB200"],
  aliases: ["GB200", "GB200-186GB", "GB200-192GB"],
  memory: { nominal: "186 GB", total_bytes: 197901355581, confidence: "reported_no_address", basis: "torch messages, five of them alike", resolution_bytes: 10737418, sources: [{ url: null, quote: "total capacity of 184.31 GiB" }], observed: [], driver_mib: 189471 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 8e3, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/gb200.yaml"] },
  bf16_dense_tflops: { value: 2500, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/gb200.yaml"] },
  interconnect: { kind: "nvlink", bandwidth_gb_s: 1800, pcie_gen: 5, confidence: "unsourced", sources: [] },
  notes: "per GPU; a superchip has two"
};

// data/hardware/nvidia-gb300-288gb.json
var nvidia_gb300_288gb_default = {
  id: "nvidia-gb300-288gb",
  name: "NVIDIA GB300",
  vendor: "nvidia",
  kind: "device",
  architecture: "Blackwell Ultra",
  compute_capability: "10.3",
  gfx_target: null,
  form_factor: "Superchip",
  parent: null,
  device_names: ["NVIDIA GB300"],
  aliases: ["GB300", "GB300-288GB"],
  memory: { nominal: "288 GB", total_bytes: 296889614336, confidence: "reported", basis: "ml-engineering, DGX Station GB300", resolution_bytes: 10737418, sources: [{ url: "https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/debug/pytorch.md", quote: "276.50 GiB" }], observed: [], driver_mib: 284208 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 8e3, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/gb300.yaml"] },
  bf16_dense_tflops: { value: 2500, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/gb300.yaml"] },
  interconnect: { kind: "nvlink", bandwidth_gb_s: 1800, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "per GPU"
};

// data/hardware/nvidia-gh200-144gb.json
var nvidia_gh200_144gb_default = {
  id: "nvidia-gh200-144gb",
  name: "NVIDIA GH200 144G HBM3e",
  vendor: "nvidia",
  kind: "device",
  architecture: "Hopper",
  compute_capability: "9.0",
  gfx_target: null,
  form_factor: "Superchip",
  parent: null,
  device_names: ["NVIDIA GH200 144G HBM3e"],
  aliases: ["GH200-144GB", "GH200 144GB HBM3e"],
  memory: { nominal: "144 GB", total_bytes: 153008209920, confidence: "reported_no_address", basis: "CUDA total memory in a test record", resolution_bytes: 1, sources: [{ url: null, quote: "NVIDIA GH200 144G HBM3e, total_mem 153008209920" }], observed: [], driver_mib: null },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 4800, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  bf16_dense_tflops: { value: 989, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  interconnect: { kind: "nvlink-c2c", bandwidth_gb_s: 900, pcie_gen: 5, confidence: "unsourced", sources: [] },
  notes: "one observation only"
};

// data/hardware/nvidia-gh200-96gb.json
var nvidia_gh200_96gb_default = {
  id: "nvidia-gh200-96gb",
  name: "NVIDIA GH200 480GB",
  vendor: "nvidia",
  kind: "device",
  architecture: "Hopper",
  compute_capability: "9.0",
  gfx_target: null,
  form_factor: "Superchip",
  parent: null,
  device_names: ["NVIDIA GH200 480GB", "NVIDIA GH200 120GB"],
  aliases: ["GH200-96GB", "GH200 96GB HBM3", "GH200 480GB"],
  memory: { nominal: "96 GB", total_bytes: 101468602368, confidence: "reported_no_address", basis: "torch message", resolution_bytes: 10737418, sources: [{ url: null, quote: "total capacity of 94.50 GiB" }], observed: [], driver_mib: 97871 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 4e3, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  bf16_dense_tflops: { value: 989, confidence: "reported", sources: ["https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  interconnect: { kind: "nvlink-c2c", bandwidth_gb_s: 900, pcie_gen: 5, confidence: "unsourced", sources: [] },
  notes: "the 480GB/120GB in the device name is the CPU's LPDDR5X, not the GPU memory; coherent CPU memory is not counted by torch"
};

// data/hardware/nvidia-h100-80gb-pcie.json
var nvidia_h100_80gb_pcie_default = {
  id: "nvidia-h100-80gb-pcie",
  name: "NVIDIA H100 PCIe",
  vendor: "nvidia",
  kind: "device",
  architecture: "Hopper",
  compute_capability: "9.0",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA H100 PCIe"],
  aliases: ["H100 PCIe", "H100-PCIE-80GB", "H100 80GB PCIe"],
  memory: { nominal: "80 GB", total_bytes: 85017493504, confidence: "derived", basis: "driver total 81559 MiB less the 479 MiB reserve seen on the SXM card, less 1 MiB", resolution_bytes: 1048576, sources: [{ url: "https://github.com/utkuozdemir/nvidia_gpu_exporter/blob/e656cd81a180e7e0e7862b53c9acd4c2fb0f590b/internal/captures/linux-x86_64__nvidia-h100-80gb-hbm3__590.48.01.txt", quote: "Reserved 479 MiB (SXM card)" }], observed: [], driver_mib: 81559 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 2e3, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/h100_pcie.yaml"] },
  bf16_dense_tflops: { value: 756.5, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/h100_pcie.yaml"] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 128, pcie_gen: 5, confidence: "unsourced", sources: [] },
  notes: "optional NVLink bridge between two cards"
};

// data/hardware/nvidia-h100-80gb-sxm.json
var nvidia_h100_80gb_sxm_default = {
  id: "nvidia-h100-80gb-sxm",
  name: "NVIDIA H100 80GB HBM3",
  vendor: "nvidia",
  kind: "device",
  architecture: "Hopper",
  compute_capability: "9.0",
  gfx_target: null,
  form_factor: "SXM5",
  parent: null,
  device_names: ["NVIDIA H100 80GB HBM3"],
  aliases: ["H100", "H100 SXM", "H100 SXM5", "H100-80GB", "H100 80GB SXM", "H100 80GB HBM3"],
  memory: { nominal: "80 GB", total_bytes: 85017493504, confidence: "measured", basis: "torch.cuda.get_device_properties(0).total_memory, read on this card", resolution_bytes: 1, sources: [{ url: null, quote: "measured: 85017493504 bytes; nvidia-smi 81559 MiB" }, { url: "https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/debug/pytorch.md", quote: "79.10 GiB" }, { url: "https://github.com/utkuozdemir/nvidia_gpu_exporter/blob/e656cd81a180e7e0e7862b53c9acd4c2fb0f590b/internal/captures/linux-x86_64__nvidia-h100-80gb-hbm3__590.48.01.txt", quote: "Total 81559 MiB, Reserved 479 MiB" }], observed: [{ value: 79.15, unit: "GiB", context: "torch OOM message, litgpt tutorial; the card is not named, A100 80GB or H100", url: "https://github.com/Lightning-AI/litgpt/blob/main/tutorials/oom.md" }, { value: 79.1, unit: "GiB", context: "ml-engineering", url: "https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/debug/pytorch.md" }], driver_mib: 81559 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 3350, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/h100_sxm.yaml"] },
  bf16_dense_tflops: { value: 989, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/h100_sxm.yaml", "https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  interconnect: { kind: "nvlink", bandwidth_gb_s: 900, pcie_gen: 5, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/h100_sxm.yaml"] },
  notes: ""
};

// data/hardware/nvidia-h100-80gb-sxm-mig-1g-10gb.json
var nvidia_h100_80gb_sxm_mig_1g_10gb_default = {
  id: "nvidia-h100-80gb-sxm-mig-1g-10gb",
  name: "NVIDIA H100 80GB HBM3 MIG 1g.10gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Hopper",
  compute_capability: "9.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-h100-80gb-sxm",
  device_names: ["NVIDIA H100 80GB HBM3 MIG 1g.10gb"],
  aliases: ["H100 1g.10gb", "H100-MIG-1g.10gb"],
  memory: { nominal: "10 GB", total_bytes: 10468982784, confidence: "reported", basis: "nvidia-smi MIG table, two sources alike", resolution_bytes: 1048576, sources: [{ url: "https://github.com/utkuozdemir/nvidia_gpu_exporter/blob/e656cd81a180e7e0e7862b53c9acd4c2fb0f590b/internal/captures/linux-x86_64__nvidia-h100-mig__590.48.01.txt", quote: "9984MiB" }, { url: "https://github.com/NVIDIA/cloud-native-docs/blob/52dcb7b8d956784344e241df476de17094a4574c/openshift/mig-ocp.rst", quote: "9984MiB" }], observed: [], driver_mib: 9984 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-h100-80gb-sxm-mig-1g-20gb.json
var nvidia_h100_80gb_sxm_mig_1g_20gb_default = {
  id: "nvidia-h100-80gb-sxm-mig-1g-20gb",
  name: "NVIDIA H100 80GB HBM3 MIG 1g.20gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Hopper",
  compute_capability: "9.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-h100-80gb-sxm",
  device_names: ["NVIDIA H100 80GB HBM3 MIG 1g.20gb"],
  aliases: ["H100 1g.20gb", "H100-MIG-1g.20gb"],
  memory: { nominal: "20 GB", total_bytes: 21066814586, confidence: "derived", basis: "as the 2g.20gb instance: same memory slices", resolution_bytes: 10737418, sources: [], observed: [], driver_mib: null },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-h100-80gb-sxm-mig-2g-20gb.json
var nvidia_h100_80gb_sxm_mig_2g_20gb_default = {
  id: "nvidia-h100-80gb-sxm-mig-2g-20gb",
  name: "NVIDIA H100 80GB HBM3 MIG 2g.20gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Hopper",
  compute_capability: "9.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-h100-80gb-sxm",
  device_names: ["NVIDIA H100 80GB HBM3 MIG 2g.20gb"],
  aliases: ["H100 2g.20gb", "H100-MIG-2g.20gb"],
  memory: { nominal: "20 GB", total_bytes: 21072183296, confidence: "reported", basis: "nvidia-smi MIG table, two sources alike", resolution_bytes: 1048576, sources: [{ url: "https://github.com/utkuozdemir/nvidia_gpu_exporter/blob/e656cd81a180e7e0e7862b53c9acd4c2fb0f590b/internal/captures/linux-x86_64__nvidia-h100-mig__590.48.01.txt", quote: "20096MiB" }, { url: "https://github.com/NVIDIA/cloud-native-docs/blob/52dcb7b8d956784344e241df476de17094a4574c/openshift/mig-ocp.rst", quote: "20096MiB" }], observed: [], driver_mib: 20096 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-h100-80gb-sxm-mig-3g-40gb.json
var nvidia_h100_80gb_sxm_mig_3g_40gb_default = {
  id: "nvidia-h100-80gb-sxm-mig-3g-40gb",
  name: "NVIDIA H100 80GB HBM3 MIG 3g.40gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Hopper",
  compute_capability: "9.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-h100-80gb-sxm",
  device_names: ["NVIDIA H100 80GB HBM3 MIG 3g.40gb"],
  aliases: ["H100 3g.40gb", "H100-MIG-3g.40gb"],
  memory: { nominal: "40 GB", total_bytes: 42412802048, confidence: "reported", basis: "nvidia-smi MIG table, two sources alike", resolution_bytes: 1048576, sources: [{ url: "https://github.com/utkuozdemir/nvidia_gpu_exporter/blob/e656cd81a180e7e0e7862b53c9acd4c2fb0f590b/internal/captures/linux-x86_64__nvidia-h100-mig__590.48.01.txt", quote: "40448MiB" }, { url: "https://github.com/NVIDIA/cloud-native-docs/blob/52dcb7b8d956784344e241df476de17094a4574c/openshift/mig-ocp.rst", quote: "40448MiB" }], observed: [], driver_mib: 40448 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-h100-80gb-sxm-mig-4g-40gb.json
var nvidia_h100_80gb_sxm_mig_4g_40gb_default = {
  id: "nvidia-h100-80gb-sxm-mig-4g-40gb",
  name: "NVIDIA H100 80GB HBM3 MIG 4g.40gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Hopper",
  compute_capability: "9.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-h100-80gb-sxm",
  device_names: ["NVIDIA H100 80GB HBM3 MIG 4g.40gb"],
  aliases: ["H100 4g.40gb", "H100-MIG-4g.40gb"],
  memory: { nominal: "40 GB", total_bytes: 42412802048, confidence: "reported_no_address", basis: "nvidia-smi mig -lgip", resolution_bytes: 10737418, sources: [{ url: null, quote: "MIG 4g.40gb 39.50" }], observed: [], driver_mib: null },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-h100-80gb-sxm-mig-7g-80gb.json
var nvidia_h100_80gb_sxm_mig_7g_80gb_default = {
  id: "nvidia-h100-80gb-sxm-mig-7g-80gb",
  name: "NVIDIA H100 80GB HBM3 MIG 7g.80gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Hopper",
  compute_capability: "9.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-h100-80gb-sxm",
  device_names: ["NVIDIA H100 80GB HBM3 MIG 7g.80gb"],
  aliases: ["H100 7g.80gb", "H100-MIG-7g.80gb"],
  memory: { nominal: "80 GB", total_bytes: 85017493504, confidence: "derived", basis: "instance listed as 79.25 GiB, capped at the whole card's torch total", resolution_bytes: 1048576, sources: [{ url: null, quote: "MIG 7g.80gb 79.25" }], observed: [], driver_mib: null },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-h100-94gb-nvl.json
var nvidia_h100_94gb_nvl_default = {
  id: "nvidia-h100-94gb-nvl",
  name: "NVIDIA H100 NVL",
  vendor: "nvidia",
  kind: "device",
  architecture: "Hopper",
  compute_capability: "9.0",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA H100 NVL"],
  aliases: ["H100 NVL", "H100-NVL-94GB", "H100-94GB"],
  memory: { nominal: "94 GB", total_bytes: 99961274368, confidence: "reported", basis: "CUDA (OpenCL) global memory size", resolution_bytes: 1, sources: [{ url: "https://github.com/fastfetch-cli/fastfetch/issues/1658", quote: "99961274368" }], observed: [], driver_mib: 95830 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 3900, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 835.5, confidence: "reported", sources: ["https://github.com/Lightning-AI/pytorch-lightning/blob/7f0c3436cd3f6ad3753125672024fc415cbcb414/src/lightning/fabric/utilities/throughput.py"] },
  interconnect: { kind: "nvlink-bridge", bandwidth_gb_s: 600, pcie_gen: 5, confidence: "unsourced", sources: [] },
  notes: "94 GB on one card; the name is also used for a pair of cards (188 GB)"
};

// data/hardware/nvidia-h20-96gb.json
var nvidia_h20_96gb_default = {
  id: "nvidia-h20-96gb",
  name: "NVIDIA H20",
  vendor: "nvidia",
  kind: "device",
  architecture: "Hopper",
  compute_capability: "9.0",
  gfx_target: null,
  form_factor: "SXM5",
  parent: null,
  device_names: ["NVIDIA H20"],
  aliases: ["H20", "H20-96GB"],
  memory: { nominal: "96 GB", total_bytes: 102121865216, confidence: "derived", basis: "driver total 97871 MiB less the 480 MiB reserve of the sibling H100", resolution_bytes: 1048576, sources: [], observed: [], driver_mib: 97871 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 4e3, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 148, confidence: "unsourced", sources: [] },
  interconnect: { kind: "nvlink", bandwidth_gb_s: 900, pcie_gen: 5, confidence: "unsourced", sources: [] },
  notes: ""
};

// data/hardware/nvidia-h200-141gb-nvl.json
var nvidia_h200_141gb_nvl_default = {
  id: "nvidia-h200-141gb-nvl",
  name: "NVIDIA H200 NVL",
  vendor: "nvidia",
  kind: "device",
  architecture: "Hopper",
  compute_capability: "9.0",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA H200 NVL"],
  aliases: ["H200 NVL", "H200-NVL-141GB"],
  memory: { nominal: "141 GB", total_bytes: 150023207649, confidence: "derived", basis: "taken equal to the SXM card", resolution_bytes: 10737418, sources: [], observed: [], driver_mib: 143771 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 4800, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 840, confidence: "reported", sources: ["https://github.com/Lightning-AI/pytorch-lightning/blob/7f0c3436cd3f6ad3753125672024fc415cbcb414/src/lightning/fabric/utilities/throughput.py"] },
  interconnect: { kind: "nvlink-bridge", bandwidth_gb_s: 900, pcie_gen: 5, confidence: "unsourced", sources: [] },
  notes: "no direct observation found"
};

// data/hardware/nvidia-h200-141gb-sxm.json
var nvidia_h200_141gb_sxm_default = {
  id: "nvidia-h200-141gb-sxm",
  name: "NVIDIA H200",
  vendor: "nvidia",
  kind: "device",
  architecture: "Hopper",
  compute_capability: "9.0",
  gfx_target: null,
  form_factor: "SXM5",
  parent: null,
  device_names: ["NVIDIA H200"],
  aliases: ["H200", "H200 SXM", "H200-141GB", "H200 141GB HBM3e"],
  memory: { nominal: "141 GB", total_bytes: 150023207649, confidence: "reported_no_address", basis: "lowest value seen in torch messages; 139.80 is the commonest and agrees with 143771 - 614 = 143157 MiB", resolution_bytes: 10737418, sources: [{ url: null, quote: "total capacity of 139.72 GiB" }, { url: "https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/debug/pytorch.md", quote: "139.80 GiB" }], observed: [{ value: 139.8, unit: "GiB", context: "ml-engineering", url: "https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/debug/pytorch.md" }, { value: 139.81, unit: "GiB", context: "torch OOM message, address not kept", url: null }], driver_mib: 143771 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 4800, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/h200_sxm.yaml", "https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  bf16_dense_tflops: { value: 989, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/h200_sxm.yaml", "https://github.com/stas00/ml-engineering/blob/744d01e18b79512572f64a6bbd8b5f4a725203a7/compute/accelerator/README.md"] },
  interconnect: { kind: "nvlink", bandwidth_gb_s: 900, pcie_gen: 5, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/h200_sxm.yaml"] },
  notes: "nvidia-smi 143771 MiB measured; the exporter capture adds Reserved 614 MiB"
};

// data/hardware/nvidia-h200-141gb-sxm-mig-1g-18gb.json
var nvidia_h200_141gb_sxm_mig_1g_18gb_default = {
  id: "nvidia-h200-141gb-sxm-mig-1g-18gb",
  name: "NVIDIA H200 MIG 1g.18gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Hopper",
  compute_capability: "9.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-h200-141gb-sxm",
  device_names: ["NVIDIA H200 MIG 1g.18gb"],
  aliases: ["H200 1g.18gb", "H200-MIG-1g.18gb"],
  memory: { nominal: "18 GB", total_bytes: 17179869184, confidence: "reported", basis: "nvidia-smi MIG table", resolution_bytes: 1048576, sources: [{ url: "https://github.com/utkuozdemir/nvidia_gpu_exporter/blob/e656cd81a180e7e0e7862b53c9acd4c2fb0f590b/internal/captures/linux-x86_64__nvidia-h200-mig__590.48.01.txt", quote: "16384MiB" }], observed: [], driver_mib: 16384 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-h200-141gb-sxm-mig-2g-35gb.json
var nvidia_h200_141gb_sxm_mig_2g_35gb_default = {
  id: "nvidia-h200-141gb-sxm-mig-2g-35gb",
  name: "NVIDIA H200 MIG 2g.35gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Hopper",
  compute_capability: "9.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-h200-141gb-sxm",
  device_names: ["NVIDIA H200 MIG 2g.35gb"],
  aliases: ["H200 2g.35gb", "H200-MIG-2g.35gb"],
  memory: { nominal: "35 GB", total_bytes: 34896609280, confidence: "reported", basis: "nvidia-smi MIG table", resolution_bytes: 1048576, sources: [{ url: "https://github.com/utkuozdemir/nvidia_gpu_exporter/blob/e656cd81a180e7e0e7862b53c9acd4c2fb0f590b/internal/captures/linux-x86_64__nvidia-h200-mig__590.48.01.txt", quote: "33280MiB" }], observed: [], driver_mib: 33280 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-h200-141gb-sxm-mig-3g-71gb.json
var nvidia_h200_141gb_sxm_mig_3g_71gb_default = {
  id: "nvidia-h200-141gb-sxm-mig-3g-71gb",
  name: "NVIDIA H200 MIG 3g.71gb",
  vendor: "nvidia",
  kind: "mig",
  architecture: "Hopper",
  compute_capability: "9.0",
  gfx_target: null,
  form_factor: "MIG",
  parent: "nvidia-h200-141gb-sxm",
  device_names: ["NVIDIA H200 MIG 3g.71gb"],
  aliases: ["H200 3g.71gb", "H200-MIG-3g.71gb"],
  memory: { nominal: "71 GB", total_bytes: 74893492224, confidence: "reported", basis: "nvidia-smi MIG table", resolution_bytes: 1048576, sources: [{ url: "https://github.com/utkuozdemir/nvidia_gpu_exporter/blob/e656cd81a180e7e0e7862b53c9acd4c2fb0f590b/internal/captures/linux-x86_64__nvidia-h200-mig__590.48.01.txt", quote: "71424MiB" }], observed: [], driver_mib: 71424 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: null, confidence: "not_applicable", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "none", bandwidth_gb_s: null, pcie_gen: null, confidence: "unsourced", sources: [] },
  notes: "MIG instance: NCCL between instances of one card is not possible"
};

// data/hardware/nvidia-l4-24gb.json
var nvidia_l4_24gb_default = {
  id: "nvidia-l4-24gb",
  name: "NVIDIA L4",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ada Lovelace",
  compute_capability: "8.9",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA L4"],
  aliases: ["L4", "L4-24GB"],
  memory: { nominal: "24 GB", total_bytes: 23654532382, confidence: "derived", basis: "lowest torch value seen for 23028-23034 MiB cards", resolution_bytes: 10737418, sources: [{ url: null, quote: "total capacity of 22.03 GiB (card not stated)" }], observed: [], driver_mib: 23034 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 300, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/l4.yaml"] },
  bf16_dense_tflops: { value: 121, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/l4.yaml", "https://github.com/Lightning-AI/pytorch-lightning/blob/7f0c3436cd3f6ad3753125672024fc415cbcb414/src/lightning/fabric/utilities/throughput.py"] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 64, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: "ECC on"
};

// data/hardware/nvidia-l40-48gb.json
var nvidia_l40_48gb_default = {
  id: "nvidia-l40-48gb",
  name: "NVIDIA L40",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ada Lovelace",
  compute_capability: "8.9",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA L40"],
  aliases: ["L40", "L40-48GB"],
  memory: { nominal: "48 GB", total_bytes: 47674136985, confidence: "reported", basis: "torch OOM messages", resolution_bytes: 10737418, sources: [{ url: "https://github.com/NVlabs/Eagle/issues/68", quote: "44.40 GiB" }, { url: "https://github.com/QwenLM/Qwen3-VL/issues/2097", quote: "44.40 GiB" }], observed: [], driver_mib: 46068 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 864, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 181, confidence: "reported", sources: ["https://github.com/Lightning-AI/pytorch-lightning/blob/7f0c3436cd3f6ad3753125672024fc415cbcb414/src/lightning/fabric/utilities/throughput.py"] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 64, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: "ECC on"
};

// data/hardware/nvidia-l40s-48gb.json
var nvidia_l40s_48gb_default = {
  id: "nvidia-l40s-48gb",
  name: "NVIDIA L40S",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ada Lovelace",
  compute_capability: "8.9",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA L40S"],
  aliases: ["L40S", "L40S-48GB"],
  memory: { nominal: "48 GB", total_bytes: 47667216384, confidence: "derived", basis: "driver total 46068 less Reserved 609 MiB in a capture (44.39 GiB); torch messages agree", resolution_bytes: 1048576, sources: [{ url: "https://github.com/utkuozdemir/nvidia_gpu_exporter/blob/e656cd81a180e7e0e7862b53c9acd4c2fb0f590b/internal/captures/linux-x86_64__nvidia-l40s__595.80.txt", quote: "Total 46068 MiB, Reserved 609 MiB" }, { url: null, quote: "total capacity of 44.39 GiB" }], observed: [{ value: 44.42, unit: "GiB", context: "torch OOM message", url: "https://github.com/stepfun-ai/Step-Video-T2V/issues/8" }], driver_mib: 46068 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 864, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/l40s.yaml"] },
  bf16_dense_tflops: { value: 362, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/l40s.yaml"] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 64, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: "ECC on"
};

// data/hardware/nvidia-p100-16gb-pcie.json
var nvidia_p100_16gb_pcie_default = {
  id: "nvidia-p100-16gb-pcie",
  name: "Tesla P100-PCIE-16GB",
  vendor: "nvidia",
  kind: "device",
  architecture: "Pascal",
  compute_capability: "6.0",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["Tesla P100-PCIE-16GB"],
  aliases: ["P100", "P100-16GB", "P100 PCIe"],
  memory: { nominal: "16 GB", total_bytes: 17070817280, confidence: "reported", basis: "old driver's total, which already leaves out the reserve", resolution_bytes: 1048576, sources: [{ url: "https://github.com/NVIDIA/cloud-native-docs/blob/52dcb7b8d956784344e241df476de17094a4574c/gpu-operator/troubleshooting.rst", quote: "16280MiB" }], observed: [], driver_mib: 16384 },
  supports: { bf16_native: !1, fp16: !1, tf32: !1, fp8: !1 },
  memory_bandwidth_gb_s: { value: 732, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 32, pcie_gen: 3, confidence: "unsourced", sources: [] },
  notes: "no tensor cores; DeepSpeed counts fp16 as unsupported below compute capability 7.0 unless DS_ALLOW_DEPRECATED_FP16=1"
};

// data/hardware/nvidia-rtx-2080-ti-11gb.json
var nvidia_rtx_2080_ti_11gb_default = {
  id: "nvidia-rtx-2080-ti-11gb",
  name: "NVIDIA GeForce RTX 2080 Ti",
  vendor: "nvidia",
  kind: "device",
  architecture: "Turing",
  compute_capability: "7.5",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA GeForce RTX 2080 Ti", "GeForce RTX 2080 Ti"],
  aliases: ["RTX 2080 Ti", "RTX2080Ti", "2080 Ti"],
  memory: { nominal: "11 GB", total_bytes: 11523260416, confidence: "reported", basis: "total memory in a notebook", resolution_bytes: 1, sources: [{ url: "https://gist.github.com/jkrauska/d25e9dfcbe2c0a0ec08e06d8d12c8b9f", quote: "11523260416" }, { url: "https://pastebin.com/iDUUqB6i", quote: "10989MiB (old driver, same amount)" }], observed: [{ value: 10.76, unit: "GiB", context: "torch OOM message", url: "https://github.com/JDAI-CV/image-captioning/issues/11" }], driver_mib: 11264 },
  supports: { bf16_native: !1, fp16: !0, tf32: !1, fp8: !1 },
  memory_bandwidth_gb_s: { value: 616, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 32, pcie_gen: 3, confidence: "unsourced", sources: [] },
  notes: "bf16 is emulated only"
};

// data/hardware/nvidia-rtx-3090-24gb.json
var nvidia_rtx_3090_24gb_default = {
  id: "nvidia-rtx-3090-24gb",
  name: "NVIDIA GeForce RTX 3090",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ampere",
  compute_capability: "8.6",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA GeForce RTX 3090"],
  aliases: ["RTX 3090", "RTX3090", "GeForce RTX 3090", "3090"],
  memory: { nominal: "24 GB", total_bytes: 25329569628, confidence: "reported", basis: "lowest torch value seen", resolution_bytes: 10737418, sources: [{ url: "https://github.com/bytedance/X-Portrait/issues/7", quote: "23.59 GiB" }, { url: "https://github.com/vllm-project/vllm/issues/16343", quote: "23.68 GiB" }], observed: [{ value: 23.68, unit: "GiB", context: "torch OOM message, driver 550", url: "https://github.com/vllm-project/vllm/issues/16343" }], driver_mib: 24576 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: 936, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 71, confidence: "unsourced", sources: [] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 64, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: "optional NVLink bridge"
};

// data/hardware/nvidia-rtx-4090-24gb.json
var nvidia_rtx_4090_24gb_default = {
  id: "nvidia-rtx-4090-24gb",
  name: "NVIDIA GeForce RTX 4090",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ada Lovelace",
  compute_capability: "8.9",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA GeForce RTX 4090"],
  aliases: ["RTX 4090", "RTX4090", "GeForce RTX 4090", "4090"],
  memory: { nominal: "24 GB", total_bytes: 25254407700, confidence: "reported", basis: "lowest torch value seen", resolution_bytes: 10737418, sources: [{ url: "https://github.com/Soul-AILab/SoulX-FlashTalk/issues/5", quote: "23.52 GiB" }], observed: [{ value: 23.61, unit: "GiB", context: "torch OOM message", url: "https://github.com/pinokiofactory/flux-webui/issues/11" }, { value: 23.64, unit: "GiB", context: "torch OOM message", url: "https://github.com/3DTopia/Phidias-Diffusion/issues/8" }], driver_mib: 24564 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 1008, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 165, confidence: "unsourced", sources: [] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 64, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: "value drifts down with newer drivers"
};

// data/hardware/nvidia-rtx-5090-32gb.json
var nvidia_rtx_5090_32gb_default = {
  id: "nvidia-rtx-5090-32gb",
  name: "NVIDIA GeForce RTX 5090",
  vendor: "nvidia",
  kind: "device",
  architecture: "Blackwell",
  compute_capability: "12.0",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA GeForce RTX 5090"],
  aliases: ["RTX 5090", "RTX5090", "GeForce RTX 5090", "5090"],
  memory: { nominal: "32 GB", total_bytes: 33672543600, confidence: "reported", basis: "torch OOM message", resolution_bytes: 10737418, sources: [{ url: "https://github.com/TrajectoryCrafter/TrajectoryCrafter/issues/20", quote: "31.36 GiB" }, { url: "https://github.com/Wan-Video/Wan2.1/issues/465", quote: "31.37 GiB" }], observed: [], driver_mib: 32607 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 1792, confidence: "reported", sources: ["https://github.com/pytorch/ao/blob/36027d82d1ad9949597ea16002ff4940374b1b94/torchao/testing/training/roofline_utils.py"] },
  bf16_dense_tflops: { value: 209.5, confidence: "reported", sources: ["https://github.com/pytorch/ao/blob/36027d82d1ad9949597ea16002ff4940374b1b94/torchao/testing/training/roofline_utils.py"] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 128, pcie_gen: 5, confidence: "unsourced", sources: [] },
  notes: "on Windows torch reports the whole 32607 MB"
};

// data/hardware/nvidia-rtx-6000-ada-48gb.json
var nvidia_rtx_6000_ada_48gb_default = {
  id: "nvidia-rtx-6000-ada-48gb",
  name: "NVIDIA RTX 6000 Ada Generation",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ada Lovelace",
  compute_capability: "8.9",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA RTX 6000 Ada Generation"],
  aliases: ["RTX 6000 Ada", "RTX6000 Ada", "6000 Ada", "RTX 6000 Ada Generation"],
  memory: { nominal: "48 GB", total_bytes: 47706349240, confidence: "reported", basis: "torch OOM message; ECC on (off: driver 49140 MiB, torch about 47.4 GiB, derived)", resolution_bytes: 10737418, sources: [{ url: "https://github.com/DINGYANB/MTVCrafter/issues/21", quote: "44.43 GiB" }], observed: [], driver_mib: 46068 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 960, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 182, confidence: "unsourced", sources: [] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 64, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: "ECC can be switched; the smaller figure is used"
};

// data/hardware/nvidia-rtx-a4000-16gb.json
var nvidia_rtx_a4000_16gb_default = {
  id: "nvidia-rtx-a4000-16gb",
  name: "NVIDIA RTX A4000",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ampere",
  compute_capability: "8.6",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA RTX A4000"],
  aliases: ["RTX A4000", "A4000"],
  memory: { nominal: "16 GB", total_bytes: 16761109872, confidence: "reported", basis: "torch OOM message", resolution_bytes: 10737418, sources: [{ url: "https://github.com/DengKaiCQ/VGGT-Long/issues/6", quote: "15.61 GiB" }], observed: [], driver_mib: 16376 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: 448, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 76.7, confidence: "unsourced", sources: [] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 64, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: ""
};

// data/hardware/nvidia-rtx-a5000-24gb.json
var nvidia_rtx_a5000_24gb_default = {
  id: "nvidia-rtx-a5000-24gb",
  name: "NVIDIA RTX A5000",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ampere",
  compute_capability: "8.6",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA RTX A5000"],
  aliases: ["RTX A5000", "A5000"],
  memory: { nominal: "24 GB", total_bytes: 25254407700, confidence: "derived", basis: "taken equal to the other 24564 MiB card (RTX 4090)", resolution_bytes: 10737418, sources: [], observed: [], driver_mib: 24564 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: 768, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 111, confidence: "unsourced", sources: [] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 64, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: "ECC off by default; on, it loses 1/16"
};

// data/hardware/nvidia-rtx-a6000-48gb.json
var nvidia_rtx_a6000_48gb_default = {
  id: "nvidia-rtx-a6000-48gb",
  name: "NVIDIA RTX A6000",
  vendor: "nvidia",
  kind: "device",
  architecture: "Ampere",
  compute_capability: "8.6",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA RTX A6000"],
  aliases: ["RTX A6000", "A6000"],
  memory: { nominal: "48 GB", total_bytes: 50895362457, confidence: "derived", basis: "lowest torch value seen for 49140 MiB cards", resolution_bytes: 10737418, sources: [{ url: null, quote: "total capacity of 47.40 GiB (card not stated)" }], observed: [], driver_mib: 49140 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !1 },
  memory_bandwidth_gb_s: { value: 768, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: 154.8, confidence: "unsourced", sources: [] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 64, pcie_gen: 4, confidence: "unsourced", sources: [] },
  notes: "ECC off by default; on, it loses 1/16"
};

// data/hardware/nvidia-rtx-pro-4500-blackwell-32gb.json
var nvidia_rtx_pro_4500_blackwell_32gb_default = {
  id: "nvidia-rtx-pro-4500-blackwell-32gb",
  name: "NVIDIA RTX PRO 4500 Blackwell",
  vendor: "nvidia",
  kind: "device",
  architecture: "Blackwell",
  compute_capability: "12.0",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA RTX PRO 4500 Blackwell"],
  aliases: ["RTX PRO 4500", "RTX PRO 4500 Blackwell"],
  memory: { nominal: "32 GB", total_bytes: 33689829376, confidence: "reported", basis: "CUDA total in a pull request", resolution_bytes: 1, sources: [{ url: "https://github.com/vllm-project/vllm/issues/51590", quote: "33689829376" }], observed: [], driver_mib: 32623 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 896, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 128, pcie_gen: 5, confidence: "unsourced", sources: [] },
  notes: ""
};

// data/hardware/nvidia-rtx-pro-6000-blackwell-96gb.json
var nvidia_rtx_pro_6000_blackwell_96gb_default = {
  id: "nvidia-rtx-pro-6000-blackwell-96gb",
  name: "NVIDIA RTX PRO 6000 Blackwell Server Edition",
  vendor: "nvidia",
  kind: "device",
  architecture: "Blackwell",
  compute_capability: "12.0",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["NVIDIA RTX PRO 6000 Blackwell Server Edition", "NVIDIA RTX PRO 6000 Blackwell Workstation Edition", "NVIDIA RTX PRO 6000 Blackwell Max-Q Workstation Edition"],
  aliases: ["RTX PRO 6000", "RTX PRO 6000 Blackwell", "PRO 6000 Blackwell", "RTX6000 PRO"],
  memory: { nominal: "96 GB", total_bytes: 101973261025, confidence: "reported", basis: "issue report", resolution_bytes: 10737418, sources: [{ url: "https://github.com/antirez/ds4/issues/431", quote: "94.97 GiB" }], observed: [], driver_mib: 97887 },
  supports: { bf16_native: !0, fp16: !0, tf32: !0, fp8: !0 },
  memory_bandwidth_gb_s: { value: 1792, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/rtx_pro_6000_server.yaml"] },
  bf16_dense_tflops: { value: 467.8, confidence: "reported", sources: ["https://github.com/ai-dynamo/aiconfigurator/blob/095f58a51c4ca8e61b66ec108d86f223f8d559ce/aic-core/src/aiconfigurator_core/systems/rtx_pro_6000_server.yaml"] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 128, pcie_gen: 5, confidence: "unsourced", sources: [] },
  notes: ""
};

// data/hardware/nvidia-t4-16gb.json
var nvidia_t4_16gb_default = {
  id: "nvidia-t4-16gb",
  name: "Tesla T4",
  vendor: "nvidia",
  kind: "device",
  architecture: "Turing",
  compute_capability: "7.5",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["Tesla T4"],
  aliases: ["T4", "T4-16GB"],
  memory: { nominal: "16 GB", total_bytes: 15633680957, confidence: "reported_no_address", basis: "lowest torch value seen (newer drivers)", resolution_bytes: 10737418, sources: [{ url: null, quote: "total capacity of 14.56 GiB" }, { url: "https://github.com/hpcaitech/Open-Sora/issues/697", quote: "14.75 GiB (Colab, older driver)" }], observed: [{ value: 14.75, unit: "GiB", context: "torch OOM message, Colab", url: "https://github.com/hpcaitech/Open-Sora/issues/697" }], driver_mib: 15360 },
  supports: { bf16_native: !1, fp16: !0, tf32: !1, fp8: !1 },
  memory_bandwidth_gb_s: { value: 320, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 32, pcie_gen: 3, confidence: "unsourced", sources: [] },
  notes: "ECC on takes 1/16 of 16 GiB; bf16 is emulated only; drivers before 510 printed 15109 MiB"
};

// data/hardware/nvidia-v100-16gb-pcie.json
var nvidia_v100_16gb_pcie_default = {
  id: "nvidia-v100-16gb-pcie",
  name: "Tesla V100-PCIE-16GB",
  vendor: "nvidia",
  kind: "device",
  architecture: "Volta",
  compute_capability: "7.0",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["Tesla V100-PCIE-16GB"],
  aliases: ["V100 PCIe 16GB", "V100-PCIE"],
  memory: { nominal: "16 GB", total_bytes: 16944988160, confidence: "derived", basis: "taken equal to the SXM2 card", resolution_bytes: 1048576, sources: [], observed: [], driver_mib: 16384 },
  supports: { bf16_native: !1, fp16: !0, tf32: !1, fp8: !1 },
  memory_bandwidth_gb_s: { value: 900, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 32, pcie_gen: 3, confidence: "unsourced", sources: [] },
  notes: "fp16 tensor cores 125 (SXM2) or 112 (PCIe) TFLOPS; bf16 is emulated only"
};

// data/hardware/nvidia-v100-16gb-sxm2.json
var nvidia_v100_16gb_sxm2_default = {
  id: "nvidia-v100-16gb-sxm2",
  name: "Tesla V100-SXM2-16GB",
  vendor: "nvidia",
  kind: "device",
  architecture: "Volta",
  compute_capability: "7.0",
  gfx_target: null,
  form_factor: "SXM2",
  parent: null,
  device_names: ["Tesla V100-SXM2-16GB"],
  aliases: ["V100-16GB", "V100 SXM2 16GB"],
  memory: { nominal: "16 GB", total_bytes: 16944988160, confidence: "reported", basis: "old driver's total, which already leaves out the reserve", resolution_bytes: 1048576, sources: [{ url: "https://github.com/lucidrains/DALLE-pytorch/blob/58c1e1a4fef10725a79bd45cdb5581c03e3e59e7/examples/rainbow_dalle.ipynb", quote: "Tesla V100-SXM2... 16160MiB" }], observed: [], driver_mib: 16384 },
  supports: { bf16_native: !1, fp16: !0, tf32: !1, fp8: !1 },
  memory_bandwidth_gb_s: { value: 900, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "nvlink", bandwidth_gb_s: 300, pcie_gen: 3, confidence: "unsourced", sources: [] },
  notes: "fp16 tensor cores 125 (SXM2) or 112 (PCIe) TFLOPS; bf16 is emulated only"
};

// data/hardware/nvidia-v100-32gb-pcie.json
var nvidia_v100_32gb_pcie_default = {
  id: "nvidia-v100-32gb-pcie",
  name: "Tesla V100-PCIE-32GB",
  vendor: "nvidia",
  kind: "device",
  architecture: "Volta",
  compute_capability: "7.0",
  gfx_target: null,
  form_factor: "PCIe",
  parent: null,
  device_names: ["Tesla V100-PCIE-32GB"],
  aliases: ["V100 PCIe 32GB"],
  memory: { nominal: "32 GB", total_bytes: 34080565493, confidence: "derived", basis: "taken equal to the SXM2 card", resolution_bytes: 10737418, sources: [], observed: [], driver_mib: 32768 },
  supports: { bf16_native: !1, fp16: !0, tf32: !1, fp8: !1 },
  memory_bandwidth_gb_s: { value: 900, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "pcie", bandwidth_gb_s: 32, pcie_gen: 3, confidence: "unsourced", sources: [] },
  notes: "fp16 tensor cores 125 (SXM2) or 112 (PCIe) TFLOPS; bf16 is emulated only"
};

// data/hardware/nvidia-v100-32gb-sxm2.json
var nvidia_v100_32gb_sxm2_default = {
  id: "nvidia-v100-32gb-sxm2",
  name: "Tesla V100-SXM2-32GB",
  vendor: "nvidia",
  kind: "device",
  architecture: "Volta",
  compute_capability: "7.0",
  gfx_target: null,
  form_factor: "SXM2",
  parent: null,
  device_names: ["Tesla V100-SXM2-32GB"],
  aliases: ["V100-32GB", "V100 SXM2 32GB"],
  memory: { nominal: "32 GB", total_bytes: 34080565493, confidence: "reported", basis: "torch OOM message", resolution_bytes: 10737418, sources: [{ url: "https://github.com/liucongg/ChatGLM-Finetuning/issues/73", quote: "31.74 GiB" }, { url: "https://github.com/rapidsai/dask-cuda/issues/859", quote: "32510MiB (old driver)" }], observed: [], driver_mib: 32768 },
  supports: { bf16_native: !1, fp16: !0, tf32: !1, fp8: !1 },
  memory_bandwidth_gb_s: { value: 900, confidence: "unsourced", sources: [] },
  bf16_dense_tflops: { value: null, confidence: "not_applicable", sources: [] },
  interconnect: { kind: "nvlink", bandwidth_gb_s: 300, pcie_gen: 3, confidence: "unsourced", sources: [] },
  notes: "fp16 tensor cores 125 (SXM2) or 112 (PCIe) TFLOPS; bf16 is emulated only"
};

// data/hardware/accelerators.ts
var accelerators = [
  amd_mi100_32gb_default,
  amd_mi210_64gb_default,
  amd_mi250_gcd_64gb_default,
  amd_mi250x_gcd_64gb_default,
  amd_mi300x_192gb_default,
  amd_mi325x_256gb_default,
  amd_mi350x_288gb_default,
  amd_mi355x_288gb_default,
  huawei_ascend_910b_64gb_default,
  intel_gaudi2_96gb_default,
  intel_gaudi3_128gb_default,
  intel_max_1550_tile_64gb_default,
  nvidia_a10_24gb_default,
  nvidia_a100_40gb_pcie_default,
  nvidia_a100_40gb_sxm_default,
  nvidia_a100_40gb_sxm_mig_1g_5gb_default,
  nvidia_a100_40gb_sxm_mig_2g_10gb_default,
  nvidia_a100_40gb_sxm_mig_3g_20gb_default,
  nvidia_a100_40gb_sxm_mig_4g_20gb_default,
  nvidia_a100_40gb_sxm_mig_7g_40gb_default,
  nvidia_a100_80gb_pcie_default,
  nvidia_a100_80gb_sxm_default,
  nvidia_a100_80gb_sxm_mig_1g_10gb_default,
  nvidia_a100_80gb_sxm_mig_2g_20gb_default,
  nvidia_a100_80gb_sxm_mig_3g_40gb_default,
  nvidia_a100_80gb_sxm_mig_4g_40gb_default,
  nvidia_a100_80gb_sxm_mig_7g_80gb_default,
  nvidia_a10g_24gb_default,
  nvidia_a30_24gb_default,
  nvidia_a40_48gb_default,
  nvidia_a800_80gb_pcie_default,
  nvidia_a800_80gb_sxm_default,
  nvidia_b200_180gb_sxm_default,
  nvidia_b300_288gb_sxm_default,
  nvidia_gb200_186gb_default,
  nvidia_gb300_288gb_default,
  nvidia_gh200_144gb_default,
  nvidia_gh200_96gb_default,
  nvidia_h100_80gb_pcie_default,
  nvidia_h100_80gb_sxm_default,
  nvidia_h100_80gb_sxm_mig_1g_10gb_default,
  nvidia_h100_80gb_sxm_mig_1g_20gb_default,
  nvidia_h100_80gb_sxm_mig_2g_20gb_default,
  nvidia_h100_80gb_sxm_mig_3g_40gb_default,
  nvidia_h100_80gb_sxm_mig_4g_40gb_default,
  nvidia_h100_80gb_sxm_mig_7g_80gb_default,
  nvidia_h100_94gb_nvl_default,
  nvidia_h20_96gb_default,
  nvidia_h200_141gb_nvl_default,
  nvidia_h200_141gb_sxm_default,
  nvidia_h200_141gb_sxm_mig_1g_18gb_default,
  nvidia_h200_141gb_sxm_mig_2g_35gb_default,
  nvidia_h200_141gb_sxm_mig_3g_71gb_default,
  nvidia_l4_24gb_default,
  nvidia_l40_48gb_default,
  nvidia_l40s_48gb_default,
  nvidia_p100_16gb_pcie_default,
  nvidia_rtx_2080_ti_11gb_default,
  nvidia_rtx_3090_24gb_default,
  nvidia_rtx_4090_24gb_default,
  nvidia_rtx_5090_32gb_default,
  nvidia_rtx_6000_ada_48gb_default,
  nvidia_rtx_a4000_16gb_default,
  nvidia_rtx_a5000_24gb_default,
  nvidia_rtx_a6000_48gb_default,
  nvidia_rtx_pro_4500_blackwell_32gb_default,
  nvidia_rtx_pro_6000_blackwell_96gb_default,
  nvidia_t4_16gb_default,
  nvidia_v100_16gb_pcie_default,
  nvidia_v100_16gb_sxm2_default,
  nvidia_v100_32gb_pcie_default,
  nvidia_v100_32gb_sxm2_default
];
export {
  accelerators
};

"""Small models of other families, and the flags that change how a model is trained: each takes its steps."""
from __future__ import annotations

import os
import unittest
from concurrent.futures import ThreadPoolExecutor

import schema
from run_smoke import HERE, run

VIRTUAL = ["--virtual", "--world-size", "2"]
CASES = [
    ("zero3.json", ["--model", "t5", *VIRTUAL], "T5ForConditionalGeneration"),
    ("zero3.json", ["--model", "kosmos-2", *VIRTUAL], "Kosmos2ForConditionalGeneration"),
    ("zero3.json", ["--model", "bert", *VIRTUAL], "BertForMaskedLM"),
    ("zero2.json", ["--model", "vit", *VIRTUAL], "ViTForImageClassification"),
    ("zero3.json", ["--model", "mixtral", *VIRTUAL], "MixtralForCausalLM"),
    ("zero2.json", ["--lora", "r=4,targets=q_proj+v_proj", "--gradient-checkpointing", "--gradient-accumulation-steps", "2", "--attention", "eager"], "LlamaForCausalLM"),
]


def model(flags: list[str]) -> list[str]:
    return [os.path.join(HERE, "models", f"{flag}.json") if before == "--model" else flag for before, flag in zip(["", *flags], flags)]


class Families(unittest.TestCase):
    def test_each_takes_its_steps(self) -> None:
        with ThreadPoolExecutor(2) as pool:
            runs = list(pool.map(lambda case: run(case[0], *model(case[1])), CASES))
        for (config, flags, wanted), ended in zip(CASES, runs):
            with self.subTest(config=config, flags=flags):
                self.assertEqual(0, ended.code, ended.printed)
                self.assertEqual([], schema.problems(ended.result))
                self.assertEqual((wanted, 3), (ended.result["model"]["class"], len(ended.result["steps"])))
        tuned = runs[-1].result
        self.assertLess(tuned["model"]["trainable_params"], tuned["model"]["params"])
        self.assertEqual((2, "eager"), (tuned["engine"]["gradient_accumulation_steps"], tuned["run"]["attention"]))


if __name__ == "__main__":
    unittest.main()

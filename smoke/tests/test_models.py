"""Tiny models of many families, without the engine: the class that the config names is built, gets what it takes, and its loss is finite and has gradients."""
from __future__ import annotations

import json
import math
import os
import unittest

from ds_smoke.models import batch, build
from ds_smoke.outcome import Refused
from run_smoke import HERE

os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")

class Models(unittest.TestCase):
    def test_each_family(self) -> None:
        import torch

        torch.set_num_threads(1)
        place = torch.device("cpu")
        with open(os.path.join(HERE, "models", "families.json"), encoding="utf-8") as file:
            families = json.load(file)
        self.assertGreater(len(families), 40)
        for family in families:
            with self.subTest(family["name"]):
                if "refused" in family:
                    with self.assertRaisesRegex(Refused, family["refused"]) as caught:
                        self._loss(family, place, torch.bfloat16)
                    self.assertEqual(2, caught.exception.code)
                    continue
                model, loss = self._loss(family, place, torch.bfloat16)
                self.assertEqual(family["class"], type(model).__name__)
                self.assertTrue(math.isfinite(float(loss)), float(loss))
                loss.backward()
                self.assertTrue(any(parameter.grad is not None and parameter.grad.abs().sum() > 0 for parameter in model.parameters()))

    def _loss(self, family: dict, place, dtype):
        config, model_class = build.configuration(family["config"])
        attention = build.attention_of(model_class, None)
        counted, largest = build.count(config, model_class, attention)
        model = build.adapt(build.build(config, model_class, attention, dtype, place, None), None, False)
        self.assertEqual(counted, sum(parameter.numel() for parameter in model.parameters()))
        self.assertLessEqual(largest, counted)
        given = batch.batch(model_class, config, 2, family["sequence_length"], place, dtype)
        return model, model(**given).loss


if __name__ == "__main__":
    unittest.main()

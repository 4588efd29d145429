#!/bin/sh
deepspeed train_llama.py --deepspeed_config configs/llama.json
